import LatticeModels
import Numerics
import TestSupport

/// The group of permutations of sites and levels that one or two random ones generate.
struct PlantedGroup {
  struct Element: Hashable {
    let sites: [Int]
    let levels: [[Int]]

    func after(_ other: Element) -> Element {
      Element(
        sites: other.sites.map { sites[$0] },
        levels: other.sites.indices.map { site in
          other.levels[site].map { levels[other.sites[site]][$0] }
        })
    }
  }

  let dimensions: [Int]
  let elements: [Element]

  init(dimensions: [Int], using generator: inout SeededGenerator) {
    self.dimensions = dimensions
    let steps = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
      PlantedGroup.random(dimensions, using: &generator)
    }
    let identity = Element(
      sites: Array(dimensions.indices), levels: dimensions.map { Array(0..<$0) })
    var found: Set = [identity]
    var open = [identity]
    while let next = open.popLast() {
      for step in steps where found.insert(step.after(next)).inserted {
        open.append(step.after(next))
      }
    }
    elements = Array(found)
  }

  private static func random(
    _ dimensions: [Int], using generator: inout SeededGenerator
  ) -> Element {
    var sites = Array(dimensions.indices)
    for dimension in Set(dimensions).sorted() {
      let own = dimensions.indices.filter { dimensions[$0] == dimension }
      for (site, image) in zip(own, own.shuffled(using: &generator)) { sites[site] = image }
    }
    return Element(
      sites: sites, levels: dimensions.map { Array(0..<$0).shuffled(using: &generator) })
  }

  /// A random two-body operator and all its images, with equal strengths.
  func averagedModel(using generator: inout SeededGenerator) -> Model {
    let size = dimensions[0] * dimensions[1]
    var rows = [[Complex<Double>]](
      repeating: [Complex<Double>](repeating: .zero, count: size), count: size)
    for row in 0..<size {
      for column in 0...row where Int.random(in: 0..<3, using: &generator) > 0 {
        let value = Complex(
          Double.random(in: -1...1, using: &generator),
          row == column ? 0 : Double.random(in: -1...1, using: &generator))
        rows[row][column] = value
        rows[column][row] = value.conjugate
      }
    }
    let states = ProductStates(dimensions: Array(dimensions[..<2]), fermions: [])
    let images = elements.map { element in
      image(rows, of: states, under: element)
    }
    return Model(
      name: "average", siteDimensions: dimensions,
      structures: [CouplingStructure(name: "A", index: nil, operators: images)],
      strengths: [.fixed(1)], visibleGenerators: [])
  }

  private func image(
    _ rows: [[Complex<Double>]], of states: ProductStates, under element: Element
  ) -> LocalOperator {
    let sites = [element.sites[0], element.sites[1]]
    let isSwapped = sites[0] > sites[1]
    let own = [dimensions[sites[0]], dimensions[sites[1]]]
    func place(_ configuration: Int) -> Int {
      let levels = states.levels(configuration)
      let (first, second) = (element.levels[0][levels[0]], element.levels[1][levels[1]])
      return isSwapped ? second * own[0] + first : first * own[1] + second
    }
    var columns = [[LocalOperator.Entry]](repeating: [], count: rows.count)
    for row in rows.indices {
      for column in rows.indices where rows[row][column] != .zero {
        columns[place(column)].append(.init(row: place(row), amplitude: rows[row][column]))
      }
    }
    return LocalOperator(
      sites: sites.sorted(), dimensions: isSwapped ? own.reversed() : own,
      columns: columns.map { $0.sorted { $0.row < $1.row } })
  }
}

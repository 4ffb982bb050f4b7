import LatticeModels
import Numerics

/// Counts monomial symmetries of a tiny model by trying all.
struct MonomialReference {
  typealias Permutation = PlantedGroup.Element

  private let states: ProductStates
  private let grid: Int
  /// The elements of every operator. Shape [structure]: (row, column, value).
  private let elements: [[(row: Int, column: Int, value: Complex<Double>)]]
  private let matrices: [[[Complex<Double>]]]

  init(_ model: Model, grid: Int) {
    let states = ProductStates(dimensions: model.siteDimensions, fermions: [])
    self.states = states
    self.grid = grid
    matrices = model.structures.map { structure in
      var rows = [[Complex<Double>]](
        repeating: [Complex<Double>](repeating: .zero, count: states.count), count: states.count)
      for column in 0..<states.count {
        var unit = [Complex<Double>](repeating: .zero, count: states.count)
        unit[column] = .one
        for (row, value) in states.applied(structure.operators, to: unit).enumerated() {
          rows[row][column] = value
        }
      }
      return rows
    }
    elements = matrices.map { rows in
      rows.indices.flatMap { row in
        rows.indices.compactMap { column in
          rows[row][column].length > 1e-12 ? (row, column, rows[row][column]) : nil
        }
      }
    }
  }

  /// Every permutation of equal sites with every permutation of their levels, the identity first.
  var permutations: [Permutation] {
    let dimensions = states.dimensions
    let sites = Self.orders(dimensions.count).filter { order in
      order.indices.allSatisfy { dimensions[order[$0]] == dimensions[$0] }
    }
    return sites.flatMap { sites in
      dimensions.reduce([[[Int]]]([[]])) { lists, dimension in
        lists.flatMap { list in Self.orders(dimension).map { list + [$0] } }
      }.map { Permutation(sites: sites, levels: $0) }
    }
  }

  private static func orders(_ count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    // The identity comes first.
    return orders(count - 1).flatMap { rest in
      (0..<count).reversed().map { place in
        Array(rest[..<place]) + [count - 1] + Array(rest[place...])
      }
    }
  }

  /// How many choices of phases on the grid, zero for level 0, make a symmetry.
  func phaseCount(_ permutation: Permutation, conjugate: Bool) -> Int {
    let images = (0..<states.count).map { state in
      let levels = states.levels(state)
      var image = levels
      for site in levels.indices {
        image[permutation.sites[site]] = permutation.levels[site][levels[site]]
      }
      return states.index(image)
    }
    // Phases first where moduli are wrong already.
    for (rows, list) in zip(matrices, elements) {
      for (row, column, value) in list
      where abs(rows[images[row]][images[column]].length - value.length) > 1e-9 { return 0 }
    }
    let variables = states.dimensions.reduce(0) { $0 + $1 - 1 }
    var count = 0
    var choice = [Int](repeating: 0, count: variables)
    repeat {
      if isSymmetry(images, choice, conjugate: conjugate) { count += 1 }
    } while advance(&choice)
    return count
  }

  private func advance(_ choice: inout [Int]) -> Bool {
    for place in choice.indices {
      choice[place] += 1
      if choice[place] < grid { return true }
      choice[place] = 0
    }
    return false
  }

  private func isSymmetry(_ images: [Int], _ choice: [Int], conjugate: Bool) -> Bool {
    let turns = (0..<states.count).map { state in
      var (sum, offset) = (0, -1)
      for (site, level) in states.levels(state).enumerated() {
        if level > 0 { sum += choice[offset + level] }
        offset += states.dimensions[site] - 1
      }
      return sum
    }
    return zip(matrices, elements).allSatisfy { rows, list in
      list.allSatisfy { row, column, value in
        let phase = Complex<Double>(
          length: 1, phase: 2 * .pi * Double(turns[row] - turns[column]) / Double(grid))
        let expected = phase * (conjugate ? value.conjugate : value)
        return (rows[images[row]][images[column]] - expected).length < 1e-9
      }
    }
  }
}

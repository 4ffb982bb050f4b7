import CommandSupport
import GroupTheory
import LatticeModels
import LinearAlgebra
import Numerics
import ProductSymmetries
import ResultFiles
import TestSupport

/// A random model with a group of on-site symmetries in a random local basis on every site.
struct PlantedModel {
  /// The model; nothing is declared.
  let model: Model
  /// The operators that were planted, one for each element of the group.
  let symmetries: [ProductOperator]
  /// The group, of which elements may act alike.
  let group: CatalogueGroup

  /// A group of order at most `mostElements` on `siteCount` sites of 2 to 4 levels, all from a seed.
  init(seed: UInt64, siteCount: Int = 3, mostElements: Int = 24) throws {
    var generator = SeededGenerator(seed: seed)
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    let order = Int.random(in: 2...mostElements, using: &generator)
    group = try catalogue.groups(order: order).randomElement(using: &generator)!
    let permutations = try group.permutationGroup()
    let levels = Self.representation(of: group, permutations, using: &generator)
    let dimension = levels[0].rowCount
    let bases = try (0..<siteCount).map { _ in try Self.haarUnitary(dimension, using: &generator) }
    symmetries = (0..<order).map { element in
      ProductOperator(
        bases.map { $0.multiplied(by: levels[element]).multiplied(by: $0.adjoint) })
    }
    var structures: [CouplingStructure] = []
    for sites in (0..<siteCount).map({ [$0] }) + (1..<siteCount).map({ [$0 - 1, $0] }) {
      // Averages over the group of random Hermitian matrices: all that commutes with it, generically.
      for _ in 0..<2 {
        let average = Self.invariant(on: sites, symmetries, using: &generator)
        structures.append(
          CouplingStructure(
            name: "term \(structures.count)", index: nil,
            operators: [Self.localOperator(average, sites: sites, dimension: dimension)]))
      }
    }
    model = Model(
      name: "planted \(seed)", siteDimensions: Array(repeating: dimension, count: siteCount),
      structures: structures,
      strengths: structures.map {
        .drawn(
          CouplingDraw(
            name: $0.name, index: 0, distribution: .normal(mean: 1, standardDeviation: 1)))
      }, visibleGenerators: [])
  }

  /// A sum of random irreps with 2 to 4 levels. Shape [element].
  private static func representation(
    of group: CatalogueGroup, _ permutations: FiniteGroup, using generator: inout SeededGenerator
  ) -> [ComplexMatrix] {
    let table = group.table
    let dimension = Int.random(in: 2...4, using: &generator)
    var irreps: [Int] = []
    var rest = dimension
    while rest > 0 {
      let fitting = table.classSizes.indices.filter { table.dimensions[$0] <= rest }
      let irrep = fitting.randomElement(using: &generator)!
      irreps.append(irrep)
      rest -= table.dimensions[irrep]
    }
    let blocks = irreps.map { IrreducibleMatrices(irrep: $0, of: table, group: permutations) }
    return (0..<permutations.order).map { element in
      var matrix = ComplexMatrix.identity(dimension).scaled(by: .zero)
      var start = 0
      for block in blocks {
        for row in 0..<block.dimension {
          for column in 0..<block.dimension {
            matrix[start + row, start + column] = block[element, row, column]
          }
        }
        start += block.dimension
      }
      return matrix
    }
  }

  private static func haarUnitary(
    _ dimension: Int, using generator: inout SeededGenerator
  ) throws -> ComplexMatrix {
    try ComplexMatrix(rowCount: dimension, columnCount: dimension) { _, _ in
      Complex(generator.nextNormal(), generator.nextNormal())
    }.unitaryPolarFactor()
  }

  private static func invariant(
    on sites: [Int], _ symmetries: [ProductOperator], using generator: inout SeededGenerator
  ) -> ComplexMatrix {
    func product(_ symmetry: ProductOperator) -> ComplexMatrix {
      sites.dropFirst().reduce(symmetry.factors[sites[0]]) { $0.tensor(symmetry.factors[$1]) }
    }
    let size = product(symmetries[0]).rowCount
    let raw = ComplexMatrix(rowCount: size, columnCount: size) { _, _ in
      Complex(generator.nextNormal(), generator.nextNormal())
    }
    let hermitian = raw.adding(raw.adjoint)
    return symmetries.reduce(hermitian.scaled(by: Complex<Double>.zero)) { sum, symmetry in
      let unitary = product(symmetry)
      return sum.adding(
        unitary.multiplied(by: hermitian).multiplied(by: unitary.adjoint),
        times: Complex(1 / Double(symmetries.count)))
    }
  }

  private static func localOperator(
    _ matrix: ComplexMatrix, sites: [Int], dimension: Int
  ) -> LocalOperator {
    LocalOperator(
      sites: sites, dimensions: sites.map { _ in dimension },
      columns: (0..<matrix.columnCount).map { column in
        (0..<matrix.rowCount).map { .init(row: $0, amplitude: matrix[$0, column]) }
      })
  }
}

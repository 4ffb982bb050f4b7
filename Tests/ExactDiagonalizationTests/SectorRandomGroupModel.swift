import ExactDiagonalization
import GroupTheory
import LatticeModels
import Numerics
import TestSupport

/// A random model with a random group of monomial operators, abelian or not, and the dense
/// operators of that group.
///
/// Random products of one-site matrices, one at least on every site, are summed over their images
/// under the whole group. In some models every image is a structure of its own, so that only the
/// sum is symmetric; in some the space has a conserved total; in some everything is real.
struct RandomGroupModel {
  var test: TestModel
  let visible: VisibleGroup

  init(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ 17)
    let level = Int.random(in: 2...3, using: &generator)
    let siteCount = Int.random(in: 2...(level == 2 ? 5 : 3), using: &generator)
    var dimensions = Array(repeating: level, count: siteCount)
    if Int.random(in: 0..<4, using: &generator) == 0 {
      dimensions[0] = Int.random(in: 1...4, using: &generator)
    }
    let conserves = Int.random(in: 0..<3, using: &generator) == 0
    let isReal = Int.random(in: 0..<3, using: &generator) == 0
    let (generators, group) = try Self.randomGroup(
      dimensions, conserves: conserves, isReal: isReal, &generator)
    test = TestModel(dimensions: dimensions, structures: [], visible: [])
    test.exactVisible = generators
    visible = group
    if conserves {
      let weights = dimensions.map { Array(0..<$0) }
      let largest = dimensions.reduce(0) { $0 + $1 - 1 }
      test.conserved = ConservedTotal(
        weights: weights, total: Int.random(in: 0...largest, using: &generator))
    }
    let splits = group.group.order <= 12 && Bool.random(using: &generator)
    let supports = dimensions.indices.map { [$0] } + [[], []]
    for (number, support) in supports.enumerated() {
      let term = Self.randomTerm(
        on: support.isEmpty
          ? Array(dimensions.indices.shuffled(using: &generator).prefix(2)) : support,
        dimensions, conserves: conserves, isReal: isReal, &generator)
      let images = group.elements.map { conjugated(term, by: $0) }
      let strength = CouplingStrength.fixed(Double.random(in: 0.5...1, using: &generator))
      let groups = splits ? images.map { [$0] } : [images]
      for (index, members) in groups.enumerated() {
        test.structures.append(
          .init(
            name: "t\(number)", index: index, terms: members + members.map(\.adjoint),
            strength: strength))
      }
    }
  }

  private static func randomGroup(
    _ dimensions: [Int], conserves: Bool, isReal: Bool, _ generator: inout SeededGenerator
  ) throws -> ([SymmetryGenerator], VisibleGroup) {
    let prefersNonabelian = Int.random(in: 0..<3, using: &generator) > 0
    var attempts = 0
    while true {
      attempts += 1
      let count = Int.random(in: 1...3, using: &generator)
      let generators = (0..<count).map { number in
        SymmetryGenerator(
          name: "g\(number)",
          operation: randomOperation(
            dimensions, conserves: conserves, isReal: isReal, &generator))
      }
      if let group = try? VisibleGroup(
        generators: generators, dimensions: dimensions, limit: 200),
        attempts > 20 || !(prefersNonabelian && group.isAbelian)
      {
        return (generators, group)
      }
    }
  }

  private static func randomOperation(
    _ dimensions: [Int], conserves: Bool, isReal: Bool, _ generator: inout SeededGenerator
  ) -> MonomialOperator {
    var sites = Array(dimensions.indices)
    var levels = dimensions.map { Array(0..<$0) }
    var phases = dimensions.map { Array(repeating: 0, count: $0) }
    let order = isReal ? 2 : Int.random(in: 2...4, using: &generator)
    var global = 0
    let kind = Int.random(in: 0..<(conserves ? 4 : 6), using: &generator)
    if kind <= 1 {
      for dimension in Set(dimensions) {
        let equal = sites.filter { dimensions[$0] == dimension }
        for (source, target) in zip(equal, equal.shuffled(using: &generator)) {
          sites[source] = target
        }
      }
    }
    if kind == 1 || kind == 2 { phases = dimensions.map { Array(0..<$0) } }
    if kind == 3 { global = Int.random(in: 0..<order, using: &generator) }
    if kind == 4 {
      for dimension in Set(dimensions).sorted() {
        let image = Array(0..<dimension).shuffled(using: &generator)
        for site in dimensions.indices where dimensions[site] == dimension { levels[site] = image }
      }
    }
    if kind == 5 {
      for site in dimensions.indices where Bool.random(using: &generator) {
        levels[site].shuffle(using: &generator)
        phases[site] = phases[site].map { _ in Int.random(in: 0..<order, using: &generator) }
      }
    }
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: sites, levelPermutations: levels, phases: phases,
      globalPhase: global, phaseOrder: order)
  }

  private static func randomTerm(
    on sites: [Int], _ dimensions: [Int], conserves: Bool, isReal: Bool,
    _ generator: inout SeededGenerator
  ) -> ProductTerm {
    func number() -> Complex<Double> {
      Complex(
        Double.random(in: -1...1, using: &generator),
        isReal ? 0 : Double.random(in: -1...1, using: &generator))
    }
    var factors: [Int: DenseMatrix] = [:]
    for (place, site) in sites.enumerated() {
      var matrix = DenseMatrix(dimension: dimensions[site])
      if conserves {
        // One site is diagonal; the first of two raises the level and the second lowers it.
        for level in 0..<dimensions[site] {
          let row = sites.count == 1 ? level : place == 0 ? level + 1 : level - 1
          if (0..<dimensions[site]).contains(row) { matrix[row, level] = number() }
        }
      } else {
        for element in matrix.elements.indices { matrix.elements[element] = number() }
      }
      factors[site] = matrix
    }
    return ProductTerm(coefficient: .one, factors: factors)
  }

  /// The projector on the states with the conserved total.
  var spaceProjector: DenseMatrix {
    let count = test.dimensions.reduce(1, *)
    var projector = DenseMatrix(dimension: count)
    for state in 0..<count {
      let levels = digits(of: state, test.dimensions)
      if test.conserved?.allows(levels) ?? true { projector[state, state] = .one }
    }
    return projector
  }

  /// (d/|N|) Σ_g χ(g)* U_g on the states with the conserved total.
  func projector(irrep: Int) -> DenseMatrix {
    let table = visible.table
    var sum = DenseMatrix(dimension: test.dimensions.reduce(1, *))
    for (element, operation) in visible.elements.enumerated() {
      let character = table.complexCharacters[irrep][visible.group.classOf[element]]
      let factor = character.conjugate.multiplied(
        by: Double(table.dimensions[irrep]) / Double(table.order))
      sum = sum + dense(operation).scaled(by: factor)
    }
    return spaceProjector * sum * spaceProjector
  }
}

/// The levels of the sites of a state of the whole product, site 0 slowest.
func digits(of state: Int, _ dimensions: [Int]) -> [Int] {
  var rest = state
  return dimensions.reversed().map { dimension in
    defer { rest /= dimension }
    return rest % dimension
  }.reversed()
}

/// The dense matrix of a monomial operator, from its definition.
func dense(_ operation: MonomialOperator) -> DenseMatrix {
  let dimensions = operation.dimensions
  var matrix = DenseMatrix(dimension: dimensions.reduce(1, *))
  for state in 0..<matrix.dimension {
    let levels = digits(of: state, dimensions)
    var image = levels
    var phase = operation.globalPhase
    for site in dimensions.indices {
      image[operation.sitePermutation[site]] = operation.levelPermutations[site][levels[site]]
      phase += operation.phases[site][levels[site]]
    }
    let row = zip(image, dimensions).reduce(0) { $0 * $1.1 + $1.0 }
    matrix[row, state] = unitRoot(phase, operation.phaseOrder)
  }
  return matrix
}

/// U A U† for a product of one-site matrices.
private func conjugated(_ term: ProductTerm, by operation: MonomialOperator) -> ProductTerm {
  var factors: [Int: DenseMatrix] = [:]
  for (site, matrix) in term.factors {
    var unitary = DenseMatrix(dimension: matrix.dimension)
    for level in 0..<matrix.dimension {
      unitary[operation.levelPermutations[site][level], level] = unitRoot(
        operation.phases[site][level], operation.phaseOrder)
    }
    factors[operation.sitePermutation[site]] = unitary * matrix * unitary.adjoint
  }
  return ProductTerm(coefficient: term.coefficient, factors: factors)
}

import GraphAutomorphisms
import GroupTheory

/// The symmetries that move cells: for which automorphisms of the coupling graph there is an on-site product that completes them.
struct SiteSymmetrySearch {
  let search: ProductSymmetrySearch
  /// The part of random starts that lead to a solution where there is one.
  let successRate: Double

  /// What was found beside the on-site unitary symmetries.
  struct Outcome {
    /// Unitary symmetries that generate all others together with the on-site ones.
    var generators: [ProductOperator] = []
    /// How many permutations of cells are part of a unitary symmetry.
    var permutationCount: Int? = 1
    /// An anti-unitary symmetry, which on-site where there is one.
    var antiunitary: ProductOperator?
    /// Whether nothing can be missing.
    var isComplete = true
  }

  /// Permutations of cells are tried one by one up to this number.
  private static let mostPermutations = 3000

  func run() throws -> Outcome {
    let graph = try couplingGraph().automorphismGroup()
    let cells = search.space.count
    let permutations = PermutationGroup(
      degree: cells, generators: graph.generators.map { Array($0[..<cells]) })
    var outcome = Outcome()
    outcome.antiunitary = try found(Array(0..<cells), isAntiunitary: true, &outcome)
    var kept: [[Int]] = []
    var isWhole = true
    for generator in permutations.generators {
      if let operation = try found(generator, isAntiunitary: false, &outcome) {
        outcome.generators.append(operation)
        kept.append(generator)
      } else {
        isWhole = false
      }
    }
    if isWhole {
      outcome.permutationCount = permutations.order.value
      return outcome
    }
    try searchCosets(of: kept, in: permutations, &outcome)
    return outcome
  }

  /// Where generators fail, products of them may be symmetries: tries one permutation of each coset of those found.
  private func searchCosets(
    of known: [[Int]], in permutations: PermutationGroup, _ outcome: inout Outcome
  ) throws {
    guard let all = permutations.elements(limit: Self.mostPermutations) else {
      outcome.isComplete = false
      outcome.permutationCount = nil
      return
    }
    var kept = known
    var excluded = Set<[Int]>()
    var group = try subgroup(kept, degree: permutations.degree)
    for permutation in all where !group.contains(permutation) && !excluded.contains(permutation) {
      if let operation = try found(permutation, isAntiunitary: false, &outcome) {
        outcome.generators.append(operation)
        kept.append(permutation)
        group = try subgroup(kept, degree: permutations.degree)
      } else {
        if outcome.antiunitary == nil {
          outcome.antiunitary = try found(permutation, isAntiunitary: true, &outcome)
        }
        excluded.formUnion(group.map { PermutationGroup.product(permutation, $0) })
      }
    }
    outcome.permutationCount = group.count
  }

  private func subgroup(_ generators: [[Int]], degree: Int) throws -> Set<[Int]> {
    Set(
      PermutationGroup(degree: degree, generators: generators)
        .elements(limit: Self.mostPermutations) ?? [])
  }

  private func found(
    _ permutation: [Int], isAntiunitary: Bool, _ outcome: inout Outcome
  ) throws -> ProductOperator? {
    switch try search.symmetry(
      siteImages: permutation, isAntiunitary: isAntiunitary, successRate: successRate)
    {
    case .found(let operation): return operation
    case .excluded: return nil
    case .undecided:
      outcome.isComplete = false
      return nil
    }
  }

  /// Cells and components of the operators, coloured by what no on-site unitary changes.
  private func couplingGraph() -> ColoredGraph {
    let tensors = search.family.tensors
    let cells = search.space.count
    var colors = NumberedValues()
    let kinds = search.space.dimensions.map { colors.number([-1, Double($0)]) }
    let components = tensors.map { tensor in
      colors.number(
        [Double(tensor.label), Double(tensor.operation.matrix.rowCount), tensor.norm]
          + tensor.operation.moments)
    }
    let edges = tensors.enumerated().flatMap { place, tensor in
      tensor.operation.place.cells.map { ColoredGraph.Edge(cells + place, $0, color: 0) }
        + tensor.operation.place.strings.map { ColoredGraph.Edge(cells + place, $0, color: 1) }
    }
    return ColoredGraph(vertexColors: kinds + components, edges: edges)
  }
}

/// Numbers lists of real numbers, equal ones alike within 1e-7.
private struct NumberedValues {
  private var known: [[Double]] = []

  mutating func number(_ value: [Double]) -> Int {
    let place = known.firstIndex { other in
      other.count == value.count
        && zip(other, value).allSatisfy { abs($0 - $1) <= 1e-7 * (1 + abs($1)) }
    }
    if let place { return place }
    known.append(value)
    return known.count - 1
  }
}

import Numerics

/// A sum of operators on few sites in a form in which it can be compared.
public struct OperatorSum: Sendable {
  /// One operator for each set of sites and string, none zero, ordered by both.
  public let operators: [LocalOperator]

  /// Adds up the operators that act on equal sets of sites and have equal strings.
  public init(_ summands: [LocalOperator]) {
    operators = OperatorSum.collected(summands, noise: 0)
  }

  /// The sum in the unique decomposition Σ_T M_T in which the partial trace of M_T over every
  /// site of T vanishes; T = ∅ is the constant. The sites of a string belong to T.
  public var tracelessDecomposition: OperatorSum {
    let largest = operators.map(\.largestModulus).max() ?? 0
    let passed = Set(operators.flatMap(\.parityString))
    let components = operators.flatMap(\.tracelessComponents)
      .flatMap { $0.separatingParity(of: passed) }
    return OperatorSum(
      collected: OperatorSum.collected(components, noise: LocalOperator.roundingNoise * largest))
  }

  /// The sum as Hermitian operators, or nil if it is not Hermitian.
  ///
  /// Single summands need not be Hermitian. Accuracy: 1e-12 of the largest matrix element.
  public var hermitianOperators: [LocalOperator]? {
    if isHermitianTermByTerm(tolerance: tolerance) { return hermitianParts }
    let decomposed = tracelessDecomposition
    return decomposed.isHermitianTermByTerm(tolerance: tolerance) ? decomposed.hermitianParts : nil
  }

  /// The largest part of A - A†: its matrix element and the sites that it acts on; nil where A is Hermitian.
  public var antihermitianPart: (modulus: Double, sites: [Int])? {
    let parts = tracelessDecomposition.operators.map { ($0, ($0 - $0.adjoint).largestModulus) }
    guard let worst = parts.max(by: { $0.1 < $1.1 }), worst.1 > tolerance else { return nil }
    return (worst.1, worst.0.sites)
  }

  /// Whether A† = -A, so that `A + h.c.` vanishes.
  public var isAntihermitian: Bool {
    tracelessDecomposition.operators.allSatisfy {
      ($0 + $0.adjoint).largestModulus <= tolerance
    }
  }

  private init(collected: [LocalOperator]) { operators = collected }

  private var tolerance: Double { 1e-12 * (operators.map(\.largestModulus).max() ?? 0) }

  private func isHermitianTermByTerm(tolerance: Double) -> Bool {
    operators.allSatisfy { ($0 - $0.adjoint).largestModulus <= tolerance }
  }

  private var hermitianParts: [LocalOperator] {
    operators.map { ($0 + $0.adjoint).scaled(by: Complex(0.5)) }
  }

  private static func collected(_ summands: [LocalOperator], noise: Double) -> [LocalOperator] {
    var builder = Builder()
    for summand in summands { builder.add(summand) }
    return builder.collected(noise: noise)
  }

  /// Adds operators up one by one, so that a long sum never stands in memory as a list.
  package struct Builder {
    private var places: [LocalOperator.Place: Int] = [:]
    private var totals: [LocalOperator] = []

    package init() {}

    /// Adds one summand.
    package mutating func add(_ summand: LocalOperator) {
      if let place = places[summand.place] {
        totals[place] = totals[place] + summand
      } else {
        places[summand.place] = totals.count
        totals.append(summand)
      }
    }

    /// The sum of what was added.
    package var sum: OperatorSum { OperatorSum(collected: collected(noise: 0)) }

    fileprivate func collected(noise: Double) -> [LocalOperator] {
      totals.filter { $0.largestModulus > noise }
        .sorted {
          $0.sites == $1.sites
            ? $0.parityString.lexicographicallyPrecedes($1.parityString)
            : $0.sites.lexicographicallyPrecedes($1.sites)
        }
    }
  }
}

extension LocalOperator {
  /// The components M_T of this operator for all subsets T of its sites.
  ///
  /// Complexity: O(2^sites × non-zero entries of the components).
  fileprivate var tracelessComponents: [LocalOperator] {
    guard let site = sites.last else { return [self] }
    let rest = averaged(over: site)
    let fluctuation = self - rest
    // Components that contain `site` are those of the fluctuation, split over the other sites.
    return rest.tracelessComponents + fluctuation.split(keeping: [site])
  }

  /// Components of an operator that is traceless on the sites `kept`.
  private func split(keeping kept: Set<Int>) -> [LocalOperator] {
    guard let site = sites.last(where: { !kept.contains($0) }) else { return [self] }
    let rest = averaged(over: site)
    let fluctuation = self - rest
    return rest.split(keeping: kept) + fluctuation.split(keeping: kept.union([site]))
  }

  /// The partial trace over one site divided by its dimension, an operator on the other sites.
  private func averaged(over site: Int) -> LocalOperator {
    let position = sites.firstIndex(of: site)!
    let stride = LocalOperator.strides(dimensions)[position]
    let levels = dimensions[position]
    var (otherSites, otherDimensions) = (sites, dimensions)
    otherSites.remove(at: position)
    otherDimensions.remove(at: position)
    func level(_ configuration: Int) -> Int { configuration / stride % levels }
    func withoutSite(_ configuration: Int) -> Int {
      configuration / (stride * levels) * stride + configuration % stride
    }
    var sums = [[Int: Complex<Double>]](
      repeating: [:], count: otherDimensions.reduce(1, *))
    for (column, entries) in columns.enumerated() {
      for entry in entries where level(entry.row) == level(column) {
        sums[withoutSite(column)][withoutSite(entry.row), default: .zero] +=
          entry.amplitude / Complex(Double(levels))
      }
    }
    let columns = sums.map { column in
      column.sorted { $0.key < $1.key }.map { Entry(row: $0.key, amplitude: $0.value) }
    }
    return LocalOperator(
      sites: otherSites, dimensions: otherDimensions, columns: columns,
      parityString: parityString)
  }
}

import GroupTheory
import Numerics

/// Checks of a stored solution, each an identity of the theory evaluated on the numbers alone.
///
/// Nothing of the search is used. Accuracy: sums of characters have to be integers to 1e-6.
public struct SolutionVerification: Sendable {
  /// One identity.
  public struct Check: Sendable {
    /// What is claimed.
    public let name: String
    /// Where it fails; nil if it holds.
    public let failure: String?
  }

  /// All checks, in the order in which they were made; later ones are left out where the shapes are wrong.
  public let checks: [Check]

  /// Whether every identity holds.
  public var holds: Bool { checks.allSatisfy { $0.failure == nil } }

  /// Checks a solution against the visible group and the signatures.
  ///
  /// Complexity: rank⁴ for associativity.
  public init(_ solution: SolutionNumbers, observed: ObservedNumbers) {
    let shape = Check(name: "shapes", failure: solution.shapeFailure(observed))
    guard shape.failure == nil else {
      checks = [shape]
      return
    }
    let group = GroupIdentities(solution)
    let branching = BranchingIdentities(solution, observed)
    var checks = [shape] + group.checks + branching.checks
    if let partner = solution.partner, let types = solution.wignerTypes {
      checks += AntiunitaryIdentities(solution, partner, types).checks
    }
    self.checks = checks
  }
}

extension SolutionNumbers {
  /// Why the arrays do not belong together.
  fileprivate func shapeFailure(_ observed: ObservedNumbers) -> String? {
    let (rank, sectors) = (dimensions.count, observed.visible.rank)
    func isSquare<T>(_ rows: [[T]], _ width: Int) -> Bool {
      rows.count == rank && rows.allSatisfy { $0.count == width }
    }
    if rank == 0 { return "there are no irreps" }
    if !isSquare(branching, sectors) { return "branching is not [\(rank), \(sectors)]" }
    if !isSquare(characters, rank) { return "characters are not [\(rank), \(rank)]" }
    if fusion.count != rank || !fusion.allSatisfy({ isSquare($0, rank) }) {
      return "fusion is not [\(rank), \(rank), \(rank)]"
    }
    for (name, list) in [
      ("class_sizes", classSizes), ("element_orders", elementOrders), ("indicators", indicators),
    ] where list.count != rank {
      return "\(name) has \(list.count) entries instead of \(rank)"
    }
    let maps = Array(powerMaps.values) + [visibleFusion] + (partner.map { [$0] } ?? [])
    if !maps.joined().allSatisfy((0..<rank).contains) {
      return "a class or an irrep does not exist"
    }
    if powerMaps.values.contains(where: { $0.count != rank }) || visibleFusion.count != sectors {
      return "a map of classes has the wrong length"
    }
    if classSizes.contains(where: { $0 < 1 }) || elementOrders.contains(where: { $0 < 1 }) {
      return "a class is empty or has no order"
    }
    return (partner ?? dimensions).count == rank && (wignerTypes?.count ?? rank) == rank
      ? nil : "the action of T has the wrong length"
  }
}

/// A sum of characters that has to be an integer.
func nearestInteger(_ value: Complex<Double>) -> Int? {
  let nearest = value.real.rounded()
  let isInteger = abs(value.real - nearest) < 1e-6 && abs(value.imaginary) < 1e-6
  return isInteger && abs(nearest) < 1e15 ? Int(nearest) : nil
}

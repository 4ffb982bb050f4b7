import Branching
import ContinuousGroups
import GroupTheory

extension ExactIrreps {
  /// How many irreps have a branching vector, those of one level left out, unless all have one level.
  ///
  /// Where all members of a family commute, as on the states of one particle, nothing joins the levels of an irrep. Single levels beside
  /// an irrep of several are another thing, further symmetries, if they hold more than few states.
  package var copyCounts: [[Int]: Int] {
    let joined = irreps.filter { $0.levelCount > 1 }
    let vectors = Set(joined.map(\.branching))
    let apart = irreps.filter { $0.levelCount == 1 && vectors.contains($0.branching) }
    let few = Double(apart.reduce(0) { $0 + $1.dimension })
    let counted = few > Self.largestShareOfFew * Double(stateCount) ? joined + apart : joined
    return joined.isEmpty ? multiplicities : ExactIrreps(counted).multiplicities
  }

  /// Of all states.
  private static let largestShareOfFew = 0.02
}

/// What copies of irreps of a continuous group tell of a finite group beside it of which nothing is visible.
///
/// In a product K × G an irrep is w ⊗ ρ, of which charges show the weights of w, dim ρ times. Irreps with one w are different irreps of
/// G; those with different w may be the same, so that their largest number is a lower bound. Irreps with one level are left out:
/// an operator of a small system may split single levels off.
public struct IrrepCopies: Sendable {
  /// At least so many irreps of G have this dimension, by dimension.
  public let least: [(dimension: Int, count: Int)]

  /// The least order: Σ d² over these irreps.
  public var order: Int { least.reduce(0) { $0 + $1.count * $1.dimension * $1.dimension } }

  private static let leastLevels = 2

  /// Nil where part of the finite group is visible, without charges, and where nothing is there twice.
  public init?(of exact: ExactIrreps, symmetry: VisibleSymmetry) {
    guard case .charges = symmetry else { return nil }
    let known = exact.irreps.filter { $0.levelCount >= Self.leastLevels }
    var counts: [WeightDiagram: [Int: Int]] = [:]
    for diagram in symmetry.diagrams(of: known.map(\.branching)) {
      let primitive = diagram.primitive
      counts[primitive, default: [:]][diagram.dimension / primitive.dimension, default: 0] += 1
    }
    let dimensions = Set(counts.values.flatMap(\.keys)).sorted()
    least = dimensions.map { dimension in
      (dimension, counts.values.map { $0[dimension] ?? 0 }.max()!)
    }
    guard order > 1 else { return nil }
  }

  /// For people.
  var clause: String {
    let list = least.map { "\($0.count) of dimension \($0.dimension)" }
    let irreps =
      list.count == 1 ? list[0] : list.dropLast().joined(separator: ", ") + " and " + list.last!
    return
      "a finite group beside it has at least these irreps: \(irreps), so that its order is \(order) or more; "
      + "which irreps with different weights are the same is not known"
  }
}

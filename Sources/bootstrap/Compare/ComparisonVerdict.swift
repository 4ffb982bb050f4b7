import Branching
import ContinuousGroups
import GroupTheory

/// What the course of the irreps from size to size supports, in words.
struct ComparisonVerdict: Encodable {
  /// "same", "settled", "growing" or "changing".
  let course: String
  /// "finite", "infinite", "growing group", "quantum group" or "nothing".
  let supports: String
  /// p of the finite group that is supported.
  let index: Int?
  /// Its order.
  let order: Int?
  /// The least p that leaves room for all irreps; nil where they vanish, beside charges, and from signatures.
  let leastIndex: Int?
  let headline: String
  let reason: String
  let wouldDecide: String

  /// `visible` is nil beside charges.
  init(
    _ comparison: IrrepComparison, sizes: [ComparisonReport.Size], visible: CharacterTable?,
    isExact: Bool
  ) {
    course = comparison.course.rawValue
    let table = isExact ? visible : nil
    leastIndex = comparison.course == .changing ? nil : table.map(comparison.leastIndex)
    let statement: Statement
    if !isExact {
      statement = .signatures(comparison)
    } else if let table {
      statement = Statement(comparison, table, leastIndex)
    } else {
      statement = .charges(comparison)
    }
    let things = isExact ? "irreps" : "signatures"
    headline =
      "The \(things) \(Self.verb(comparison)): \(Self.counts(sizes)): \(statement.claim)."
    (supports, index) = (statement.supports, statement.index)
    order = statement.index.flatMap { index in table.map { index * $0.order } }
    reason = statement.reason
    wouldDecide = statement.wouldDecide
  }

  /// Whether a stored solution can still be true: finite groups without room for all irreps cannot.
  func standing(of answer: StoredReading) -> String {
    guard let own = answer.index else { return supports == "infinite" ? "supported" : "open" }
    if let leastIndex, own < leastIndex { return "excluded" }
    return supports == "finite" && own == index ? "supported" : "open"
  }

  private static func verb(_ comparison: IrrepComparison) -> String {
    switch comparison.course {
    case .same: "stay the same"
    case .settled: "grow and then stay the same"
    case .growing: "grow"
    case .changing: "change"
    }
  }

  /// `5 at L = 3, 7 at L = 5`.
  private static func counts(_ sizes: [ComparisonReport.Size]) -> String {
    sizes.map { "\($0.irreps) at \($0.name)" }.joined(separator: ", ")
  }
}

/// The sentences of a verdict.
private struct Statement {
  let claim: String
  var supports = "nothing"
  var index: Int?
  let reason: String
  var wouldDecide = "a further size"
}

extension Statement {
  /// From exact irreps behind a finite group; `least` is the index that they need.
  init(_ comparison: IrrepComparison, _ visible: CharacterTable, _ least: Int?) {
    switch comparison.claim(visible) {
    case .finite(let index):
      self.init(
        claim: "this supports a finite group of order \(index * visible.order), p = \(index)",
        supports: "finite", index: index,
        reason:
          "no size adds an irrep to those of the one before, and Frobenius reciprocity gives one p; an infinite "
          + "group shows new irreps with every size",
        wouldDecide: "a further size, which must add none")
    case .infinite:
      self = Self.quantum(comparison) ?? Self.infinite(comparison, least!)
    case .growing(let indices):
      self.init(
        claim: "this supports a group that grows with the system", supports: "growing group",
        reason:
          "Frobenius reciprocity gives another index at every size, p = "
          + indices.map(String.init).joined(separator: ", ")
          + ": an infinite group of which each size shows a part, or local symmetries",
        wouldDecide: "larger sizes: new irreps of an infinite group have few levels, those of "
          + "local symmetries as many as the others")
    case .open: self = Self.quantum(comparison) ?? Self.open(comparison)
    }
  }

  private static func infinite(_ comparison: IrrepComparison, _ least: Int) -> Statement {
    Statement(
      claim: "this supports an infinite group", supports: "infinite",
      reason:
        "none of them vanishes, and the last size has \(comparison.new.count) that a smaller one lacks; a finite "
        + "group with room for all, p >= \(least), would have given those with few levels far more. A quantum "
        + "group and fragmentation grow, too",
      wouldDecide: "a further size, which must add irreps again")
  }

  private static func quantum(_ comparison: IrrepComparison) -> Statement? {
    guard comparison.course == .growing,
      let tower = TemperleyLiebTower.find(
        dimensions: comparison.sizes.last!.irreps.map(\.dimension))
    else { return nil }
    return Statement(
      claim: "this supports a quantum group", supports: "quantum group",
      reason: "the dimensions are those of the Temperley-Lieb algebra of "
        + "Q = \(tower.squaredLoopValue) states, and a larger system has more of them",
      wouldDecide: "a further size, whose dimensions must follow the same recursion")
  }

  private static func open(_ comparison: IrrepComparison) -> Statement {
    guard comparison.sizes.allSatisfy(\.isComplete) else {
      return Statement(
        claim: "this decides nothing",
        reason:
          "irreps without a level in the window are not seen, so that any list may have holes",
        wouldDecide: "runs with all levels")
    }
    switch comparison.course {
    case .changing:
      return Statement(
        claim: "this supports nothing",
        reason:
          "irreps of a smaller size vanish at a larger one, \(comparison.vanishing.count) in all: the group acts in "
          + "another way there, as on even and odd numbers of sites, or it is not the same",
        wouldDecide: "sizes of one kind, all even or all odd")
    case .growing:
      return Statement(
        claim: "this decides nothing",
        reason:
          "the group is infinite, or it is a finite one of which the smaller sizes show a part only",
        wouldDecide: "larger sizes")
    case .same, .settled:
      return Statement(
        claim: "this decides nothing",
        reason:
          "Frobenius reciprocity gives no p: irreps are unseen at all sizes, or there is no group",
        wouldDecide: "larger sizes")
    }
  }

  static func charges(_ comparison: IrrepComparison) -> Statement {
    if comparison.course == .changing { return open(comparison) }
    return Statement(
      claim: "this decides nothing",
      reason:
        "\(comparison.common.count) occur at every size and none vanishes; but with charges a group is infinite, "
        + "and its irreps grow at any rate",
      wouldDecide: "the weight diagrams of one size, which `bootstrap solve` reads")
  }

  static func signatures(_ comparison: IrrepComparison) -> Statement {
    let reason =
      switch comparison.course {
      case .changing: "signatures of a smaller size vanish at a larger one"
      case .growing:
        "new signatures speak for an infinite group, or for a small system that lacked some"
      case .same, .settled:
        "irreps with one signature count as one, and those of an infinite group may all do so"
      }
    return Statement(
      claim: "this decides nothing", reason: reason,
      wouldDecide: "exact irreps, which `xsff compute` finds")
  }
}

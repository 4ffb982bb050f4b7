import Branching
import GroupTheory
import SymmetryBootstrap

/// The finite groups that explain exact irreps, and what of the irreps they explain.
public struct ExactReading: Sendable {
  /// All irreps.
  public let irreps: ExactIrreps
  /// The numbers of those that hold few levels and belong to no group together with the others: something else splits their
  /// levels off.
  public let leftOut: [Int]
  /// The answer for the others.
  public let answer: BootstrapAnswer

  /// Whether the irreps that it explains have the sizes of a finite group, or few others were left out of irreps of equal sizes.
  var isConvincing: Bool {
    guard answer.solutionCount > 0, answer.unobserved == .none else { return false }
    let order = answer.indices.upperBound * answer.data.visible.order
    return leftOut.isEmpty ? irreps.misfits(order: order).isEmpty : explained.haveEqualSizes
  }

  /// The irreps that the answer explains.
  public var explained: ExactIrreps { leftOut.isEmpty ? irreps : kept }
  private let kept: ExactIrreps

  private init(_ irreps: ExactIrreps, kept: ExactIrreps, leftOut: [Int], _ answer: BootstrapAnswer)
  {
    (self.irreps, self.kept, self.leftOut, self.answer) = (irreps, kept, leftOut, answer)
  }

  /// Reads irreps as those of a finite group: all of them; without few levels; or, with `unseen`, with further ones that no level
  /// shows.
  ///
  /// Throws: `BootstrapError` when the visible group's table does not fit; when a catalogue file cannot be read.
  public static func find(
    _ irreps: ExactIrreps, of visible: CharacterTable, unseen: Bool = true,
    options: Bootstrap.Options, catalogue: GroupCatalogue?,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    ranking: (BootstrapAnswer) throws -> BootstrapAnswer = { $0 }
  ) throws -> ExactReading {
    let deadline = ContinuousClock.now + .seconds(options.timeLimit)
    let isOver = { isCancelled() || .now > deadline }
    func solve(_ own: ExactIrreps, unseen: Bool = false) throws -> BootstrapAnswer {
      var left = options
      left.timeLimit = max(0, (deadline - .now) / .seconds(1))
      return try ranking(
        Bootstrap.solve(
          own, of: visible, unseen: unseen, options: left, catalogue: catalogue,
          isCancelled: isCancelled))
    }
    func nothing() throws -> ExactReading {
      ExactReading(
        irreps, kept: irreps, leftOut: [],
        try BootstrapAnswer.unsearched(irreps, of: visible, options: options))
    }
    guard !irreps.isFragmented else { return try nothing() }
    var whole: BootstrapAnswer?
    if irreps.index(visible) != nil {
      let answer = try solve(irreps)
      if answer.solutionCount > 0 || !answer.exhaustive {
        return ExactReading(irreps, kept: irreps, leftOut: [], answer)
      }
      whole = answer
    }
    for reduction in irreps.reductions(visible) where !isOver() {
      let answer = try solve(reduction.irreps)
      if answer.solutionCount > 0 {
        return ExactReading(irreps, kept: reduction.irreps, leftOut: reduction.leftOut, answer)
      }
    }
    guard unseen else {
      return try whole.map { ExactReading(irreps, kept: irreps, leftOut: [], $0) } ?? nothing()
    }
    if whole == nil || irreps.isSmall {
      let answer = try solve(irreps, unseen: true)
      if answer.solutionCount > 0 || whole == nil {
        return ExactReading(irreps, kept: irreps, leftOut: [], answer)
      }
    }
    return ExactReading(irreps, kept: irreps, leftOut: [], whole!)
  }
}

extension ExactIrreps {
  /// Whether the numbers of levels are nearly proportional to the dimensions.
  var haveEqualSizes: Bool {
    let sizes = irreps.map { Double($0.levelCount) / Double($0.dimension) }
    return sizes.min()! > 0.5 * sizes.max()!
  }

  /// dim H, as far as the levels are known.
  var stateCount: Int { irreps.reduce(0) { $0 + $1.dimension * $1.levelCount } }

  /// Whether more operators commute with the family than there are states, by much: a finite group with these irreps would be
  /// larger than any that acts faithfully on a system of this size.
  var isFragmented: Bool { commutantDimension > 4 * stateCount }

  /// Whether there are so few states for each element of a group with these irreps that others may have no level.
  fileprivate var isSmall: Bool { stateCount < 5 * commutantDimension }
}

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

  /// The irreps that the answer explains.
  public var explained: ExactIrreps { leftOut.isEmpty ? irreps : kept }
  private let kept: ExactIrreps

  private init(_ irreps: ExactIrreps, kept: ExactIrreps, leftOut: [Int], _ answer: BootstrapAnswer)
  {
    (self.irreps, self.kept, self.leftOut, self.answer) = (irreps, kept, leftOut, answer)
  }

  /// Reads irreps as those of a finite group: all of them; without few levels; or with further ones that no level shows.
  ///
  /// Throws: `BootstrapError` when the visible group's table does not fit; when a catalogue file cannot be read.
  public static func find(
    _ irreps: ExactIrreps, of visible: CharacterTable, options: Bootstrap.Options,
    catalogue: GroupCatalogue?, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> ExactReading {
    let start = ContinuousClock.now
    func solve(_ own: ExactIrreps) throws -> BootstrapAnswer {
      var left = options
      let spent = ContinuousClock.now - start
      left.timeLimit = max(0.1, options.timeLimit - Double(spent.components.seconds))
      return try Bootstrap.solve(
        own, of: visible, options: left, catalogue: catalogue, isCancelled: isCancelled)
    }
    var whole: BootstrapAnswer?
    if irreps.index(visible) != nil {
      let answer = try solve(irreps)
      if answer.solutionCount > 0 || !answer.exhaustive {
        return ExactReading(irreps, kept: irreps, leftOut: [], answer)
      }
      whole = answer
    }
    for reduction in irreps.reductions(visible) {
      let answer = try solve(reduction.irreps)
      if answer.solutionCount > 0 {
        return ExactReading(irreps, kept: reduction.irreps, leftOut: reduction.leftOut, answer)
      }
    }
    return ExactReading(irreps, kept: irreps, leftOut: [], try whole ?? solve(irreps))
  }
}

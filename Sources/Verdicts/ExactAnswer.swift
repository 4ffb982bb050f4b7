import Branching
import ContinuousGroups
import GroupTheory
import SymmetryBootstrap

/// What exact irreps behind a finite visible group are irreps of.
public enum ExactAnswer: Sendable {
  /// A finite group, or none.
  case finite(ExactReading)
  /// Infinite compact groups; the simplest is the first. The answer holds the data, and no search.
  case infinite([CompactGroupReading], BootstrapAnswer)

  /// Looks for the groups.
  ///
  /// Irreps whose sizes fall as those of a charge do, and that close no finite group, are those of an infinite one: then finite
  /// groups with unseen irreps are not searched; `ranking` may put solutions that other data exclude behind the others. At the time
  /// limit no infinite group is named. Throws: as ``ExactReading/find(_:of:unseen:options:catalogue:isCancelled:ranking:)``.
  public static func find(
    _ irreps: ExactIrreps, of visible: CharacterTable, options: Bootstrap.Options,
    catalogue: GroupCatalogue?, isCancelled: @escaping @Sendable () -> Bool = { false },
    ranking: (BootstrapAnswer) throws -> BootstrapAnswer = { $0 }
  ) throws -> ExactAnswer {
    func finite(unseen: Bool) throws -> ExactReading {
      try ExactReading.find(
        irreps, of: visible, unseen: unseen, options: options, catalogue: catalogue,
        isCancelled: isCancelled, ranking: ranking)
    }
    let deadline = ContinuousClock.now + .seconds(options.timeLimit)
    let isOver = { isCancelled() || .now > deadline }
    if irreps.isFragmented { return .finite(try finite(unseen: false)) }
    let readings = simplest(
      CompactGroupReading.all(irreps, visible: visible, shouldStop: isOver).filter {
        // Two charges behind a finite group have so much room that they fit what they are not.
        !$0.sizeProfile.isFlat && !$0.hasTwoCharges
      })
    // A list that was cut short may lack the group.
    guard !readings.isEmpty, !isOver() else { return .finite(try finite(unseen: true)) }
    let reading = try finite(unseen: false)
    if reading.isConvincing { return .finite(reading) }
    return .infinite(
      readings, try BootstrapAnswer.unsearched(irreps, of: visible, options: options))
  }

  /// Those with as few factors as the first.
  private static func simplest(_ readings: [CompactGroupReading]) -> [CompactGroupReading] {
    func complexity(_ reading: CompactGroupReading) -> Int {
      (reading.secondFactor == nil ? 0 : 100) + (reading.finiteFactor?.order ?? 1)
    }
    let least = readings.map(complexity).min()
    return readings.filter { complexity($0) == least }
  }
}

extension CompactGroupReading {
  /// Whether both factors are of rank 1 without spins.
  fileprivate var hasTwoCharges: Bool {
    let spins: Set<CompactFactor> = [.rotations, .spins]
    return secondFactor.map { !spins.contains(factor) && !spins.contains($0) } ?? false
  }
}

import Commutant
import ExactDiagonalization
import LinearAlgebra
import Synchronization
import TaskThreads

/// The commutant of a family whose sectors each have one irrep, as they mostly do once all symmetries that are easily found are
/// visible: without eigenvectors, in the time of one sample's eigenvalues.
///
/// Two irreducible sectors are equivalent where a symmetry is known that takes one to the other, and are not where their levels differ.
public enum IrreducibleSectors {
  /// Smaller sectors take no time worth saving.
  package static let leastRows = 500
  /// Levels of two sectors that differ by more are not copies; in units of the largest.
  private static let leastDifference = 1e-8
  /// Levels of different irreps that are as close as that are for the closer look of the decomposition.
  private static let chance = 1e-12

  /// The same as the run finds, or nil where some sector is not shown to be irreducible or two may be equivalent.
  ///
  /// - Parameters:
  ///   - run: The run that would decompose the family; without a window.
  ///   - representatives: A sector for each that a symmetry of the whole family takes it to. Shape: [sector].
  ///   - leastRows: The search is left to the run where all sectors are smaller.
  ///   - progress: Called with the name of a sector that is done, never by two threads at once.
  ///   - isCancelled: Asked before every sector; true ends the search.
  /// - Throws: `CancellationError`, or the first error of a diagonalization.
  package static func commutant(
    of run: CommutantRun, representatives: [Int], leastRows: Int = leastRows,
    progress: @escaping @Sendable (String) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> FamilyCommutant? {
    let diagonalization = run.diagonalization
    guard run.windowLevels == nil, diagonalization.model.floquet == nil else { return nil }
    let family = try FamilyMatrices(diagonalization, family: run.family)
    let sizes = family.sectors.map(\.dimension)
    let kinds = Dictionary(grouping: sizes.indices.filter { sizes[$0] > 0 }) { representatives[$0] }
      .sorted { $0.key < $1.key }
    guard !family.isAveraged, sizes.max() ?? 0 >= leastRows,
      kinds.allSatisfy({ family.sectors[$0.key].isReal })
    else { return nil }
    guard
      let found = try sectors(
        kinds.map(\.key), of: family, threads: run.threads, progress: progress,
        isCancelled: isCancelled), areDifferent(found.map(\.levels))
    else { return nil }
    let (summary, places) = CommutantSummary.irreducible(
      kinds.map(\.value), irrepDimensions: diagonalization.sectors.map(\.irrepDimension),
      levelCounts: sizes, leastWeight: found.compactMap(\.leastWeight).min() ?? 1)
    var levels = sizes.map { _ in [Double]() }
    var membership = sizes.map { _ in [Int?]() }
    for (kind, members) in kinds.enumerated() {
      for sector in members.value {
        levels[sector] = found[kind].levels
        membership[sector] = found[kind].levels.map { _ in places[kind] }
      }
    }
    return FamilyCommutant(
      decomposition: summary, levels: levels, membership: membership, isAveraged: false)
  }

  /// All of some sectors; nil as soon as one is not irreducible.
  private static func sectors(
    _ numbers: [Int], of family: FamilyMatrices, threads: Int,
    progress: @escaping @Sendable (String) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [IrreducibleSector]? {
    LinearAlgebraLibrary.useOneThread()
    let hasFailed = Mutex(false)
    let found = try SectorTasks.run(
      sizes: numbers.map { family.sectors[$0].dimension }, threads: threads,
      progress: { progress(family.sectors[numbers[$0]].name) }, isCancelled: isCancelled
    ) { place -> IrreducibleSector? in
      if hasFailed.withLock({ $0 }) { return nil }
      let sector = try IrreducibleSector(family.sectors[numbers[place]], of: family)
      if sector == nil { hasFailed.withLock { $0 = true } }
      return sector
    }
    let all = found.compactMap(\.self)
    return all.count == found.count ? all : nil
  }

  /// Whether no two lists are copies of each other, and no two levels of different lists agree to rounding.
  private static func areDifferent(_ lists: [[Double]]) -> Bool {
    let scale = lists.joined().reduce(0) { max($0, abs($1)) }
    for (place, list) in lists.enumerated() {
      for other in lists[..<place] where other.count == list.count {
        let distance = zip(list, other).reduce(0) { max($0, abs($1.0 - $1.1)) }
        if distance <= leastDifference * scale { return false }
      }
    }
    let levels = lists.joined().sorted()
    return zip(levels, levels.dropFirst()).allSatisfy { $1 - $0 > chance * scale }
  }
}

import ArgumentParser

/// The values of `--reduce`.
enum ReduceMode: String, ExpressibleByArgument, CaseIterable {
  case auto, on, off
}

/// Where smaller matrices may come from in one run; all parts of it have the same.
enum ReductionPolicy {
  /// Every sector is computed by itself.
  case off
  /// Symmetries that are found among the matrix elements.
  case symmetries
  /// The same, then the commutant, which costs as much as some samples.
  case commutant

  /// From so many samples on the commutant pays.
  static let leastSamples = 10

  /// What `--reduce` means for a run with so many samples in all.
  ///
  /// The commutant must be that of the ensemble itself, from all levels.
  init(_ mode: ReduceMode, samples: Int, commutant: CommutantMode, isVaried: Bool) {
    let isWhole = !isVaried && commutant != .off && commutant.windowLevels == nil
    let pays = mode == .on || samples >= Self.leastSamples
    self = mode == .off ? .off : isWhole && pays ? .commutant : .symmetries
  }

  /// What an earlier process used, for a run that goes on from its samples.
  init(used source: String?) {
    self = source == nil ? .off : source!.hasSuffix("commutant") ? .commutant : .symmetries
  }
}

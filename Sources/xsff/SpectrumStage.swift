import ExactDiagonalization
import Logging
import Reduction

/// The part of `xsff compute` that makes the levels: from smaller matrices where there are some, otherwise sector by sector.
struct SpectrumStage {
  let diagonalization: ExactDiagonalization
  let smaller: ReductionStage
  let journal: JournaledSpectra
  let threads: Int
  let quiet: Bool
  /// The search for exact irreps, in the sectors of a reduction where one is given.
  let commutant: (SpectrumReduction?) -> CommutantStage

  /// What was made.
  struct Result {
    /// Shape: [sample][sector][level].
    let levels: [[[Double]]]
    /// Nil where every sector was computed by itself.
    let reduction: SpectrumReduction?
    /// The search for exact irreps that goes with it, and what it found, if that was needed for the levels.
    let commutant: CommutantStage
    let finding: CommutantStage.Finding??
  }

  func run(_ logger: Logger) throws -> Result {
    let symmetries = smaller.symmetries()
    let search = commutant(symmetries)
    // What the reduction asked for need not be found twice.
    var finding: CommutantStage.Finding??
    let reduction = try smaller.reduction(from: symmetries, logger) {
      let found = try search.find(quiet: quiet, logger)
      finding = .some(found)
      return found
    }
    try journal.settle(reduction)
    do {
      return Result(
        levels: try levels(reduction), reduction: reduction, commutant: search, finding: finding)
    } catch let error as ReductionError {
      logger.warning("\(error) Every sector is computed by itself instead.")
      try journal.forgetReduction()
      return Result(
        levels: try levels(nil), reduction: nil, commutant: commutant(nil), finding: nil)
    }
  }

  private func levels(_ reduction: SpectrumReduction?) throws -> [[[Double]]] {
    try journal.levels(
      of: diagonalization, blocks: reduction?.blocks, threads: threads, quiet: quiet)
  }
}

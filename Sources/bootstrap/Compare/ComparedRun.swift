import AnswerFiles
import Branching
import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics
import Verification

/// One of the runs that are compared.
struct ComparedRun {
  let file: String
  let symmetry: VisibleSymmetry
  let sectors: SectorList
  /// The values of the model's parameters; none where the file has no model.
  let parameters: [String: Double]
  /// The irreps of `/commutant`, if there is one.
  let exact: ExactIrreps?
  /// The stored solutions of the first rank.
  let answers: [StoredReading]
  private let input: RunFile

  /// Throws: `ResultFileError`; `PlainFailure` where the numbers are no list of irreps.
  init(_ file: String) throws {
    self.file = file
    input = try RunFile(reading: URL(fileURLWithPath: file))
    symmetry = try input.visibleSymmetry()
    sectors = try input.sectors(of: symmetry)
    parameters = try input.model()?.parameters ?? [:]
    let record = try input.commutant(of: sectors)
    if let record,
      let failure = CommutantVerification.contradiction(
        in: CommutantNumbers(record, sectors: sectors))
    {
      throw PlainFailure(.failed, "The commutant in \(file) is no list of irreps: \(failure).")
    }
    exact = record.map { ExactIrreps($0) }
    answers = try StoredReading.first(in: input)
  }

  /// Σ_λ d_λ R_λ.
  var states: Int {
    zip(sectors.irrepDimensions, sectors.multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The signatures of the levels, each counted as one irrep; sums of others are left out.
  ///
  /// Throws: `ResultFileError`, `SpectralSignaturesError`.
  func signatures() throws -> ExactIrreps {
    let found = try SpectralSignatures(of: input.spectra(of: symmetry))
    let (levels, composite) = (found.meanLevels, found.composite)
    return ExactIrreps(
      found.vectors.indices.filter { !composite[$0] }.map { k in
        ExactIrrep(
          branching: found.vectors[k], dimension: found.dimensions[k],
          levelCount: Int(levels[k].rounded()), field: .real, partner: .unknown)
      }, isComplete: !found.isWindow)
  }
}

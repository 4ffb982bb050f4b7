import GroupTheory
import Logging
import Reports
import ResultFiles
import SpectralStatistics

/// The levels of a run file with every spectrum once, and what was left out.
struct DistinctSpectra {
  let spectra: SectorSpectra
  /// Nil where no sample is a copy of another.
  let copies: SampleCopiesReport?

  /// Throws: ``ResultFileError``.
  init(_ spectra: SectorSpectra, of input: RunFile) throws {
    let copies = spectra.copies
    self.spectra = spectra.withoutCopies(copies)
    self.copies =
      copies.isEmpty ? nil : SampleCopiesReport(copies, varying: try input.varyingCouplings())
  }

  /// The levels that stand beside plateaus; nil where there are none.
  init?(beside input: RunFile, _ symmetry: VisibleSymmetry) throws {
    guard input.root.contains("spectra") else { return nil }
    try self.init(input.spectra(of: symmetry), of: input)
  }

  func warn(_ logger: Logger) {
    if let copies { logger.warning("\(copies.statement)") }
  }
}

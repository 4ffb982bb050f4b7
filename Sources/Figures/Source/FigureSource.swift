import AnswerFiles
import FormFactors
import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics

/// What a run file holds that figures show; each part is read when it is asked for.
package struct FigureSource {
  let file: RunFile
  /// N with the labels of the sectors.
  package let symmetry: VisibleSymmetry
  /// All sectors.
  package let sectors: SectorList
  /// What the run is called in titles.
  package let name: String
  /// Whether levels are quasi-energies, whose random matrices are the circular ones.
  private let isCircular: Bool

  /// Opens a run file; `name` is the file's.
  ///
  /// Throws: `ResultFileError`.
  package init(reading url: URL) throws {
    file = try RunFile(reading: url)
    symmetry = try file.visibleSymmetry()
    sectors = try file.sectors(of: symmetry)
    name = url.deletingPathExtension().lastPathComponent
    isCircular = try file.hasQuasiEnergies()
  }

  /// A text about random matrices with the names of the run's ensembles: COE instead of GOE for quasi-energies.
  func ensembles(_ text: String) -> String { isCircular ? LevelEnsemble.circular(text) : text }

  /// The levels of the sectors that have some, with every spectrum once; nil where there are none.
  ///
  /// Throws: `ResultFileError`.
  func levels() throws -> SectorSpectra? {
    guard file.root.contains("spectra") else { return nil }
    let spectra = try file.computedSpectra(of: symmetry).spectra
    return spectra.withoutCopies(spectra.copies)
  }

  /// The signatures of the levels; nil where there are none, or no meaningful ones.
  func observedSignatures() throws -> SpectralSignatures? {
    try levels().map { try SpectralSignatures(of: $0) }
  }

  /// The exact irreps; nil where there are none.
  func commutant() throws -> CommutantRecord? { try file.commutant(of: sectors) }

  /// Sectors as a sum, such as `1 + 2 (0,+)`: each with its multiplicity, as plain text.
  func sum(_ vector: [Int], of names: [String]? = nil, most: Int = 4) -> String {
    let names = names ?? sectors.names
    let parts = vector.indices.filter { vector[$0] > 0 }.map {
      (vector[$0] > 1 ? "\(vector[$0])·" : "") + names[$0]
    }
    guard parts.count > most else { return parts.joined(separator: " + ") }
    return parts.prefix(most - 1).joined(separator: " + ") + " + \(parts.count - most + 1) more"
  }
}

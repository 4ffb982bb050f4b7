import CommandSupport
import SpectralStatistics
import SymmetryBootstrap

/// What `bootstrap solve` prints for people when a finite visible group sees a continuous one.
struct RestrictionSummary {
  private let restrictions: [CompactRestriction]
  private let visible: String
  private let spectra: SectorSpectra
  private let signatures: SpectralSignatures
  private let notes: [String]

  /// `visible` names the visible group.
  init(
    _ restrictions: [CompactRestriction], visible: String, spectra: SectorSpectra,
    signatures: SpectralSignatures, notes: [String]
  ) {
    self.restrictions = restrictions
    self.visible = visible
    self.spectra = spectra
    self.signatures = signatures
    self.notes = notes
  }

  var text: String {
    let parts = restrictions.map { heading($0) + "\n" + table($0) }
    var list = TextTable(header: ["", ""], alignments: [.left, .left])
    for note in notes { list.append(["Note", note]) }
    let count = restrictions.count
    return parts.joined(separator: "\n") + "\n" + list.rendered()
      + "\nNo finite group; \(count) continuous reading\(count == 1 ? "" : "s").\n"
  }

  private func heading(_ restriction: CompactRestriction) -> String {
    let kind = restriction.group == "SO(3)" ? "vector" : "spinor"
    var lines = [
      "Rank 1: \(restriction.group) restricted to \(visible), non-closing for finite groups",
      "  continuous, Lie algebra A1; the \(kind) restricts to \(sum(restriction.fundamental))",
    ]
    if let twist = restriction.twist {
      lines.append("  all are multiplied by the irrep \(spectra.sectorNames[twist])")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func table(_ restriction: CompactRestriction) -> String {
    var table = TextTable(
      header: ["signature", "spin", "D", "levels", "restricts to the sectors"],
      alignments: [.left, .right, .right, .right, .left])
    let means = signatures.meanLevels
    for (k, spin) in restriction.doubledSpins.enumerated() {
      table.append([
        spin == nil ? "composite" : "\(k)",
        spin.map { $0 % 2 == 0 ? "\($0 / 2)" : "\($0)/2" } ?? "", "\(signatures.dimensions[k])",
        SolveSummary.number(means[k]), sum(signatures.vectors[k]),
      ])
    }
    return table.rendered()
  }

  private func sum(_ vector: [Int]) -> String {
    zip(vector, spectra.sectorNames).filter { $0.0 > 0 }.map { multiplicity, name in
      multiplicity == 1 ? name : "\(multiplicity)·\(name)"
    }.joined(separator: " + ")
  }
}

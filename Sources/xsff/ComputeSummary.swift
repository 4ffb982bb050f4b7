import CommandSupport
import Foundation
import ResultFiles
import SpectralStatistics

/// What `xsff compute` prints: sectors, plateaus, signatures, and where the result is.
struct ComputeSummary {
  private let analysis: SpectrumAnalysis
  private let file: String
  private let stored: StoredOperators?

  /// `stored` are operators of a part, in place of what was found now.
  init(_ analysis: SpectrumAnalysis, file: String, stored: StoredOperators? = nil) {
    (self.analysis, self.file, self.stored) = (analysis, file, stored)
  }

  var text: String {
    let parts =
      analysis.run.visibleSymmetry.charges == nil && names.count <= Self.widest
      ? [sectors, plateaus, signatures] : [sectorsWithPlateaus, signatureList]
    let commutant = analysis.run.commutant.map { CommutantText($0, sectors: names).text }
    return (parts + [reduction, commutant, operators, missing, "Written to \(file)\n\(next)"])
      .compactMap(
        \.self
      )
      .joined(
        separator: "\n")
  }

  private var next: String {
    analysis.run.shard == nil
      ? NextStep.line("bootstrap", "solve", file)
      : "Next: xsff merge, when all shards are there.\n"
  }

  private var operators: String? {
    (stored.map(OperatorSummary.init) ?? analysis.run.operators.map(OperatorSummary.init))?.text
  }

  /// What was diagonalized in place of the sectors.
  private var reduction: String? {
    analysis.run.reduction.map { reduction in
      let sizes = Dictionary(grouping: zip(reduction.dimensions, reduction.fields)) {
        "\($0.1) \($0.0)"
      }
      let list = sizes.sorted { ($0.value[0].0, $0.key) > ($1.value[0].0, $1.key) }.map {
        ($1.count > 1 ? "\($1.count) × " : "") + $0
      }
      let sources = reduction.source.split(separator: ", ").map {
        $0 == "symmetries" ? "symmetries found in the model" : "exact irreps"
      }
      let shown = list.prefix(6).joined(separator: ", ") + (list.count > 6 ? ", …" : "")
      return TextTable.paragraph(
        "Diagonalized (\(sources.joined(separator: " and "))): \(shown).")
        + "Levels of sectors that share a matrix are equal by that; --reduce off measures them all.\n"
    }
  }

  private var names: [String] { analysis.run.spectra.sectorNames }

  /// Matrices of more sectors are too wide for anybody.
  private static let widest = 32

  /// What the file lacks.
  private var missing: String? {
    let sectors = analysis.run.sectors
    if sectors.isWhole { return nil }
    let names = sectors.missingNames
    let more = names.count - Self.mostNames
    return "The file has the levels of \(sectors.numbers.count) of \(sectors.all.count) sectors; "
      + "those of \(names.prefix(Self.mostNames).joined(separator: ", "))"
      + (more > 0 ? " and \(more) more" : "")
      + " are missing.\nWithout them the hidden group is not decided.\n"
  }

  private static let mostNames = 6

  private var sectors: String {
    let spectra = analysis.run.spectra
    var table = TextTable(header: ["sector", "d", "levels R"])
    for k in names.indices {
      table.append([names[k], "\(spectra.irrepDimensions[k])", "\(spectra.multiplicities[k])"])
    }
    return title + table.rendered()
  }

  private var title: String {
    let spectra = analysis.run.spectra
    let symmetry = analysis.run.visibleSymmetry
    let charges = symmetry.charges.map { "charges " + $0.names.joined(separator: ", ") }
    let group = symmetry.table.map { "visible group of order \($0.order)" }
    let labels = [charges, group].compactMap(\.self).joined(separator: " and the ")
    let all = analysis.run.sectors.all
    let states = zip(all.irrepDimensions, all.multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
    return "Sectors of the \(labels), dim H = \(states), samples: "
      + "\(spectra.sampleCount)"
      + (spectra.period == nil ? "" : ", quasi-energies")
      + (analysis.copies.isEmpty ? "" : ", \(analysis.copies.distinctCount) of them distinct")
      + "\n"
  }

  /// Charges make too many sectors for a matrix: a line each.
  private var sectorsWithPlateaus: String {
    let spectra = analysis.run.spectra
    var table = TextTable(
      header: ["sector", "d", "levels R", "time-averaged plateau", "exact plateau"])
    let occupied = names.indices.filter { spectra.multiplicities[$0] > 0 }
    for k in occupied {
      let plateau = analysis.run.plateau
      let average = plateau.map {
        Self.number($0.timeAverage[k][k]) + " ± " + Self.number($0.standardError[k][k])
      }
      let exact = analysis.signatures == nil ? nil : plateau?.exact.map { Self.number($0[k][k]) }
      table.append([
        names[k], "\(spectra.irrepDimensions[k])", "\(spectra.multiplicities[k])", average ?? "-",
        exact ?? "-",
      ])
    }
    let empty = names.count - occupied.count
    return title + table.rendered()
      + (empty == 0 ? "" : "\(empty) of \(names.count) sectors have no levels.\n")
  }

  private var signatureList: String? {
    guard let signatures = analysis.signatures else { return nil }
    var table = TextTable(
      header: ["signature", "D", "levels", "sectors"],
      alignments: [.left, .right, .right, .left])
    for (k, vector) in signatures.vectors.enumerated().prefix(Self.mostSignatures) {
      let sectors = zip(vector, names).filter { $0.0 > 0 }.map { count, name in
        count == 1 ? name : "\(count)×\(name)"
      }
      table.append([
        signatures.composite[k] ? "composite" : "\(k)", "\(signatures.dimensions[k])",
        Self.number(signatures.meanLevels[k]), sectors.joined(separator: ", "),
      ])
    }
    let more = signatures.vectors.count - Self.mostSignatures
    return table.rendered() + (more > 0 ? "\(more) more signatures are in the file.\n" : "")
      + window(of: signatures)
  }

  private static let mostSignatures = 200

  private func window(of signatures: SpectralSignatures) -> String {
    let decades = String(format: "%.1f", signatures.degeneracyWindow.decades)
    return "Degenerate and distinct levels are \(decades) decades apart.\n"
  }

  private var plateaus: String? {
    guard let plateau = analysis.run.plateau else { return nil }
    var table = TextTable(header: ["time-averaged plateau"] + names)
    for (name, rows) in zip(names, zip(plateau.timeAverage, plateau.standardError)) {
      table.append(
        [name] + zip(rows.0, rows.1).map { Self.number($0) + " ± " + Self.number($1) })
    }
    guard let exact = plateau.exact, analysis.signatures != nil else { return table.rendered() }
    var other = TextTable(header: ["exact plateau"] + names)
    for (name, row) in zip(names, exact) { other.append([name] + row.map(Self.number)) }
    return table.rendered() + "\n" + other.rendered()
  }

  private var signatures: String? {
    guard let signatures = analysis.signatures else { return nil }
    var table = TextTable(header: ["signature"] + names + ["D", "levels"])
    for (k, vector) in signatures.vectors.enumerated() {
      let mark = signatures.composite[k] ? "composite" : "\(k)"
      table.append(
        [mark] + vector.map(String.init)
          + ["\(signatures.dimensions[k])", Self.number(signatures.meanLevels[k])])
    }
    return table.rendered() + window(of: signatures)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(format: "%.0f", value) : String(format: "%.1f", value)
  }
}

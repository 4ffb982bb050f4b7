import CommandSupport
import ContinuousGroups
import GroupTheory
import Reports

/// Continuous groups of visible charges, for people.
struct ContinuousText {
  private let report: BootstrapReport
  private let charges: SectorCharges
  private let readings: [ContinuousReading]

  /// A report on visible charges.
  init(_ report: BootstrapReport) {
    self.report = report
    charges = report.context.charges!
    readings = report.solutions.compactMap(\.continuous).compactMap { solution in
      if case .charges(let reading) = solution.source { reading } else { nil }
    }
  }

  var text: String {
    var parts: [String?]
    if let first = readings.first {
      parts = [heading(first), signatures(first), series(first), others]
    } else {
      parts = [diagrams]
    }
    if !report.notes.isEmpty {
      parts.append(LabelledText.paragraphs(report.notes.map { ("Note", $0) }))
    }
    let count = readings.count
    parts.append("\(count) continuous reading\(count == 1 ? "" : "s").\n")
    return parts.compactMap(\.self).joined(separator: "\n")
  }

  private func heading(_ reading: ContinuousReading) -> String {
    let names = charges.names.joined(separator: ", ")
    let roots = reading.simpleRoots.map {
      Self.vector(zip($0, charges.units).map { Double($0) * $1 })
    }
    let centre = Self.vector(zip(reading.centre, charges.units).map { $0 * $1 })
    var lines = [
      "Rank 1: G = \(reading.group)",
      "  continuous, Lie algebra \(reading.algebra), dimension \(reading.dimension)",
    ]
    if !roots.isEmpty {
      lines.append("  simple roots in the charges (\(names)): \(roots.joined(separator: ", "))")
    }
    lines.append("  centre of the weight diagrams: \(centre)")
    return lines.map { $0 + "\n" }.joined()
  }

  private func signatures(_ reading: ContinuousReading) -> String {
    let allSpins = !reading.factors.isEmpty && reading.factors.allSatisfy { $0 == .a1 }
    var table = TextTable(
      header: ["signature", "D", "weights", "levels", "irrep by its Dynkin labels"]
        + (report.beside.map { [$0.terms == nil ? "beside" : "term"] } ?? []),
      alignments: [.left, .right, .right, .right, .left] + (report.beside == nil ? [] : [.left]))
    for (k, content) in reading.contents.enumerated() {
      let diagram = report.context.diagrams[k]
      var label = "\(k)"
      let text: String
      switch content {
      case .irrep(let irreps):
        text = irreps.map { Self.name($0, spins: allSpins) }.joined(separator: " + ")
      case .irreps(let irreps):
        text = irreps.map { Self.name($0, spins: allSpins) }.joined(separator: " and ")
      case .composite(let parts):
        label = "composite"
        text =
          "not irreducible: "
          + parts.sorted { $0.key < $1.key }.map { part, multiplicity in
            let irreps = reading.contents[part].irreps.map { Self.name($0, spins: false) }
            let name = irreps.joined(separator: " + ")
            return multiplicity == 1
              ? name : "\(multiplicity)·\(irreps.count > 1 ? "[\(name)]" : name)"
          }.joined(separator: " + ")
      case .sum(let irreps):
        label = "composite"
        text =
          "not irreducible: " + irreps.map { Self.name($0, spins: false) }.joined(separator: " + ")
      case .unexplained:
        label = "composite"
        text = "a sum of other signatures"
      }
      table.append(
        [
          label, "\(diagram.dimension)", "\(diagram.weights.count)",
          LabelledText.number(report.signatures[k].levels), text,
        ] + (beside(k).map { [$0] } ?? []))
    }
    return table.rendered()
  }

  /// The terms of a signature, or what it is in the group beside; nil where there is no such group.
  private func beside(_ signature: Int) -> String? {
    guard let beside = report.beside, let commutant = report.commutant else { return nil }
    let vector = report.signatures[signature].vector
    var names: [String] = []
    for (irrep, own) in commutant.irreps.enumerated() where own.branching == vector {
      let name = beside.terms?[irrep] ?? beside.irreps[beside.factors[irrep]].label
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: ", ")
  }

  /// How many products were decomposed, with the first that are not trivial.
  private func series(_ reading: ContinuousReading) -> String? {
    guard !reading.fusion.isEmpty else { return nil }
    let known = Set(reading.contents.flatMap(\.irreps).map(\.highestWeight))
    let terms = Set(reading.fusion.flatMap { $0.terms.map(\.highestWeight) })
    var lines = [
      "Clebsch-Gordan: \(reading.fusion.count) products of observed diagrams are sums of irreps; of the "
        + "\(terms.count) irreps", "in them \(terms.intersection(known).count) are observed.",
    ]
    let interesting = reading.fusion.filter { $0.terms.count > 1 && $0.terms.count <= 6 }
    for product in interesting.prefix(3) {
      let factors = [product.left, product.right].map {
        Self.name(reading.contents[$0].irreps[0], spins: false)
      }
      let sum = product.terms.reversed().map { Self.name($0, spins: false) }.joined(
        separator: " + ")
      lines.append("  \(factors.joined(separator: " × ")) = \(sum)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var others: String? {
    guard readings.count > 1 else { return nil }
    var table = TextTable(
      header: ["the same data fit", "Lie algebra", "components"],
      alignments: [.left, .left, .right])
    for reading in readings.dropFirst() {
      table.append([
        reading.group, reading.algebra,
        reading.isConnected ? "1" : "at least \(reading.componentCount)",
      ])
    }
    return table.rendered()
  }

  /// Where there is no reading: the charges of each signature with their multiplicities.
  private var diagrams: String {
    var table = TextTable(
      header: ["signature", "D", "levels", "weights"], alignments: [.left, .right, .right, .left])
    for (k, diagram) in report.context.diagrams.enumerated() {
      let weights = diagram.weights.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      let shown = weights.prefix(12).map { weight, multiplicity in
        let vector = Self.vector(zip(weight, charges.units).map { Double($0) * $1 })
        return multiplicity == 1 ? vector : "\(multiplicity)·\(vector)"
      }
      table.append([
        "\(k)", "\(diagram.dimension)", LabelledText.number(report.signatures[k].levels),
        shown.joined(separator: " ") + (weights.count > 12 ? " …" : ""),
      ])
    }
    return table.rendered()
  }

  private static func name(_ irrep: ContinuousIrrep, spins: Bool) -> String {
    var name = irrep.highestWeight.isEmpty ? "" : vector(irrep.highestWeight.map(Double.init))
    if !irrep.centralCharges.isEmpty {
      name +=
        (name.isEmpty ? "q = " : ", q = ")
        + irrep.centralCharges.map(String.init).joined(separator: ",")
    }
    if irrep.multiplicity > 1 { name = "\(irrep.multiplicity)·" + name }
    guard spins else { return name.isEmpty ? "1" : name }
    let halves = irrep.highestWeight.map { $0 % 2 == 0 ? "\($0 / 2)" : "\($0)/2" }
    return name + "  spin \(halves.joined(separator: ", "))"
  }

  private static func vector(_ values: [Double]) -> String {
    let parts = values.map {
      $0 == $0.rounded()
        ? String(Int($0)) : LabelledText.formatted($0, "%.4g")
    }
    return "(" + parts.joined(separator: ",") + ")"
  }
}

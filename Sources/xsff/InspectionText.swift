import CommandSupport
import ExactDiagonalization
import Foundation
import GroupTheory
import LatticeModels

/// What `xsff inspect` prints for people, at most 100 columns wide.
struct InspectionText {
  private let inspection: Inspection
  private var model: Model { inspection.model }
  private var plan: SectorPlan { inspection.plan }

  init(_ inspection: Inspection) { self.inspection = inspection }

  var text: String {
    [
      heading, Self.paragraphs([["Parameters", parameters], ["Space", space]]), hamiltonian,
      group, sectors, checks + warnings,
      Self.paragraphs(
        [
          ["Memory", memory], ["Time", time], ["Commutant", commutant],
        ] + (inspection.hasLargeSectors ? [["Window", window]] : [])),
    ].joined(separator: "\n")
  }

  private var heading: String {
    let description = model.description.trimmingCharacters(in: .whitespacesAndNewlines)
    let lines = [["\(model.name): \(model.title)"]] + (description.isEmpty ? [] : [[description]])
    return Self.paragraphs(lines)
  }

  private var parameters: String {
    model.parameters.isEmpty
      ? "none"
      : model.parameters.map { "\($0.name) = \(Self.number($0.value))" }.joined(separator: ", ")
  }

  private var space: String {
    let sites = Dictionary(grouping: model.siteDimensions) { $0 }.mapValues(\.count)
      .sorted { $0.key < $1.key }
      .map { "\(Self.count($1, "site")) of \(Self.count($0, "level"))" }.joined(separator: " and ")
    let total = model.conservedTotal == nil ? "" : ", states with the fixed total only"
    let rules = model.constraint?.rules.count ?? 0
    let constraint =
      rules == 0
      ? "" : ", states that obey \(Self.count(rules, "condition")) of the constraint only"
    return "\(sites)\(total)\(constraint); dim H = \(plan.hilbertSpaceDimension)"
  }

  private var hamiltonian: String {
    var rows: [[String]] = []
    for term in model.terms {
      let indices = term.indices.joined(separator: ",")
      let drawn =
        inspection.isDrawn(term)
        ? (inspection.isListed(term) ? "" : ", drawn in every sample") : ""
      rows.append([
        "  " + term.name,
        "sum of (\(indices)) over \(term.over), \(Self.count(term.tupleCount, "tuple"))",
      ])
      rows.append(["", "\(term.coupling)\(drawn)"])
      rows.append(["", "times \(term.operatorText)"])
    }
    for variable in model.variables {
      let deviation = variable.distribution.variance.squareRoot()
      rows.append([
        "  " + variable.name,
        "random number of every sample, mean \(Self.number(variable.distribution.mean)), standard "
          + "deviation \(Self.number(deviation))",
      ])
    }
    guard let floquet = model.floquet else {
      return "Hamiltonian, the sum of\n" + Self.paragraphs(rows)
    }
    let steps = floquet.steps.enumerated().map { number, step in
      [
        "  H_\(number + 1)",
        "\(step.terms.joined(separator: " + ")), for the time \(Self.number(step.duration))",
      ]
    }
    let factors = floquet.steps.indices.reversed().map { "exp(-i H_\($0 + 1) t_\($0 + 1))" }
    let reversal =
      model.allowsAntiunitarySymmetry
      ? "" : "; in reverse other steps, so that no anti-unitary symmetry of them is one of U"
    return "Terms\n" + Self.paragraphs(rows) + "\nOne period\n"
      + Self.paragraphs(steps + [["  U", factors.joined(separator: " ") + reversal]])
  }

  private var group: String {
    let table = plan.visible.table
    let kind = plan.visible.isAbelian ? "abelian" : "not abelian"
    let generators = inspection.generators.map { "\($0.name) (order \($0.order))" }
    let antiunitary = model.antiunitaryGenerators.map(\.name)
    let finite = [
      ["  generators", generators.isEmpty ? "none" : generators.joined(separator: ", ")],
      ["  classes", "\(table.rank), and as many irreps; \(classes)"],
    ]
    let group = "\(name), order \(table.order), \(kind)"
    let charges = model.charges.map(\.name).joined(separator: ", ")
    let continuous = [
      [
        "Visible group N",
        Array(repeating: "U(1)", count: plan.chargeCount).joined(separator: "×")
          + (plan.hasGroup ? " × \(group)" : ""),
      ],
      ["  charges", "\(charges); \(Self.count(plan.chargeSectors.count, "value")) together"],
    ]
    let basis =
      model.localBasis == nil
      ? []
      : [
        [
          "  local basis",
          "levels of sites are superposed so that all generators map each to a multiple of one",
        ]
      ]
    let rows =
      model.charges.isEmpty
      ? [["Visible group N", group]] + finite : continuous + (plan.hasGroup ? finite : [])
    return Self.paragraphs(
      rows + basis + [
        [
          "  anti-unitary",
          antiunitary.isEmpty ? "none declared" : antiunitary.joined(separator: ", "),
        ]
      ]
        + inspection.declaredSymmetries.map {
          ["", $0.summary(of: table, names: plan.visible.names)]
        }
    )
  }

  /// Brauer pairs share a table, so the catalogue may offer two names.
  private var name: String {
    guard let groups = inspection.groups else { return "no name (order not in the catalogue)" }
    return groups.isEmpty
      ? "no group of the catalogue" : groups.map(\.description).joined(separator: " or ")
  }

  private var classes: String {
    let table = plan.visible.table
    let counts = Dictionary(grouping: table.elementOrders.indices) { table.elementOrders[$0] }
    let parts = counts.sorted { $0.key < $1.key }.map { order, classes in
      let elements = classes.reduce(0) { $0 + table.classSizes[$1] }
      return "\(elements) of order \(order)"
    }
    return "elements: " + parts.joined(separator: ", ")
  }

  private var sectors: String {
    let ways = ["all levels take", "the lowest \(Inspection.windowLevels)"]
    let hasAliases = plan.sectors.contains { $0.alias != $0.name }
    var table = TextTable(
      header: ["sector", "d", "levels R"] + (hasAliases ? ["also"] : [])
        + (plan.isWhole ? [] : ["computed"])
        + (inspection.hasLargeSectors ? ways : []))
    let chosen = Set(plan.chosen)
    for (number, sector) in plan.sectors.enumerated() {
      table.append(
        [sector.name, "\(sector.irrepDimension)", "\(sector.multiplicity)"]
          + (hasAliases ? [sector.alias == sector.name ? "" : sector.alias] : [])
          + (plan.isWhole ? [] : [chosen.contains(number) ? "yes" : "no"])
          + (inspection.hasLargeSectors
            ? [inspection.whole(number), inspection.window(number)].map(Self.way) : []))
    }
    return table.rendered()
  }

  private static func way(_ way: Inspection.Way) -> String {
    "\(size(way.memoryBytes)), \(time(way.seconds))"
  }

  /// What `xsff window` takes.
  private var window: String {
    let cost = inspection.window
    return
      "\(Self.size(cost.bytes)) and about \(Self.time(cost.seconds)) with \(threads) for the lowest "
      + "\(Inspection.windowLevels) levels of every sector and their irreps (xsff window)"
  }

  private var checks: String {
    Self.paragraphs(
      inspection.checks.map { check in
        switch check.result {
        case .passed: ["passed", check.statement]
        case .failed(let reason): ["FAILED", "\(check.statement): \(reason)"]
        case .skipped(let reason): ["not checked", "\(check.statement): \(reason)"]
        }
      })
  }

  private var warnings: String {
    inspection.warnings.isEmpty
      ? "" : Self.paragraphs(inspection.warnings.map { ["warning", $0.message] })
  }

  private var memory: String {
    let needed = "\(Self.size(inspection.memoryBytes)) with \(threads)"
    guard let available = inspection.availableMemory else { return needed }
    let fits = inspection.memoryBytes <= Double(available)
    return "\(needed); \(Self.size(Double(available))) available"
      + (fits ? "" : ": does not fit, choose a smaller system or fewer threads")
  }

  private var time: String {
    "about \(Self.time(inspection.secondsPerSample)) for a sample on one core; about "
      + "\(Self.time(inspection.duration)) for \(Self.count(inspection.samples, "sample")) with "
      + "\(threads), sector by sector; less where --reduce auto finds smaller matrices"
  }

  /// What exact irreps cost beside the levels.
  private var commutant: String {
    guard plan.isWhole else { return "exact irreps need all sectors" }
    guard let cost = inspection.commutantCost else {
      return "nothing can vary but the scale of H: levels are all there is"
    }
    let window = inspection.commutantWindowCost
    let sizes =
      "\(Self.size(inspection.memoryBytes(with: cost))) and about \(Self.time(inspection.duration(of: cost))) with "
      + "\(threads) for exact irreps from all levels"
    guard let available = inspection.availableMemory, !cost.fits(available) else { return sizes }
    if model.floquet != nil {
      return sizes + "; \(Self.size(Double(available))) available: does not fit"
    }
    return sizes + "; \(Self.size(Double(available))) available: "
      + (window.fits(available)
        ? "a window of \(CommutantRun.defaultWindowLevels) levels of each sector takes "
          + Self.size(inspection.memoryBytes(with: window))
        : "does not fit")
  }

  private var threads: String { Self.count(inspection.threads, "thread") }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Rows without a header, wrapped at spaces.
  private static func paragraphs(_ rows: [[String]]) -> String {
    let width = rows.first?.count ?? 1
    var table = TextTable(
      header: Array(repeating: "", count: width), alignments: Array(repeating: .left, count: width))
    for row in rows { table.append(row) }
    return table.rendered()
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(format: "%.0f", value) : "\(value)"
  }

  private static func size(_ bytes: Double) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var (value, unit) = (bytes, 0)
    while value >= 1024, unit < units.count - 1 { (value, unit) = (value / 1024, unit + 1) }
    return String(format: value < 10 ? "%.1f " : "%.0f ", value) + units[unit]
  }

  private static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<1: "\(String(format: "%.2g", max(seconds, 0.001))) s"
    case ..<120: String(format: "%.0f s", seconds)
    case ..<7200: String(format: "%.0f min", seconds / 60)
    case ..<172_800: String(format: "%.0f h", seconds / 3600)
    default: String(format: "%.3g days", seconds / 86_400)
    }
  }
}

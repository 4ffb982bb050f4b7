import CommandSupport
import Reports

/// What was read off plateaus, for people: the measurement, the sets of signatures, the solutions, and what other errors would
/// change.
struct PlateauText {
  private let report: BootstrapReport
  private static let longestSets = 10

  init(_ report: BootstrapReport) { self.report = report }

  /// The parts of the text, those that do not apply left out.
  var parts: [String] {
    let list = SolutionTable(report)
    let found = [measurement, fit, conflict, sets, list.ofSets.map { undecided + $0 }].compactMap(
      \.self)
    let rest = [
      report.curves.flatMap { _ in CandidateTable(report).text },
      LabelledText.excluded(report.excludedGroups), errors,
    ].compactMap(\.self)
    return found + list.firstLinear.prefix(5) + rest
  }

  var verdict: String {
    let (count, sets) = (report.solutions.count, report.sets?.count ?? 0)
    let found =
      "\(count) solution\(count == 1 ? "" : "s") for \(sets) set\(sets == 1 ? "" : "s") of signatures, indices p = "
      + "\(report.minIndex ?? 1) to \(report.maxIndex)"
    let first =
      report.firstRankComplete == true && !report.exhaustive
      ? ",\nbut nothing that is left can reach the first rank" : ""
    return
      "\(found). The search was \(report.exhaustive ? "exhaustive" : "NOT exhaustive")\(first).\n"
  }

  private var measurement: String? {
    guard let plateau = report.plateau else { return nil }
    var table = TextTable(header: ["plateau"] + report.sectors.map(\.name) + ["R"])
    for (a, sector) in report.sectors.enumerated() {
      let row = zip(plateau.average[a], plateau.standardError[a]).map { value, error in
        "\(Self.rounded(value, error)) ± \(Self.rounded(error, error))"
      }
      table.append([sector.name] + row + ["\(sector.multiplicity)"])
    }
    return table.rendered()
  }

  /// Where and how well random matrices describe the curves.
  private var fit: String? {
    guard let curves = report.curves else { return nil }
    let heisenberg = curves.heisenbergTime
    func times(_ value: Double) -> String { LabelledText.formatted(value / heisenberg, "%.2f") }
    return LabelledText.paragraphs([
      (
        "Fit",
        "random matrices from t = \(LabelledText.formatted(curves.start, "%.4g")) to "
          + "\(LabelledText.formatted(curves.end, "%.4g")), \(times(curves.start)) to \(times(curves.end)) Heisenberg times; "
          + "\(curves.samples) samples, χ² per point \(LabelledText.formatted(curves.chiSquarePerPoint, "%.2f")) on "
          + "\(curves.points) points"
      )
    ])
  }

  /// The plateaus that contradict the others.
  private var conflict: String? {
    guard let conflict = report.conflict else { return nil }
    var table = TextTable(
      header: ["sectors", "plateau", "in conflict because", "errors ×"],
      alignments: [.left, .left, .left, .right])
    for entry in conflict.entries {
      let names = entry.sectors.map { report.sectors[$0].name }
      let error = entry.standardError
      table.append([
        names.joined(separator: " with "),
        "\(Self.rounded(entry.value, error)) ± \(Self.rounded(error, error))", entry.explanation,
        LabelledText.formatted(entry.errorFactor, "%.2f"),
      ])
    }
    return "CONFLICT: no set of signatures agrees with these plateaus and errors.\n"
      + (conflict.entries.isEmpty ? "" : table.rendered())
      + "What follows holds for all errors times "
      + LabelledText.formatted(conflict.errorFactor, "%.2f")
      + ", the smallest factor that reconciles them.\n"
  }

  /// The consistent sets with the numbers of levels that fit best.
  private var sets: String? {
    guard let sets = report.sets, let plateau = report.plateau, !sets.isEmpty else { return nil }
    var table = TextTable(
      header: ["set", "signatures × levels", "χ²", "ln L", "p"],
      alignments: [.right, .left, .right, .right, .left])
    for (k, set) in sets.enumerated().prefix(Self.longestSets) {
      let signatures = set.signatures.map {
        "\(LabelledText.tuple($0.vector.map(String.init)))×"
          + LabelledText.formatted($0.levels, "%.0f")
      }
      table.append([
        "\(k + 1)", signatures.joined(separator: " "), LabelledText.decimal(set.chiSquare),
        LabelledText.decimal(set.relativeLogLikelihood), Self.ranges(set.indices),
      ])
    }
    return table.rendered()
      + "χ² of \(plateau.distinct) different plateaus; p: indices for which the set fits.\n"
      + LabelledText.left(sets.count - Self.longestSets, "sets")
  }

  private var undecided: String {
    let equal = report.context.likeliestSetCount
    return equal > 1
      ? "NOT DECIDED: \(equal) sets of signatures are equally likely; solutions of the simplest come first.\n\n"
      : ""
  }

  /// How the answer depends on the errors.
  private var errors: String? {
    guard let scales = report.errorScales, !scales.isEmpty else { return nil }
    var table = TextTable(
      header: ["errors", "sets", "entering", "leaving", "first unitary solution"],
      alignments: [.right, .right, .right, .right, .left])
    for scale in scales {
      // An enumeration that was cut off has no changes to tell.
      let numbers = [scale.sets, scale.entering.count, scale.leaving.count].map {
        scale.isComparable ? "\($0)" : "?"
      }
      var first = "none"
      if let order = scale.order {
        first = LabelledText.name(scale.groups ?? [], order: order)
        first += scale.sameSolution ? ", the same" : ", another one"
      }
      table.append(
        ["× " + LabelledText.formatted(scale.factor, "%g")] + numbers
          + [first + (scale.complete ? "" : " (not all sets searched)")])
    }
    return table.rendered()
  }

  /// A value with the places that its error allows.
  private static func rounded(_ value: Double, _ error: Double) -> String {
    let text = LabelledText.formatted(value, error >= 3 ? "%.0f" : "%.1f")
    return text == "-0" ? "0" : text == "-0.0" ? "0.0" : text
  }

  /// "2, 4, 6-12".
  private static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

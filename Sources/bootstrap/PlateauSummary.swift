import CommandSupport
import Foundation
import SymmetryBootstrap

/// What `bootstrap solve --from plateau` prints for people.
struct PlateauSummary {
  private let answer: PlateauAnswer
  private let sectors: [String]
  private static let longest = 20
  private static let longestSets = 10

  init(_ answer: PlateauAnswer, sectors: [String]) {
    self.answer = answer
    self.sectors = sectors
  }

  var text: String {
    var parts = [measurement, sets, solutions].compactMap(\.self)
    parts += answer.entries.filter { $0.rank == 1 }.prefix(5).compactMap { entry in
      answer.solution(of: entry).map {
        SolutionText($0, visible: answer.visible, sectors: sectors).text
      }
    }
    parts += [excluded, errors, notes, verdict].compactMap(\.self)
    return parts.joined(separator: "\n")
  }

  private var measurement: String {
    var table = TextTable(header: ["plateau"] + sectors + ["R"])
    let plateau = answer.plateau
    for (a, name) in sectors.enumerated() {
      let row = sectors.indices.map { b in
        let place = plateau.place(of: .init(a, b))
        let (value, error) = (plateau.values[place], plateau.errors[place])
        return "\(Self.rounded(value, error)) ± \(Self.rounded(error, error))"
      }
      table.append([name] + row + ["\(plateau.multiplicities[a])"])
    }
    return table.rendered()
  }

  /// The consistent sets with the numbers of levels that fit best.
  private var sets: String? {
    guard !answer.sets.isEmpty else { return nil }
    let best = answer.sets[0].logLikelihood
    var table = TextTable(
      header: ["set", "signatures × levels", "χ²", "ln L", "p"],
      alignments: [.right, .left, .right, .right, .left])
    for (k, set) in answer.sets.enumerated().prefix(Self.longestSets) {
      let signatures = zip(set.vectors, set.levels).map { vector, levels in
        "(\(vector.map(String.init).joined(separator: ",")))×"
          + String(format: "%.0f", locale: Locale(identifier: "C"), levels)
      }
      table.append([
        "\(k + 1)", signatures.joined(separator: " "), Self.decimal(set.chiSquare),
        Self.decimal(set.logLikelihood - best), Self.ranges(set.indices),
      ])
    }
    let left = answer.sets.count - Self.longestSets
    return table.rendered()
      + "χ² of \(answer.distinctCount) different plateaus; p: indices for which the set fits.\n"
      + (left > 0 ? "\(left) more sets: see --json.\n" : "")
  }

  private var solutions: String? {
    guard let best = answer.entries.map(\.logLikelihood).max() else { return nil }
    var table = TextTable(
      header: ["rank", "group", "reading", "p", "irreps", "set", "ln L", "twin of"],
      alignments: [.right, .left, .left, .right, .left, .right, .right, .left])
    for entry in answer.entries.prefix(Self.longest) {
      let name: String
      let irreps: String
      if let solution = answer.solution(of: entry) {
        (name, irreps) = (
          SolutionText.name(of: solution), SolutionText.multiplicities(of: solution)
        )
      } else {
        let solution = answer.projectiveSolution(of: entry)!
        name =
          solution.groups.isEmpty
          ? "order \(solution.order)" : solution.groups.map(\.name).joined(separator: " or ")
        irreps =
          "(" + solution.candidate.multiplicities.map(String.init).joined(separator: ",") + ")"
      }
      let twins = entry.twinOf.map { "rank \(answer.entries[$0].rank)" }
      table.append([
        "\(entry.rank)", name, entry.reading.rawValue + (twins.isEmpty ? "" : " twin"),
        "\(entry.index)", irreps, "\(entry.set + 1)", Self.decimal(entry.logLikelihood - best),
        Array(Set(twins)).sorted().joined(separator: ", "),
      ])
    }
    let left = answer.entries.count - Self.longest
    let equal = answer.likeliestSets.count
    let warning =
      equal > 1
      ? "NOT DECIDED: \(equal) sets of signatures are equally likely; solutions of the simplest come first.\n\n"
      : ""
    return warning + table.rendered() + (left > 0 ? "\(left) more solutions: see --json.\n" : "")
  }

  private var excluded: String? { LabelledText.excluded(answer.excludedGroups) }

  /// How the answer depends on the errors.
  private var errors: String? {
    guard !answer.variations.isEmpty else { return nil }
    var table = TextTable(
      header: ["errors", "sets", "entering", "leaving", "first unitary solution"],
      alignments: [.right, .right, .right, .right, .left])
    for variation in answer.variations {
      // An enumeration that was cut off has no changes to tell.
      let known = variation.isComplete && answer.incompleteIndices.isEmpty
      var first = "none"
      if let found = variation.first {
        first =
          found.groups.isEmpty
          ? "order \(found.order)" : found.groups.map(\.name).joined(separator: " or ")
        first += answer.hasSameFirst(variation) ? ", the same" : ", another one"
      }
      table.append([
        "× \(Self.factor(variation.factor))", known ? "\(variation.sets.count)" : "?",
        known ? "\(variation.entering.count)" : "?", known ? "\(variation.leaving.count)" : "?",
        first + (variation.isComplete ? "" : " (not all sets searched)"),
      ])
    }
    return table.rendered()
  }

  private var notes: String? {
    answer.notes.isEmpty ? nil : LabelledText.paragraphs(answer.notes.map { ("Note", $0) })
  }

  private var verdict: String {
    let (count, sets) = (answer.entries.count, answer.sets.count)
    let found =
      "\(count) solution\(count == 1 ? "" : "s") for \(sets) set\(sets == 1 ? "" : "s") of signatures, indices p = "
      + "\(answer.indices.lowerBound) to \(answer.indices.upperBound)"
    return "\(found). The search was \(answer.exhaustive ? "exhaustive" : "NOT exhaustive").\n"
  }

  /// A value with the places that its error allows.
  private static func rounded(_ value: Double, _ error: Double) -> String {
    let text = String(format: error >= 3 ? "%.0f" : "%.1f", locale: Locale(identifier: "C"), value)
    return text == "-0" ? "0" : text == "-0.0" ? "0.0" : text
  }

  private static func decimal(_ value: Double) -> String {
    String(format: "%.1f", locale: Locale(identifier: "C"), value)
  }

  private static func factor(_ value: Double) -> String {
    String(format: "%g", locale: Locale(identifier: "C"), value)
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

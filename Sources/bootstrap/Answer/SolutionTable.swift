import CommandSupport
import GroupTheory
import Reports

/// All solutions for people: a line for each, and those of the first rank with their irreps and tables.
struct SolutionTable {
  private let solutions: [SolutionReport]
  private let sectors: [String]
  private let visible: CharacterTable?
  private let twins: [TwinReport]

  private static let longest = 20

  init(_ report: BootstrapReport) {
    solutions = report.solutions
    sectors = report.sectors.map(\.name)
    visible = report.context.visible
    twins = report.twins ?? []
  }

  /// The lines alone.
  init(_ alternative: AlternativeReport) {
    (solutions, sectors, visible) = (alternative.solutions, [], nil)
    twins = alternative.twins
  }

  // MARK: - Linear

  /// The whole texts of the linear solutions of the first rank.
  var firstLinear: [String] {
    Self.first(solutions.filter { $0.rank == 1 }.compactMap(\.linear)) {
      LinearSolutionText($0, visible: visible, sectors: sectors).text
    }
  }

  /// With more solutions of one rank most are told apart by `--json` alone.
  private static let mostTexts = 3

  private static func first<Solution>(
    _ solutions: [Solution], _ text: (Solution) -> String
  ) -> [String] {
    let left = solutions.count - mostTexts
    return solutions.prefix(mostTexts).map(text)
      + (left > 0 ? ["\(left) more solution\(left == 1 ? "" : "s") of rank 1: see --json.\n"] : [])
  }

  /// What speaks for and against each linear solution; nil where nothing is known of that.
  var linear: String? {
    let linear = solutions.enumerated().compactMap { place, solution in
      solution.linear.map { (place: place, solution: $0) }
    }
    guard linear.contains(where: { $0.solution.evidence != nil }) else { return nil }
    var table = TextTable(
      header: ["rank", "group", "reading", "p", "irreps", "ln L", "for and against"],
      alignments: [.right, .left, .left, .right, .left, .right, .left])
    let rows = linear.map { place, solution in
      [
        "\(solution.rank)", LabelledText.name(solution.groups, order: solution.order),
        solution.reading + (twinRanks(of: place).isEmpty ? "" : " twin"), "\(solution.index)",
        LabelledText.tuple(solution.irrepNumbers),
        solution.evidence.map { LabelledText.decimal($0.relativeLogLikelihood) } ?? "",
        solution.evidence.map(Self.text) ?? "",
      ]
    }
    return AlikeRows(rows).rendered(in: &table, longest: Self.longest)
  }

  /// The linear solutions, where they are known to be equally likely.
  var withoutEvidence: String? {
    let linear = solutions.compactMap(\.linear)
    guard !linear.isEmpty else { return nil }
    var table = TextTable(
      header: ["rank", "group", "reading", "p", "irreps", ""],
      alignments: [.right, .left, .left, .right, .left, .left])
    let rows = linear.map { solution in
      [
        "\(solution.rank)", LabelledText.name(solution.groups, order: solution.order),
        solution.reading, "\(solution.index)", LabelledText.tuple(solution.irrepNumbers),
        solution.lacksOperators
          ? "without the operators found"
          : solution.isPhaseVariant ? "the same operators with other phases" : "",
      ]
    }
    return AlikeRows(rows).rendered(in: &table, longest: Self.longest)
  }

  private static func text(of evidence: EvidenceReport) -> String {
    let parts = [("for", evidence.favourable), ("against", evidence.unfavourable)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }
    return parts.isEmpty ? "nothing" : parts.joined(separator: "; ")
  }

  // MARK: - Projective

  /// The whole texts of the projective solutions of the first rank.
  var firstProjective: [String] {
    Self.first(solutions.filter { $0.rank == 1 }.compactMap(\.projective)) {
      ProjectiveSolutionText($0, visible: visible, sectors: sectors).text
    }
  }

  /// The projective solutions with their extensions; nil without any.
  var projective: String? {
    let projective = solutions.compactMap(\.projective)
    guard !projective.isEmpty else { return nil }
    var table = TextTable(
      header: ["rank", "group", "reading", "p", "irreps", "ln L", "extensions"],
      alignments: [.right, .left, .left, .right, .left, .right, .left])
    let rows = projective.map { solution in
      [
        "\(solution.rank)", LabelledText.name(solution.groups, order: solution.order),
        solution.reading, "\(solution.index)", LabelledText.tuple(solution.irrepNumbers),
        solution.evidence.map { LabelledText.decimal($0.relativeLogLikelihood) } ?? "",
        solution.extensions.map { "(\($0.order),\($0.id))" }.joined(separator: ", "),
      ]
    }
    return AlikeRows(rows, differing: [1, 6]).rendered(in: &table, longest: Self.longest)
  }

  // MARK: - Of sets of signatures

  /// All solutions with the sets of signatures that they explain; nil without any.
  var ofSets: String? {
    guard !solutions.isEmpty else { return nil }
    var table = TextTable(
      header: ["rank", "group", "reading", "p", "irreps", "set", "ln L", "twin of"],
      alignments: [.right, .left, .left, .right, .left, .right, .right, .left])
    for (place, solution) in solutions.enumerated().prefix(Self.longest) {
      let ranks = twinRanks(of: place)
      table.append(
        ["\(solution.rank)"] + Self.finite(solution.content, isTwin: !ranks.isEmpty) + [
          solution.set.map { "\($0 + 1)" } ?? "",
          solution.relativeLogLikelihood.map(LabelledText.decimal) ?? "",
          ranks.joined(separator: ", "),
        ])
    }
    return table.rendered() + LabelledText.left(solutions.count - Self.longest, "solutions")
  }

  /// Group, reading, index and numbers of irreps.
  private static func finite(_ content: SolutionReport.Content, isTwin: Bool) -> [String] {
    switch content {
    case .linear(let own):
      [
        LabelledText.name(own.groups, order: own.order), own.reading + (isTwin ? " twin" : ""),
        "\(own.index)", LabelledText.tuple(own.irrepNumbers),
      ]
    case .projective(let own):
      [
        LabelledText.name(own.groups, order: own.order), own.reading, "\(own.index)",
        LabelledText.tuple(own.irrepNumbers),
      ]
    case .continuous(let own): [own.group, own.reading, "", ""]
    }
  }

  /// The unitary solutions that an anti-unitary one is a twin of, by their ranks.
  private func twinRanks(of place: Int) -> [String] {
    let own = twins.filter { $0.antiunitary == place }.map { "rank \(solutions[$0.unitary].rank)" }
    return Set(own).sorted()
  }
}

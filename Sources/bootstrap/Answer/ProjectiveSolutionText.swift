import CommandSupport
import GroupTheory
import Reports

/// One projective solution for people: the group, its extensions, its irreps with their branching and characters.
struct ProjectiveSolutionText {
  private let solution: ProjectiveSolutionReport
  private let visible: CharacterTable?
  private let sectors: [String]

  init(_ solution: ProjectiveSolutionReport, visible: CharacterTable?, sectors: [String]) {
    self.solution = solution
    self.visible = visible
    self.sectors = sectors
  }

  var text: String {
    let name = LabelledText.fullName(solution.groups, order: solution.order)
    let list = solution.extensions.map { LabelledText.fullName($0.group) }.joined(separator: ", ")
    let lines = [
      "projective, order \(solution.order), index p = \(solution.index), irreps per signature "
        + "r = \(LabelledText.tuple(solution.irrepNumbers)), cocycle of order \(solution.cocycleOrder)",
      "central extensions by Z\(solution.cocycleOrder): \(list)", place,
    ]
    return "Rank \(solution.rank): G = \(name), acting projectively\n"
      + LabelledText.indented(lines) + "\n" + branching + "\n" + characters
  }

  private var place: String {
    let inside = solution.extensions.filter(\.containsVisible)
    let inGroup = "N is \(solution.isVisibleNormal ? "" : "not ")normal in G"
    guard !inside.isEmpty else { return "\(inGroup); the extensions hold N with other phases only" }
    let normal = inside.filter(\.isVisibleNormal).map { LabelledText.fullName($0.group) }
    if normal.isEmpty { return "\(inGroup), and not normal in the extensions" }
    return "\(inGroup), and normal in \(normal.joined(separator: ", "))"
  }

  private var branching: String {
    var table = TextTable(
      header: ["projective irrep", "D", "restricts to the sectors"],
      alignments: [.left, .right, .left])
    for (irrep, own) in zip(solution.extensions[0].irreps, solution.irreps) {
      table.append(
        ["χ\(irrep + 1)", "\(own.dimension)", LabelledText.sum(own.branching, sectors)])
    }
    return table.rendered()
  }

  private var characters: String {
    let first = solution.extensions[0]
    guard first.containsVisible else { return "" }
    return "Characters of \(LabelledText.fullName(first.group))\n"
      + CharacterTableText(first.characterTable, visible: visible).text
  }
}

import CommandSupport
import GroupTheory
import Reports

/// One solution for people: the group, its irreps with their branching, its character table.
struct LinearSolutionText {
  private let solution: LinearSolutionReport
  private let visible: CharacterTable?
  private let sectors: [String]

  init(_ solution: LinearSolutionReport, visible: CharacterTable?, sectors: [String]) {
    self.visible = visible
    self.solution = solution
    self.sectors = sectors
  }

  var text: String {
    heading + branching.rendered() + "\n" + characters.text + FusionText(solution.fusion).text
  }

  /// Rank, names, reading and structure.
  var heading: String {
    let irreps =
      solution.antiunitary == nil
      ? "irreps per signature r = " : "co-representations per signature by Wigner type "
    let reading =
      "\(solution.reading), order \(solution.order), index p = \(solution.index), "
      + "\(irreps)\(LabelledText.tuple(solution.irrepNumbers))"
    return
      "Rank \(solution.rank): G = \(LabelledText.fullName(solution.groups, order: solution.order))\n"
      + LabelledText.indented([reading] + [antiunitary].compactMap(\.self))
      + StructureText(solution.structure.structure).line + "\n"
  }

  /// What T does to the irreps of N and G.
  private var antiunitary: String? {
    guard let action = solution.antiunitary else { return nil }
    let exchanged = { (images: [Int], name: (Int) -> String) in
      let pairs = images.indices.filter { images[$0] > $0 }.map {
        "\(name($0)) ↔ \(name(images[$0]))"
      }
      return pairs.isEmpty ? "none" : pairs.joined(separator: ", ")
    }
    let ofVisible =
      switch action.sectors.count {
      case 0: "it does not map N to itself"
      case 1: "sectors exchanged: " + exchanged(action.sectors[0]) { sectors[$0] }
      default: "the branching does not tell which sectors"
      }
    return "an anti-unitary symmetry T beside G\(law(action)); irreps exchanged: "
      + exchanged(action.partner) { "χ\($0 + 1)" } + "; \(ofVisible)"
  }

  /// T² and χ, as far as they are known.
  private func law(_ action: AntiunitaryReport) -> String {
    var laws: [String] = []
    if action.character != 0 { laws.append("T g T⁻¹ = χ\(action.character + 1)(g) φ(g)") }
    if let squares = action.squares {
      let scalars = squares.filter { $0.elementClass == 0 }.map {
        "\(RootOfUnity($0.phase[0], order: $0.phase[1]))"
      }
      laws.append(
        scalars.isEmpty
          ? "(T x)² no number for any x in G" : "T² = " + scalars.joined(separator: " or "))
    }
    return laws.isEmpty ? "" : " with " + laws.joined(separator: " and ")
  }

  /// The irreps of G with the sectors that they hold.
  var branching: TextTable {
    var table = TextTable(
      header: ["irrep of G", "D", "restricts to the sectors"], alignments: [.left, .right, .left])
    for (alpha, irrep) in solution.irreps.enumerated() {
      table.append(
        ["χ\(alpha + 1)", "\(irrep.dimension)", LabelledText.sum(irrep.branching, sectors)])
    }
    return table
  }

  /// The character table.
  var characters: CharacterTableText {
    CharacterTableText(solution.characterTable, visible: visible)
  }
}

import CommandSupport
import GroupTheory
import SymmetryBootstrap

/// One solution for people: the group, its irreps with their branching, its character table.
struct SolutionText {
  private let solution: BootstrapSolution
  private let rank: Int
  private let visible: CharacterTable
  private let sectors: [String]

  init(_ solution: BootstrapSolution, rank: Int, visible: CharacterTable, sectors: [String]) {
    self.visible = visible
    self.solution = solution
    self.rank = rank
    self.sectors = sectors
  }

  var text: String { heading + branching + "\n" + characters }

  private var heading: String {
    let groups = solution.groups.map { "\($0.name) = SmallGroup(\($0.order),\($0.id))" }
    let name =
      groups.isEmpty
      ? "a group of order \(solution.order) without a name here"
      : groups.joined(separator: " or ")
    return "Rank \(rank): G = \(name)\n"
      + "  unitary, order \(solution.order), index p = \(solution.index), irreps per signature r = "
      + "\(multiplicities)\n" + StructureText(solution.structure).line + "\n"
  }

  private var multiplicities: String {
    let last = solution.signatureOf.max()!
    let counts = (0...last).map { k in solution.signatureOf.filter { $0 == k }.count }
    return "(" + counts.map(String.init).joined(separator: ",") + ")"
  }

  private var branching: String {
    var table = TextTable(
      header: ["irrep of G", "D", "restricts to the sectors"], alignments: [.left, .right, .left])
    for (alpha, vector) in solution.branching.enumerated() {
      let parts = zip(vector, sectors).filter { $0.0 > 0 }.map { multiplicity, name in
        multiplicity == 1 ? name : "\(multiplicity)·\(name)"
      }
      table.append(
        ["χ\(alpha + 1)", "\(solution.table.dimensions[alpha])", parts.joined(separator: " + ")])
    }
    return table.rendered()
  }

  private var characters: String {
    CharacterTableText(
      solution.table, visible: visible, visibleFusion: solution.visibleFusion
    ).text
  }
}

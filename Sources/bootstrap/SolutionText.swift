import CommandSupport
import GroupTheory
import SymmetryBootstrap

/// One solution for people: the group, its irreps with their branching, its character table.
struct SolutionText {
  private let solution: BootstrapSolution
  private let visible: CharacterTable
  private let sectors: [String]

  init(_ solution: BootstrapSolution, visible: CharacterTable, sectors: [String]) {
    self.visible = visible
    self.solution = solution
    self.sectors = sectors
  }

  var text: String { heading + branching + "\n" + characters }

  /// The names of the groups with the solution's table.
  static func name(of solution: BootstrapSolution) -> String {
    solution.groups.isEmpty
      ? "order \(solution.order)" : solution.groups.map(\.name).joined(separator: " or ")
  }

  /// The number of irreps of each branching vector or, in an anti-unitary reading, of co-representations of each signature by
  /// their types.
  static func multiplicities(of solution: BootstrapSolution) -> String {
    let counts =
      solution.corepresentations?.typesText
      ?? (0...solution.signatureOf.max()!).map { k in
        "\(solution.signatureOf.count { $0 == k })"
      }
    return "(" + counts.joined(separator: ",") + ")"
  }

  private var heading: String {
    let groups = solution.groups.map { "\($0.name) = SmallGroup(\($0.order),\($0.id))" }
    let name =
      groups.isEmpty
      ? "a group of order \(solution.order) without a name here"
      : groups.joined(separator: " or ")
    let irreps =
      solution.reading == .unitary
      ? "irreps per signature r = " : "co-representations per signature by Wigner type "
    let reading =
      "\(solution.reading.rawValue), order \(solution.order), index p = \(solution.index), "
      + "\(irreps)\(Self.multiplicities(of: solution))"
    return "Rank \(solution.rank): G = \(name)\n" + Self.indented(reading)
      + (antiunitary.map(Self.indented) ?? "") + StructureText(solution.structure).line + "\n"
  }

  /// A text that is wrapped two spaces from the margin.
  private static func indented(_ text: String) -> String {
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    table.append(["", text])
    return table.rendered()
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
      case 1: "sectors exchanged: " + exchanged(action.sectors[0].images) { sectors[$0] }
      default: "the branching does not tell which sectors"
      }
    return "an anti-unitary symmetry T beside G; irreps exchanged: "
      + exchanged(action.partner) { "χ\($0 + 1)" } + "; \(ofVisible)"
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

import ModelFiles
import PeerModels

/// The definition files of HΦ's expert mode as terms of a model file.
///
/// Source: HΦ's manual, expert mode.
struct ExpertTerms {
  let sites: ExpertSites

  /// The files of interactions, with the numbers of integers and real numbers of an entry.
  static let kinds: [(keyword: String, integers: Int, reals: Int)] = [
    ("Trans", 4, 2), ("InterAll", 8, 2), ("CoulombIntra", 1, 1), ("CoulombInter", 2, 1),
    ("Hund", 2, 1),
    ("PairHop", 2, 1), ("Exchange", 2, 1), ("Ising", 2, 1), ("PairLift", 2, 1),
  ]

  /// One entry with its operator at the sites `names`.
  private struct Piece {
    let cells: [Int]
    let operation: String
    let coefficient: Double
    /// An error at the entry.
    let origin: ModelFileError
  }

  /// The terms of a file: entries with the same operator are one term, with a number for each.
  func terms(_ keyword: String, _ file: DefinitionFile) throws(ModelFileError) -> [ModelText.Term] {
    if keyword == "Trans" || keyword == "InterAll" { return try general(keyword, file) }
    var groups: [(operation: String, members: [Piece])] = []
    for entry in file.entries {
      let piece = try piece(keyword, entry, file)
      if let known = groups.firstIndex(where: { $0.operation == piece.operation }) {
        groups[known].members.append(piece)
      } else {
        groups.append((piece.operation, [piece]))
      }
    }
    return groups.enumerated().map { place, group in
      let count = Set(group.members[0].cells).count
      return ModelText.Term(
        name: groups.count == 1 ? keyword : "\(keyword)_\(place)",
        over: .tuples(group.members.map { count == 1 ? [$0.cells[0]] : $0.cells }),
        indices: Array(["i", "j"].prefix(count)),
        couplings: Self.numbers(group.members.map(\.coefficient)), operation: group.operation,
        origin: group.members[0].origin)
    }
  }

  private static func numbers(_ values: [Double]) -> [String] {
    Set(values).count == 1 ? ["\(values[0])"] : values.map { "\($0)" }
  }

  private func check(_ number: Int, _ entry: DefinitionFile.Entry, _ file: DefinitionFile)
    throws(ModelFileError)
  {
    guard sites.cells.indices.contains(number) else {
      throw file.error(
        "there is no site \(number); sites are numbered from 0 to \(sites.cells.count - 1)", entry)
    }
  }

  private func piece(
    _ keyword: String, _ entry: DefinitionFile.Entry, _ file: DefinitionFile
  ) throws(ModelFileError) -> Piece {
    for number in entry.integers { try check(number, entry, file) }
    let numbers = entry.integers
    let (first, second) = (numbers[0], numbers.last!)
    let cells = [sites.cells[first], sites.cells[second]]
    let (i, j) = ("i", cells[0] == cells[1] ? "i" : "j")
    let (a, b) = (sites.isElectron[first], sites.isElectron[second])
    func density(_ site: String, _ isElectron: Bool) -> String { isElectron ? "N(\(site))" : "1" }
    func spin(_ up: Bool, _ site: String, _ isElectron: Bool) -> String {
      isElectron
        ? "\(up ? "up" : "down").n(\(site))"
        : "(1/2 \(up ? "+" : "-") \(sites.spin("z", site, isElectron: false)))"
    }
    var value = entry.reals[0]
    let operation: String
    switch keyword {
    case "CoulombIntra":
      guard a else { throw file.error("the site \(first) has a spin and no electrons", entry) }
      operation = "up.n(i)*down.n(i)"
    case "CoulombInter":
      operation =
        a || b ? [density(i, a), density(j, b)].filter { $0 != "1" }.joined(separator: "*") : "1"
    case "Hund":
      value = -value
      operation =
        "\(spin(true, i, a))*\(spin(true, j, b)) + \(spin(false, i, a))*\(spin(false, j, b))"
    case "PairHop":
      guard a, b else { throw file.error("pairs hop between sites of electrons", entry) }
      operation = "up.c(\(i))'*up.c(\(j))*down.c(\(i))'*down.c(\(j)) + h.c."
    case "Exchange":
      // For electrons c†_{i↑} c_{j↑} c†_{j↓} c_{i↓} + … = -(S+_i S-_j + S-_i S+_j).
      if a && b { value = -value }
      operation =
        "\(sites.spin("p", i, isElectron: a))*\(sites.spin("m", j, isElectron: b)) + \(sites.spin("m", i, isElectron: a))*\(sites.spin("p", j, isElectron: b))"
    case "Ising":
      operation = "\(sites.spin("z", i, isElectron: a))*\(sites.spin("z", j, isElectron: b))"
    default:
      operation =
        "\(sites.spin("p", i, isElectron: a))*\(sites.spin("p", j, isElectron: b)) + \(sites.spin("m", i, isElectron: a))*\(sites.spin("m", j, isElectron: b))"
    }
    guard sites.twiceSpin == 1 || keyword == "CoulombIntra" || (a && b) else {
      throw file.error("\(keyword) is for spins 1/2; longer spins have InterAll", entry)
    }
    return Piece(
      cells: cells, operation: operation, coefficient: value,
      origin: file.error("", entry))
  }
}

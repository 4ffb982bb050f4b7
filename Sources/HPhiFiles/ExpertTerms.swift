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
    let pair = ExpertPair(entry.integers, sites: sites)
    guard let (operation, sign) = pair.operation(keyword) else {
      let hasSpin = keyword == "CoulombIntra"
      throw file.error(
        hasSpin
          ? "the site \(entry.integers[0]) has a spin and no electrons"
          : "pairs hop between sites of electrons", entry)
    }
    guard sites.twiceSpin == 1 || keyword == "CoulombIntra" || pair.isOfElectrons else {
      throw file.error("\(keyword) is for spins 1/2; longer spins have InterAll", entry)
    }
    return Piece(
      cells: pair.cells, operation: operation, coefficient: sign * entry.reals[0],
      origin: file.error("", entry))
  }
}

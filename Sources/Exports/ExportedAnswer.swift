import AnswerFiles
import GroupTheory
import ResultFiles
import SpectralStatistics

/// What other programs may want of a run file and of the answer in it.
public struct ExportedAnswer {
  /// The sectors.
  let sectors: SectorList
  /// The character table of N; nil where charges alone number the sectors.
  let visible: CharacterTable?
  /// The finite groups that explain the data, in the order of the answer.
  let solutions: [StoredSolution]
  /// The names and ranks of continuous groups, which have no table.
  let continuous: [(rank: Int, group: String, algebra: String)]
  /// Irreps of N, or values of charges, in each signature, with their numbers of levels.
  let signatures: SignatureRecord?
  /// The levels, where the file has those of all sectors.
  let spectra: SectorSpectra?

  /// Reads a run file.
  ///
  /// Throws: `ResultFileError` when it holds no answer of `bootstrap solve`, or a part of it is damaged.
  public init(_ file: RunFile) throws {
    let symmetry = try file.visibleSymmetry()
    let computed = try file.computedSectors(of: symmetry)
    sectors = computed.all
    if case .finite(let table) = symmetry { visible = table } else { visible = nil }
    guard file.root.contains("bootstrap") else {
      throw file.root.error(
        "bootstrap", "there is no answer in this file; `bootstrap solve` stores one.")
    }
    solutions = try visible.map(file.solutions) ?? []
    continuous = try Self.continuous(in: file.root.group("bootstrap"))
    signatures = try file.signatures()
    spectra =
      file.root.contains("spectra") && computed.isWhole ? try file.spectra(of: symmetry) : nil
  }

  private static func continuous(
    in group: HDF5Group
  ) throws -> [(rank: Int, group: String, algebra: String)] {
    guard group.contains("solutions") else { return [] }
    let solutions = try group.group("solutions")
    return try solutions.members().compactMap(Int.init).sorted().compactMap { number in
      let own = try solutions.group(String(number))
      guard try own.stringAttribute("reading") == "continuous" else { return nil }
      return (
        try own.attribute("rank", as: Int.self)?.elements.first ?? 1,
        try own.stringAttribute("group") ?? "", try own.stringAttribute("algebra") ?? ""
      )
    }
  }

  /// How many solutions the data do not tell apart.
  var firstRankCount: Int {
    let ranks = solutions.map(\.rank) + continuous.map(\.rank)
    return ranks.count { $0 == ranks.min() }
  }
}

import GroupTheory

/// Which sector of the visible symmetry each sector of a file is.
///
/// In this order: what the user says; equal names, up to brackets and signs, and up to multiples of n for Z_n, where names have a
/// common meaning; a name of zeros and
/// plus signs alone for the trivial irrep; what numbers of levels and dimensions leave. Where several assignments are left, one is
/// taken if all of them differ by automorphisms of the character table, which change nothing but names.
package struct SectorMatching {
  /// A sector of the file, with what is known of it.
  package struct Candidate {
    let label: SectorLabel
    let irrep: String?
    let dimension: Int?
    let multiplicity: Int?

    package init(label: SectorLabel, irrep: String?, dimension: Int?, multiplicity: Int?) {
      (self.label, self.irrep) = (label, irrep)
      (self.dimension, self.multiplicity) = (dimension, multiplicity)
    }
  }

  /// How a sector was found.
  enum Reason: String {
    case said = "as said"
    case name = "name"
    case trivial = "name of zeros"
    case sizes = "d and R"
    case automorphism = "any, by symmetry of N"
  }

  /// The number of the known sector. Shape: [sector of the file].
  package private(set) var places: [Int?]
  /// Shape: [sector of the file].
  private(set) var reasons: [Reason?]
  private let candidates: [Candidate]
  private let known: KnownSectors
  private let file: String

  /// Matches all sectors.
  ///
  /// Throws: `CurveImportError` that says what contradicts, or what has to be said.
  package init(_ candidates: [Candidate], _ known: KnownSectors, file: String) throws {
    (self.candidates, self.known, self.file) = (candidates, known, file)
    places = candidates.map { _ in nil }
    reasons = places.map { _ in nil }
    guard known.symmetry.charges != nil || candidates.count == known.names.count else {
      throw failure(
        "there are \(candidates.count) sectors, and \(known.description) has \(known.names.count) irreps\(lacking)."
      )
    }
    try matchByWord()
    try matchByName()
    matchTrivial()
    if known.symmetry.charges == nil { try matchRest() }
    if let left = places.firstIndex(where: { $0 == nil }) {
      throw missing("no sector of \(known.description) is named like \(text(left))", [left])
    }
  }

  /// The irreps that no sector is named like, where names say which they are.
  private var lacking: String {
    let present = Set(
      candidates.compactMap { known.place(of: SectorLabel($0.irrep ?? $0.label.text)) })
    let names = known.names.indices.filter { !present.contains($0) }.map { known.names[$0] }
    return names.count == known.names.count - candidates.count
      ? "; missing: \(names.joined(separator: ", "))" : ""
  }

  private func text(_ sector: Int) -> String { "'\(candidates[sector].label.text)'" }

  private func failure(_ problem: String) -> CurveImportError {
    CurveImportError(file: file, problem: problem)
  }

  private func missing(_ problem: String, _ sectors: [Int]) -> CurveImportError {
    let free = freePlaces.filter { place in sectors.contains { fits($0, place) } }
    let names = (free.isEmpty ? freePlaces : free).map { known.names[$0] }
    return CurveImportError(
      file: file,
      problem:
        "\(problem). Say it by sectors: in a --mapping file, as in \(candidates[sectors[0]].label.text): "
        + "'\(names.first ?? "")'; there are \(names.joined(separator: ", ")).", isRequest: true)
  }

  private var freePlaces: [Int] {
    let taken = Set(places.compactMap(\.self))
    return known.names.indices.filter { !taken.contains($0) }
  }

  /// Whether dimension and number of levels allow it.
  private func fits(_ sector: Int, _ place: Int) -> Bool {
    let candidate = candidates[sector]
    let dimension = candidate.dimension.map { $0 == known.dimensions[place] } ?? true
    guard let own = candidate.multiplicity, let other = known.multiplicities?[place] else {
      return dimension
    }
    return dimension && own == other
  }

  private mutating func set(_ sector: Int, _ place: Int, _ reason: Reason) throws {
    if let other = places.firstIndex(of: place) {
      throw failure(
        "the sectors \(text(other)) and \(text(sector)) are both the sector \(known.names[place]) of "
          + "\(known.description).")
    }
    let candidate = candidates[sector]
    if let dimension = candidate.dimension, dimension != known.dimensions[place] {
      throw failure(
        "the sector \(text(sector)) has d = \(dimension), and the sector \(known.names[place]) of "
          + "\(known.description) has d = \(known.dimensions[place]).")
    }
    if let own = candidate.multiplicity, let other = known.multiplicities?[place], own != other {
      throw failure(
        "the sector \(text(sector)) has R = \(own), and the sector \(known.names[place]) of "
          + "\(known.description) has R = \(other).")
    }
    (places[sector], reasons[sector]) = (place, reason)
  }

  // MARK: - The steps

  private mutating func matchByWord() throws {
    for (sector, candidate) in candidates.enumerated() {
      guard let irrep = candidate.irrep else { continue }
      let own = [known.names, known.aliases].lazy.compactMap { $0.firstIndex(of: irrep) }.first
      guard let place = own ?? known.place(of: SectorLabel(irrep)) else {
        throw CurveImportError(
          file: file,
          problem: "the mapping names the irrep '\(irrep)'; \(known.description) has "
            + "\(known.names.joined(separator: ", ")).", isRequest: true)
      }
      try set(sector, place, .said)
    }
  }

  private mutating func matchByName() throws {
    guard known.hasCommonNames else { return }
    for (sector, candidate) in candidates.enumerated() where places[sector] == nil {
      var label = candidate.label
      if let order = known.cyclicOrder, let value = Int(label.key) {
        label = SectorLabel("\(((value % order) + order) % order)")
      }
      // A name that stands twice says nothing.
      guard let place = known.place(of: label) else { continue }
      try set(sector, place, .name)
    }
  }

  private mutating func matchTrivial() {
    guard known.symmetry.charges == nil, freePlaces.contains(0) else { return }
    let trivial = candidates.indices.filter {
      places[$0] == nil && candidates[$0].label.looksTrivial && fits($0, 0)
    }
    if trivial.count == 1 { (places[trivial[0]], reasons[trivial[0]]) = (0, .trivial) }
  }

  /// What is left has to be one assignment, up to automorphisms.
  private mutating func matchRest() throws {
    let left = places.indices.filter { places[$0] == nil }
    guard !left.isEmpty else { return }
    let free = freePlaces
    let assignments = SectorAssignments(sectors: left, places: free, fits: fits)
      .list(limit: Self.mostAssignments)
    guard let first = assignments.first else {
      throw failure(
        "the sectors \(left.map(text).joined(separator: ", ")) do not have the dimensions and numbers of levels of "
          + "\(free.map { known.names[$0] }.joined(separator: ", ")) of \(known.description).")
    }
    let isOne = assignments.count == 1
    let isKnown = assignments.count < Self.mostAssignments
    guard isOne || isKnown && assignments.count == automorphismCount(free) else {
      throw missing(
        "it is not known which irreps of \(known.description) the sectors "
          + "\(left.map(text).joined(separator: ", ")) are", left)
    }
    for (sector, place) in zip(left, first) {
      try set(sector, place, isOne ? .sizes : .automorphism)
    }
  }

  /// More assignments than this are not told from each other.
  private static let mostAssignments = 1000
  /// More automorphisms than this are not looked at.
  private static let mostAutomorphisms = 100_000

  /// The number of ways in which automorphisms of the table that keep all matched irreps, and R, permute the free ones.
  ///
  /// Permutations act freely on assignments: equal numbers mean that all assignments are one up to automorphisms.
  private func automorphismCount(_ free: [Int]) -> Int {
    guard let table = known.symmetry.table else { return 1 }
    let fixed = places.compactMap(\.self)
    let levels = known.multiplicities
    var images: Set<[Int]> = []
    var visits = 0
    TableIsomorphism.forEach(from: table, to: table) { isomorphism in
      let irreps = isomorphism.irreps
      if fixed.allSatisfy({ irreps[$0] == $0 }),
        free.allSatisfy({ levels == nil || levels![$0] == levels![irreps[$0]] })
      {
        images.insert(free.map { irreps[$0] })
      }
      visits += 1
      return images.count < Self.mostAssignments && visits < Self.mostAutomorphisms
    }
    return images.count
  }
}

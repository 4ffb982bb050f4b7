import LatticeModels

/// Permutations of sites and levels that have names, the plainest first: a proposal is made of them as far as possible.
struct NamedPermutations {
  /// A permutation with its names.
  struct Named {
    let permutation: LevelPermutation
    let name: String
    let words: String
    /// How a model file writes the permutation of cells; nil where cells stay.
    let permute: String?
  }

  private let layout: SiteLayout
  private let dimensions: [Int]

  init(layout: SiteLayout) {
    self.layout = layout
    dimensions = (0..<layout.cellCount).flatMap { _ in
      layout.species.map(\.space.dimension)
    }
  }

  var all: [Named] {
    let levels = levelMoves
    let still = SiteMove(name: "", words: "", permute: nil, images: Array(0..<layout.cellCount))
    let alone = levels.map { named(still, $0) } + siteMoves.map { named($0, nil) } + swaps
    // Those on single lines stand alone only.
    let together = siteMoves.flatMap { site in levels.prefix(4).map { named(site, $0) } }
    return alone + together
  }

  private struct SiteMove {
    let name: String
    let words: String
    let permute: String?
    let images: [Int]
  }

  private struct LevelMove {
    let name: String
    let words: String
    /// Shape [site][level].
    let levels: [[Int]]
  }

  private func named(_ site: SiteMove, _ level: LevelMove?) -> Named {
    let count = layout.species.count
    let sites = dimensions.indices.map { site.images[$0 / count] * count + $0 % count }
    let words = [site.words, level?.words ?? ""].filter { !$0.isEmpty }
    return Named(
      permutation: LevelPermutation(
        sites: sites, levels: level?.levels ?? dimensions.map { Array(0..<$0) }),
      name: site.name + (level?.name ?? ""), words: words.joined(separator: " with "),
      permute: site.permute)
  }

  // MARK: - Sites

  private var siteMoves: [SiteMove] {
    guard let grid = layout.grid, grid.rows > 1 else { return chainMoves }
    let (width, height) = (grid.columns, grid.rows)
    func move(
      _ name: String, _ words: String, _ text: String, _ image: (Int, Int) -> (Int, Int)
    ) -> SiteMove {
      let images = (0..<layout.cellCount).map { cell in
        let (x, y) = image(cell % width, cell / width)
        return (y + height) % height * width + (x + width) % width
      }
      return SiteMove(name: name, words: words, permute: text, images: images)
    }
    let turns =
      width == height
      ? [
        move("C4", "rotation by a quarter turn", "site(\(height - 1) - y, x)") {
          (height - 1 - $1, $0)
        },
        move("D", "reflection at the diagonal", "site(y, x)") { ($1, $0) },
      ] : []
    return [
      move("Tx", "translation by one site along x", "site(x + 1, y)") { ($0 + 1, $1) },
      move("Ty", "translation by one site along y", "site(x, y + 1)") { ($0, $1 + 1) },
      move("Mx", "reflection of x", "site(\(width - 1) - x, y)") { (width - 1 - $0, $1) },
      move("My", "reflection of y", "site(x, \(height - 1) - y)") { ($0, height - 1 - $1) },
    ] + turns
  }

  private var chainMoves: [SiteMove] {
    let count = layout.cellCount
    guard count > 1 else { return [] }
    func move(_ name: String, _ words: String, _ text: String, _ image: (Int) -> Int) -> SiteMove {
      SiteMove(name: name, words: words, permute: text, images: (0..<count).map(image))
    }
    let double =
      count > 2
      ? [move("T2", "translation by two sites", "(j + 2) mod \(count)") { ($0 + 2) % count }] : []
    let half =
      count % 2 == 0 && count > 4
      ? [
        move("Th", "translation by half the sites", "(j + \(count / 2)) mod \(count)") {
          ($0 + count / 2) % count
        }
      ] : []
    return [
      move("T", "translation by one site", "(j + 1) mod \(count)") { ($0 + 1) % count }
    ] + double + half + [
      move("R", "reflection of the sites", "\(count - 1) - j") { count - 1 - $0 },
      move("M", "reflection j → -j", "(-j) mod \(count)") { (count - $0) % count },
    ]
  }

  /// Exchanges of two species everywhere.
  private var swaps: [Named] {
    let count = layout.species.count
    return (0..<count).flatMap { first in
      ((first + 1)..<max(first + 1, count)).compactMap { second -> Named? in
        let (a, b) = (layout.species[first], layout.species[second])
        guard a.space == b.space else { return nil }
        let sites = dimensions.indices.map { site in
          switch site % count {
          case first: site + second - first
          case second: site + first - second
          default: site
          }
        }
        return Named(
          permutation: LevelPermutation(
            sites: sites, levels: dimensions.map { Array(0..<$0) }),
          name: "swap" + (count > 2 ? "_\(a.name ?? "")\(b.name ?? "")" : ""),
          words: "exchange of \(a.name ?? "\(first)") and \(b.name ?? "\(second)")", permute: nil)
      }
    }
  }

  // MARK: - Levels

  private var levelMoves: [LevelMove] {
    let species = Array(layout.species.indices)
    let sets = (species.count > 1 ? [Set(species)] : []) + species.map { [$0] }
    return sets.flatMap { set in
      let whose =
        set.count == species.count
        ? ""
        : " of " + set.sorted().compactMap { layout.species[$0].name }.joined(separator: " and ")
      let suffix =
        set.count == species.count
        ? "" : "_" + set.sorted().compactMap { layout.species[$0].name }.joined()
      return kinds(of: layout.species[set.min()!].space).compactMap { kind -> LevelMove? in
        let levels = dimensions.indices.map { site -> [Int] in
          let own = site % species.count
          let (cell, space) = (site / species.count, layout.species[own].space)
          guard set.contains(own), kind.cells(cell) else { return Array(0..<dimensions[site]) }
          return (0..<dimensions[site]).map { kind.image($0, space) }
        }
        if levels.allSatisfy({ $0 == Array($0.indices) }) { return nil }
        let space = layout.species[set.min()!].space
        return LevelMove(
          name: kind.name + suffix, words: kind.words(space) + whose, levels: levels)
      }
    }
  }

  private struct Kind {
    let name: String
    let words: (LocalSpace) -> String
    let cells: (Int) -> Bool
    let image: (Int, LocalSpace) -> Int
  }

  private func kinds(of space: LocalSpace) -> [Kind] {
    func flip(_ level: Int, _ space: LocalSpace) -> Int { space.dimension - 1 - level }
    func shift(_ level: Int, _ space: LocalSpace) -> Int { (level + 1) % space.dimension }
    func reversal(_ level: Int, _ space: LocalSpace) -> Int {
      (space.dimension - level) % space.dimension
    }
    let flips =
      [
        Kind(
          name: "flip", words: { Self.flipWords($0) + " on all sites" }, cells: { _ in true },
          image: flip),
        Kind(
          name: "flipOdd", words: { Self.flipWords($0) + " on every second site" },
          cells: { $0 % 2 == 1 }, image: flip),
      ] + lines(flip)
    let shifts = [
      Kind(name: "X", words: Self.shiftWords, cells: { _ in true }, image: shift),
      Kind(name: "C", words: Self.reversalWords, cells: { _ in true }, image: reversal),
    ]
    if case .clock = space { return shifts + flips }
    return flips + shifts
  }

  /// Flips of single rows and columns.
  private func lines(_ flip: @escaping (Int, LocalSpace) -> Int) -> [Kind] {
    guard let grid = layout.grid, grid.rows > 1 else { return [] }
    return (0..<grid.rows).map { row in
      Kind(
        name: "row\(row)", words: { Self.flipWords($0) + " in row \(row)" },
        cells: { $0 / grid.columns == row }, image: flip)
    }
      + (0..<grid.columns).map { column in
        Kind(
          name: "column\(column)", words: { Self.flipWords($0) + " in column \(column)" },
          cells: { $0 % grid.columns == column }, image: flip)
      }
  }

  private static func shiftWords(_ space: LocalSpace) -> String {
    if case .clock = space { "shift a → a + 1" } else { "cyclic shift of the levels" }
  }

  private static func reversalWords(_ space: LocalSpace) -> String {
    if case .clock = space { "reversal a → -a" } else { "reversal of all levels but the first" }
  }

  private static func flipWords(_ space: LocalSpace) -> String {
    switch space {
    case .spin: "flip of spins"
    case .qubit: "flip of qubits"
    case .fermion: "exchange of particles and holes"
    case .boson, .clock, .cartesianSpin: "reversal of the order of levels"
    }
  }
}

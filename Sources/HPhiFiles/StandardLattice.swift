import ModelFiles
import PeerModels

/// The lattices of HΦ's standard mode: bonds of a unit cell, repeated in a supercell.
///
/// Source: StdFace, its lattices' tables of bonds.
struct StandardLattice {
  /// A bond of a unit cell: from site `from` to site `to` of the cell (dW, dL) further.
  struct CellBond {
    let direction: Int
    let primes: Int
    let from: Int
    let to: Int
    let dW: Int
    let dL: Int

    init(_ name: String, _ from: Int, _ to: Int, _ dW: Int, _ dL: Int) {
      direction = name.first!.wholeNumberValue!
      primes = name.count - 1
      (self.from, self.to, self.dW, self.dL) = (from, to, dW, dL)
    }
  }

  /// A bond of the supercell, with how often it goes around each of its vectors.
  struct Bond {
    let direction: Int
    let primes: Int
    let from: Int
    let to: Int
    let windings: [Int]
  }

  let name: String
  let bonds: [Bond]
  let siteCount: Int
  /// The unit cells of a chain; nil for other lattices.
  let chainLength: Int?
  /// `lattice:` of a model file; nil for what its language does not have.
  let words: String?
  /// Whether there is a second direction around which hoppings have a phase.
  let hasTwoPhases: Bool
  /// The bonds' names, such as `0'`.
  let kinds: Set<[Int]>

  private static let names: [String: String] = [
    "chain": "chain", "chainlattice": "chain", "ladder": "ladder", "ladderlattice": "ladder",
    "square": "square", "squarelattice": "square", "tetragonal": "square",
    "tetragonallattice": "square",
    "triangular": "triangular", "triangularlattice": "triangular", "honeycomb": "honeycomb",
    "honeycomblattice": "honeycomb", "kagome": "kagome", "kagomelattice": "kagome",
  ]

  init(_ input: StandardInput) throws(ModelFileError) {
    guard let word = input.word("lattice") else {
      throw input.file.error("the key 'lattice' is missing")
    }
    guard let name = Self.names[word] else {
      throw input.error(
        "lattice",
        "the lattices that are read are chain, ladder, square, triangular, honeycomb and kagome, not '\(word)'"
      )
    }
    self.name = name
    let (cell, sitesPerCell) = try Self.unitCell(name, input)
    hasTwoPhases = !["chain", "ladder"].contains(name)
    let supercell = try hasTwoPhases ? Supercell(planar: input) : Supercell(length: input)
    siteCount = sitesPerCell * supercell.cells.count
    chainLength = name == "chain" ? supercell.cells.count : nil
    words = Self.words(name, supercell)
    kinds = Set(cell.map { [$0.direction, $0.primes] })
    guard siteCount <= 4096 else {
      throw input.error("l", "the lattice has \(siteCount) sites; at most 4096 are possible")
    }
    bonds = supercell.cells.indices.flatMap { place in
      cell.map { bond in
        let other = supercell.neighbour(of: place, bond.dW, bond.dL)
        return Bond(
          direction: bond.direction, primes: bond.primes, from: place * sitesPerCell + bond.from,
          to: other.cell * sitesPerCell + bond.to, windings: other.windings)
      }
    }
  }

  /// The bonds of a cell, and how many sites it has.
  private static func unitCell(
    _ name: String, _ input: StandardInput
  ) throws(ModelFileError) -> (bonds: [CellBond], sitesPerCell: Int) {
    if name == "chain" { return (chain, 1) }
    if let cell = planar[name] { return cell }
    guard let legs = try input.integer("w") else {
      throw input.file.error("the key 'W', the number of legs, is missing")
    }
    guard (1...64).contains(legs) else {
      throw input.error("w", "a ladder has 1 to 64 legs, not \(legs)")
    }
    return (ladder(legs), legs)
  }

  /// The lattice in the language of model files, which numbers sites as HΦ does where the edges are along the vectors.
  private static func words(_ name: String, _ supercell: Supercell) -> String? {
    if name == "chain" { return "ring" }
    guard let lengths = supercell.lengths, planar[name] != nil else { return nil }
    return "{\(name): [\(lengths[0]), \(lengths[1])], boundary: periodic}"
  }

  private static let chain = [
    CellBond("0", 0, 0, 0, 1), CellBond("0'", 0, 0, 0, 2), CellBond("0''", 0, 0, 0, 3),
  ]

  private static func ladder(_ legs: Int) -> [CellBond] {
    (0..<legs).flatMap { leg -> [CellBond] in
      let along = [CellBond("1", leg, leg, 0, 1), CellBond("1'", leg, leg, 0, 2)]
      guard leg + 1 < legs else { return along }
      return along + [
        CellBond("0", leg, leg + 1, 0, 0), CellBond("2", leg, leg + 1, 0, 1),
        CellBond("2'", leg, leg + 1, 0, -1),
      ]
    }
  }

  private static let planar: [String: ([CellBond], sitesPerCell: Int)] = [
    "square": (
      [
        CellBond("0", 0, 0, 1, 0), CellBond("1", 0, 0, 0, 1), CellBond("0'", 0, 0, 1, 1),
        CellBond("1'", 0, 0, 1, -1), CellBond("0''", 0, 0, 2, 0), CellBond("1''", 0, 0, 0, 2),
      ], 1
    ),
    "triangular": (
      [
        CellBond("0", 0, 0, 1, 0), CellBond("1", 0, 0, 0, 1), CellBond("2", 0, 0, 1, -1),
        CellBond("1'", 0, 0, 2, -1), CellBond("2'", 0, 0, 1, 1), CellBond("0'", 0, 0, -1, 2),
        CellBond("0''", 0, 0, 2, 0), CellBond("1''", 0, 0, 0, 2), CellBond("2''", 0, 0, 2, -2),
      ], 1
    ),
    "honeycomb": (
      [
        CellBond("0", 0, 1, 0, 0), CellBond("1", 1, 0, 1, 0), CellBond("2", 1, 0, 0, 1),
        CellBond("2'", 0, 0, 1, 0), CellBond("2'", 1, 1, 1, 0), CellBond("1'", 0, 0, 0, 1),
        CellBond("1'", 1, 1, 0, 1), CellBond("0'", 0, 0, 1, -1), CellBond("0'", 1, 1, 1, -1),
        CellBond("1''", 0, 1, 1, -1), CellBond("0''", 0, 1, -1, -1), CellBond("2''", 0, 1, -1, 1),
      ], 2
    ),
    "kagome": (
      [
        CellBond("2", 0, 1, 0, 0), CellBond("1", 0, 2, 0, 0), CellBond("0", 1, 2, 0, 0),
        CellBond("2", 1, 0, 1, 0), CellBond("1", 2, 0, 0, 1), CellBond("0", 1, 2, 1, -1),
        CellBond("1'", 2, 0, 1, 0), CellBond("0'", 1, 2, 1, 0), CellBond("2'", 1, 0, 0, 1),
        CellBond("0'", 2, 1, 0, 1), CellBond("1'", 0, 2, 1, -1), CellBond("2'", 0, 1, -1, 1),
      ], 3
    ),
  ]
}

/// The cells between two vectors (a0W, a0L) and (a1W, a1L), and where their neighbours are.
struct Supercell {
  /// (W, L) of each cell.
  let cells: [[Int]]
  private let vectors: [[Int]]
  private let volume: Int
  private let reciprocal: [[Int]]

  /// A chain or a ladder of length L.
  init(length input: StandardInput) throws(ModelFileError) {
    guard let length = try input.integer("l") else {
      throw input.file.error("the key 'L' is missing")
    }
    for key in ["a0w", "a0l", "a1w", "a1l"] where input.entries[key] != nil {
      throw input.error(key, "the lattice has the keys L and W alone")
    }
    guard (1...4096).contains(length) else {
      throw input.error("l", "the length is an integer from 1 to 4096, not \(length)")
    }
    self.init(vectors: [[1, 0], [0, length]])
  }

  /// W and L, or all four components of both vectors.
  init(planar input: StandardInput) throws(ModelFileError) {
    let keys = ["a0w", "a0l", "a1w", "a1l"]
    var components: [Int?] = []
    for key in keys { components.append(try input.integer(key)) }
    let (width, length) = (try input.integer("w"), try input.integer("l"))
    if components.contains(where: { $0 != nil }) {
      guard width == nil, length == nil else {
        throw input.error(width == nil ? "l" : "w", "W and L exclude a0W, a0L, a1W and a1L")
      }
      if let missing = components.firstIndex(of: nil) {
        throw input.file.error(
          "the key '\(["a0W", "a0L", "a1W", "a1L"][missing])' is missing; all of a0W, a0L, a1W, a1L are needed"
        )
      }
      let numbers = components.map { $0! }
      guard numbers.allSatisfy({ abs($0) <= 4096 }) else {
        throw input.error("a0w", "the components are at most 4096")
      }
      let volume = numbers[0] * numbers[3] - numbers[1] * numbers[2]
      guard (1...4096).contains(abs(volume)) else {
        throw input.error("a0w", "the vectors span \(abs(volume)) cells; 1 to 4096 are possible")
      }
      self.init(vectors: [[numbers[0], numbers[1]], [numbers[2], numbers[3]]])
      return
    }
    guard let width, let length else {
      throw input.file.error(
        "the key '\(width == nil ? "W" : "L")' is missing; the lattice has W and L, or a0W, a0L, a1W and a1L"
      )
    }
    for (key, value) in [("w", width), ("l", length)] {
      guard (1...4096).contains(value) else {
        throw input.error(key, "a length is an integer from 1 to 4096, not \(value)")
      }
    }
    guard width * length <= 4096 else {
      throw input.error("w", "the lattice has \(width * length) cells; at most 4096 are possible")
    }
    self.init(vectors: [[width, 0], [0, length]])
  }

  private init(vectors: [[Int]]) {
    self.vectors = vectors
    let determinant = vectors[0][0] * vectors[1][1] - vectors[0][1] * vectors[1][0]
    let sign = determinant < 0 ? -1 : 1
    volume = abs(determinant)
    reciprocal = [
      [sign * vectors[1][1], -sign * vectors[1][0]], [-sign * vectors[0][1], sign * vectors[0][0]],
    ]
    let (volume, reciprocal) = (volume, reciprocal)
    func windings(_ cell: [Int]) -> [Int] {
      reciprocal.map { row in
        let part = row[0] * cell[0] + row[1] * cell[1]
        return (part - ((part % volume) + volume) % volume) / volume
      }
    }
    let ranges = (0..<2).map { axis -> ClosedRange<Int> in
      let corners = [0, vectors[0][axis], vectors[1][axis], vectors[0][axis] + vectors[1][axis]]
      return corners.min()!...corners.max()!
    }
    cells = ranges[1].flatMap { l in ranges[0].map { [$0, l] } }.filter { windings($0) == [0, 0] }
  }

  /// W and L; nil where the edges are not along the vectors of the lattice.
  var lengths: [Int]? {
    let isStraight =
      vectors[0][1] == 0 && vectors[1][0] == 0 && vectors[0][0] > 0 && vectors[1][1] > 0
    return isStraight ? [vectors[0][0], vectors[1][1]] : nil
  }

  /// The cell (dW, dL) further, and how often the way there goes around each vector.
  func neighbour(of place: Int, _ dW: Int, _ dL: Int) -> (cell: Int, windings: [Int]) {
    let cell = [cells[place][0] + dW, cells[place][1] + dL]
    let windings = reciprocal.map { row -> Int in
      let part = row[0] * cell[0] + row[1] * cell[1]
      return (part - ((part % volume) + volume) % volume) / volume
    }
    let folded = (0..<2).map {
      cell[$0] - windings[0] * vectors[0][$0] - windings[1] * vectors[1][$0]
    }
    return (cells.firstIndex(of: folded)!, windings)
  }
}

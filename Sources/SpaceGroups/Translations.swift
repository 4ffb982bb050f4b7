import GroupTheory

/// The translations of a visible group: all those along some of the periodic directions of a crystal.
struct Translations {
  /// The directions, ascending.
  let directions: [Int]
  /// How many cells there are along each of them.
  let lengths: [Int]
  /// The elements of the group. Shape [translation].
  let elements: [Int]
  /// By how many cells each of them translates. Shape [translation][direction].
  let ways: [[Int]]
  /// The translation by one cell along each direction.
  let basis: [Int]

  /// Nil without translations, and where they are not all along some directions.
  ///
  /// Shape of `motions`: [element of the space group], the element of the whole group with what it does to space.
  init?(_ motions: [(element: Int, operations: [SpaceOperation])], of crystal: CrystalMotions) {
    let cells = crystal.cells
    var elements: [Int] = []
    var ways: [[Int]] = []
    for (element, operations) in motions {
      guard let first = operations.first, first.isTranslation else { continue }
      var way: [Int] = []
      for (direction, step) in first.shift.enumerated() {
        let whole = step.rounded()
        guard abs(step - whole) < 1e-9, cells.isPeriodic[direction] || whole == 0 else {
          return nil
        }
        let length = cells.lengths[direction]
        way.append(cells.isPeriodic[direction] ? (Int(whole) % length + length) % length : 0)
      }
      elements.append(element)
      ways.append(way)
    }
    let directions = cells.lengths.indices.filter { direction in
      ways.contains { $0[direction] != 0 }
    }
    let lengths = directions.map { cells.lengths[$0] }
    guard elements.count > 1, elements.count == lengths.reduce(1, *),
      Set(ways).count == ways.count
    else { return nil }
    (self.directions, self.lengths, self.elements) = (directions, lengths, elements)
    self.ways = ways.map { way in directions.map { way[$0] } }
    let places = Dictionary(uniqueKeysWithValues: zip(self.ways, elements))
    basis = directions.indices.map { direction in
      places[directions.indices.map { $0 == direction ? 1 : 0 }]!
    }
  }

  /// All wave vectors, in units of 2π over the lengths. Shape [wave vector][direction].
  var waveVectors: [[Int]] {
    lengths.reduce([[]]) { rows, length in rows.flatMap { row in (0..<length).map { row + [$0] } } }
  }
}

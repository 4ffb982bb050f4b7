import Branching

/// The branching vectors that an irrep of a group of one index can have without contradicting a single plateau.
struct PossibleSignatures {
  /// The vectors, none with an entry above the bound that was given.
  private(set) var vectors: [[Int]] = []
  /// False when there are more than could be listed.
  private(set) var isComplete = true

  /// More are not listed.
  static let limit = 4000

  private let bounds: PlateauBounds
  private let irrepDimensions: [Int]
  private let largestEntry: Int
  private let index: Int
  private let readings: Set<Reading>
  /// The least number of levels for each unit of weight and dimension.
  private let unit: Double

  init(
    _ plateau: MeasuredPlateau, _ bounds: PlateauBounds, index: Int, options: PlateauOptions,
    readings: Set<Reading>
  ) {
    self.bounds = bounds
    irrepDimensions = plateau.irrepDimensions
    largestEntry = options.largestEntry
    self.index = index
    self.readings = readings
    unit = plateau.leastLevels(index: index)
    extend([], dimension: 0)
    vectors = vectors.sorted { a, b in
      let (x, y) = (dimension(a), dimension(b))
      return x != y ? x < y : b.lexicographicallyPrecedes(a)
    }
  }

  private func dimension(_ vector: [Int]) -> Int {
    zip(vector, irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private mutating func extend(_ vector: [Int], dimension: Int) {
    guard vectors.count < Self.limit else {
      isComplete = false
      return
    }
    let sector = vector.count
    guard sector < irrepDimensions.count else {
      let step = SignatureWeights.step(of: vector, dimension: dimension, readings: readings)
      if dimension > 0, allows(vector, dimension: dimension, step: step) { vectors.append(vector) }
      return
    }
    for entry in 0...largestEntry {
      let longer = vector + [entry]
      let sum = dimension + entry * irrepDimensions[sector]
      let step = readings.contains(.antiunitary) ? 1 : 4
      if allows(longer, dimension: sum, step: step) { extend(longer, dimension: sum) }
    }
  }

  /// Whether the first entries of a vector leave the least number of levels possible.
  private func allows(_ vector: [Int], dimension: Int, step: Int) -> Bool {
    let least = unit * Double(step * dimension)
    for (a, first) in vector.enumerated() where first > 0 {
      guard least * Double(first) <= Double(bounds.multiplicities[a]),
        step * first * dimension <= 4 * index * irrepDimensions[a],
        least * Double(first * (first - 1))
          <= bounds.largestProduct[a][a] - Double(bounds.multiplicities[a])
          + 1e-6 * Double(bounds.multiplicities[a])
          || first == 1
      else { return false }
      for (b, second) in vector.enumerated() where b != a {
        let difference = (first - second) * (first - second)
        guard least * Double(first * second) <= bounds.largestProduct[a][b],
          least * Double(difference) <= bounds.largestDifference[a][b]
        else { return false }
      }
    }
    return true
  }
}

extension MeasuredPlateau {
  /// The least number of levels of a signature for each unit of its weight w_b and its dimension D_b: one third of
  /// w_b D_b dim H/(4 p |N|), the number in an infinite system.
  func leastLevels(index: Int) -> Double {
    Double(totalDimension) / Double(4 * index * visibleOrder) * PlateauOptions.leastShare
  }
}

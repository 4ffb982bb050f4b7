import Branching

/// All sets of signatures that agree with measured plateaus.
///
/// A set is listed when for some index p of those searched there are weights w_b of Frobenius reciprocity and numbers of levels
/// n_b ≥ w_b D_b dim H/(12 p |N|), a third of what an infinite system has, with Σ_b n_b b_λ = R_λ and all plateaus within
/// their intervals (`PlateauBounds`).
struct ConsistentSets {
  /// Each by ascending dimension, then descending; with the indices for which it was found.
  private(set) var sets: [(vectors: [[Int]], indices: [Int])] = []
  /// Indices for which there may be more.
  private(set) var incompleteIndices: [Int] = []

  /// With so many sets for one index, others are not listed.
  static let limit = 1000

  private let plateau: MeasuredPlateau
  private let bounds: PlateauBounds
  private let options: PlateauOptions
  private let readings: Set<Reading>
  private let shouldStop: () -> Bool

  static func all(
    of plateau: MeasuredPlateau, indices: ClosedRange<Int>, options: PlateauOptions,
    readings: Set<Reading>, shouldStop: @escaping () -> Bool
  ) -> ConsistentSets {
    var result = ConsistentSets(
      plateau: plateau, options: options, readings: readings, shouldStop: shouldStop)
    var places: [[[Int]]: Int] = [:]
    for index in indices {
      let (found, isComplete) = result.sets(index: index)
      if !isComplete { result.incompleteIndices.append(index) }
      for vectors in found {
        if let place = places[vectors] {
          result.sets[place].indices.append(index)
        } else {
          places[vectors] = result.sets.count
          result.sets.append((vectors, [index]))
        }
      }
    }
    return result
  }

  /// Whether there is any.
  static func exist(
    for plateau: MeasuredPlateau, indices: ClosedRange<Int>, options: PlateauOptions,
    readings: Set<Reading>, shouldStop: @escaping () -> Bool
  ) -> Bool {
    let search = ConsistentSets(
      plateau: plateau, options: options, readings: readings, shouldStop: shouldStop)
    return indices.contains { !search.sets(index: $0, most: 1).sets.isEmpty }
  }

  private init(
    plateau: MeasuredPlateau, options: PlateauOptions, readings: Set<Reading>,
    shouldStop: @escaping () -> Bool
  ) {
    self.plateau = plateau
    bounds = PlateauBounds(plateau)
    self.options = options
    self.readings = readings
    self.shouldStop = shouldStop
  }

  /// No more than `most` for each component.
  private func sets(
    index: Int, most: Int = ComponentSets.limit
  ) -> (sets: [[[Int]]], isComplete: Bool) {
    if shouldStop() { return ([], false) }
    let possible = PossibleSignatures(
      plateau, bounds, index: index, options: options, readings: readings)
    let components = Self.components(possible.vectors, sectorCount: plateau.sectorCount)
    var isComplete = possible.isComplete
    guard isConsistentBetween(components) else { return ([], isComplete) }
    var sets: [[[Int]]] = [[]]
    for sectors in components {
      if sectors.allSatisfy({ plateau.multiplicities[$0] == 0 }) { continue }
      let own = possible.vectors.filter { vector in sectors.contains { vector[$0] > 0 } }
      let search = ComponentSets(
        own, over: sectors, plateau, bounds, index: index, readings: readings,
        limit: most, shouldStop: shouldStop)
      isComplete = isComplete && search.isComplete
      // Small sets first, where not all combinations can be listed.
      let found = search.sets.map { $0.map { own[$0] } }.sorted { $0.count < $1.count }
      var products = found.flatMap { set in sets.map { $0 + set } }
      if products.count > Self.limit {
        products = Array(products.sorted { $0.count < $1.count }.prefix(Self.limit))
        isComplete = false
      }
      sets = products
      if sets.isEmpty { break }
    }
    return (sets.map(canonical), isComplete)
  }

  /// Sectors that vectors connect, each component ascending.
  private static func components(_ vectors: [[Int]], sectorCount: Int) -> [[Int]] {
    var label = Array(0..<sectorCount)
    for vector in vectors {
      let members = Set(vector.indices.filter { vector[$0] > 0 }.map { label[$0] })
      let least = members.min()!
      label = label.map { members.contains($0) ? least : $0 }
    }
    return Dictionary(grouping: 0..<sectorCount) { label[$0] }.values.sorted { $0[0] < $1[0] }
  }

  /// Whether plateaus of sectors without a common signature can be zero.
  private func isConsistentBetween(_ components: [[Int]]) -> Bool {
    bounds.intervals.allSatisfy { own in
      own.isDifference || own.lower <= 0
        || components.contains { $0.contains(own.first) && $0.contains(own.second) }
    }
  }

  private func canonical(_ vectors: [[Int]]) -> [[Int]] {
    func dimension(_ vector: [Int]) -> Int {
      zip(vector, plateau.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return vectors.sorted { a, b in
      let (x, y) = (dimension(a), dimension(b))
      return x != y ? x < y : b.lexicographicallyPrecedes(a)
    }
  }
}

import Branching

/// All sets of signatures over sectors that plateaus connect, for one index.
///
/// The sets are the supports of n_b ≥ 0 with Σ_b n_b b_λ = R_λ and all plateaus in their intervals, where a signature of the
/// set has no fewer levels than `MeasuredPlateau.leastLevels` leaves it. A depth-first search decides on one signature after
/// the other; linear programming ends a branch that has no such n.
struct ComponentSets {
  /// The numbers of vectors in each set.
  private(set) var sets: [[Int]] = []
  /// False when the search was stopped, or found too many.
  private(set) var isComplete = true

  /// With so many sets the search ends.
  static let limit = 500

  private let vectors: [[Int]]
  private let dimensions: [Int]
  private let steps: [Int]
  private let least: [Double]
  private let sectors: [Int]
  private let plateau: MeasuredPlateau
  private let index: Int
  private let readings: Set<Reading>
  private let limit: Int
  private let shouldStop: () -> Bool

  /// `vectors` are zero outside `sectors`.
  init(
    _ vectors: [[Int]], over sectors: [Int], _ plateau: MeasuredPlateau, _ bounds: PlateauBounds,
    index: Int, readings: Set<Reading>, limit: Int = ComponentSets.limit,
    shouldStop: @escaping () -> Bool
  ) {
    self.limit = limit
    self.vectors = vectors
    (self.sectors, self.plateau, self.index, self.readings) = (sectors, plateau, index, readings)
    self.shouldStop = shouldStop
    let dimensions = vectors.map {
      zip($0, plateau.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
    }
    self.dimensions = dimensions
    steps = zip(vectors, dimensions).map {
      SignatureWeights.step(of: $0, dimension: $1, readings: readings)
    }
    let unit = plateau.leastLevels(index: index)
    least = vectors.indices.map { [steps] in unit * Double(steps[$0] * dimensions[$0]) }
    var system = Self.system(vectors, sectors, bounds)
    guard system.findSolution() else { return }
    var possible = Array(vectors.indices)
    var isShrinking = true
    while isShrinking, !shouldStop() {
      let left = possible.filter { number in
        var trial = system
        trial.restrict(number, to: least[number]...Double.infinity)
        if trial.findSolution() { return true }
        system.restrict(number, to: 0...0)
        return false
      }
      isShrinking = left.count < possible.count
      possible = left
    }
    search(possible.reversed()[...], [], system)
  }

  private static func system(
    _ vectors: [[Int]], _ sectors: [Int], _ bounds: PlateauBounds
  ) -> BoundedSimplex {
    var (rows, intervals) = ([[Double]](), [ClosedRange<Double>]())
    for sector in sectors {
      let count = Double(bounds.multiplicities[sector])
      rows.append(vectors.map { Double($0[sector]) })
      intervals.append(count...count)
    }
    for own in bounds.intervals where sectors.contains(own.first) && sectors.contains(own.second) {
      rows.append(vectors.map { Double(own.weight($0)) })
      intervals.append(own.lower...max(own.lower, own.upper))
    }
    return BoundedSimplex(
      rows: rows, bounds: intervals, upper: vectors.map { _ in .infinity })
  }

  /// Decides on the signatures `open`, those of large dimension first.
  private mutating func search(
    _ open: ArraySlice<Int>, _ chosen: [Int], _ system: BoundedSimplex
  ) {
    guard isComplete else { return }
    guard !shouldStop(), sets.count < limit else {
      isComplete = false
      return
    }
    var system = system
    guard system.findSolution() else { return }
    guard let number = open.first else {
      if hasWeights(chosen, system) { sets.append(chosen.sorted()) }
      return
    }
    if hasRoom(chosen + [number]) {
      var included = system
      included.restrict(number, to: least[number]...Double.infinity)
      search(open.dropFirst(), chosen + [number], included)
    }
    system.restrict(number, to: 0...0)
    search(open.dropFirst(), chosen, system)
  }

  /// Whether Frobenius reciprocity leaves room for one irrep, or co-representation, of each.
  private func hasRoom(_ chosen: [Int]) -> Bool {
    sectors.allSatisfy { sector in
      chosen.reduce(0) { $0 + steps[$1] * dimensions[$1] * vectors[$1][sector] }
        <= 4 * index * plateau.irrepDimensions[sector]
    }
  }

  /// Whether some weights solve Frobenius reciprocity and leave each signature its least number of levels.
  private func hasWeights(_ chosen: [Int], _ system: BoundedSimplex) -> Bool {
    let unit = plateau.leastLevels(index: index)
    let weights = SignatureWeights.all(
      of: chosen.map { vectors[$0] }, irrepDimensions: plateau.irrepDimensions, index: index,
      readings: readings, sectors: sectors)
    return weights.contains { weights in
      var trial = system
      for (number, weight) in zip(chosen, weights) {
        trial.restrict(number, to: unit * Double(weight * dimensions[number])...Double.infinity)
      }
      return trial.findSolution()
    }
  }
}

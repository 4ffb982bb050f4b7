import Foundation

/// The signatures of sectors with charges, read off plateaus from the outermost sector inwards.
///
/// In a representation of a compact group the sector with the fewest levels has an extremal weight: all its n levels carry the
/// irrep with that highest weight, in which the weight occurs once, so that K_{λμ} = n b_μ. Without those levels the next sector
/// is extremal. Where the error leaves several integers b_μ open, all of them are tried.
public struct ExtremalSignatures: Sendable {
  /// Shape [signature][sector]; in the order in which they were found.
  public let vectors: [[Int]]
  /// Shape [signature]: the numbers of levels, which follow from the sizes of the sectors.
  public let levels: [Int]
  /// How many plateaus lie above what these signatures make of them, by more than their errors: the mark of levels that
  /// coincide by accident.
  public let excessCount: Int
  /// How many lie below, which nothing explains.
  public let deficitCount: Int

  /// All sets of signatures that the errors allow; `isComplete` is false when there are more than `limit`.
  ///
  /// Those that leave the fewest plateaus unexplained come first.
  public static func all(
    of plateau: MeasuredPlateau, largestEntry: Int = 3, limit: Int = 100
  ) -> (sets: [ExtremalSignatures], isComplete: Bool) {
    var search = ExtremalSearch(plateau, largestEntry: largestEntry, limit: limit)
    search.peel(plateau.multiplicities, [:])
    var seen: Set<[[Int]: Int]> = []
    let sets = search.found.filter { seen.insert($0).inserted }
      .map { ExtremalSignatures($0, search) }
    let order = sets.indices.sorted { a, b in
      let (x, y) = (sets[a], sets[b])
      return (x.deficitCount + x.excessCount, x.vectors.count, a)
        < (y.deficitCount + y.excessCount, y.vectors.count, b)
    }
    return (order.map { sets[$0] }, search.isComplete)
  }

  private init(_ counts: [[Int]: Int], _ search: ExtremalSearch) {
    let ordered = counts.sorted { a, b in
      let (x, y) = (a.key.reduce(0, +), b.key.reduce(0, +))
      return x != y ? x < y : b.key.lexicographicallyPrecedes(a.key)
    }
    vectors = ordered.map(\.key)
    levels = ordered.map(\.value)
    var (above, below) = (0, 0)
    for place in search.plateau.pairs.indices {
      let rest = search.rest(place, counts)
      if rest > search.tolerance[place] { above += 1 }
      if rest < -search.tolerance[place] { below += 1 }
    }
    (excessCount, deficitCount) = (above, below)
  }
}

/// The search for one sector after the other.
private struct ExtremalSearch {
  let plateau: MeasuredPlateau
  /// Shape [pair].
  let tolerance: [Double]
  private let largestEntry: Int
  private let limit: Int
  private(set) var found: [[[Int]: Int]] = []
  private(set) var isComplete = true

  /// The average over a finite time of an oscillation between two levels is not zero: a tenth of a level is allowed for.
  private static let leastTolerance = 0.1

  init(_ plateau: MeasuredPlateau, largestEntry: Int, limit: Int) {
    self.plateau = plateau
    (self.largestEntry, self.limit) = (largestEntry, limit)
    let reach = PlateauBounds.reach(degreesOfFreedom: plateau.degreesOfFreedom)
    tolerance = plateau.pairs.indices.map {
      reach * plateau.errors[$0] + plateau.largestDeficit * abs(plateau.values[$0])
        + Self.leastTolerance
    }
  }

  /// What of a plateau some signatures leave.
  func rest(_ place: Int, _ counts: [[Int]: Int]) -> Double {
    let pair = plateau.pairs[place]
    return plateau.values[place]
      - Double(counts.reduce(0) { $0 + $1.key[pair.first] * $1.key[pair.second] * $1.value })
  }

  /// Takes the levels of the sector that has fewest left out of all others.
  mutating func peel(_ left: [Int], _ counts: [[Int]: Int]) {
    guard found.count < limit else {
      isComplete = false
      return
    }
    guard let sector = left.indices.filter({ left[$0] > 0 }).min(by: { left[$0] < left[$1] })
    else {
      found.append(counts)
      return
    }
    for vector in vectors(sector, left, counts) {
      var larger = counts
      larger[vector, default: 0] += left[sector]
      peel(left.indices.map { left[$0] - vector[$0] * left[sector] }, larger)
    }
  }

  /// The signatures that the levels left in a sector may carry.
  private mutating func vectors(
    _ sector: Int, _ left: [Int], _ counts: [[Int]: Int]
  ) -> [[Int]] {
    var vectors: [[Int]] = [[]]
    for other in left.indices {
      let entries =
        other == sector ? [1] : self.entries(sector, other, left, counts)
      vectors = vectors.flatMap { vector in entries.map { vector + [$0] } }
      if vectors.count > limit {
        vectors.removeLast(vectors.count - limit)
        isComplete = false
      }
    }
    return vectors
  }

  /// The integers b with K = n b within the error; the largest below K where there is none but levels may coincide.
  private func entries(
    _ sector: Int, _ other: Int, _ left: [Int], _ counts: [[Int]: Int]
  ) -> [Int] {
    let place = plateau.place(of: .init(sector, other))
    let (value, number) = (rest(place, counts), Double(left[sector]))
    let largest = min(largestEntry, left[other] / left[sector])
    let near = (0...largest).filter { abs(value - number * Double($0)) <= tolerance[place] }
    if !near.isEmpty {
      return near.sorted { abs(value / number - Double($0)) < abs(value / number - Double($1)) }
    }
    let nearest = Int((value / number).rounded())
    return [min(max(nearest, 0), largest)]
  }
}

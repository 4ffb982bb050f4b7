import Branching

/// How often each signature of a set can occur: w_b = 4 (r_b^a + r_b^c/2 + r_b^b/4) with Σ_b w_b b_λ D_b = 4 p d_λ.
struct SignatureWeights {
  /// Shape [signature]: the smallest weight, which divides all others.
  ///
  /// Type b needs a vector with even entries, type c one of even dimension; unitary readings have type a alone.
  static func step(of vector: [Int], dimension: Int, readings: Set<Reading>) -> Int {
    guard readings.contains(.antiunitary) else { return 4 }
    return vector.allSatisfy { $0 % 2 == 0 } ? 1 : dimension % 2 == 0 ? 2 : 4
  }

  /// The signatures in the order in which their weights are chosen; one place for each in all that follows.
  private let order: [Int]
  private let steps: [Int]
  private let sectorCount: Int
  /// step · b_λ D_b, and what the places from there on need at least. Shape [place][irrep of N], row-major.
  private let amounts: [Int]
  private let reserves: [Int]
  /// What is left for the places from there on. Shape [place][irrep of N], row-major.
  private var rests: [Int]
  private let limit: Int
  private var stepsLeft: Int
  /// Shape [place].
  private var chosen: [Int]
  private(set) var solutions: [[Int]] = []

  /// All weights with w_b ≥ `step`; no more than `limit` are listed, and none that is not found after so many steps.
  static func all(
    of vectors: [[Int]], irrepDimensions: [Int], index: Int, readings: Set<Reading>,
    sectors: [Int]? = nil, limit: Int = 500, steps: Int = .max
  ) -> [[Int]] {
    var search = SignatureWeights(
      vectors, irrepDimensions, index: index, readings: readings,
      sectors: sectors ?? Array(irrepDimensions.indices), limit: limit, stepsLeft: steps)
    search.choose(at: 0)
    return search.solutions
  }

  private init(
    _ vectors: [[Int]], _ irrepDimensions: [Int], index: Int, readings: Set<Reading>,
    sectors: [Int], limit: Int, stepsLeft: Int
  ) {
    let dimensions = vectors.map { zip($0, irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 } }
    order = Self.order(vectors, sectors)
    steps = order.map { Self.step(of: vectors[$0], dimension: dimensions[$0], readings: readings) }
    sectorCount = sectors.count
    amounts = zip(order, steps).flatMap { k, step in
      sectors.map { step * vectors[k][$0] * dimensions[k] }
    }
    var reserves = [Int](repeating: 0, count: amounts.count + sectorCount)
    for entry in amounts.indices.reversed() {
      reserves[entry] = reserves[entry + sectorCount] + amounts[entry]
    }
    self.reserves = reserves
    rests = [Int](repeating: 0, count: reserves.count)
    for (place, sector) in sectors.enumerated() {
      rests[place] = 4 * index * irrepDimensions[sector]
    }
    chosen = [Int](repeating: 0, count: order.count)
    (self.limit, self.stepsLeft) = (limit, stepsLeft)
  }

  /// Sector by sector, those of the fewest signatures first: the last signature of a sector has no choice.
  private static func order(_ vectors: [[Int]], _ sectors: [Int]) -> [Int] {
    var (order, left) = ([Int](), Set(vectors.indices))
    var open = sectors.map { sector in vectors.indices.filter { vectors[$0][sector] > 0 } }
    while let next = open.filter({ !$0.isEmpty }).min(by: { $0.count < $1.count }) {
      order += next
      left.subtract(next)
      open = open.map { $0.filter(left.contains) }
    }
    return order + left.sorted()
  }

  private mutating func choose(at place: Int) {
    let first = place * sectorCount
    guard place < order.count else {
      if rests[first...].allSatisfy({ $0 == 0 }) { solutions.append(weights) }
      return
    }
    stepsLeft -= 1
    guard stepsLeft >= 0, let range = range(at: first) else { return }
    for count in range where solutions.count < limit {
      chosen[place] = count
      for entry in first..<first + sectorCount {
        rests[entry + sectorCount] = rests[entry] - count * amounts[entry]
      }
      choose(at: place + 1)
    }
  }

  /// How often the signature may occur whose place begins there; nil where no number will do.
  private func range(at first: Int) -> ClosedRange<Int>? {
    var (least, most) = (1, Int.max)
    for entry in first..<first + sectorCount {
      let (own, rest, reserve) = (amounts[entry], rests[entry], reserves[entry + sectorCount])
      guard rest >= reserve else { return nil }
      guard own > 0 else { continue }
      most = min(most, (rest - reserve) / own)
      if reserve == 0 {
        guard rest % own == 0 else { return nil }
        least = max(least, rest / own)
      }
    }
    return least <= most ? least...most : nil
  }

  /// Shape [signature].
  private var weights: [Int] {
    var result = chosen
    for (place, signature) in order.enumerated() {
      result[signature] = chosen[place] * steps[place]
    }
    return result
  }
}

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

  private let steps: [Int]
  /// Shape [signature][irrep of N]: step · b_λ D_b.
  private let amounts: [[Int]]
  /// Shape [signature][irrep of N]: what the signatures that follow need at least.
  private let reserves: [[Int]]
  private let target: [Int]
  private let limit: Int
  private var stepsLeft = Int.max
  private var chosen: [Int] = []
  private(set) var solutions: [[Int]] = []

  /// All weights with w_b ≥ `step`; no more than `limit` are listed, and none that is not found after so many steps.
  static func all(
    of vectors: [[Int]], irrepDimensions: [Int], index: Int, readings: Set<Reading>,
    sectors: [Int]? = nil, limit: Int = 500, steps: Int = .max
  ) -> [[Int]] {
    var search = SignatureWeights(
      vectors, irrepDimensions, index: index, readings: readings, sectors: sectors, limit: limit)
    search.stepsLeft = steps
    search.choose(search.target)
    return search.solutions
  }

  private init(
    _ vectors: [[Int]], _ irrepDimensions: [Int], index: Int, readings: Set<Reading>,
    sectors: [Int]?, limit: Int
  ) {
    let sectors = sectors ?? Array(irrepDimensions.indices)
    let dimensions = vectors.map { zip($0, irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 } }
    let steps = zip(vectors, dimensions).map {
      Self.step(of: $0, dimension: $1, readings: readings)
    }
    self.steps = steps
    let amounts = vectors.indices.map { k in
      sectors.map { steps[k] * vectors[k][$0] * dimensions[k] }
    }
    var reserves = [[Int](repeating: 0, count: sectors.count)]
    for own in amounts.dropFirst().reversed() { reserves.append(zip(reserves.last!, own).map(+)) }
    (self.amounts, self.reserves) = (amounts, reserves.reversed())
    target = sectors.map { 4 * index * irrepDimensions[$0] }
    self.limit = limit
  }

  private mutating func choose(_ rest: [Int]) {
    let place = chosen.count
    guard place < amounts.count else {
      if rest.allSatisfy({ $0 == 0 }) { solutions.append(zip(chosen, steps).map { $0 * $1 }) }
      return
    }
    stepsLeft -= 1
    guard stepsLeft >= 0 else { return }
    let (own, reserve) = (amounts[place], reserves[place])
    var (least, most) = (1, Int.max)
    for k in rest.indices where own[k] > 0 {
      most = min(most, (rest[k] - reserve[k]) / own[k])
      if reserve[k] == 0 {
        guard rest[k] % own[k] == 0 else { return }
        least = max(least, rest[k] / own[k])
      }
    }
    guard least <= most, zip(rest, reserve).allSatisfy({ $0 >= $1 }) else { return }
    for count in least...most where solutions.count < limit {
      chosen.append(count)
      choose(zip(rest, own).map { $0 - count * $1 })
      chosen.removeLast()
    }
  }
}

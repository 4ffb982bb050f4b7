import Numerics

extension CharacterTable {
  /// A table whose characters are known in floating point only, as files hold them.
  ///
  /// An element c of order o has D eigenvalues on an irrep, all of them powers of ζ_o, so that
  /// χ(c^j) = Σ_k m_k ζ_o^{jk} with integers m_k ≥ 0 and Σ_k m_k = D. Where the power maps give all
  /// c^j, the m_k follow from them; otherwise they are searched among the few sets of roots that
  /// agree with the powers that are known. The exact table then passes all checks of a new table.
  ///
  /// Shape of `approximateCharacters`: [irrep][class]. Accuracy needed: 1e-6 of the dimension.
  /// Throws: `GroupError` when a value is no sum of roots of unity, or the table is not one.
  public init(
    classSizes: [Int], elementOrders: [Int], powerMaps: [Int: [Int]],
    approximateCharacters: [[Complex<Double>]]
  ) throws {
    let rank = classSizes.count
    guard elementOrders.count == rank, elementOrders.allSatisfy({ $0 > 0 }),
      approximateCharacters.allSatisfy({ $0.count == rank }),
      powerMaps.values.allSatisfy({ $0.count == rank && $0.allSatisfy((0..<rank).contains) })
    else {
      throw GroupError(
        "A character table of \(rank) classes needs \(rank) element orders, power maps of \(rank) "
          + "classes and \(rank) characters for every irrep.")
    }
    let order = classSizes.reduce(0, +)
    // Lagrange; the powers of an element are no more than the group has elements.
    guard classSizes.allSatisfy({ $0 > 0 }), elementOrders.allSatisfy({ order % $0 == 0 }) else {
      throw GroupError(
        "Class sizes are positive, and element orders divide the group order \(order).")
    }
    let powers = elementOrders.indices.map { c in
      (0..<elementOrders[c]).map { j in
        KnownPower(of: c, exponent: j, order: elementOrders[c], powerMaps: powerMaps)
      }
    }
    let characters = try approximateCharacters.enumerated().map { alpha, row in
      try powers.enumerated().map { c, powers in
        let values = powers.map { $0?.value(in: row) }
        guard let multiplicities = rootMultiplicities(values) else {
          throw GroupError(
            "The character of irrep \(alpha) on class \(c), \(row[c].real) + \(row[c].imaginary)i, "
              + "is no sum of roots of unity of order \(powers.count) that fits the power maps.")
        }
        return Cyclotomic(conductor: powers.count, coefficients: multiplicities)
      }
    }
    try self.init(
      classSizes: classSizes, elementOrders: elementOrders, powerMaps: powerMaps,
      characters: characters)
  }
}

/// The class of c^j, or of its inverse, as far as the power maps reach.
private struct KnownPower {
  let image: Int
  let isInverse: Bool

  init?(of c: Int, exponent: Int, order: Int, powerMaps: [Int: [Int]]) {
    // Any exponent equal to ±j modulo the order will do, if all its primes have a power map.
    for multiple in 0..<64 {
      for (candidate, isInverse) in [
        (exponent + multiple * order, false), ((multiple + 1) * order - exponent, true),
      ] {
        if let image = Self.image(of: c, candidate, powerMaps) {
          self.image = image
          self.isInverse = isInverse
          return
        }
      }
    }
    return nil
  }

  func value(in row: [Complex<Double>]) -> Complex<Double> {
    isInverse ? row[image].conjugate : row[image]
  }

  private static func image(of c: Int, _ exponent: Int, _ powerMaps: [Int: [Int]]) -> Int? {
    if exponent == 0 { return 0 }
    var (image, rest) = (c, exponent)
    for (prime, map) in powerMaps where prime > 1 {
      while rest % prime == 0 { (image, rest) = (map[image], rest / prime) }
    }
    return rest == 1 ? image : nil
  }
}

/// How often each ζ_o^k is an eigenvalue, from the characters of the powers (nil where unknown).
private func rootMultiplicities(_ values: [Complex<Double>?]) -> [Int]? {
  let order = values.count
  guard let dimension = values[0], dimension.isFinite, dimension.real.rounded() >= 1,
    abs(dimension.real) < 1e6, (dimension - Complex(dimension.real.rounded())).length < 1e-6
  else { return nil }
  let known = values.compactMap { $0 }
  if known.count == order {
    return CharacterTable.eigenvalueMultiplicities(known, Array(0..<order))
  }
  var search = RootSearch(values: values, dimension: Int(dimension.real.rounded()))
  return search.run() ? search.multiplicities : nil
}

/// Depth-first search for D roots of unity whose power sums are given.
private struct RootSearch {
  private(set) var multiplicities: [Int]
  private let exponents: [Int]
  private let roots: [Complex<Double>]
  private let tolerance: Double
  private var rest: [Complex<Double>]
  private var missing: Int
  private var steps = 0

  /// Sums that are characters are found after some hundred steps.
  private static let mostSteps = 200_000

  init(values: [Complex<Double>?], dimension: Int) {
    let order = values.count
    multiplicities = [Int](repeating: 0, count: order)
    exponents = values.indices.filter { values[$0] != nil }
    rest = values.compactMap { $0 }
    roots = (0..<order).map {
      Complex(length: 1, phase: 2 * .pi * Double($0) / Double(order))
    }
    missing = dimension
    tolerance = 1e-6 * Double(dimension)
  }

  mutating func run(from first: Int = 0) -> Bool {
    if missing == 0 { return rest.allSatisfy { $0.length < tolerance } }
    steps += 1
    guard steps <= Self.mostSteps else { return false }
    // The roots still missing have length 1 each in every power sum.
    guard rest.allSatisfy({ $0.length < Double(missing) + tolerance }) else { return false }
    for k in first..<roots.count where steps <= Self.mostSteps {
      add(k, 1)
      if run(from: k) { return true }
      add(k, -1)
    }
    return false
  }

  private mutating func add(_ k: Int, _ count: Int) {
    multiplicities[k] += count
    missing -= count
    for (index, exponent) in exponents.enumerated() {
      rest[index] -= roots[exponent * k % roots.count] * Complex(Double(count))
    }
  }
}

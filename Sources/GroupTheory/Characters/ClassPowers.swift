/// All power maps c → c^j of a character table, composed from the prime ones.
///
/// A prime that divides the group order has its own map; an exponent prime to the order of the element acts as the Galois
/// automorphism ζ → ζ^j on the column of the class.
public struct ClassPowers: Sendable {
  /// Shape [class, exponent modulo the element order]: the class of the power.
  public let powers: [[Int]]
  /// Classes whose powers cover all classes: generators of the maximal cyclic subgroups, and perhaps a few more.
  public let cyclicGenerators: [Int]

  /// Throws: `GroupError` when a power map contradicts the element orders, a Galois automorphism or another power map.
  init(elementOrders: [Int], powerMaps: [Int: [Int]], characters: [[Cyclotomic]]) throws {
    let columns = elementOrders.indices.map { c in characters.map { $0[c] } }
    var classOfColumn: [[Cyclotomic]: Int] = [:]
    for (c, column) in columns.enumerated() { classOfColumn[column] = c }
    var rows = [[Int]](repeating: [], count: elementOrders.count)
    var generators: [Int] = []
    let largestFirst = elementOrders.indices.sorted {
      (-elementOrders[$0], $0) < (-elementOrders[$1], $1)
    }
    for c in largestFirst where rows[c].isEmpty {
      let order = elementOrders[c]
      for value in columns[c] where order % value.conductor != 0 {
        throw GroupError(
          "The character value \(value) on class \(c) is not a sum of roots of unity of order \(order)."
        )
      }
      let row = try (0..<order).map { exponent in
        try ClassPowers.power(of: c, exponent, elementOrders, powerMaps, columns, classOfColumn)
      }
      generators.append(c)
      for (i, image) in row.enumerated() {
        let expected = order / Int.greatestCommonDivisor(order, i)
        guard elementOrders[image] == expected else {
          throw GroupError(
            "The power \(i) of class \(c) has elements of order \(elementOrders[image]), not \(expected)."
          )
        }
        if rows[image].isEmpty { rows[image] = (0..<expected).map { row[i * $0 % order] } }
      }
    }
    for (p, map) in powerMaps.sorted(by: { $0.key < $1.key }) {
      for (c, image) in map.enumerated() where rows[c][p % elementOrders[c]] != image {
        throw GroupError(
          "The power map of \(p) sends class \(c) to \(image); the other power maps and the characters say "
            + "\(rows[c][p % elementOrders[c]]).")
      }
    }
    powers = rows
    cyclicGenerators = generators
  }

  private static func power(
    of start: Int, _ exponent: Int, _ orders: [Int], _ powerMaps: [Int: [Int]],
    _ columns: [[Cyclotomic]], _ classOfColumn: [[Cyclotomic]: Int]
  ) throws -> Int {
    guard exponent > 0 else { return 0 }
    var (c, rest) = (start, exponent)
    for p in orders[start].primeDivisors {
      while rest % p == 0 {
        guard let map = powerMaps[p] else { throw GroupError("The power map of \(p) is missing.") }
        (c, rest) = (map[c], rest / p)
      }
    }
    let order = orders[c]
    guard order > 1, rest % order != 1 else { return c }
    let image = columns[c].map { $0.conductor == 1 ? $0 : $0.galois(rest) }
    guard let power = classOfColumn[image] else {
      throw GroupError(
        "The Galois image ζ → ζ^\(rest) of class \(start)'s column is not a column of the table.")
    }
    return power
  }

  /// Shape [class]: the class of c^j.
  public func classes(power j: Int) -> [Int] {
    powers.map { $0[j.remainder(modulo: $0.count)] }
  }
}

extension CharacterTable {
  /// All power maps, composed from the prime ones.
  public var classPowers: ClassPowers {
    try! ClassPowers(elementOrders: elementOrders, powerMaps: powerMaps, characters: characters)
  }
}

/// All power maps c → c^j of a character table, composed from the prime ones.
///
/// A divisor of the element's order takes the maps of its primes; an exponent prime to the order acts as the Galois
/// automorphism ζ → ζ^j on the column of the class.
public struct ClassPowers: Sendable {
  /// Shape [class, exponent modulo the element order]: the class of the power.
  public let powers: [[Int]]
  /// Classes whose powers cover all classes: generators of the maximal cyclic subgroups, and perhaps a few more.
  public let cyclicGenerators: [Int]

  /// Throws: `GroupError` when a power map contradicts the element orders, a Galois automorphism or another power map.
  init(elementOrders: [Int], powerMaps: [Int: [Int]], values: TableValues) throws {
    let columns = ClassColumns(values, count: elementOrders.count)
    try columns.checkConductors(elementOrders)
    var rows = [[Int]](repeating: [], count: elementOrders.count)
    var generators: [Int] = []
    let largestFirst = elementOrders.indices.sorted {
      (-elementOrders[$0], $0) < (-elementOrders[$1], $1)
    }
    for c in largestFirst where rows[c].isEmpty {
      let row = try ClassPowers.powers(of: c, elementOrders, powerMaps, columns)
      generators.append(c)
      for (i, image) in row.enumerated() where rows[image].isEmpty {
        rows[image] = (0..<elementOrders[image]).map { row[i * $0 % row.count] }
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

  /// Shape [exponent modulo the order]: the classes of all powers of one class.
  private static func powers(
    of c: Int, _ orders: [Int], _ powerMaps: [Int: [Int]], _ columns: ClassColumns
  ) throws -> [Int] {
    let order = orders[c]
    var row = [Int](repeating: 0, count: order)
    for divisor in order.divisors.dropLast() {
      var (base, rest) = (c, divisor)
      for p in divisor.primeDivisors {
        guard let map = powerMaps[p] else { throw GroupError("The power map of \(p) is missing.") }
        while rest % p == 0 { (base, rest) = (map[base], rest / p) }
      }
      let expected = order / divisor
      for j in 1..<expected where Int.greatestCommonDivisor(j, expected) == 1 {
        guard orders[base] == expected else {
          throw GroupError(
            "The power \(divisor) of class \(c) has elements of order \(orders[base]), not \(expected)."
          )
        }
        let image = try j == 1 ? base : columns.galoisImage(of: base, power: j)
        guard orders[image] == expected else {
          throw GroupError(
            "The power \(divisor * j) of class \(c) has elements of order \(orders[image]), not \(expected)."
          )
        }
        row[divisor * j] = image
      }
    }
    return row
  }

  /// Shape [class]: the class of c^j.
  public func classes(power j: Int) -> [Int] {
    powers.map { $0[j.remainder(modulo: $0.count)] }
  }
}

extension CharacterTable {
  /// All power maps, composed from the prime ones.
  public var classPowers: ClassPowers {
    try! ClassPowers(
      elementOrders: elementOrders, powerMaps: powerMaps, values: TableValues(characters))
  }
}

/// The columns of a character table, found by their values.
private struct ClassColumns {
  private let values: TableValues
  /// Shape [class, irrep]: places in the list of values.
  private let columns: [[Int]]
  private let numbers: [[Int]: Int]

  init(_ values: TableValues, count: Int) {
    self.values = values
    columns = (0..<count).map { c in values.rows.map { $0[c] } }
    numbers = Dictionary(zip(columns, 0...), uniquingKeysWith: { _, last in last })
  }

  /// Characters of elements of order o are sums of o-th roots of unity.
  func checkConductors(_ orders: [Int]) throws {
    let conductors = values.exact.map(\.conductor)
    for (c, column) in columns.enumerated() {
      for place in column where orders[c] % conductors[place] != 0 {
        throw GroupError(
          "The character value \(values.exact[place]) on class \(c) is not a sum of roots of unity of order "
            + "\(orders[c]).")
      }
    }
  }

  func galoisImage(of c: Int, power k: Int) throws -> Int {
    let image = columns[c].compactMap { values.image(of: $0, power: k) }
    guard image.count == columns.count, let number = numbers[image] else {
      throw GroupError(
        "The Galois image ζ → ζ^\(k) of class \(c)'s column is not a column of the table.")
    }
    return number
  }
}

/// A finite group by its multiplication table. Elements are the numbers 0 ..< order; 0 is the identity.
public struct FiniteGroup: Hashable, Sendable {
  /// The number of elements.
  public let order: Int
  /// Elements that generate the group.
  public let generators: [Int]
  /// Shape [element]: the smallest n ≥ 1 with g^n = 1.
  public let elementOrders: [Int]
  /// The conjugacy classes, each ascending; the identity's first, then by the order of their elements, their size and
  /// their smallest element.
  public let classes: [[Int]]
  /// Shape [element]: the class that holds the element.
  public let classOf: [Int]

  private let products: [UInt16]
  private let inverses: [UInt16]

  /// The product g h.
  public func product(_ g: Int, _ h: Int) -> Int { Int(products[g * order + h]) }

  /// The inverse of an element.
  public func inverse(_ g: Int) -> Int { Int(inverses[g]) }

  /// h g h⁻¹.
  public func conjugate(_ g: Int, by h: Int) -> Int { product(product(h, g), inverse(h)) }

  /// g^n for n ≥ 0.
  public func power(_ g: Int, _ n: Int) -> Int {
    (0..<(n % elementOrders[g])).reduce(0) { result, _ in product(result, g) }
  }

  /// The smallest n ≥ 1 with g^n = 1 for all elements.
  public var exponent: Int { elementOrders.reduce(1, Int.leastCommonMultiple) }

  /// Whether all elements commute.
  public var isAbelian: Bool { classes.count == order }

  /// A group from its multiplication table, shape [g, h], with the identity at 0.
  ///
  /// Throws: `GroupError` when the table is not a group's or `generators` do not generate it.
  public init(products table: [[Int]], generators: [Int]) throws {
    let n = table.count
    guard (1...Int(UInt16.max)).contains(n), table.allSatisfy({ $0.count == n }) else {
      throw GroupError("A multiplication table is square, with 1 to 65535 rows.")
    }
    guard table[0] == Array(0..<n), table.indices.allSatisfy({ table[$0][0] == $0 }) else {
      throw GroupError("Element 0 of a multiplication table is the identity.")
    }
    for g in 0..<n {
      guard Set(table[g]).count == n, table[g].allSatisfy({ (0..<n).contains($0) }) else {
        throw GroupError("Row \(g) of the multiplication table is not a permutation.")
      }
    }
    // Light's test: associativity with each generator in the middle is enough.
    for a in generators {
      for g in 0..<n {
        for h in 0..<n where table[table[g][a]][h] != table[g][table[a][h]] {
          throw GroupError("The multiplication table is not associative at (\(g), \(a), \(h)).")
        }
      }
    }
    guard FiniteGroup.generated(by: generators, table).count == n else {
      throw GroupError("The generators do not generate the whole multiplication table.")
    }
    self.init(validated: table, generators: generators)
  }

  private init(validated table: [[Int]], generators: [Int]) {
    let n = table.count
    order = n
    self.generators = generators
    products = table.flatMap { $0.map { UInt16($0) } }
    inverses = table.map { UInt16($0.firstIndex(of: 0)!) }
    elementOrders = (0..<n).map { g in
      var (power, count) = (g, 1)
      while power != 0 { (power, count) = (table[power][g], count + 1) }
      return count
    }
    (classes, classOf) = FiniteGroup.conjugacyClasses(
      table, inverses: inverses, generators: generators, orders: elementOrders)
  }

  private static func generated(by generators: [Int], _ table: [[Int]]) -> Set<Int> {
    var reached: Set<Int> = [0]
    var pending = [0]
    while let g = pending.popLast() {
      for a in generators where reached.insert(table[g][a]).inserted { pending.append(table[g][a]) }
    }
    return reached
  }

  private static func conjugacyClasses(
    _ table: [[Int]], inverses: [UInt16], generators: [Int], orders: [Int]
  ) -> ([[Int]], [Int]) {
    var seen = [Bool](repeating: false, count: table.count)
    var classes: [[Int]] = []
    for g in table.indices where !seen[g] {
      seen[g] = true
      var members = [g]
      var next = 0
      while next < members.count {
        for a in generators {
          let image = table[table[a][members[next]]][Int(inverses[a])]
          if !seen[image] {
            seen[image] = true
            members.append(image)
          }
        }
        next += 1
      }
      classes.append(members.sorted())
    }
    classes.sort { a, b in
      (orders[a[0]], a.count, a[0]) < (orders[b[0]], b.count, b[0])
    }
    var classOf = [Int](repeating: 0, count: table.count)
    for (c, members) in classes.enumerated() { for g in members { classOf[g] = c } }
    return (classes, classOf)
  }
}

// MARK: - Closure

extension FiniteGroup {
  /// The group that some elements generate, and its elements as values.
  ///
  /// The elements come in breadth-first order of words in the generators, the identity first.
  ///
  /// Throws: `GroupError` as soon as there are more than `limit` elements.
  public static func closure<Element: Hashable>(
    of generators: [Element], identity: Element, limit: Int,
    multiply: (Element, Element) -> Element
  ) throws -> (group: FiniteGroup, elements: [Element]) {
    var elements = [identity]
    var numbers = [identity: 0]
    var words: [(parent: Int, generator: Int)] = [(0, -1)]
    var next = 0
    while next < elements.count {
      for (k, generator) in generators.enumerated() {
        let product = multiply(elements[next], generator)
        guard numbers[product] == nil else { continue }
        guard elements.count < limit else {
          throw GroupError(
            "The generators do not close: they make more than \(limit) different elements.")
        }
        numbers[product] = elements.count
        elements.append(product)
        words.append((next, k))
      }
      next += 1
    }
    // Right multiplication by generators fixes the whole table: g·(h a) = (g·h)·a.
    let steps = generators.map { a in elements.map { numbers[multiply($0, a)]! } }
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: elements.count), count: elements.count)
    for g in elements.indices {
      table[g][0] = g
      for h in elements.indices.dropFirst() {
        table[g][h] = steps[words[h].generator][table[g][words[h].parent]]
      }
    }
    let group = FiniteGroup(validated: table, generators: generators.map { numbers[$0]! })
    return (group, elements)
  }
}

/// All groups of one order as a few flat lists of integers, which is how the catalogue's file holds them.
///
/// Lists run over the groups one after the other; `ranks`, `degrees` and `generatorCounts` say where each group's part
/// ends. Characters are places in a list of the distinct values of the whole order.
package struct PackedGroups: Hashable, Sendable {
  package let order: Int
  package var primes: [Int] { order.primeDivisors }
  /// Shape [group]: names; the SmallGroups number of group k is k + 1.
  package var names: [String] = []
  /// Shape [group]: numbers of classes.
  package var ranks: [Int] = []
  /// Shape [group × class].
  package var classSizes: [Int] = []
  /// Shape [group × class].
  package var elementOrders: [Int] = []
  /// Shape [prime][group × class]: classes of the p-th powers, for the prime divisors of the order, ascending.
  package var powerMaps: [[Int]]
  /// Shape [group × irrep]: Frobenius-Schur indicators.
  package var indicators: [Int] = []
  /// Shape [group × irrep × class]: places in the lists of values.
  package var characters: [Int] = []
  /// Shape [value].
  package var valueConductors: [Int] = []
  /// Shape [value][power of the root of unity]: as `Cyclotomic.coefficients`.
  package var valueCoefficients: [[Int]] = []
  /// Shape [group]: numbers of points that the permutations move.
  package var degrees: [Int] = []
  /// Shape [group].
  package var generatorCounts: [Int] = []
  /// Shape [group × generator × point]: images, points from 0.
  package var generators: [Int] = []

  /// An empty list to be filled from a file.
  package init(order: Int) {
    self.order = order
    powerMaps = order.primeDivisors.map { _ in [] }
  }

  /// Packs all groups of one order, which must come by ascending id from 1.
  package init(_ groups: [CatalogueGroup]) {
    precondition(!groups.isEmpty, "there is at least one group of every order")
    self.init(order: groups[0].order)
    let values = Set(groups.flatMap { $0.table.characters.joined() }).sorted(
      by: PackedGroups.precedes)
    let places = Dictionary(uniqueKeysWithValues: zip(values, 0...))
    valueConductors = values.map(\.conductor)
    valueCoefficients = values.map(\.coefficients)
    for (k, group) in groups.enumerated() {
      precondition(group.id == k + 1 && group.order == order, "groups come by ascending id")
      append(group, places)
    }
  }

  private mutating func append(_ group: CatalogueGroup, _ places: [Cyclotomic: Int]) {
    names.append(group.name)
    ranks.append(group.table.rank)
    classSizes += group.table.classSizes
    elementOrders += group.table.elementOrders
    for (i, p) in primes.enumerated() { powerMaps[i] += group.table.powerMaps[p]! }
    indicators += group.table.frobeniusSchurIndicators
    characters += group.table.characters.joined().map { places[$0]! }
    degrees.append(group.generators.first?.count ?? 0)
    generatorCounts.append(group.generators.count)
    generators += group.generators.joined()
  }

  private static func precedes(_ a: Cyclotomic, _ b: Cyclotomic) -> Bool {
    a.conductor != b.conductor
      ? a.conductor < b.conductor : a.coefficients.lexicographicallyPrecedes(b.coefficients)
  }
}

// MARK: - Unpacking

extension PackedGroups {
  /// The groups again.
  ///
  /// Throws: `GroupError` when the lists do not fit each other; the identities of character tables are not checked again.
  /// Complexity: linear in the number of characters.
  package func groups() throws -> [CatalogueGroup] {
    try checkLengths()
    let values = try CatalogueValues(
      zip(valueConductors, valueCoefficients).map { Cyclotomic(conductor: $0, coefficients: $1) })
    var (classStart, characterStart, generatorStart) = (0, 0, 0)
    return try ranks.indices.map { k in
      let classes = classStart..<(classStart + ranks[k])
      let entries = characterStart..<(characterStart + ranks[k] * ranks[k])
      let table = try table(classes: classes, entries: entries, values)
      let images = (0..<generatorCounts[k]).map { generator in
        let start = generatorStart + generator * degrees[k]
        return Array(generators[start..<(start + degrees[k])])
      }
      classStart = classes.upperBound
      characterStart = entries.upperBound
      generatorStart += degrees[k] * generatorCounts[k]
      return CatalogueGroup(
        order: order, id: k + 1, name: names[k], table: table, generators: images)
    }
  }

  private func table(
    classes: Range<Int>, entries: Range<Int>, _ values: CatalogueValues
  ) throws -> CharacterTable {
    let maps = powerMaps.map { Array($0[classes]) }
    guard classSizes[classes].reduce(0, +) == order,
      maps.allSatisfy({ $0.allSatisfy((0..<classes.count).contains) })
    else {
      throw GroupError("A group of order \(order) has wrong class sizes or power maps.")
    }
    return try CharacterTable(
      catalogued: Array(classSizes[classes]), elementOrders: Array(elementOrders[classes]),
      powerMaps: Dictionary(uniqueKeysWithValues: zip(primes, maps)),
      indicators: Array(indicators[classes]), characters: Array(characters[entries]),
      values: values)
  }

  private func checkLengths() throws {
    let classCount = ranks.reduce(0, +)
    let points = zip(degrees, generatorCounts).reduce(0) { $0 + $1.0 * $1.1 }
    guard names.count == ranks.count, degrees.count == ranks.count,
      generatorCounts.count == ranks.count, classSizes.count == classCount,
      elementOrders.count == classCount, indicators.count == classCount,
      powerMaps.count == primes.count,
      powerMaps.allSatisfy({ $0.count == classCount }), generators.count == points,
      characters.count == ranks.reduce(0, { $0 + $1 * $1 }),
      valueConductors.count == valueCoefficients.count
    else { throw GroupError("The lists of the groups of order \(order) do not fit each other.") }
    guard characters.allSatisfy(valueConductors.indices.contains),
      valueConductors.allSatisfy({ $0 > 0 })
    else {
      throw GroupError("A place in the lists of the groups of order \(order) does not exist.")
    }
  }
}

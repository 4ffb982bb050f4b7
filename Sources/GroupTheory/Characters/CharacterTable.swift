import Numerics

/// The character table of a finite group: class-ordered lists, power maps, and exact characters.
///
/// The identity class and the trivial irrep come first. A table is checked when it is made (see
/// `CharacterTable+Validation.swift`), so a value of this type satisfies every identity listed there.
public struct CharacterTable: Sendable {
  /// Shape [class]: the number of elements.
  public let classSizes: [Int]
  /// Shape [class]: the order of the elements.
  public let elementOrders: [Int]
  /// For every prime divisor p of the group order the map of classes c → c^p; shape [class].
  public let powerMaps: [Int: [Int]]
  /// Shape [irrep, class]: the exact characters.
  public let characters: [[Cyclotomic]]
  /// Shape [irrep, class]: the characters in floating point.
  public let complexCharacters: [[Complex<Double>]]
  /// Shape [irrep]: the irrep with the complex conjugate character.
  public let dual: [Int]
  /// Shape [irrep]: 1 real, 0 complex, -1 quaternionic; ν = (1/|G|) Σ_g χ(g²).
  public let frobeniusSchurIndicators: [Int]

  /// The order of the group.
  public var order: Int { classSizes.reduce(0, +) }
  /// The number of irreps, which is that of classes.
  public var rank: Int { classSizes.count }
  /// Shape [irrep]: dimensions.
  public var dimensions: [Int] { characters.map { $0[0].integer! } }
  /// Shape [class]: orders of the centralizers |G| / |class|.
  public var centralizerOrders: [Int] { classSizes.map { order / $0 } }
  /// The least common multiple of the element orders.
  public var exponent: Int { elementOrders.reduce(1, Int.leastCommonMultiple) }

  /// A table from its lists.
  ///
  /// Throws: `GroupError` that names the first identity that fails.
  public init(
    classSizes: [Int], elementOrders: [Int], powerMaps: [Int: [Int]], characters: [[Cyclotomic]]
  ) throws {
    try CharacterTable.checkShapes(classSizes, elementOrders, powerMaps, characters)
    self.classSizes = classSizes
    self.elementOrders = elementOrders
    self.powerMaps = powerMaps
    self.characters = characters
    let values = TableValues(characters)
    complexCharacters = values.complexRows
    dual = try CharacterTable.duals(values)
    try CharacterTable.checkOrthogonality(classSizes, complexCharacters)
    let powers = try ClassPowers(
      elementOrders: elementOrders, powerMaps: powerMaps, values: values)
    try CharacterTable.checkEigenvalues(values, powers)
    frobeniusSchurIndicators = try CharacterTable.indicators(
      classSizes, complexCharacters, squares: powers.classes(power: 2))
  }
}

extension CharacterTable: Hashable {
  /// Equality of the defining lists, order of classes and irreps included.
  public static func == (a: CharacterTable, b: CharacterTable) -> Bool {
    a.classSizes == b.classSizes && a.elementOrders == b.elementOrders
      && a.powerMaps == b.powerMaps && a.characters == b.characters
  }

  /// Hashes the defining lists.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(classSizes)
    hasher.combine(characters)
  }
}

extension CharacterTable {
  /// The table with irreps and classes renumbered: new irrep i is old irrep `irreps[i]`, likewise for classes.
  public func reordered(irreps: [Int], classes: [Int]) throws -> CharacterTable {
    var position = [Int](repeating: 0, count: rank)
    for (new, old) in classes.enumerated() { position[old] = new }
    return try CharacterTable(
      classSizes: classes.map { classSizes[$0] },
      elementOrders: classes.map { elementOrders[$0] },
      powerMaps: powerMaps.mapValues { map in classes.map { position[map[$0]] } },
      characters: irreps.map { i in classes.map { characters[i][$0] } })
  }

  /// The multiplicities of the irreps in a class function with complex values, if they are integers.
  public func decomposition(of values: [Complex<Double>]) -> [Int]? {
    var result: [Int] = []
    for row in complexCharacters {
      var sum = Complex<Double>.zero
      for c in 0..<rank { sum += Complex(Double(classSizes[c]), 0) * values[c] * row[c].conjugate }
      let multiplicity = (sum.real / Double(order)).rounded()
      guard (sum - Complex(multiplicity * Double(order), 0)).length < 1e-6 * Double(order) else {
        return nil
      }
      result.append(Int(multiplicity))
    }
    return result
  }

  /// The fusion ring α ⊗ β = ⊕_γ N_{αβ}^γ γ.
  ///
  /// Complexity: O(rank⁴).
  public var fusion: FusionRing {
    let coefficients = complexCharacters.map { a in
      complexCharacters.map { b in decomposition(of: zip(a, b).map { $0 * $1 })! }
    }
    return FusionRing(validated: coefficients, dual: dual)
  }
}

import GroupTheory

/// The eigenvalue exponents that order and name the irreps of a visible group.
struct IrrepLabels {
  /// The old number of each irrep in canonical order.
  let canonicalOrder: [Int]
  /// The names in canonical order.
  let names: [String]

  init(table: CharacterTable, group: FiniteGroup) {
    let powers = table.classPowers.powers
    func exponents(_ irrep: Int, _ conjugacyClass: Int) -> [Int] {
      let multiplicities = CharacterTable.eigenvalueMultiplicities(
        table.complexCharacters[irrep], powers[conjugacyClass])!
      return multiplicities.enumerated().flatMap { Array(repeating: $0, count: $1) }
    }
    let generatorClasses = group.generators.map { group.classOf[$0] }
    let classes = generatorClasses + Array(table.classSizes.indices)
    let dimensions = table.dimensions
    let keys = dimensions.indices.map { irrep in
      let isTrivial = table.characters[irrep].allSatisfy { $0 == .one }
      return [[isTrivial ? 0 : 1, dimensions[irrep]]] + classes.map { exponents(irrep, $0) }
    }
    canonicalOrder = keys.indices.sorted { first, second in
      keys[first].lexicographicallyPrecedes(keys[second]) { $0.lexicographicallyPrecedes($1) }
    }
    var uses: [String: Int] = [:]
    let plain = canonicalOrder.map { irrep in
      Self.name(
        dimension: dimensions[irrep],
        exponents: Array(keys[irrep][1..<(1 + generatorClasses.count)]))
    }
    for name in plain { uses[name, default: 0] += 1 }
    var seen: [String: Int] = [:]
    names = plain.map { name in
      if uses[name] == 1 { return name }
      seen[name, default: 0] += 1
      return "\(name)#\(seen[name]!)"
    }
  }

  private static func name(dimension: Int, exponents: [[Int]]) -> String {
    if exponents.isEmpty { return "0" }
    let parts = exponents.map { list in list.map(String.init).joined(separator: "+") }
    let joined = parts.joined(separator: ",")
    if dimension > 1 { return "[\(joined)]" }
    return parts.count == 1 ? joined : "(\(joined))"
  }
}

/// The eigenvalue exponents that order and name the irreps of a visible group.
///
/// A generator commutes when it commutes with all earlier commuting ones; the **exponents** of an
/// irrep are the tuples (k_1, k_2, …) of common eigenvalues e^{2πi k/ord(g)} of these generators,
/// ascending. A one-dimensional irrep has one tuple; one of higher dimension is named by the first.
package struct IrrepLabels {
  /// The old number of each irrep in canonical order.
  package let canonicalOrder: [Int]
  /// The names in canonical order.
  package let names: [String]

  package init(table: CharacterTable, group: FiniteGroup) {
    let labels = table.dimensions.indices.map { IrrepLabel(irrep: $0, of: table, group: group) }
    canonicalOrder = labels.indices.sorted { first, second in
      labels[first].key.lexicographicallyPrecedes(labels[second].key) {
        $0.lexicographicallyPrecedes($1)
      }
    }
    let ordered = canonicalOrder.map { labels[$0] }
    let short = ordered.map(\.shortName)
    let plain = Set(short).count == short.count ? short : ordered.map(\.longName)
    var uses: [String: Int] = [:]
    for name in plain { uses[name, default: 0] += 1 }
    var seen: [String: Int] = [:]
    names = plain.map { name in
      if uses[name] == 1 { return name }
      seen[name, default: 0] += 1
      return "\(name)#\(seen[name]!)"
    }
  }
}

/// What orders and names one irrep.
private struct IrrepLabel {
  let dimension: Int
  let isTrivial: Bool
  /// Whether each generator commutes with the earlier commuting ones.
  let commutes: [Bool]
  /// The orders of the generators.
  let orders: [Int]
  /// The common eigenvalues of the commuting generators, ascending. Shape [vector][generator].
  let tuples: [[Int]]
  /// The eigenvalue exponents of each generator, ascending. Shape [generator][eigenvalue].
  let ofGenerators: [[Int]]
  /// The eigenvalue exponents of each class, ascending. Shape [class][eigenvalue].
  let ofClasses: [[Int]]

  init(irrep: Int, of table: CharacterTable, group: FiniteGroup) {
    let powers = table.classPowers.powers
    let row = table.complexCharacters[irrep]
    let ofClasses = powers.map { powers in
      CharacterTable.eigenvalueMultiplicities(row, powers)!.enumerated()
        .flatMap { Array(repeating: $0, count: $1) }
    }
    var commuting: [Int] = []
    var commutes: [Bool] = []
    for generator in group.generators {
      commutes.append(
        commuting.allSatisfy { group.product($0, generator) == group.product(generator, $0) })
      if commutes.last! { commuting.append(generator) }
    }
    dimension = table.dimensions[irrep]
    isTrivial = table.characters[irrep].allSatisfy { $0 == .one }
    self.commutes = commutes
    orders = group.generators.map { group.elementOrders[$0] }
    tuples = commonEigenvalues(of: commuting, irrep: irrep, table: table, group: group)
    ofGenerators = group.generators.map { ofClasses[group.classOf[$0]] }
    self.ofClasses = ofClasses
  }

  /// What irreps are ordered by, lexicographically.
  var key: [[Int]] {
    [[isTrivial ? 0 : 1, dimension]] + tuples + ofGenerators + ofClasses
  }

  /// `2` or `(0,1)` for dimension one, with the sign of a generator of order two that does not
  /// commute; `1` or `[0,1]` for higher dimensions, the first common eigenvalues.
  var shortName: String {
    if ofGenerators.isEmpty { return "0" }
    if dimension > 1 {
      let parts = tuples[0].map(String.init)
      return parts.count == 1 ? parts[0] : "[\(parts.joined(separator: ","))]"
    }
    let parts = ofGenerators.indices.map { place in
      let exponent = ofGenerators[place][0]
      if commutes[place] || orders[place] != 2 { return "\(exponent)" }
      return exponent == 0 ? "+" : "-"
    }
    return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: ",")))"
  }

  /// The same with all eigenvalues of all generators, where the first ones are not enough.
  var longName: String {
    if dimension == 1 { return shortName }
    let parts = ofGenerators.map { $0.map(String.init).joined(separator: "+") }
    return "[\(parts.joined(separator: ","))]"
  }
}

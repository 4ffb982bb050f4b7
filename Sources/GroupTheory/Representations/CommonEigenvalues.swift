/// The common eigenvalues of commuting elements in an irrep, as tuples of exponents k with
/// eigenvalue exp(2πik/ord(g)), in lexicographic order; a tuple stands as often as it occurs.
///
/// Shape of the result: [basis vector][element].
public func commonEigenvalues(
  of elements: [Int], irrep: Int, table: CharacterTable, group: FiniteGroup
) -> [[Int]] {
  let character = CharacterValues(irrep: irrep, of: table, group: group)
  var characters = [LinearCharacter.trivial(dimension: character.dimension)]
  for element in elements where !characters[0].elements.contains(element) {
    characters = characters.flatMap { $0.extensions(by: element, in: character) }
  }
  return characters.flatMap { linear in
    let tuple = elements.map { element in
      // Exponents of the group become exponents of the element's own order.
      let exponent = linear.exponents[linear.elements.firstIndex(of: element)!]
      return exponent * group.elementOrders[element] / character.exponent
    }
    return Array(repeating: tuple, count: linear.multiplicity)
  }.sorted { $0.lexicographicallyPrecedes($1) }
}

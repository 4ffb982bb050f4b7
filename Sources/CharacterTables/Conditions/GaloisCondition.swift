import GroupTheory

/// Galois automorphisms of Q(ζ_|G|) permute irreps and classes consistently: χ_{ψ^k α}(c) = χ_α(c^k); and the characters
/// on c lie in Q(ζ_n), n = |C_G(c)|, which the order of c divides.
package enum GaloisCondition {
  /// For every k prime to |G|, shape [class]: the class of c^k; nil when the condition fails.
  static func classes(_ table: ModularTable, _ action: FrobeniusAction) -> [Int: [Int]]? {
    classes(table, irrepPowers: action.images, generators: action.generators)
  }

  /// For every k prime to |G|, shape [class]: the class of c^k; nil when the condition fails.
  ///
  /// `irrepPowers` holds the permutation of irreps for every k; `generators` generate all k.
  package static func classes(
    _ table: ModularTable, irrepPowers: [Int: [Int]], generators: [Int]
  ) -> [Int: [Int]]? {
    let numbers = Dictionary(zip(table.columns, 0...), uniquingKeysWith: { first, _ in first })
    var images = [1: Array(table.columns.indices)]
    for k in generators where images[k] == nil {
      let direct = table.columns.compactMap { column in
        numbers[irrepPowers[k]!.map { column[$0] }]
      }
      guard direct.count == table.columns.count, Set(direct).count == direct.count else {
        return nil
      }
      var pending = images.keys.sorted()
      while let j = pending.popLast() {
        let product = j * k % table.order
        if images[product] == nil {
          images[product] = direct.map { images[j]![$0] }
          pending.append(product)
        }
      }
    }
    for (k, image) in images {
      for (c, size) in table.classSizes.enumerated()
      where (k - 1) % (table.order / size) == 0 && image[c] != c {
        return nil
      }
    }
    return images
  }
}

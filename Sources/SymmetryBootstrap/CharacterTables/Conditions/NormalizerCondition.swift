import GroupTheory

/// The normalizer of ⟨c⟩ has the order |C_G(c)| times the number of powers of c that are conjugate to c and generate ⟨c⟩:
/// it divides |G|; the order of c divides |C_G(c)|, and roots of c lie in C_G(c).
package enum NormalizerCondition {
  /// Whether it holds for a complete table.
  package static func holds(_ table: CharacterTable) -> Bool {
    let powers = table.classPowers.powers
    let centralizers = table.centralizerOrders
    return table.classSizes.indices.allSatisfy { c in
      let order = table.elementOrders[c]
      let conjugates = (0..<order).reduce(0) { count, j in
        let isGenerator = Int.greatestCommonDivisor(j, order) == 1
        return count + (isGenerator && powers[c][j] == c ? 1 : 0)
      }
      return centralizers[c] % order == 0 && table.order % (centralizers[c] * conjugates) == 0
        && powers[c].allSatisfy { centralizers[$0] % centralizers[c] == 0 }
    }
  }
}

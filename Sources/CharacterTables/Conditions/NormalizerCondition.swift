import GroupTheory

/// The normalizer of ⟨c⟩ has the order |C_G(c)| times the number of powers of c that are conjugate to c and generate ⟨c⟩:
/// it divides |G|; the order of c divides |C_G(c)|, and roots of c lie in C_G(c).
package enum NormalizerCondition {
  /// Whether it holds; `powers` [class, exponent modulo the element order] gives the classes of powers.
  package static func holds(classSizes: [Int], powers: [[Int]]) -> Bool {
    let order = classSizes.reduce(0, +)
    let centralizers = classSizes.map { order / $0 }
    return powers.indices.allSatisfy { c in
      let elementOrder = powers[c].count
      let conjugates = (0..<elementOrder).reduce(0) { count, j in
        let isGenerator = Int.greatestCommonDivisor(j, elementOrder) == 1
        return count + (isGenerator && powers[c][j] == c ? 1 : 0)
      }
      return centralizers[c] % elementOrder == 0 && order % (centralizers[c] * conjugates) == 0
        && powers[c].allSatisfy { centralizers[$0] % centralizers[c] == 0 }
    }
  }
}

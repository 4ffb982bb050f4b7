import GroupTheory

/// The number of x with x^n in a class C is a multiple of gcd(n |C|, |G|).
///
/// It holds in G, in every normal subgroup and in every quotient. A class of G inside a normal subgroup L may fall apart in
/// L, so that there C is one central element of G.
/// Source: G. Frobenius, *Über einen Fundamentalsatz der Gruppentheorie*, 1903; M. Hall, *The Theory of Groups*, 9.1.1.
package enum FrobeniusTheorem {
  /// Whether it holds for the n-th powers of a normal subgroup's classes.
  ///
  /// `powers` [class] gives the class of c^n. `order` is that of the subgroup; `isWhole` says that it is the whole group.
  package static func holds(
    classSizes: [Int], powers: [Int], exponent n: Int, classes: [Int], order: Int, isWhole: Bool
  ) -> Bool {
    var counts = [Int](repeating: 0, count: classSizes.count)
    for c in classes { counts[powers[c]] += classSizes[c] }
    return classes.allSatisfy { d in
      guard isWhole || classSizes[d] == 1 else { return true }
      return counts[d] % Int.greatestCommonDivisor(n * classSizes[d], order) == 0
    }
  }
}

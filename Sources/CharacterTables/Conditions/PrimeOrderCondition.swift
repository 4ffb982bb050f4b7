import GroupTheory

/// How many elements of prime order q a group L can have, q^n with n ≥ 2 being the order of its Sylow subgroups P.
///
/// The number is ≡ -1 modulo q² unless P is cyclic, or a 2-group of maximal class (dihedral, semidihedral or quaternion);
/// then it is ≡ q - 1. For 2-groups of maximal class P has an element of order |P|/2.
/// For L = P not of those kinds, the number of cyclic subgroups of order q^k is a multiple of q for k ≥ 2.
/// Source: M. Herzog, Proc. Amer. Math. Soc. 66 (1977) 247, after Kulakoff, and Alperin, Feit and Thompson for 2-groups
/// (Isaacs, *Character Theory of Finite Groups*, 4.9); G. A. Miller for cyclic subgroups (Berkovich, *Groups of Prime
/// Power Order* 1, 1.10 and 1.17).
package enum PrimeOrderCondition {
  /// Whether it holds, given the numbers of x in L with x^{q^k} = 1 for k = 0, 1, …, up to the largest.
  package static func holds(prime q: Int, solutions: [Int], order: Int) -> Bool {
    var (sylow, exponent, rest) = (1, 0, order)
    while rest % q == 0 { (sylow, exponent, rest) = (sylow * q, exponent + 1, rest / q) }
    guard exponent >= 2 else { return true }
    // Powers q^k, k ≤ largest, are the orders of q-elements.
    let largest = solutions.count - 1
    guard largest <= exponent else { return false }
    let residue = (solutions[1] - 1) % (q * q)
    let isCyclic = largest == exponent
    let isMaximalClass = q == 2 && exponent >= 3 && largest == exponent - 1
    if residue == q - 1 { return isCyclic || isMaximalClass }
    guard residue == q * q - 1, !isCyclic else { return false }
    guard order == sylow else { return true }
    var power = q
    for k in 2..<max(2, solutions.count) {
      // Each cyclic subgroup of order q^k has q^k - q^{k-1} generators.
      let generators = solutions[k] - solutions[k - 1]
      guard generators % (power * (q - 1) * q) == 0 else { return false }
      power *= q
    }
    return true
  }
}

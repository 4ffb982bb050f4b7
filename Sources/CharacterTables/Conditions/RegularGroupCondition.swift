import GroupTheory

/// In a regular p-group L the elements with x^{p^k} = 1 form a normal subgroup, the p^k-th powers form another, and the product
/// of their orders is |L|.
///
/// Regular are p-groups of order up to p^p or of nilpotency class below p, and, for odd p, those whose derived subgroup is
/// cyclic.
/// If moreover the derived subgroup has exponent p, x → x^p is a homomorphism (see `AdamsCondition`); so it is for odd p where
/// |L| ≤ p³.
/// Source: P. Hall 1934; Huppert, *Endliche Gruppen I*, III.10.2, 10.5 and 10.7.
package enum RegularGroupCondition {
  /// Whether it holds for the p^k-th powers of the classes of L.
  ///
  /// `powers` [class] gives the class of c^{p^k}; `normalSubgroups` are the sets of classes of all normal subgroups in L.
  package static func holds(
    classSizes: [Int], powers: [Int], classes: [Int], order: Int, normalSubgroups: Set<BitSet>
  ) -> Bool {
    let capacity = classSizes.count
    let kernel = classes.filter { powers[$0] == 0 }
    let image = Set(classes.map { powers[$0] })
    let product = kernel.reduce(0) { $0 + classSizes[$1] } * image.reduce(0) { $0 + classSizes[$1] }
    return product == order && normalSubgroups.contains(BitSet(kernel, capacity: capacity))
      && normalSubgroups.contains(BitSet(image, capacity: capacity))
  }

  /// Whether every group of this order is regular: p^n ≤ p^p.
  package static func isRegular(order: Int, prime p: Int) -> Bool {
    var (rest, exponent) = (order, 0)
    while rest % p == 0 { (rest, exponent) = (rest / p, exponent + 1) }
    return rest == 1 && exponent <= p
  }
}

extension NormalSubgroups {
  /// The nilpotency class of the quotient by a normal subgroup; nil when it is not nilpotent.
  func nilpotencyClass(ofQuotientBy kernel: Subgroup) -> Int? {
    let whole = BitSet.full(capacity: classSizes.count)
    var (current, steps) = (kernel.classSet, 0)
    while current != whole {
      // The next term of the upper central series: where all irreps of the quotient are scalar.
      let next = kernels.indices.reduce(whole) { set, a in
        current.isSubset(of: kernels[a]) ? set.intersection(scalars[a]) : set
      }
      guard next != current else { return nil }
      (current, steps) = (next, steps + 1)
    }
    return steps
  }
}

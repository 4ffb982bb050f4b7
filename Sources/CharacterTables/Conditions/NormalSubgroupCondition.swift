import GroupTheory

/// Kernels and centres are subgroups.
///
/// - Every normal subgroup K has an order that divides |G|, and its quotient's irreps have Σ D² = [G:K].
/// - |K| |L| = |KL| |K ∩ L| for two of them.
/// - D divides [G:Z(α)], and D² ≤ [G:Z(α)]; α is scalar on Z(α), with |Z(α)| / |ker α| different scalars.
/// - G/Z(G) is not cyclic, so [G:Z(G)] is no prime.
/// - For a normal K of order p or p², which is abelian, D divides [G:K], and |K| divides |C_G(c)| for c in K.
/// - Where |G| has fewer than three prime divisors or is odd, G is solvable: steps between normal subgroups have prime
///   power order.
/// Source: Isaacs, *Character Theory of Finite Groups*, 2.27, 2.30, 3.12, 6.15; Burnside; Feit and Thompson.
package enum NormalSubgroupCondition {
  /// Whether all of it holds.
  package static func holds(_ normal: NormalSubgroups, _ table: ModularTable) -> Bool {
    areLagrange(normal, table) && haveScalarCentres(normal, table) && isLattice(normal)
      && haveAbelianIndices(normal, table) && (!normal.isComplete || isSolvable(normal, table))
  }

  private static func areLagrange(_ normal: NormalSubgroups, _ table: ModularTable) -> Bool {
    guard normal.subgroups.first?.order == 1, normal.subgroups.last?.order == table.order else {
      return false
    }
    return normal.subgroups.allSatisfy { subgroup in
      let squares = subgroup.quotientIrreps.members.reduce(0) { sum, a in
        sum + table.dimensions[a] * table.dimensions[a]
      }
      return table.order % subgroup.order == 0 && squares * subgroup.order == table.order
    }
  }

  private static func haveScalarCentres(_ normal: NormalSubgroups, _ table: ModularTable) -> Bool {
    for (a, dimension) in table.dimensions.enumerated() {
      let scalars = normal.scalars[a]
      let (order, kernel) = (normal.order(of: scalars), normal.order(of: normal.kernels[a]))
      guard table.order % order == 0, order % kernel == 0 else { return false }
      let index = table.order / order
      guard index % dimension == 0, dimension * dimension <= index else { return false }
      let values = Set(scalars.members.map { table.columns[$0][a] })
      guard values.count == order / kernel else { return false }
    }
    let centre = normal.order(of: normal.centre)
    guard table.order % centre == 0 else { return false }
    let index = table.order / centre
    return index.primeDivisors != [index]
  }

  /// Pairs are many where subgroups are: then only the smallest are combined.
  private static func isLattice(_ normal: NormalSubgroups) -> Bool {
    let subgroups = normal.subgroups.prefix(150)
    for (i, k) in subgroups.enumerated() {
      for l in subgroups[..<i] {
        let both = k.quotientIrreps.intersection(l.quotientIrreps)
        let join = both.members.reduce(BitSet.full(capacity: normal.classSizes.count)) {
          $0.intersection(normal.kernels[$1])
        }
        let meet = normal.order(of: k.classSet.intersection(l.classSet))
        guard normal.order(of: join) * meet == k.order * l.order else { return false }
      }
    }
    return true
  }

  private static func haveAbelianIndices(_ normal: NormalSubgroups, _ table: ModularTable) -> Bool {
    normal.subgroups.allSatisfy { subgroup in
      guard let p = subgroup.order.primeDivisors.first,
        subgroup.order == p || subgroup.order == p * p
      else { return true }
      return table.dimensions.allSatisfy { table.order / subgroup.order % $0 == 0 }
        && subgroup.classes.allSatisfy {
          table.order / table.classSizes[$0] % subgroup.order == 0
        }
    }
  }

  private static func isSolvable(_ normal: NormalSubgroups, _ table: ModularTable) -> Bool {
    guard table.order.primeDivisors.count < 3 || table.order % 2 == 1 else { return true }
    // Any chain that cannot be refined will do: its steps are those of a chief series.
    var current = normal.subgroups[normal.subgroups.count - 1]
    while current.order > 1 {
      let next = normal.subgroups.last {
        $0.order < current.order && $0.classSet.isSubset(of: current.classSet)
      }!
      guard (current.order / next.order).primeDivisors.count == 1 else { return false }
      current = next
    }
    return true
  }
}

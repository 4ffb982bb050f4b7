/// The sections K/L of a group between normal subgroups, as far as its character table shows them.
///
/// Normal subgroups are the sets of their classes.
struct NormalSections {
  let table: CharacterTable
  let normal: NormalSubgroups
  let whole: BitSet
  let trivial: BitSet
  private let powers: ClassPowers

  init(_ table: CharacterTable) {
    self.table = table
    normal = NormalSubgroups(table)
    whole = .full(capacity: table.rank)
    trivial = BitSet([0], capacity: table.rank)
    powers = table.classPowers
  }

  /// |K|.
  func order(_ subgroup: BitSet) -> Int { normal.order(of: subgroup) }

  /// G', the common kernel of the one-dimensional irreps.
  var derivedSubgroup: BitSet {
    zip(table.dimensions, normal.kernels).reduce(whole) { result, irrep in
      irrep.0 == 1 ? result.intersection(irrep.1) : result
    }
  }

  /// The preimage of the centre of G/L: where every irrep of G/L is scalar.
  func centre(modulo subgroup: BitSet) -> BitSet {
    zip(normal.kernels, normal.scalars).reduce(whole) { result, irrep in
      subgroup.isSubset(of: irrep.0) ? result.intersection(irrep.1) : result
    }
  }

  /// [K, G], the smallest L with K/L central in G/L: the common kernel of the irreps that are scalar on K.
  func commutator(with subgroup: BitSet) -> BitSet {
    zip(normal.kernels, normal.scalars).reduce(subgroup) { result, irrep in
      subgroup.isSubset(of: irrep.1) ? result.intersection(irrep.0) : result
    }
  }

  /// The length of the upper central series; nil when it stops below G.
  var nilpotencyClass: Int? {
    var (subgroup, length) = (trivial, 0)
    while subgroup != whole {
      let next = centre(modulo: subgroup)
      if next == subgroup { return nil }
      (subgroup, length) = (next, length + 1)
    }
    return length
  }

  /// One chief series, from the trivial group up: each step adds the class whose normal closure grows least.
  var chiefSeries: [BitSet] {
    var series = [trivial]
    while let last = series.last, last != whole {
      let closures = (0..<table.rank).filter { !last.contains($0) }.map { c in
        var classes = last
        classes.insert(c)
        return normal.closure(of: classes)
      }
      series.append(closures.min { order($0) < order($1) }!)
    }
    return series
  }

  /// The invariants of an abelian section K/L: numbers above 1, each a divisor of the next.
  ///
  /// Σ_i min(k, e_i) = log_p of the number of elements whose order divides p^k, for the invariants p^{e_i}.
  func invariants(of subgroup: BitSet, modulo kernel: BitSet) -> [Int] {
    let index = order(subgroup) / order(kernel)
    let members = subgroup.members.map { c in
      (order: orderModulo(kernel, of: c), size: table.classSizes[c])
    }
    var factors: [Int] = []
    for p in index.primeDivisors {
      for (k, exponent) in exponents(of: p, members, order(kernel), index).enumerated() {
        let power = (0..<exponent).reduce(1) { product, _ in product * p }
        if k < factors.count { factors[k] *= power } else { factors.append(power) }
      }
    }
    return factors.reversed()
  }

  /// The exponents e_i of the invariants p^{e_i}, descending.
  private func exponents(
    of p: Int, _ members: [(order: Int, size: Int)], _ kernelOrder: Int, _ index: Int
  ) -> [Int] {
    var exponents: [Int] = []
    var (power, previous) = (1, 0)
    while index % (power * p) == 0 {
      power *= p
      let elements = members.reduce(0) { power % $1.order == 0 ? $0 + $1.size : $0 } / kernelOrder
      var (logarithm, rest) = (0, elements)
      while rest > 1 { (logarithm, rest) = (logarithm + 1, rest / p) }
      // How many invariants are at least this power.
      for i in 0..<(logarithm - previous) {
        if i < exponents.count { exponents[i] += 1 } else { exponents.append(1) }
      }
      previous = logarithm
    }
    return exponents
  }

  /// The least j ≥ 1 with c^j in K.
  private func orderModulo(_ subgroup: BitSet, of c: Int) -> Int {
    table.elementOrders[c].divisors.first { j in
      subgroup.contains(powers.powers[c][j % table.elementOrders[c]])
    }!
  }
}

// MARK: - Abelian or not

extension NormalSections {
  /// Sufficient for K to be abelian: |K| = p or p², or K/M is cyclic for M in the centre of G.
  func isSurelyAbelian(_ subgroup: BitSet) -> Bool {
    let order = order(subgroup)
    let primes = order.primeDivisors
    if primes.count == 1, order == primes[0] || order == primes[0] * primes[0] { return true }
    let central = subgroup.intersection(normal.centre)
    let index = order / self.order(central)
    return subgroup.members.contains { orderModulo(central, of: $0) == index }
  }

  /// Necessary for K/L to be abelian: its elements have the orders of those of an abelian group.
  func hasOrdersOfAbelianGroup(_ subgroup: BitSet, modulo kernel: BitSet) -> Bool {
    var expected: [Int: Int] = [1: order(kernel)]
    for n in invariants(of: subgroup, modulo: kernel) {
      var next: [Int: Int] = [:]
      for (order, count) in expected {
        for k in 0..<n {
          let other = n / Int.greatestCommonDivisor(n, k)
          next[Int.leastCommonMultiple(order, other), default: 0] += count
        }
      }
      expected = next
    }
    var found: [Int: Int] = [:]
    for c in subgroup.members {
      found[orderModulo(kernel, of: c), default: 0] += table.classSizes[c]
    }
    return found == expected
  }

  /// Proper subgroups M of K that are direct factors because K = M × C with coprime orders: [M,M] = [K,K] ∩ M then.
  func coprimeFactors(of subgroup: BitSet) -> [BitSet] {
    let order = order(subgroup)
    let parts = normal.subgroups.filter { part in
      part.order > 1 && part.order < order && order % part.order == 0
        && Int.greatestCommonDivisor(part.order, order / part.order) == 1
        && part.classSet.isSubset(of: subgroup)
    }
    return parts.filter { part in parts.contains { $0.order == order / part.order } }
      .map(\.classSet)
  }
}

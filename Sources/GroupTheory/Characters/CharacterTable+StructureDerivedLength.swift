/// The derived lengths that a solvable group with a given table can have.
///
/// G' is known from the table, G'' is not always. For a normal subgroup K, each G-orbit of Irr(K) lies under known irreps χ
/// of G: with t characters θ of degree d in the orbit, t d² = χ(1)² / ⟨χ_K, χ_K⟩. Every normal L below K is tried as [K,K]:
/// orbits with L in the kernel must allow d = 1, all others d > 1. Conditions that rule L out are necessary ones, so the true
/// length is never lost.
struct DerivedLengthSearch {
  private let sections: NormalSections
  private let isPrimePower: Bool
  /// Shape [step]: the lower central series γ₁ = G, γ₂ = G', … as far as it descends.
  private let lowerCentral: [BitSet]

  init(_ sections: NormalSections) {
    self.sections = sections
    isPrimePower = sections.table.order.primeDivisors.count == 1
    var series = [sections.whole]
    while let last = series.last, case let next = sections.commutator(with: last), next != last {
      series.append(next)
    }
    lowerCentral = series
  }

  /// From the least to the greatest derived length.
  var lengths: ClosedRange<Int> {
    if sections.table.order == 1 { return 0...0 }
    let derived = sections.derivedSubgroup
    if sections.order(derived) == 1 { return 1...1 }
    var known: [Term: ClosedRange<Int>?] = [:]
    if sections.normal.isComplete,
      let rest = lengths(of: Term(subgroup: derived, depth: 1), &known)
    {
      return (rest.lowerBound + 1)...(rest.upperBound + 1)
    }
    return 2...(sections.order(derived).primeExponentSum + 1)
  }

  /// A term K = G^(depth) that the derived series may have.
  private struct Term: Hashable {
    let subgroup: BitSet
    let depth: Int
  }

  /// The lengths of the series from this term on; nil when no series can go on from it.
  private func lengths(
    of term: Term, _ known: inout [Term: ClosedRange<Int>?]
  ) -> ClosedRange<Int>? {
    if sections.order(term.subgroup) == 1 { return 0...0 }
    if let lengths = known[term] { return lengths }
    let rests: [ClosedRange<Int>] = possibleCommutators(of: term.subgroup, depth: term.depth)
      .compactMap {
        lengths(of: Term(subgroup: $0, depth: term.depth + 1), &known)
      }
    let shortest = rests.map(\.lowerBound).min()
    let found = shortest.map { (1 + $0)...(1 + rests.map(\.upperBound).max()!) }
    known[term] = .some(found)
    return found
  }

  /// The normal subgroups that may be [K,K].
  private func possibleCommutators(of subgroup: BitSet, depth: Int) -> [BitSet] {
    if sections.isSurelyAbelian(subgroup) { return [sections.trivial] }
    let order = sections.order(subgroup)
    let orbits = CharacterOrbit.all(over: subgroup, sections)
    let factors = sections.coprimeFactors(of: subgroup).map { factor in
      (factor: factor, commutators: Set(possibleCommutators(of: factor, depth: 0)))
    }
    // [γ_i, γ_i] ≤ γ_{2i}.
    let step = lowerCentral.lastIndex { subgroup.isSubset(of: $0) }! + 1
    let bound = lowerCentral[min(2 * step, lowerCentral.count) - 1]
    return sections.normal.subgroups.map(\.classSet).filter { candidate in
      let index = order / sections.order(candidate)
      guard candidate.isSubset(of: subgroup), candidate != subgroup, candidate.isSubset(of: bound),
        allows(index: index, of: order, depth: depth),
        factors.allSatisfy({ $0.commutators.contains(candidate.intersection($0.factor)) })
      else { return false }
      return orbits.allSatisfy { orbit in
        candidate.isSubset(of: orbit.kernel) ? orbit.canBeLinear : orbit.canBeNonlinear
      } && sections.hasOrdersOfAbelianGroup(subgroup, modulo: candidate)
    }
  }

  /// Whether [K,K] can have this index in K = G^(depth) of a p-group.
  ///
  /// Source: P. Hall; B. Huppert, Endliche Gruppen I, III.7.11: |G^(i) : G^(i+1)| ≥ p^(2^i + 1) unless G^(i+1) = 1.
  private func allows(index: Int, of order: Int, depth: Int) -> Bool {
    guard isPrimePower, index < order else { return true }
    let exponent = index.primeExponentSum
    return depth >= 6 ? exponent > 64 : exponent >= (1 << depth) + 1
  }
}

/// What the irreps of G over one G-orbit of Irr(K) say about the degree of the characters in the orbit.
private struct CharacterOrbit {
  /// The common kernel in G of the irreps over the orbit.
  let kernel: BitSet
  let canBeLinear: Bool
  let canBeNonlinear: Bool

  /// The orbits: irreps of G lie over one orbit exactly when their restrictions to K are not orthogonal.
  static func all(over subgroup: BitSet, _ sections: NormalSections) -> [CharacterOrbit] {
    let table = sections.table
    let order = sections.order(subgroup)
    let dimensions = table.dimensions
    var isDone = [Bool](repeating: false, count: table.rank)
    var orbits: [CharacterOrbit] = []
    for alpha in 0..<table.rank where !isDone[alpha] {
      let norm = table.innerProduct(alpha, alpha, over: subgroup, order: order)
      var (divisor, kernel) = (dimensions[alpha], sections.normal.kernels[alpha])
      for beta in alpha..<table.rank
      where !isDone[beta] && table.innerProduct(alpha, beta, over: subgroup, order: order) != 0 {
        isDone[beta] = true
        divisor = Int.greatestCommonDivisor(divisor, dimensions[beta])
        kernel = kernel.intersection(sections.normal.kernels[beta])
      }
      // t d² with t conjugate characters of degree d.
      let square = dimensions[alpha] * dimensions[alpha] / norm
      let degrees = order.divisors.filter { degree in
        guard square % (degree * degree) == 0, degree * degree <= order else { return false }
        let count = square / (degree * degree)
        return divisor % (count * degree) == 0 && table.order / order % count == 0
      }
      orbits.append(
        CharacterOrbit(
          kernel: kernel, canBeLinear: degrees.contains(1),
          canBeNonlinear: degrees.contains { $0 > 1 }))
    }
    return orbits
  }
}

extension CharacterTable {
  /// ⟨χ_K, ψ_K⟩ for a normal subgroup K.
  fileprivate func innerProduct(
    _ alpha: Int, _ beta: Int, over subgroup: BitSet, order: Int
  ) -> Int {
    let sum = subgroup.members.reduce(0.0) { sum, c in
      let value = complexCharacters[alpha][c] * complexCharacters[beta][c].conjugate
      return sum + Double(classSizes[c]) * value.real
    }
    return Int((sum / Double(order)).rounded())
  }
}

extension Int {
  /// The number of prime factors, with their multiplicities.
  fileprivate var primeExponentSum: Int {
    var (rest, count) = (self, 0)
    for p in primeDivisors { while rest % p == 0 { (rest, count) = (rest / p, count + 1) } }
    return count
  }
}

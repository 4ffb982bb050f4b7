import GroupTheory

/// Which classes c^q can be, for every prime q dividing |G| and every class c, each taken alone.
///
/// Used: the q-th powers in N; χ(c^q) ≡ χ(c)^q modulo q; χ(c^q) = D (χ(c)/D)^q where |χ(c)| = D; C_G(c) ≤ C_G(c^q); c^q
/// is a Galois conjugate of c where q does not divide |C_G(c)|; and whatever Galois automorphism fixes c fixes c^q.
struct PowerMapDomains {
  /// The prime divisors of |G|, ascending.
  let primes: [Int]
  /// Shape [prime, class].
  let images: [[BitSet]]

  /// `visiblePowers` gives classes of N's elements and of their q-th powers.
  init(_ source: RingCharacters, visiblePowers: [Int: [Int: Int]]) {
    primes = source.order.primeDivisors
    images = primes.map { q in
      let residues = ResidueColumns(source, prime: q)
      let scalars = ScalarPowers(source, prime: q)
      return source.classSizes.indices.map { c in
        let forced = visiblePowers[q]?[c]
        let candidates = residues.candidates(for: c).filter { d in
          (forced ?? d) == d && scalars.allow(c, d)
            && PowerMapDomains.respectCentralizersAndGalois(source, q, c, d)
        }
        return BitSet(candidates, capacity: source.classSizes.count)
      }
    }
  }

  private static func respectCentralizersAndGalois(
    _ source: RingCharacters, _ q: Int, _ c: Int, _ d: Int
  ) -> Bool {
    let centralizer = source.order / source.classSizes[c]
    guard source.order / source.classSizes[d] % centralizer == 0 else { return false }
    let isCoprime = centralizer % q != 0
    // The order of c divides |C(c)|, so any unit congruent to q modulo |C(c)| acts as the power.
    for (unit, image) in source.galois {
      if isCoprime, (unit - q) % centralizer == 0, image[c] != d { return false }
      if image[c] == c, image[d] != d { return false }
    }
    return true
  }
}

/// Columns modulo q, and their images under the Frobenius homomorphism x → x^q.
private struct ResidueColumns {
  private let powers: [[Int]]
  private let classes: [[Int]: [Int]]

  init(_ source: RingCharacters, prime q: Int) {
    let conductor = source.values.reduce(1) { Int.leastCommonMultiple($0, $1.conductor) }
    var numbers: [[Int]: Int] = [:]
    func number(_ value: Cyclotomic, isPower: Bool) -> Int {
      let key = value.residues(modulo: q, conductor: conductor, isPower: isPower)
      let next = numbers.count
      let known = numbers[key] ?? next
      if known == next { numbers[key] = next }
      return known
    }
    let own = source.values.map { number($0, isPower: false) }
    let power = source.values.map { number($0, isPower: true) }
    powers = source.classSizes.indices.map { c in source.rows.map { power[$0[c]] } }
    classes = Dictionary(grouping: source.classSizes.indices) { d in
      source.rows.map { own[$0[d]] }
    }
  }

  func candidates(for c: Int) -> [Int] { classes[powers[c]] ?? [] }
}

/// Where c acts as a scalar ω on α, c^q acts as ω^q.
private struct ScalarPowers {
  /// Shape [class]: irreps on which the class is scalar, with the place of D ω^q in the list of values; -1 where it is not there.
  private let demands: [[(irrep: Int, place: Int)]]
  private let rows: [[Int]]

  init(_ source: RingCharacters, prime q: Int) {
    let places = Dictionary(zip(source.values, 0...), uniquingKeysWith: { first, _ in first })
    var known: [[Int]: Int] = [:]
    var demands = source.classSizes.map { _ in [(irrep: Int, place: Int)]() }
    for (a, scalars) in source.normalSubgroups.scalars.enumerated() {
      for c in scalars.members {
        let key = [source.rows[a][c], source.modular.dimensions[a]]
        if known[key] == nil {
          let power = ScalarPowers.power(source.values[key[0]], dimension: key[1], q)
          known[key] = power.flatMap { places[$0] } ?? -1
        }
        demands[c].append((a, known[key]!))
      }
    }
    self.demands = demands
    rows = source.rows
  }

  /// D (x/D)^q.
  private static func power(_ value: Cyclotomic, dimension: Int, _ q: Int) -> Cyclotomic? {
    guard let root = value.divided(by: dimension) else { return nil }
    return (0..<q).reduce(Cyclotomic(dimension)) { product, _ in product * root }
  }

  func allow(_ c: Int, _ d: Int) -> Bool {
    demands[c].allSatisfy { rows[$0.irrep][d] == $0.place }
  }
}

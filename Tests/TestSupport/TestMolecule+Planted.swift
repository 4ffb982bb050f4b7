import Numerics

/// Molecules whose whole symmetry is known, since it was planted.
extension TestMolecule {
  /// Random integrals over sites, averaged over permutations of these, in orbitals φ_a = Σ_j c_aj χ_j.
  public init(sites count: Int, permutations: [[Int]], orbitals c: [[Double]], seed: UInt64) {
    let random = TestMolecule(random: count, seed: seed)
    let (h, v) = (random.one[0], random.two[0][0])
    let weight = 1 / Double(permutations.count)
    let all = 0..<count
    func mean(_ value: ([Int]) -> Double) -> Double {
      permutations.reduce(0) { $0 + weight * value($1) }
    }
    let one = all.map { p in all.map { q in mean { h[$0[p]][$0[q]] } } }
    let two = all.map { p in
      all.map { q in all.map { r in all.map { s in mean { v[$0[p]][$0[q]][$0[r]][$0[s]] } } } }
    }
    let sites = TestMolecule(one: one, two: two)
    self = sites.inOrbitals(c)
  }

  private init(one: [[Double]], two: [[[[Double]]]]) {
    self.one = [one, one]
    self.two = [[two, two], [two, two]]
  }

  /// Both spins in orbitals φ_a = Σ_p c_ap φ_p; what is rounding becomes 0.
  private func inOrbitals(_ c: [[Double]]) -> TestMolecule {
    let columns = c[0].indices.map { p in c.map { $0[p] } }
    let turned = rotatingDown(by: columns)
    func clean(_ value: Double) -> Double { abs(value) < 1e-13 ? 0 : value }
    return TestMolecule(
      one: turned.one[1].map { $0.map(clean) },
      two: turned.two[1][1].map { $0.map { $0.map { $0.map(clean) } } })
  }

  /// A ring of s orbitals in a plane, with the rotations and mirrors of a regular polygon, and its irreps in D2h in PySCF's order, from 0.
  ///
  /// `count` is 4, with sites on the axes, or 6, with two sites on the x axis.
  public static func ring(_ count: Int, seed: UInt64) -> (molecule: TestMolecule, symmetries: [Int])
  {
    let permutations = (0..<count).flatMap { shift in
      [(0..<count).map { ($0 + shift) % count }, (0..<count).map { (count + shift - $0) % count }]
    }
    var orbitals: [[Double]] = []
    var symmetries: [Int] = []
    // Ag, B3u (x), B2u (y) and B1g (xy) of D2h: cosines and sines of odd and even waves.
    for m in 0...count / 2 {
      let angles = (0..<count).map { 2 * .pi * Double(m * $0) / Double(count) }
      let cosines = angles.map { Double.cos($0) }
      orbitals.append(cosines)
      symmetries.append(m % 2 == 0 ? 0 : 7)
      if m > 0, 2 * m < count {
        orbitals.append(angles.map { Double.sin($0) })
        symmetries.append(m % 2 == 0 ? 1 : 6)
      }
    }
    let normalized = orbitals.map { orbital -> [Double] in
      let norm = orbital.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return orbital.map { $0 / norm }
    }
    return (
      TestMolecule(sites: count, permutations: permutations, orbitals: normalized, seed: seed),
      symmetries
    )
  }

  /// Four s orbitals at the corners of a tetrahedron, in D2 in PySCF's order, from 0.
  public static func tetrahedron(seed: UInt64) -> (molecule: TestMolecule, symmetries: [Int]) {
    let signs = [[1, 1, 1, 1], [1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]]
    let orbitals = signs.map { $0.map { Double($0) / 2 } }
    return (
      TestMolecule(sites: 4, permutations: permutations(4), orbitals: orbitals, seed: seed),
      [0, 1, 2, 3]
    )
  }

  /// Two s shells and a p shell of an atom, invariant under all rotations, in D2h in PySCF's order, from 0.
  public static func atom(seed: UInt64) -> (molecule: TestMolecule, symmetries: [Int]) {
    let symmetries = [0, 0, 5, 6, 7]
    let random = TestMolecule(random: 5, seed: seed)
    let (h, v) = (random.one[0], random.two[0][0])
    func isP(_ orbital: Int) -> Bool { orbital > 1 }
    func delta(_ a: Int, _ b: Int) -> Double { a == b ? 1 : 0 }
    // Invariants of vectors: products of scalar products. One integral of each kind is the parameter.
    func one(_ p: Int, _ q: Int) -> Double {
      isP(p) == isP(q) ? isP(p) ? h[2][2] * delta(p, q) : h[p][q] : 0
    }
    func two(_ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Double {
      switch (isP(p), isP(q), isP(r), isP(s)) {
      case (false, false, false, false): v[p][q][r][s]
      case (true, true, true, true):
        v[2][2][3][3] * delta(p, q) * delta(r, s) + v[2][3][2][3]
          * (delta(p, r) * delta(q, s) + delta(p, s) * delta(q, r))
      case (false, false, true, true): v[p][q][2][2] * delta(r, s)
      case (true, true, false, false): v[2][2][r][s] * delta(p, q)
      case (true, false, true, false): v[2][q][2][s] * delta(p, r)
      case (true, false, false, true): v[2][q][2][r] * delta(p, s)
      case (false, true, true, false): v[2][p][2][s] * delta(q, r)
      case (false, true, false, true): v[2][p][2][r] * delta(q, s)
      default: 0
      }
    }
    let all = 0..<5
    return (
      TestMolecule(
        one: all.map { p in all.map { one(p, $0) } },
        two: all.map { p in all.map { q in all.map { r in all.map { two(p, q, r, $0) } } } }),
      symmetries
    )
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { rest in
      (0..<count).map { place in
        var result = rest
        result.insert(count - 1, at: place)
        return result
      }
    }
  }
}

/// Integrals of both spins, with the text of the files that state them.
public struct TestMolecule: Sendable {
  /// h_pq. Shape: [spin][p][q].
  public var one: [[[Double]]]
  /// (pq|rs) in chemists' order. Shape: [spin of p and q, spin of r and s][p][q][r][s].
  public var two: [[[[[[Double]]]]]]
  /// The core energy.
  public var core = 0.25

  /// The number of orbitals of each spin.
  public var orbitalCount: Int { one[0].count }

  /// Random integrals with the symmetry of real orbitals, equal for both spins.
  public init(random count: Int, seed: UInt64, labels: [Int]? = nil) {
    var generator = SeededGenerator(seed: seed)
    let labels = labels ?? [Int](repeating: 0, count: count)
    func draw(_ orbitals: [Int]) -> Double {
      let value = Double.random(in: -1...1, using: &generator)
      return orbitals.reduce(0) { $0 ^ labels[$1] } == 0 ? value : 0
    }
    var h = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var v = [[[[Double]]]](
      repeating: [[[Double]]](
        repeating: [[Double]](repeating: [Double](repeating: 0, count: count), count: count),
        count: count), count: count)
    for p in 0..<count {
      for q in 0...p {
        let value = draw([p, q])
        (h[p][q], h[q][p]) = (value, value)
        for r in 0...p {
          for s in 0...r where [p, q].lexicographicallyPrecedes([r, s]) == false {
            let value = draw([p, q, r, s])
            for (a, b) in [(p, q), (q, p)] {
              for (c, d) in [(r, s), (s, r)] {
                v[a][b][c][d] = value
                v[c][d][a][b] = value
              }
            }
          }
        }
      }
    }
    one = [h, h]
    two = [[v, v], [v, v]]
  }

  /// The same molecule where the orbitals of spin down are rotated: φ'_a = Σ_p R_pa φ_p.
  public func rotatingDown(by r: [[Double]]) -> TestMolecule {
    var result = self
    result.one[1] = Self.rotated(one[1], r)
    let identity = r.indices.map { a in r.indices.map { $0 == a ? 1.0 : 0.0 } }
    result.two[0][1] = Self.rotated(two[0][1], identity, r)
    result.two[1][0] = Self.rotated(two[1][0], r, identity)
    result.two[1][1] = Self.rotated(two[1][1], r, r)
    return result
  }

  private static func rotated(_ h: [[Double]], _ r: [[Double]]) -> [[Double]] {
    h.indices.map { a in
      h.indices.map { b in
        h.indices.reduce(0) { sum, p in
          sum + h.indices.reduce(0) { $0 + r[p][a] * h[p][$1] * r[$1][b] }
        }
      }
    }
  }

  /// The first pair of indices is rotated by `first`, the second by `second`.
  private static func rotated(
    _ v: [[[[Double]]]], _ first: [[Double]], _ second: [[Double]]
  ) -> [[[[Double]]]] {
    let n = v.count
    let inner = v.map { $0.map { rotated($0, second) } }
    return (0..<n).map { a in
      (0..<n).map { b in
        (0..<n).map { c in
          (0..<n).map { d in
            (0..<n).reduce(0) { sum, p in
              sum + (0..<n).reduce(0) { $0 + first[p][a] * inner[p][$1][c][d] * first[$1][b] }
            }
          }
        }
      }
    }
  }

  // MARK: - Files

  /// A restricted file.
  public func restrictedText(_ symmetries: [Int]? = nil) -> String {
    let n = orbitalCount
    let numbers = (symmetries ?? [Int](repeating: 1, count: n)).map(String.init)
    return
      " &FCI NORB=\(n),NELEC=2,MS2=0,\n  ORBSYM=\(numbers.joined(separator: ",")),\n  ISYM=1,\n &END\n"
      + Self.lines(two[0][0]) { $0 } + Self.lines(one[0]) { $0 } + "\(core) 0 0 0 0\n"
  }

  /// A file with `IUHF=1`.
  public var blockText: String {
    let zero = "0.0 0 0 0 0\n"
    return " &FCI NORB=\(orbitalCount),NELEC=2,MS2=0,IUHF=1,\n &END\n"
      + [two[0][0], two[1][1], two[0][1]].map { Self.lines($0) { $0 } + zero }.joined()
      + one.map { Self.lines($0) { $0 } + zero }.joined() + "\(core) 0 0 0 0\n"
  }

  /// A file with `UHF=.TRUE.`.
  public var spinOrbitalText: String {
    var text = "&FCI NORB=\(2 * orbitalCount),NELEC=2,MS2=0,UHF=.TRUE. /\n"
    for (s, t) in [(0, 0), (1, 1), (0, 1)] {
      text += Self.lines(two[s][t], pairs: true) { [2 * $0 - 1 + s, 2 * $0 - 1 + t] }
    }
    for s in 0...1 { text += Self.lines(one[s]) { 2 * $0 - 1 + s } }
    return text + "\(core) 0 0 0 0\n"
  }

  private static func lines(_ v: [[[[Double]]]], _ index: (Int) -> Int) -> String {
    lines(v, pairs: true) { [index($0), index($0)] }
  }

  private static func lines(_ h: [[Double]], _ index: (Int) -> Int) -> String {
    var text = ""
    for p in h.indices {
      for q in 0...p where h[p][q] != 0 {
        text += "\(h[p][q]) \(index(p + 1)) \(index(q + 1)) 0 0\n"
      }
    }
    return text
  }

  /// All orders of the indices, as programs without the symmetry of real orbitals write them.
  private static func lines(
    _ v: [[[[Double]]]], pairs: Bool, _ index: (Int) -> [Int]
  ) -> String {
    var text = ""
    for p in v.indices {
      for q in v.indices {
        for r in v.indices {
          for s in v.indices where v[p][q][r][s] != 0 {
            let (i, j) = (index(p + 1)[0], index(q + 1)[0])
            text += "\(v[p][q][r][s]) \(i) \(j) \(index(r + 1)[1]) \(index(s + 1)[1])\n"
          }
        }
      }
    }
    return text
  }
}

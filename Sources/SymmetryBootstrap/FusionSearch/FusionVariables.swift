/// The unknowns of a fusion ring: t(α,β,γ) = N_{αβ}^{γ̄}, the multiplicity of the trivial irrep in α ⊗ β ⊗ γ.
///
/// t is symmetric in its three irreps and equal to t(ᾱ,β̄,γ̄), so that up to twelve coefficients share one unknown. Unknowns
/// are numbered by D_α D_β D_γ, then by their irreps.
struct FusionVariables: Sendable {
  let rank: Int
  let dual: [Int]
  /// Shape [unknown]: the ordered triples α ≤ β ≤ γ that stand for it, one or two (itself and its dual).
  let triples: [[SIMD4<Int32>]]
  private let numbers: [Int32]

  init(dual: [Int], dimensions: [Int]) {
    let n = dual.count
    rank = n
    self.dual = dual
    var representatives: Set<SIMD4<Int32>> = []
    for a in 0..<n {
      for b in a..<n {
        for c in b..<n {
          representatives.insert(FusionVariables.representative(a, b, c, dual))
        }
      }
    }
    func weight(_ t: SIMD4<Int32>) -> Int {
      dimensions[Int(t[0])] * dimensions[Int(t[1])] * dimensions[Int(t[2])]
    }
    func key(_ t: SIMD4<Int32>) -> (Int, Int32, Int32, Int32) { (weight(t), t[0], t[1], t[2]) }
    let ordered = representatives.sorted { key($0) < key($1) }
    var numbers = [Int32](repeating: -1, count: n * n * n)
    triples = ordered.enumerated().map { number, triple in
      let image = FusionVariables.sorted(
        dual[Int(triple[0])], dual[Int(triple[1])], dual[Int(triple[2])])
      let members = image == triple ? [triple] : [triple, image]
      for t in members {
        for (i, j, k) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
          numbers[(Int(t[i]) * n + Int(t[j])) * n + Int(t[k])] = Int32(number)
        }
      }
      return members
    }
    self.numbers = numbers
  }

  var count: Int { triples.count }

  /// The unknown t(α,β,γ).
  @inline(__always)
  func number(_ a: Int, _ b: Int, _ c: Int) -> Int { Int(numbers[(a * rank + b) * rank + c]) }

  /// How a renaming of irreps permutes the unknowns.
  func permuted(by irreps: [Int]) -> [Int] {
    triples.map { members in
      let t = members[0]
      return number(irreps[Int(t[0])], irreps[Int(t[1])], irreps[Int(t[2])])
    }
  }

  private static func sorted(_ a: Int, _ b: Int, _ c: Int) -> SIMD4<Int32> {
    let (low, high) = (min(a, b, c), max(a, b, c))
    return SIMD4(Int32(low), Int32(a + b + c - low - high), Int32(high), 0)
  }

  private static func representative(_ a: Int, _ b: Int, _ c: Int, _ dual: [Int]) -> SIMD4<Int32> {
    let (own, other) = (sorted(a, b, c), sorted(dual[a], dual[b], dual[c]))
    return (own[0], own[1], own[2]) <= (other[0], other[1], other[2]) ? own : other
  }
}

/// The unknowns of a fusion ring: t(α,β,γ) = N_{αβ}^{γ*}, the multiplicity of the trivial irrep in α ⊗ β ⊗ γ.
///
/// t is symmetric in its three irreps, equal to t(α*,β*,γ*), and equal to t(χα,ψβ,ωγ) for one-dimensional χψω = 1: all
/// these coefficients share one unknown. With a one-dimensional irrep among the three, t is 0 or 1 and known.
struct FusionVariables: Sendable {
  /// The unknowns whose value is known to be 0 and 1.
  static let (zero, one) = (0, 1)

  let rank: Int
  let dual: [Int]
  /// Shape [unknown]: a triple that stands for it; empty triples for `zero` and `one`. By D_α D_β D_γ, then by irreps.
  let triples: [SIMD4<Int32>]
  /// Shape [irrep]: its orbit under the one-dimensional irreps.
  let orbitOf: [Int]
  /// Shape [orbit]: the irrep that stands for it; the one-dimensional irreps come first.
  let bases: [Int]
  private let numbers: [Int32]

  init(action: LinearAction, dimensions: [Int]) {
    rank = dimensions.count
    dual = action.dual
    orbitOf = action.orbitOf
    bases = action.bases
    var orbits = TripleOrbits(action: action)
    orbits.markKnown(dimensions: dimensions)
    let found = orbits.findUnknown()
    func key(_ t: SIMD4<Int32>) -> (Int, Int32, Int32, Int32) {
      (dimensions[Int(t[0])] * dimensions[Int(t[1])] * dimensions[Int(t[2])], t[0], t[1], t[2])
    }
    let order = found.indices.sorted { key(found[$0]) < key(found[$1]) }
    var position = [Int32](repeating: 0, count: found.count)
    for (new, old) in order.enumerated() { position[old] = Int32(new + 2) }
    numbers = orbits.numbers.map { $0 < 2 ? $0 : position[Int($0) - 2] }
    triples = [.zero, .zero] + order.map { found[$0] }
  }

  var count: Int { triples.count }

  /// The unknown t(α,β,γ).
  @inline(__always)
  func number(_ a: Int, _ b: Int, _ c: Int) -> Int { Int(numbers[(a * rank + b) * rank + c]) }

  /// The orbits of irreps in whose fusion matrices the unknown stands.
  func orbits(of unknown: Int) -> Set<Int> {
    let t = triples[unknown]
    return Set((0..<3).flatMap { [orbitOf[Int(t[$0])], orbitOf[dual[Int(t[$0])]]] })
  }

  /// How a renaming of irreps permutes the unknowns.
  func permuted(by irreps: [Int]) -> [Int] {
    triples.indices.map { v in
      if v < 2 { return v }
      let t = triples[v]
      return number(irreps[Int(t[0])], irreps[Int(t[1])], irreps[Int(t[2])])
    }
  }
}

/// Numbers the orbits of triples under the symmetries of t.
private struct TripleOrbits {
  let action: LinearAction
  let rank: Int
  private(set) var numbers: [Int32]
  /// χ ⊗ α at [χ, α], and the inverse of χψ at [χ, ψ].
  private let images, thirds: [Int]

  init(action: LinearAction) {
    self.action = action
    rank = action.dual.count
    images = Array(action.products.joined())
    let linear = action.linear
    thirds = linear.products.flatMap { row in row.map(linear.inverse) }
    numbers = [Int32](repeating: -1, count: rank * rank * rank)
  }

  private func place(_ a: Int, _ b: Int, _ c: Int) -> Int { (a * rank + b) * rank + c }

  private mutating func set(_ a: Int, _ b: Int, _ c: Int, to number: Int32) {
    for (x, y, z) in [(a, b, c), (a, c, b), (b, a, c), (b, c, a), (c, a, b), (c, b, a)] {
      numbers[place(x, y, z)] = number
    }
  }

  /// t(χ,α,β) = 1 exactly when χ ⊗ α = β*.
  mutating func markKnown(dimensions: [Int]) {
    for (position, irrep) in action.linear.irreps.enumerated() {
      for a in 0..<rank {
        for b in a..<rank {
          let isOne = action.products[position][a] == action.dual[b]
          set(irrep, a, b, to: Int32(isOne ? FusionVariables.one : FusionVariables.zero))
        }
      }
    }
  }

  /// One triple of every orbit that is left, numbered from 2.
  mutating func findUnknown() -> [SIMD4<Int32>] {
    var found: [SIMD4<Int32>] = []
    for a in 0..<rank {
      for b in a..<rank {
        for c in b..<rank where numbers[place(a, b, c)] < 0 {
          fill(a, b, c, number: Int32(found.count + 2))
          found.append(SIMD4(Int32(a), Int32(b), Int32(c), 0))
        }
      }
    }
    return found
  }

  private mutating func fill(_ a: Int, _ b: Int, _ c: Int, number: Int32) {
    let (rank, order) = (rank, action.linear.order)
    let (images, thirds) = (images, thirds)
    numbers.withUnsafeMutableBufferPointer { numbers in
      for (x, y, z) in [(a, b, c), (action.dual[a], action.dual[b], action.dual[c])] {
        for first in 0..<order {
          let p = images[first * rank + x]
          for second in 0..<order {
            let q = images[second * rank + y]
            let r = images[thirds[first * order + second] * rank + z]
            // All orders of a triple are numbered together.
            if numbers[(p * rank + q) * rank + r] == number { continue }
            numbers[(p * rank + q) * rank + r] = number
            numbers[(p * rank + r) * rank + q] = number
            numbers[(q * rank + p) * rank + r] = number
            numbers[(q * rank + r) * rank + p] = number
            numbers[(r * rank + p) * rank + q] = number
            numbers[(r * rank + q) * rank + p] = number
          }
        }
      }
    }
  }
}

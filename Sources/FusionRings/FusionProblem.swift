import Branching
import GroupTheory
import Numerics

/// What all fusion rings of one branching rule have in common, computed once.
package struct FusionProblem: Sendable {
  package let rule: BranchingRule
  /// Shape [irrep of G]: D_α.
  let dimensions: [Int]
  /// Shape [irrep of G, irrep of N]: b_{αλ}.
  let vectors: [[Int]]
  /// Shape [signature, signature, irrep of N]: the restriction of α ⊗ β.
  private let products: [[[Int]]]
  /// Shape [signature, fused class]: the characters on the classes of G that hold elements of N.
  private let values: [[Complex<Double>]]
  /// Shape [fused class]: the number of elements of G in it.
  private let sizes: [Int]
  /// Shape [signature]: |G| P_b with P_b = Σ_c |χ_b(c)|² / |C_G(c)| over the classes of G without elements of N.
  private let scaledRests: [Int]

  package init(_ rule: BranchingRule) {
    self.rule = rule
    let data = rule.data
    dimensions = rule.dimensions
    vectors = rule.vectors
    let fusion = data.visible.fusion
    products = data.vectors.map { a in data.vectors.map { fusion.product(a, $0) } }
    let representatives = rule.centralizerOrders.indices.map {
      rule.fusedClassOf.firstIndex(of: $0)!
    }
    let values = (0..<data.count).map { k -> [Complex<Double>] in
      let character = data.character(of: k)
      return representatives.map { character[$0].complex }
    }
    let sizes = rule.centralizerOrders.map { rule.order / $0 }
    scaledRests = values.map { row in
      let known = zip(row, sizes).reduce(0.0) { $0 + Double($1.1) * $1.0.lengthSquared }
      return rule.order - Int(known.rounded())
    }
    self.values = values
    self.sizes = sizes
  }

  var rank: Int { dimensions.count }

  /// Shape [irrep of N]: the restriction of α ⊗ β.
  func restrictedProduct(_ a: Int, _ b: Int) -> [Int] {
    products[rule.signatureOf[a]][rule.signatureOf[b]]
  }

  /// |G| P_α.
  func scaledRest(_ a: Int) -> Int { scaledRests[rule.signatureOf[a]] }

  /// Σ_c |c| χ_α(c) χ_β(c) χ_γ(c)* over the classes of G that hold elements of N, an integer because they are closed under
  /// Galois conjugation.
  func scaledProduct(_ a: Int, _ b: Int, _ c: Int) -> Int {
    let (x, y) = (values[rule.signatureOf[a]], values[rule.signatureOf[b]])
    let z = values[rule.signatureOf[c]]
    let sum = sizes.indices.reduce(0.0) { sum, k in
      sum + Double(sizes[k]) * (x[k] * y[k] * z[k].conjugate).real
    }
    return Int(sum.rounded())
  }
}

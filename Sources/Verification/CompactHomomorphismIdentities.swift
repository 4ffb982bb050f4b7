import GroupTheory
import Numerics

/// What makes restrictions to N those of a homomorphism to a compact group.
struct CompactHomomorphismIdentities {
  private let solution: CompactNumbers
  private let visible: VisibleCharacters

  init(_ solution: CompactNumbers, _ visible: VisibleCharacters) {
    (self.solution, self.visible) = (solution, visible)
  }

  /// What a continuous factor lacks.
  var factors: String? {
    for factor in solution.factors {
      let failure =
        solution.isVisibleProjective ? phases(factor) : Self.sign(factor) ?? condition(factor)
      if let failure { return "\(factor.name): \(failure)" }
    }
    return nil
  }

  private static func sign(_ factor: CompactNumbers.Factor) -> String? {
    let hasPairs = factor.name == "O(2)" || factor.name == "Pin(2)"
    return hasPairs == (factor.sign >= 0) ? nil : "0- of O(2) and Pin(2) alone is a sign"
  }

  /// Conditions on the defining representation.
  private func condition(_ factor: CompactNumbers.Factor) -> String? {
    let own = visible.character(factor.fundamental)
    let dimension = Int(own[0].real.rounded())
    let expected = ["U(1)": 1, "SO(3)": 3][factor.name] ?? 2
    if dimension != expected { return "the dimension of the fundamental is \(dimension)" }
    let one = own.map { _ in Complex<Double>.one }
    switch factor.name {
    case "U(1)": return nil
    case "SU(2)":
      return VisibleCharacters.agree(visible.determinant(own), one)
        ? nil : "the determinant is not 1"
    case "SO(3)":
      if !visible.isReal(factor.fundamental) { return "the fundamental is not real" }
      return VisibleCharacters.agree(visible.determinant(own), one)
        ? nil : "the determinant is not 1"
    case "O(2)":
      if !visible.isReal(factor.fundamental) { return "the fundamental is not real" }
      return VisibleCharacters.agree(
        visible.determinant(own), visible.table.complexCharacters[factor.sign])
        ? nil : "0- is not the determinant"
    default:
      if !VisibleCharacters.agree(visible.determinant(own), one) {
        return "the determinant is not 1"
      }
      return axis(factor.sign, in: VisibleCharacters.product(own, own))
    }
  }

  /// Any representation of dimension 2 maps to rotations; those of O(2) keep an axis.
  private func phases(_ factor: CompactNumbers.Factor) -> String? {
    guard solution.factors.count == 1, solution.finite == nil,
      factor.name == "SU(2)" || factor.name == "O(2)"
    else { return "phases of N are for SU(2) or O(2) alone" }
    if !solution.irreps.contains(where: { $0.charges == [1] }) {
      return "no irrep shows the phases of the odd charges"
    }
    let own = visible.character(factor.fundamental)
    if Int(own[0].real.rounded()) != 2 { return "the dimension of the fundamental is not 2" }
    if let failure = Self.sign(factor) { return failure }
    return factor.name == "SU(2)" ? nil : axis(factor.sign, in: own.map { $0 * $0.conjugate })
  }

  /// Rotations keep an axis up to a real sign if the sign is in the vector, the square without the trivial irrep.
  private func axis(_ sign: Int, in square: [Complex<Double>]) -> String? {
    let row = visible.table.complexCharacters[sign]
    guard row.allSatisfy({ ($0 * $0 - .one).length < 1e-6 }) else { return "0- is not a sign" }
    let count = visible.multiplicity(of: sign, in: square)
    return count > (sign == 0 ? 1 : 0) ? nil : "the rotations have no axis with the sign 0-"
  }

  /// What the restrictions of the finite factor's irreps lack to multiply as these do.
  var finite: String? {
    guard let finite = solution.finite else { return nil }
    let x = finite.restrictions.map(visible.character)
    let table = visible.table
    if finite.name == "N" {
      let units = table.dimensions.indices.map { k in
        table.dimensions.indices.map { $0 == k ? 1 : 0 }
      }
      return finite.restrictions == units ? nil : "N: the restrictions are not N's irreps"
    }
    guard let rules = Self.products[finite.name] else { return "\(finite.name) is not known" }
    guard x.count == rules.count else { return "\(finite.name) has \(rules.count) irreps" }
    for (a, row) in rules.enumerated() {
      for (b, terms) in row.enumerated() {
        let sum = terms.reduce(x[0].map { _ in Complex<Double>.zero }) { sum, term in
          zip(sum, x[term]).map { $0 + $1 }
        }
        if !VisibleCharacters.agree(VisibleCharacters.product(x[a], x[b]), sum) {
          return "\(finite.name): irreps \(a) and \(b)"
        }
      }
    }
    let isTriangle = finite.name == "S3"
    return x[0].allSatisfy({ ($0 - .one).length < 1e-6 })
      && (!isTriangle || VisibleCharacters.agree(visible.determinant(x[2]), x[1]))
      ? nil : "\(finite.name): the determinant"
  }

  /// The terms of all products of irreps. Shape: [irrep, irrep, term].
  private static let products: [String: [[[Int]]]] = [
    "Z2": [[[0], [1]], [[1], [0]]],
    "Z3": [[[0], [1], [2]], [[1], [2], [0]], [[2], [0], [1]]],
    "Z2×Z2": (0..<4).map { a in (0..<4).map { [a ^ $0] } },
    "S3": [[[0], [1], [2]], [[1], [0], [2]], [[2], [2], [0, 1, 2]]],
  ]
}

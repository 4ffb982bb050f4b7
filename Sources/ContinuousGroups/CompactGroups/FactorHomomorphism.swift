import GroupTheory

/// A homomorphism from a finite group to a compact group of rank 1, up to conjugation, by the restrictions of all irreps.
///
/// Those of SO(3) and SU(2) are representations of dimension 3 or 2 with determinant 1, those of O(2) real ones of dimension 2, those
/// of U(1) one-dimensional ones. One to Pin(2) is one to SU(2) whose rotations keep an axis: a sign s of N with s in Q ⊗ Q - 1.
/// Restrictions follow from the fusion of the group:
///
///     1 × j = (j+1) + j + (j-1),     1/2 × j = (j+1/2) + (j-1/2),     1 × 1 = 2 + 0+ + 0-,     1 × m = (m+1) + (m-1)
struct FactorHomomorphism: Hashable {
  let factor: CompactFactor
  /// The restriction of the representation that defines it.
  let fundamental: [Int]
  /// The restriction of 0- of O(2) and Pin(2).
  let sign: Int
  /// Whether N has its image in the group only up to phases.
  let isProjective: Bool
  /// Restrictions by j of SO(3), 2j of SU(2), |m| of O(2) and Pin(2), and m modulo the count of U(1).
  private let restrictions: [[Int]]
  private let signed: [Int]

  /// All homomorphisms; restrictions are known up to the charge `largest` (see `FactorIrrep`).
  static func all(
    to factor: CompactFactor, from visible: VisibleRepresentations, largest: Int
  ) -> [FactorHomomorphism] {
    switch factor {
    case .circle:
      return visible.linear.filter { $0 <= visible.table.dual[$0] }.map {
        FactorHomomorphism(circle: $0, visible)
      }
    case .rotations:
      return visible.all(dimension: 3)
        .filter { visible.determinant(of: $0) == 0 && visible.isReal($0) }
        .map { FactorHomomorphism(factor, $0, sign: 0, visible, largest / 2) }
    case .spins:
      return visible.all(dimension: 2).filter { visible.determinant(of: $0) == 0 }
        .map { FactorHomomorphism(factor, $0, sign: 0, visible, largest) }
    case .dihedral:
      return visible.all(dimension: 2).filter(visible.isReal).map {
        FactorHomomorphism(factor, $0, sign: visible.determinant(of: $0), visible, largest)
      }
    case .dicyclic:
      return visible.all(dimension: 2).filter { visible.determinant(of: $0) == 0 }.flatMap { q in
        let square = visible.ring.product(q, q)
        return visible.linear.filter { s in
          visible.table.dual[s] == s && square[s] > (s == 0 ? 1 : 0)
        }.map { FactorHomomorphism(factor, q, sign: $0, visible, largest) }
      }
    }
  }

  private init(circle character: Int, _ visible: VisibleRepresentations) {
    self.init(
      .circle, visible.unit(character), sign: 0,
      restrictions: visible.powers(of: character).map(visible.unit), signed: visible.unit(0))
  }

  private init(
    _ factor: CompactFactor, _ fundamental: [Int], sign: Int, _ visible: VisibleRepresentations,
    _ last: Int
  ) {
    let signed = visible.unit(sign)
    var result = [visible.unit(0), fundamental]
    while result.count <= last {
      var next = visible.ring.product(result[result.count - 1], fundamental)
      for i in next.indices {
        next[i] -= result[result.count - 2][i]
        if factor == .rotations { next[i] -= result[result.count - 1][i] }
        if factor.hasPairs, result.count == 2 { next[i] -= signed[i] }
      }
      result.append(next)
    }
    self.init(factor, fundamental, sign: sign, restrictions: result, signed: signed)
  }

  /// A homomorphism with its restrictions, whatever they are.
  init(
    _ factor: CompactFactor, _ fundamental: [Int], sign: Int, restrictions: [[Int]],
    signed: [Int], isProjective: Bool = false
  ) {
    (self.factor, self.fundamental, self.sign) = (factor, fundamental, sign)
    (self.restrictions, self.signed, self.isProjective) = (restrictions, signed, isProjective)
  }

  /// The order of the image of N in U(1) for the group U(1).
  var period: Int { restrictions.count }

  /// The restriction of an irrep; of U(1), here, with the charge m.
  func restriction(of irrep: FactorIrrep) -> [Int] {
    switch factor {
    case .circle:
      let place = irrep.charge % restrictions.count
      return restrictions[place < 0 ? place + restrictions.count : place]
    case .rotations: return restrictions[irrep.charge / 2]
    case .spins: return restrictions[irrep.charge]
    case .dihedral, .dicyclic: return irrep.isOdd ? signed : restrictions[irrep.charge]
    }
  }
}

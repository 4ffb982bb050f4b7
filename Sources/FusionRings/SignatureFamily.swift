import Branching
import GroupTheory

/// An orbit of signatures of dimension above one under multiplication with the one-dimensional irreps of G.
struct SignatureFamily: Sendable {
  /// The signature that stands for the family, its smallest.
  let base: Int
  /// Shape [element of the group of one-dimensional irreps]: the signature of χ ⊗ α for an α over the base.
  let signatures: [Int]
  /// The elements that leave the base where it is.
  let stabilizer: [Int]
  /// The number of irreps over each signature of the family.
  let count: Int
  /// D.
  let dimension: Int
  /// The family of the dual irreps.
  let dual: Int
  /// The elements χ with base* = χ ⊗ (base of the dual family).
  let dualTwists: [Int]
  /// The possible stabilizers H of an irrep α over the base: χ ⊗ α = α for χ in H demands that α ⊗ α* contains H, and then
  /// |H| divides D² (A. H. Clifford, Ann. Math. 38 (1937) 533).
  let irrepStabilizers: [[Int]]

  /// The families of a rule; nil when the one-dimensional irreps do not permute the signatures with their numbers r.
  static func all(of rule: BranchingRule, linear: LinearIrreps) -> [SignatureFamily]? {
    let data = rule.data
    let fusion = data.visible.fusion
    let numbers = Dictionary(uniqueKeysWithValues: zip(data.vectors, 0...))
    let large = data.vectors.indices.filter { data.dimensions[$0] > 1 }
    var images: [Int: [Int]] = [:]
    for k in large {
      let row = linear.restrictions.map { numbers[fusion.times(data.vectors[k], $0)] }
      guard row.allSatisfy({ $0 != nil }) else { return nil }
      images[k] = row.map { $0! }
    }
    let counts = rule.candidate.multiplicities
    guard large.allSatisfy({ k in images[k]!.allSatisfy { counts[$0] == counts[k] } }) else {
      return nil
    }
    let bases = large.filter { images[$0]!.min() == $0 }
    return bases.map { base in
      let image = images[base]!
      let dual = data.dual(of: base)!
      let dualBase = images[dual]!.min()!
      let stabilizer = linear.products.indices.filter { image[$0] == base }
      let square = fusion.product(
        data.vectors[base], data.visible.dual.map { data.vectors[base][$0] })
      return SignatureFamily(
        base: base, signatures: image, stabilizer: stabilizer, count: counts[base],
        dimension: data.dimensions[base], dual: bases.firstIndex(of: dualBase)!,
        dualTwists: linear.products.indices.filter { images[dualBase]![$0] == dual },
        irrepStabilizers: linear.subgroups(
          within: stabilizer, orderAtMost: data.dimensions[base] * data.dimensions[base]
        ).filter { subgroup in
          isPossible(subgroup, over: square, dimension: data.dimensions[base], linear)
            && stabilizer.count / subgroup.count <= counts[base]
        })
    }
  }

  private static func isPossible(
    _ subgroup: [Int], over square: [Int], dimension: Int, _ linear: LinearIrreps
  ) -> Bool {
    var contained: [Int: Int] = [:]
    for element in subgroup { contained[linear.restrictions[element], default: 0] += 1 }
    return dimension * dimension % subgroup.count == 0
      && contained.allSatisfy { $0.value <= square[$0.key] }
  }
}

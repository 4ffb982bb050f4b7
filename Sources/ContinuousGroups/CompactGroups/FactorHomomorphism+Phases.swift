/// Homomorphisms up to phases: what N does to irreps is what elements of the group do, times a phase for each parity of the charge.
///
/// Any representation b of dimension 2 is one to SU(2): V = b ⊗ b* - 1 is the vector of a homomorphism to SO(3), which restricts all
/// integer spins, and the phases of b are those of all half-integer ones. A real sign s of N with V = s + E makes it one to O(2):
/// E is the pair of charge 2. The same s makes it one to Pin(2), so the two groups differ in nothing here.
///
///     1 × j = (j+1) + j + (j-1),     2 × m = (m+2) + (m-2),     2 × 2 = 4 + 0+ + 0-,     2 × 1 = 3 + 1
extension FactorHomomorphism {
  /// Those to SU(2) or O(2) for which the defining representation is one of `planes`, which have dimension 2, in their order.
  static func upToPhases(
    to factor: CompactFactor, from visible: VisibleRepresentations, planes: [[Int]],
    largest: Int
  ) -> [FactorHomomorphism] {
    var seen: Set<[Int]> = []
    return planes.filter { seen.insert($0).inserted }.flatMap { plane in
      let dual = visible.table.dual.map { plane[$0] }
      var vector = visible.ring.product(plane, dual)
      vector[0] -= 1
      if factor == .spins {
        return [FactorHomomorphism(spins: plane, vector, visible, largest)]
      }
      return visible.linear.filter { visible.table.dual[$0] == $0 && vector[$0] > 0 }.map {
        FactorHomomorphism(pairs: plane, vector, sign: $0, visible, largest)
      }
    }
  }

  private init(
    spins plane: [Int], _ vector: [Int], _ visible: VisibleRepresentations, _ largest: Int
  ) {
    var result = [visible.unit(0), plane, vector]
    while result.count <= max(largest, 2) {
      let n = result.count - 2
      let product = visible.ring.product(vector, result[n])
      result.append(
        product.indices.map { product[$0] - result[n][$0] - (n > 1 ? result[n - 2][$0] : 0) })
    }
    self.init(
      .spins, plane, sign: 0, restrictions: result, signed: visible.unit(0), isProjective: true)
  }

  private init(
    pairs plane: [Int], _ vector: [Int], sign: Int, _ visible: VisibleRepresentations,
    _ largest: Int
  ) {
    var pair = vector
    pair[sign] -= 1
    let signed = visible.unit(sign)
    var result = [visible.unit(0), plane, pair]
    while result.count <= max(largest, 2) {
      let n = result.count - 2
      let product = visible.ring.product(pair, result[n])
      result.append(
        product.indices.map { i in
          product[i] - result[abs(n - 2)][i] - (n == 2 ? signed[i] : 0)
        })
    }
    self.init(
      .dihedral, plane, sign: sign, restrictions: result, signed: signed, isProjective: true)
  }
}

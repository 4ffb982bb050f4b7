import GroupTheory
import Numerics

/// A change of basis after which the matrices of a sector are real, from an anti-unitary symmetry.
///
/// T = U K maps the sector's states to each other, T|a> = η_a |b>, and T² = 1. New states that T
/// leaves alone are e^{iφ/2}|a> where T|a> = e^{iφ}|a>, and (|a> + η_a|b>)/√2, i(|a> - η_a|b>)/√2
/// for a pair; between such states every operator that commutes with T has real matrix elements.
struct RealBasis {
  private let partner: [Int]
  /// The coefficient of state a in new state a.
  private let own: [Complex<Double>]
  /// The coefficient of state a in new state `partner[a]`; unused where a is its own partner.
  private let crossed: [Complex<Double>]

  /// Nil when T does not map the sector to itself, or T² is not 1 there.
  init?(_ operation: MonomialOperator, of basis: SectorBasis, visible: VisibleGroup) {
    guard Self.preservesSector(operation, irrep: basis.irrep, visible: visible) else { return nil }
    let orbits = basis.orbits
    let action = MonomialAction(operation, phaseOrder: operation.phaseOrder)
    func root(_ exponent: Int, _ order: Int) -> Complex<Double> {
      Complex(length: 1, phase: 2 * Double.pi * Double(exponent) / Double(order))
    }
    var partner: [Int] = []
    var factor: [Complex<Double>] = []
    for orbit in basis.orbitOfState {
      let image = action.image(of: Int(orbits.representatives[Int(orbit)]))
      guard let target = basis.state(ofOrbit: Int(orbits.orbitOf[image.index])) else { return nil }
      partner.append(target)
      factor.append(
        root(image.phase, operation.phaseOrder)
          * root(-Int(orbits.phaseOf[image.index]), orbits.phaseOrder)
          * basis.characters[Int(orbits.elementOf[image.index])])
    }
    for state in partner.indices {
      let twice = factor[state].conjugate * factor[partner[state]]
      guard partner[partner[state]] == state, (twice - .one).length < 1e-9 else { return nil }
    }
    let half = 0.5.squareRoot()
    self.partner = partner
    own = partner.indices.map { state in
      if partner[state] == state { return Complex(length: 1, phase: factor[state].phase / 2) }
      // The second state of a pair stands in i(|a> - η|b>)/√2.
      return state < partner[state]
        ? Complex(half) : factor[partner[state]] * Complex(imaginary: -half)
    }
    crossed = partner.indices.map { state in
      state < partner[state]
        ? Complex(imaginary: half) : factor[partner[state]].multiplied(by: half)
    }
  }

  /// The matrix in the new basis, W† M W.
  func transformed(_ matrix: SparseColumns) -> SparseColumns {
    var columns = [[SparseColumns.Entry]](repeating: [], count: matrix.dimension)
    for column in 0..<matrix.dimension {
      for place in matrix.column(column) {
        let row = Int(matrix.rows[place])
        for (newColumn, right) in images(of: column) {
          for (newRow, left) in images(of: row) {
            columns[newColumn].append(
              SparseColumns.Entry(
                row: newRow, value: left.conjugate * matrix.values[place] * right))
          }
        }
      }
    }
    var result = SparseColumns(dimension: matrix.dimension)
    for column in columns.indices { result.appendColumn(&columns[column]) }
    return result
  }

  private func images(of state: Int) -> [(state: Int, coefficient: Complex<Double>)] {
    partner[state] == state
      ? [(state, own[state])] : [(state, own[state]), (partner[state], crossed[state])]
  }

  /// Whether T U_g T⁻¹ = U_{τ(g)} with χ(τ(g)) = χ(g)* for all generators g.
  private static func preservesSector(
    _ operation: MonomialOperator, irrep: Int, visible: VisibleGroup
  ) -> Bool {
    let inverse = operation.inverse
    let characters = visible.table.characters[irrep]
    return visible.group.generators.allSatisfy { generator in
      let image = operation.multiplied(by: visible.elements[generator].conjugate)
        .multiplied(by: inverse)
      guard let element = visible.elements.firstIndex(of: image) else { return false }
      return characters[visible.group.classOf[element]]
        == characters[visible.group.classOf[generator]].conjugate
    }
  }
}

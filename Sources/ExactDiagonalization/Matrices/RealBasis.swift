import GroupTheory
import LatticeModels
import Numerics

/// A change of basis after which the matrices of a sector are real, from an anti-unitary symmetry.
///
/// T = U K maps the sector's states to each other, T|r,a> = Σ_b η_ba |r',b>, and T² = 1. New states
/// that T leaves alone are (|r,a> + T|r,a>)/√2 and i(|r,a> - T|r,a>)/√2 for two orbits, and
/// Σ_b u_b |r,b> with η u* = u for an orbit that T maps to itself; between such states every
/// operator that commutes with T has real matrix elements.
package struct RealBasis {
  package struct Part {
    package let state: Int
    package let coefficient: Complex<Double>
  }

  /// The new states in which each old state occurs, with its coefficients. Shape [old state].
  package private(set) var parts: [[Part]]

  /// Nil when no anti-unitary symmetry maps the sector to itself, or T² is not 1 there.
  package init?(of basis: SectorBasis) {
    guard let symmetry = basis.conjugation else { return nil }
    let images = ConjugateStates(symmetry.operation, of: basis)
    parts = Array(repeating: [], count: basis.dimension)
    for orbit in Set(basis.orbitOfState).sorted().map(Int.init) {
      let (partner, block) = images.block(of: orbit)
      let own = basis.states(ofOrbit: orbit)
      let other = basis.states(ofOrbit: partner)
      guard own.count == other.count else { return nil }
      if partner == orbit {
        guard let roots = symmetricUnitaryRoot(block) else { return nil }
        for (new, vector) in roots.enumerated() {
          for (old, coefficient) in vector.enumerated() {
            append(own.lowerBound + new, coefficient, to: own.lowerBound + old)
          }
        }
      } else if orbit < partner {
        let (back, inverse) = images.block(of: partner)
        guard back == orbit, Self.isInverse(inverse, block) else { return nil }
        addPair(own, other, block)
      }
    }
  }

  /// The new states of two orbits that T exchanges: sums stand in the place of the first orbit's
  /// states, differences in that of the second's.
  private mutating func addPair(
    _ own: Range<Int>, _ other: Range<Int>, _ block: [[Complex<Double>]]
  ) {
    let half = 0.5.squareRoot()
    for place in 0..<own.count {
      let (sum, difference) = (own.lowerBound + place, other.lowerBound + place)
      append(sum, Complex(half), to: own.lowerBound + place)
      append(difference, Complex(imaginary: half), to: own.lowerBound + place)
      for target in 0..<own.count {
        let image = block[target][place]
        append(sum, image.multiplied(by: half), to: other.lowerBound + target)
        append(difference, image * Complex(imaginary: -half), to: other.lowerBound + target)
      }
    }
  }

  private mutating func append(_ new: Int, _ coefficient: Complex<Double>, to old: Int) {
    if coefficient.length < 1e-15 { return }
    parts[old].append(Part(state: new, coefficient: coefficient))
  }

  /// Whether T² = 1 on two orbits: η' η* = 1.
  private static func isInverse(
    _ second: [[Complex<Double>]], _ first: [[Complex<Double>]]
  ) -> Bool {
    first.indices.allSatisfy { row in
      first.indices.allSatisfy { column in
        let product = first.indices.reduce(Complex<Double>.zero) {
          $0 + second[row][$1] * first[$1][column].conjugate
        }
        return (product - (row == column ? .one : .zero)).length < 1e-9
      }
    }
  }

  /// The matrix in the new basis, W† M W.
  func transformed(_ matrix: SparseColumns) -> SparseColumns {
    var columns = [[SparseColumns.Entry]](repeating: [], count: matrix.dimension)
    for column in 0..<matrix.dimension {
      for place in matrix.column(column) {
        let value = matrix.values[place]
        for left in parts[Int(matrix.rows[place])] {
          let product = left.coefficient.conjugate * value
          for right in parts[column] {
            columns[right.state].append(
              SparseColumns.Entry(row: left.state, value: product * right.coefficient))
          }
        }
      }
    }
    var result = SparseColumns(dimension: matrix.dimension)
    for column in columns.indices { result.appendColumn(&columns[column]) }
    return result
  }
}

/// The images of the states of a sector under an anti-unitary symmetry.
private struct ConjugateStates {
  private let basis: SectorBasis
  private let action: MonomialAction

  init(_ operation: MonomialOperator, of basis: SectorBasis) {
    self.basis = basis
    action = MonomialAction(operation, phaseOrder: operation.phaseOrder)
  }

  /// The orbit r' to which T maps orbit r, and η with T|r,a> = Σ_b η_ba |r',b>. Shape [b][a].
  func block(of orbit: Int) -> (orbit: Int, elements: [[Complex<Double>]]) {
    let orbits = basis.orbits
    let representative = orbits.space.index(of: Int(orbits.representatives[orbit]))
    let image = action.image(of: representative)
    guard let state = orbits.space.state(at: image.index) else {
      preconditionFailure("an anti-unitary symmetry leaves the space")
    }
    let target = Int(orbits.orbitOf[state])
    let factor =
      Cyclotomic.rootOfUnity(image.phase, order: action.phaseOrder).complex
      * Cyclotomic.rootOfUnity(-Int(orbits.phaseOf[state]), order: orbits.phaseOrder).complex
    let (source, destination) = (
      basis.invariants(ofOrbit: orbit), basis.invariants(ofOrbit: target)
    )
    let element = Int(orbits.elementOf[state])
    return (
      target,
      (0..<destination.count).map { row in
        (0..<source.count).map { column in
          factor * destination.conjugateOverlap(row, with: source, column, element: element)
        }
      }
    )
  }
}

import Numerics

/// What takes an amplitude <s|A|r> to the matrix elements of a sector, tabulated.
struct SectorKernel {
  private let basis: SectorBasis
  /// θ* for every phase exponent of the orbits.
  private let phases: [Complex<Double>]
  /// Square roots of orbit sizes.
  private let roots: [Double]

  init(_ basis: SectorBasis) {
    let order = basis.orbits.phaseOrder
    self.basis = basis
    phases = (0..<order).map { exponent in
      Complex(length: 1, phase: -2 * Double.pi * Double(exponent) / Double(order))
    }
    roots = (0...basis.matrices.order).map { Double($0).squareRoot() }
  }

  /// Adds the elements that the amplitude at basis state `state` makes in the columns of the states
  /// of `orbit`.
  @inline(__always)
  func add(
    _ amplitude: Complex<Double>, to state: Int, from orbit: Int,
    into columns: inout [[SparseColumns.Entry]]
  ) {
    let orbits = basis.orbits
    let target = Int(orbits.orbitOf[state])
    let rows = basis.states(ofOrbit: target)
    if rows.isEmpty { return }
    let ratio = roots[Int(orbits.sizes[orbit])] / roots[Int(orbits.sizes[target])]
    let factor = (amplitude * phases[Int(orbits.phaseOf[state])]).multiplied(by: ratio)
    let element = Int(orbits.elementOf[state])
    let source = basis.invariants(ofOrbit: orbit)
    let destination = basis.invariants(ofOrbit: target)
    for column in columns.indices {
      for row in rows {
        let overlap = destination.overlap(
          row - rows.lowerBound, with: source, column, element: element)
        if overlap == .zero { continue }
        columns[column].append(SparseColumns.Entry(row: row, value: factor * overlap))
      }
    }
  }
}

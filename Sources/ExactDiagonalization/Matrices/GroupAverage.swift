import GroupTheory
import LatticeModels
import Numerics

/// Structures averaged over the visible group, (1/|N|) Σ_g U_g A U_g†: what is left of them where only sums of them commute
/// with the group.
///
/// The formula of `SectorMatrix` holds for the average, and <s|U_g A U_g†|r> are the elements of A from all states of r's orbit,
/// moved back to r. The stabilizer of r is averaged over by the invariant vectors.
///
/// Complexity: that of `SectorMatrix` times the size of the orbits.
package struct GroupAverage {
  /// The action of g⁻¹ for each element g.
  private let inverses: [MonomialAction]
  private let roots: [Complex<Double>]

  /// Tabulates the actions of all elements.
  package init(_ visible: VisibleGroup) {
    inverses = visible.elements.indices.map {
      MonomialAction(
        visible.elements[visible.group.inverse($0)], phaseOrder: visible.phaseOrder)
    }
    roots = (0..<visible.phaseOrder).map {
      Complex(length: 1, phase: 2 * Double.pi * Double($0) / Double(visible.phaseOrder))
    }
  }

  /// The matrices of the averages in one sector.
  func matrices(of structures: [CouplingStructure], in basis: SectorBasis) -> [SparseColumns] {
    let orbits = basis.orbits
    let dimensions = orbits.space.siteDimensions
    let actions = structures.map { StructureAction($0.operators, siteDimensions: dimensions) }
    let kernel = SectorKernel(basis)
    let states = Self.statesByOrbit(orbits)
    var matrices = structures.map { _ in SparseColumns(dimension: basis.dimension) }
    var first = 0
    for orbit in 0..<orbits.count {
      let members = states[first..<(first + Int(orbits.sizes[orbit]))]
      first = members.endIndex
      let count = basis.states(ofOrbit: orbit).count
      if count == 0 { continue }
      for structure in actions.indices {
        var columns = [[SparseColumns.Entry]](repeating: [], count: count)
        for state in members {
          add(actions[structure], at: Int(state), of: orbits, kernel, to: &columns)
        }
        for column in columns.indices { matrices[structure].appendColumn(&columns[column]) }
      }
    }
    return matrices
  }

  /// Adds the image of one state of an orbit, moved back by the element that leads from the representative to it.
  private func add(
    _ action: StructureAction, at state: Int, of orbits: SymmetryOrbits, _ kernel: SectorKernel,
    to columns: inout [[SparseColumns.Entry]]
  ) {
    let space = orbits.space
    var digits = [Int](repeating: 0, count: space.siteDimensions.count)
    let index = space.index(of: state)
    decode(index, dimensions: space.siteDimensions, into: &digits)
    let orbit = Int(orbits.orbitOf[state])
    let inverse = inverses[Int(orbits.elementOf[state])]
    let factor = roots[Int(orbits.phaseOf[state])] / Complex(Double(orbits.sizes[orbit]))
    action.forEachTerm(of: digits) { change, amplitude in
      guard space.state(at: index + change) != nil else { return }
      let image = inverse.image(of: index + change)
      guard let target = space.state(at: image.index) else { return }
      kernel.add(amplitude * factor * roots[image.phase], to: target, from: orbit, into: &columns)
    }
  }

  /// All states, orbit by orbit.
  private static func statesByOrbit(_ orbits: SymmetryOrbits) -> [UInt32] {
    var next = [Int](repeating: 0, count: orbits.count)
    for orbit in next.indices.dropFirst() {
      next[orbit] = next[orbit - 1] + Int(orbits.sizes[orbit - 1])
    }
    var states = [UInt32](repeating: 0, count: orbits.orbitOf.count)
    for (state, orbit) in orbits.orbitOf.enumerated() {
      states[next[Int(orbit)]] = UInt32(state)
      next[Int(orbit)] += 1
    }
    return states
  }
}

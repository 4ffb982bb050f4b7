import ExactDiagonalization
import LatticeModels
import Numerics

/// Makes consecutive columns of a sector's matrices without the others: what one of several processes needs.
///
/// The elements are those of ``SectorMatrix``.
package struct ColumnAssembly {
  private let basis: SectorBasis
  private let structures: [CouplingStructure]
  private let actions: [StructureAction]
  private let kernel: SectorKernel
  /// The change to a basis in which the matrices are real; nil where there is none.
  private let change: RealBasis?

  /// Prepares the structures and the basis.
  package init(_ basis: SectorBasis, structures: [CouplingStructure]) {
    (self.basis, self.structures) = (basis, structures)
    let dimensions = basis.orbits.space.siteDimensions
    actions = structures.map { StructureAction($0.operators, siteDimensions: dimensions) }
    kernel = SectorKernel(basis)
    change = RealBasis(of: basis)
  }

  /// The columns of Σ_k c_k A_k in a range.
  ///
  /// Complexity: proportional to the columns, apart from one look at every orbit.
  package func columns(_ range: Range<Int>, of coefficients: [Double]) -> SectorColumns {
    let orbits = basis.orbits
    var made = [[SparseColumns.Entry]](repeating: [], count: range.count)
    var digits = [Int](repeating: 0, count: orbits.space.siteDimensions.count)
    for orbit in 0..<orbits.count {
      let states = basis.states(ofOrbit: orbit)
      let isNeeded = change.map { $0.reaches(range, from: states) } ?? states.overlaps(range)
      if states.isEmpty || !isNeeded { continue }
      let columns = columns(ofOrbit: orbit, coefficients, &digits)
      for (state, column) in zip(states, columns) {
        if let change {
          change.add(column, ofColumn: state, within: range, to: &made)
        } else if range.contains(state) {
          made[state - range.lowerBound] = column
        }
      }
    }
    let scales = zip(structures, coefficients).map {
      abs($1) * ($0.operators.map(\.largestModulus).max() ?? 0)
    }
    return SectorColumns(
      range, &made, noise: SectorMatrix.relativeNoise * (scales.max() ?? 0),
      shouldBeReal: change != nil)
  }

  /// The columns of the states of an orbit.
  private func columns(
    ofOrbit orbit: Int, _ coefficients: [Double], _ digits: inout [Int]
  ) -> [[SparseColumns.Entry]] {
    let space = basis.orbits.space
    let representative = space.index(of: Int(basis.orbits.representatives[orbit]))
    decode(representative, dimensions: space.siteDimensions, into: &digits)
    var columns = [[SparseColumns.Entry]](
      repeating: [], count: basis.states(ofOrbit: orbit).count)
    for (action, coefficient) in zip(actions, coefficients) where coefficient != 0 {
      action.forEachTerm(of: digits) { change, amplitude in
        guard let state = space.state(at: representative + change) else { return }
        kernel.add(amplitude.multiplied(by: coefficient), to: state, from: orbit, into: &columns)
      }
    }
    return columns
  }
}

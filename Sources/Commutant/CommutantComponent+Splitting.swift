import LinearAlgebra
import Numerics

extension CommutantComponent {
  /// The irreps in joined multiplets: one, or two that are conjugate where the loops are complex
  /// and both signs of their imaginary unit occur.
  static func irreps(
    of multiplets: [Multiplet], algebra: LoopAlgebra, independentLoops: Int, family: MatrixFamily
  ) throws -> [(component: CommutantComponent, basis: ComponentBasis)] {
    let layout = multiplets[0].layout
    let canBeQuaternionic = layout.widths.allSatisfy { $0 % 2 == 0 }
    let isSettled =
      algebra.field == .quaternionic || independentLoops >= (canBeQuaternionic ? 2 : 1)
      || (layout.width == 1 && multiplets.count == 1)
    return try rotations(of: algebra, layout: layout).map { rotation in
      let basis = ComponentBasis(
        of: multiplets, rotation: rotation, statesPerCopy: algebra.field == .quaternionic ? 2 : 1)
      let branching = family.sectors.indices.map { basis.copyCount(sector: $0) }
      let component = CommutantComponent(
        dimension: zip(branching, family.sectors).reduce(0) { $0 + $1.0 * $1.1.irrepDimension },
        levelCount: basis.dimension, branching: branching, field: algebra.field, conjugate: nil,
        isSettled: isSettled, imaginaryStrength: algebra.imaginaryStrength)
      return (component, basis)
    }
  }

  /// For each irrep and each sector of the multiplet, the states of the copies: one for each copy,
  /// or for quaternions all f and then all J f with I f = i f.
  private static func rotations(
    of algebra: LoopAlgebra, layout: BlockLayout
  ) throws -> [[DenseMatrix<Complex<Double>>]] {
    if algebra.field == .real {
      return [layout.widths.indices.map { layout.block($0, of: layout.identity) }]
    }
    let imaginary = algebra.units[1].map { $0 * Complex(0, -1) }
    let systems = try layout.widths.indices.map {
      try layout.block($0, of: imaginary).hermitianEigensystem()
    }
    let halves = [1.0, -1.0].map { sign in
      systems.map { system in
        let columns = system.values.indices.filter { system.values[$0] * sign > 0 }
        return DenseMatrix(rowCount: system.vectors.rowCount, columnCount: columns.count) {
          system.vectors[$0, columns[$1]]
        }
      }
    }
    if algebra.field == .complex {
      return halves.filter { half in half.contains { $0.columnCount > 0 } }
    }
    return [
      layout.widths.indices.map { place in
        let first = halves[0][place]
        let second = layout.block(place, of: algebra.units[2]).multiplied(by: first)
        return DenseMatrix(
          rowCount: first.rowCount, columnCount: 2 * first.columnCount,
          storage: first.storage + second.storage)
      }
    ]
  }
}

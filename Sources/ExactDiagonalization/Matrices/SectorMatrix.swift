import GroupTheory
import LatticeModels
import Numerics

/// The Hamiltonian of one sector: a sparse matrix for each coupling structure, assembled once.
///
/// A disorder sample is Σ_k c_k A_k, filled into the dense buffer of an eigensolver. With
/// |s> = θ* U_g |r'> for a basis state s of the orbit of r', and the vectors c of `SectorBasis`, the
/// elements are
///
///     <r',b|A|r,a> = Σ_s <s|A|r> θ* (c^b† D(g)ᵀ c^a) sqrt(|Orb(r)| / |Orb(r')|)
///
/// A structure need not commute with the visible group on its own (one bond of a clean ring does
/// not): the formula is linear, and only the sum must be Hermitian, which `checkHermiticity` tests
/// for every sample; see `HermitianPart`.
///
/// Accuracy: entries below 1e-14 of a structure's largest matrix element, in the sector or between
/// product states, are set to zero. The latter count where a structure cancels in a whole sector.
/// Complexity: memory proportional to the number of non-zero entries.
public struct SectorMatrix: Sendable {
  /// The name of the sector.
  public let name: String
  /// The number of rows R_λ.
  public let dimension: Int
  /// Whether all matrices are real.
  public let isReal: Bool
  /// Tr A_k. Shape [structure].
  public let traces: [Double]
  /// Tr A_k A_l. Shape [structure, structure], flattened.
  public let products: [Double]
  /// The non-zero entries on and below the diagonal. Shape [structure].
  package let triangles: [LowerTriangle]
  /// What was split off from structures that are not symmetric alone, sorted by position.
  let defects: [HermiticityDefect]

  /// Real and imaginary parts below this fraction of a structure's largest entry are rounding.
  package static let relativeNoise = 1e-14

  /// Assembles the matrices by one pass over the representatives.
  ///
  /// Where an anti-unitary symmetry maps the sector to itself with T² = 1, the basis is chosen such
  /// that the matrices are real.
  public init(_ basis: SectorBasis, structures: [CouplingStructure]) {
    self.init(
      basis, structures: structures, matrices: Self.assemble(basis, structures: structures))
  }

  /// Assembles the averages of structures over the visible group.
  package init(
    _ basis: SectorBasis, structures: [CouplingStructure], averagedBy average: GroupAverage
  ) {
    self.init(
      basis, structures: structures, matrices: average.matrices(of: structures, in: basis))
  }

  private init(
    _ basis: SectorBasis, structures: [CouplingStructure], matrices: [SparseColumns]
  ) {
    var matrices = matrices
    let change = RealBasis(of: basis)
    if let change { matrices = matrices.map(change.transformed) }
    // A larger group has many irreps without levels, and a long list of structures takes its time.
    let scales =
      basis.dimension == 0
      ? structures.map { _ in 0 }
      : structures.map { $0.operators.map(\.largestModulus).max() ?? 0 }
    func cleaned(_ matrix: SparseColumns, _ structure: Int) -> SparseColumns {
      matrix.cleaned(noise: Self.relativeNoise * max(matrix.largestPart, scales[structure]))
    }
    let parts = matrices.enumerated().map { structure, matrix in
      HermitianPart(of: cleaned(matrix, structure), structure: structure, isReal: change != nil)
    }
    matrices = parts.enumerated().map { cleaned($1.matrix, $0) }
    let real = matrices.allSatisfy { $0.values.allSatisfy { $0.imaginary == 0 } }
    name = basis.name
    dimension = basis.dimension
    isReal = real
    traces = matrices.map { matrix in
      (0..<basis.dimension).reduce(0) { $0 + matrix.element(row: $1, column: $1).real }
    }
    products = Self.products(of: matrices)
    triangles = matrices.map { LowerTriangle($0, isReal: real) }
    defects = parts.flatMap(\.defects)
      .sorted { ($0.position, $0.structure) < ($1.position, $1.structure) }
  }

  /// The bytes that the stored entries take.
  public var bytes: Int { triangles.reduce(0) { $0 + $1.bytes } }

  private static func assemble(
    _ basis: SectorBasis, structures: [CouplingStructure]
  ) -> [SparseColumns] {
    let orbits = basis.orbits
    let dimensions = orbits.space.siteDimensions
    var matrices = structures.map { _ in SparseColumns(dimension: basis.dimension) }
    if basis.dimension == 0 { return matrices }
    let actions = structures.map { StructureAction($0.operators, siteDimensions: dimensions) }
    let kernel = SectorKernel(basis)
    var digits = [Int](repeating: 0, count: dimensions.count)
    var columns: [[SparseColumns.Entry]] = []
    for orbit in 0..<orbits.count where !basis.states(ofOrbit: orbit).isEmpty {
      let representative = orbits.space.index(of: Int(orbits.representatives[orbit]))
      decode(representative, dimensions: dimensions, into: &digits)
      let count = basis.states(ofOrbit: orbit).count
      if columns.count != count { columns = Array(repeating: [], count: count) }
      for structure in actions.indices {
        for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
        actions[structure].forEachTerm(of: digits) { change, amplitude in
          guard let state = orbits.space.state(at: representative + change) else { return }
          kernel.add(amplitude, to: state, from: orbit, into: &columns)
        }
        for column in columns.indices { matrices[structure].appendColumn(&columns[column]) }
      }
    }
    return matrices
  }

  /// Tr A_k A_l = Σ_ij Re A_k[ij]* A_l[ij], from the entries that share a place.
  private static func products(of matrices: [SparseColumns]) -> [Double] {
    let count = matrices.count
    var result = [Double](repeating: 0, count: count * count)
    // Entries of a column that share a row are chained; each new one meets all earlier ones.
    var newest = [Int](repeating: -1, count: matrices.first?.dimension ?? 0)
    var entries: [(structure: Int, value: Complex<Double>, row: Int, earlier: Int)] = []
    for column in newest.indices {
      for structure in matrices.indices {
        for place in matrices[structure].column(column) {
          let row = Int(matrices[structure].rows[place])
          if row < column { continue }
          // The mirror image above the diagonal contributes the same.
          let weight = row > column ? 2.0 : 1.0
          let value = matrices[structure].values[place]
          entries.append((structure, value, row, newest[row]))
          newest[row] = entries.count - 1
          var other = newest[row]
          while other >= 0 {
            result[entries[other].structure * count + structure] +=
              weight
              * (value.real * entries[other].value.real
                + value.imaginary * entries[other].value.imaginary)
            other = entries[other].earlier
          }
        }
      }
      for entry in entries { newest[entry.row] = -1 }
      entries.removeAll(keepingCapacity: true)
    }
    for first in 0..<count {
      for second in 0..<first { result[first * count + second] = result[second * count + first] }
    }
    return result
  }
}

/// The entries of a sparse Hermitian matrix on and below the diagonal.
package struct LowerTriangle: Sendable {
  /// column · dimension + row: places in a dense column-major matrix.
  package let positions: [Int]
  /// The real parts of the entries.
  package let real: [Double]
  /// Empty for a real matrix.
  package let imaginary: [Double]

  init(_ matrix: SparseColumns, isReal: Bool) {
    var positions: [Int] = []
    var values: [Complex<Double>] = []
    for column in 0..<matrix.dimension {
      for place in matrix.column(column) where Int(matrix.rows[place]) >= column {
        positions.append(column * matrix.dimension + Int(matrix.rows[place]))
        values.append(matrix.values[place])
      }
    }
    self.positions = positions
    real = values.map { $0.real }
    imaginary = isReal ? [] : values.map { $0.imaginary }
  }

  var bytes: Int { 8 * (positions.count + real.count + imaginary.count) }
}

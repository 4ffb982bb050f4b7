import LatticeModels
import LinearAlgebra
import Numerics

/// The continuous on-site symmetries of a model as people write them.
public struct ContinuousDescription: Sendable {
  /// A raising operator Σ_j e_j of a simple factor, for one of its simple roots.
  public struct Ladder: Sendable {
    /// The group of its factor.
    public let group: String
    /// The cells by on-site matrix.
    public let classes: [(place: String, matrix: ClosedMatrix, text: String)]
  }

  /// Without charges that are one number on all states, as a fixed total is: simple factors and abelian ones, such as "A1+A1" or "A1+u(1)".
  public let algebra: String
  /// The group that it generates, a name for each factor: "SU(2)×SU(2)".
  public let group: String
  /// The dimension of the Lie algebra.
  public let dimension: Int
  /// The charges of a maximal torus, diagonal in the computational basis where they can be.
  public let charges: [ChargeDescription]
  /// One raising operator for each simple root.
  public let ladders: [Ladder]

  init(_ part: ContinuousPart, of model: Model) {
    let names = part.factors.map { Self.name(of: $0, in: part.decomposition) }
    let abelian = part.abelianRank
    group = (names + Array(repeating: "U(1)", count: abelian)).joined(separator: "×")
    algebra = (part.factors.map(\.name) + Array(repeating: "u(1)", count: abelian))
      .joined(separator: "+")
    dimension = part.dimension
    charges = part.actingCharges.map { charge in
      ChargeDescription(charge, of: part.torus!, model: model)
    }
    ladders = zip(part.factors, names).flatMap { factor, name in
      factor.simpleRoots.map { Self.ladder($0, group: name, part.decomposition, model) }
    }
  }

  /// The compact group of a factor, as it acts on the cells.
  private static func name(
    of factor: SimpleFactors.Factor, in decomposition: CartanDecomposition
  ) -> String {
    switch (factor.family, factor.rank) {
    case ("A", 1): isHalfInteger(factor, in: decomposition) ? "SU(2)" : "SO(3)"
    case ("A", let n): "SU(\(n + 1))"
    case ("B", let n): "SO(\(2 * n + 1))"
    case ("C", let n): "Sp(\(2 * n))"
    case ("D", let n): "SO(\(2 * n))"
    default: factor.name
    }
  }

  /// Whether some cell holds a half-integer spin: an odd eigenvalue of the coroot.
  private static func isHalfInteger(
    _ factor: SimpleFactors.Factor, in decomposition: CartanDecomposition
  ) -> Bool {
    // e^{iπh} is 1 where the eigenvalues of the coroot h are even, and (-1)^(odd).
    decomposition.coroot(factor.simpleRoots[0]).contains { matrix in
      let values = try? matrix.hermitianEigensystem().values
      return values?.contains { abs($0.rounded()).truncatingRemainder(dividingBy: 2) == 1 } ?? false
    }
  }

  private static func ladder(
    _ root: Int, group: String, _ decomposition: CartanDecomposition, _ model: Model
  ) -> Ladder {
    let vector = decomposition.rootVectors[root]
    let algebra = decomposition.algebra
    let real = algebra.matrices(algebra.combination(vector.map(\.real)))
    let imaginary = algebra.matrices(algebra.combination(vector.map(\.imaginary)))
    let cells = zip(real, imaginary).map { $0.adding($1, times: .i) }
    let entries = cells.flatMap(\.storage)
    let largest = entries.map(\.length).max() ?? 1
    let reference = entries.first { $0.length > 0.999 * largest } ?? .one
    let scaled = cells.map { $0.scaled(by: .one / reference) }
    var classes: [(cells: [Int], matrix: ComplexMatrix)] = []
    for (cell, matrix) in scaled.enumerated() where matrix.squaredNorm > 1e-12 {
      let place = classes.firstIndex {
        $0.matrix.rowCount == matrix.rowCount
          && $0.matrix.adding(matrix, times: Complex(-1)).squaredNorm < 1e-12
      }
      if let place { classes[place].cells.append(cell) } else { classes.append(([cell], matrix)) }
    }
    return Ladder(
      group: group,
      classes: classes.map { cells, matrix in
        let closed = ClosedMatrix(matrix, keepsPhase: true)
        let labels = CellLevels(model, cell: cells[0]).labels
        return (
          CellSet(cells: cells, count: scaled.count).text, closed, closed.text(levels: labels)
        )
      })
  }
}

extension SymmetryOperators {
  /// The continuous part in words; nil where nothing of it acts.
  public func continuousDescription(of model: Model) -> ContinuousDescription? {
    continuous.map { ContinuousDescription($0, of: model) }.flatMap { $0.dimension > 0 ? $0 : nil }
  }
}

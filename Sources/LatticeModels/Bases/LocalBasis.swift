import Numerics

/// A change of the local basis: sites whose new levels are superpositions of those that the model file names.
public struct LocalBasis: Sendable {
  /// The unitary matrices V: column i holds the new level i in terms of the file's levels; nil where a site keeps its levels. Shape
  /// [site][file's level][new level].
  public let matrices: [LocalSpace.Matrix?]

  /// Takes one matrix, or nil, for every site.
  public init(matrices: [LocalSpace.Matrix?]) { self.matrices = matrices }

  /// The different matrices, and the number of the one of each site, -1 for none.
  public var distinct: (matrices: [LocalSpace.Matrix], numbers: [Int]) {
    var found: [LocalSpace.Matrix] = []
    let numbers = matrices.map { matrix -> Int in
      guard let matrix else { return -1 }
      if let known = found.firstIndex(of: matrix) { return known }
      found.append(matrix)
      return found.count - 1
    }
    return (found, numbers)
  }

  /// V† A V, the operator in the new basis.
  public func changed(_ operation: LocalOperator) -> LocalOperator {
    conjugated(operation) { $0 }
  }

  /// V A V†, an operator of the new basis in the file's.
  public func restored(_ operation: LocalOperator) -> LocalOperator {
    conjugated(operation) { LocalMatrix($0).adjoint.rows }
  }

  private func conjugated(
    _ operation: LocalOperator, _ matrix: (LocalSpace.Matrix) -> LocalSpace.Matrix
  ) -> LocalOperator {
    operation.sites.reduce(operation) { result, site in
      guard let own = matrices[site] else { return result }
      let change = LocalOperator(site: site, rows: matrix(own))
      return change.adjoint * result * change
    }
  }

  /// The on-site matrices of a generator in the new basis: P moves site j to `images[j]`, then `onSite[j]` acts on site j, so that
  /// u becomes V_j† u V_i with the site i that comes to j, and V_j† u V_i* after a complex conjugation. Shape [site].
  package func changed(
    _ onSite: [LocalSpace.Matrix], images: [Int], isAntiunitary: Bool
  ) -> [LocalSpace.Matrix] {
    var result = onSite
    for (origin, site) in images.enumerated() {
      let dimension = onSite[site].count
      func matrix(_ site: Int) -> LocalMatrix {
        matrices[site].map { LocalMatrix($0) } ?? .identity(dimension)
      }
      if matrices[site] == nil && matrices[origin] == nil { continue }
      let right = isAntiunitary ? matrix(origin).conjugate : matrix(origin)
      result[site] = (matrix(site).adjoint * LocalMatrix(onSite[site]) * right).rows
    }
    return result
  }

  package func changed(_ structure: CouplingStructure) -> CouplingStructure {
    CouplingStructure(
      name: structure.name, index: structure.index,
      operators: structure.operators.map { changed($0).hermitianPart })
  }

  func restored(_ structure: CouplingStructure) -> CouplingStructure {
    CouplingStructure(
      name: structure.name, index: structure.index,
      operators: structure.operators.map { restored($0).hermitianPart })
  }

  /// A quantity on the new levels, each of which is a superposition of levels of one value; cells of several sites must keep theirs.
  package func changed(_ total: ConservedTotal) -> ConservedTotal {
    moved(total) { $0[$1][$2] }
  }

  func restored(_ total: ConservedTotal) -> ConservedTotal { moved(total) { $0[$2][$1] } }

  package func changed(_ charge: ConservedCharge) -> ConservedCharge {
    ConservedCharge(
      name: charge.name, weights: changed(charge.quantity).weights,
      cellDimensions: charge.cellDimensions)
  }

  func restored(_ charge: ConservedCharge) -> ConservedCharge {
    ConservedCharge(
      name: charge.name, weights: restored(charge.quantity).weights,
      cellDimensions: charge.cellDimensions)
  }

  private func moved(
    _ total: ConservedTotal, _ element: (LocalSpace.Matrix, Int, Int) -> Complex<Double>
  ) -> ConservedTotal {
    guard total.cellSize == 1 else { return total }
    let weights = zip(total.weights, matrices).map { own, matrix in
      guard let matrix else { return own }
      return own.indices.map { level in
        let parts = own.indices.filter { element(matrix, $0, level).length > LocalMatrix.tolerance }
        precondition(Set(parts.map { own[$0] }).count == 1, "a level has no value of a charge")
        return own[parts[0]]
      }
    }
    return ConservedTotal(weights: weights, total: total.total, parts: total.parts)
  }
}

extension LocalOperator {
  /// Without what rounding adds to a Hermitian operator.
  fileprivate var hermitianPart: LocalOperator { (self + adjoint).scaled(by: Complex(0.5)) }
}

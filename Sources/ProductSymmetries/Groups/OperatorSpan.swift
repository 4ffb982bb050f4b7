import LatticeModels
import LinearAlgebra
import Numerics

/// The linear span of a group of symmetries: the part of the commutant that they explain.
struct OperatorSpan {
  /// The dimension over the complex numbers; nil where it is larger than what was tried.
  let dimension: Int?

  /// Groups and samples of infinite ones larger than this are not tried.
  static let mostElements = 1100

  /// The rank of the matrix tr(U†V)/dim over all elements of a finite group, or over random ones of an infinite one.
  init(of group: ProductGroup, algebra: OnSiteAlgebra?, seed: UInt64) throws {
    guard let algebra else {
      guard group.elements.count <= Self.mostElements else {
        dimension = nil
        return
      }
      dimension = try Self.rank(of: group.elements, in: group.space)
      return
    }
    var stream = RandomStream(seed: seed, coupling: "span", sample: 0, index: 0)
    for count in [60, 240, Self.mostElements] {
      let elements = try (0..<count).map { number in
        let weights = algebra.basis.map { _ in 2 * stream.standardNormal() }
        let rotation = try algebra.matrices(algebra.combination(weights)).map {
          try $0.unitaryExponential()
        }
        return ProductOperator(rotation).multiplied(
          by: group.elements[number % group.elements.count], in: group.space)
      }
      let rank = try Self.rank(of: elements, in: group.space)
      // Random elements are independent until they span everything.
      if rank < count - 5 {
        dimension = rank
        return
      }
    }
    dimension = nil
  }

  private static func rank(of elements: [ProductOperator], in space: CellSpace) throws -> Int {
    let gram = ComplexMatrix(rowCount: elements.count, columnCount: elements.count) { row, column in
      row < column ? .zero : normalizedTrace(elements[row], elements[column])
    }
    let values = try gram.hermitianEigensystem().values
    return values.count { $0 > 1e-9 * (values.last ?? 1) }
  }

  /// tr(U†V)/dim, a product over the cycles of the permutation.
  private static func normalizedTrace(
    _ first: ProductOperator, _ second: ProductOperator
  ) -> Complex<Double> {
    let count = first.factors.count
    var preimages = [Int](repeating: 0, count: count)
    for (cell, image) in first.siteImages.enumerated() { preimages[image] = cell }
    // U†V moves the content of cell j over V's image k, with v_k and then u_k†, to the cell that U brings to k.
    var seen = [Bool](repeating: false, count: count)
    var result = Complex<Double>.one
    for start in 0..<count where !seen[start] {
      var product = ComplexMatrix.identity(first.factors[start].rowCount)
      var cell = start
      while !seen[cell] {
        seen[cell] = true
        let image = second.siteImages[cell]
        let step = first.factors[image].adjointMultiplied(by: second.factors[image])
        product = step.multiplied(by: product)
        cell = preimages[image]
        result = result / Complex(Double(product.rowCount))
      }
      result = result * product.trace
    }
    return result
  }
}

extension DenseMatrix where Scalar == Complex<Double> {
  /// exp X of an anti-Hermitian matrix.
  func unitaryExponential() throws -> ComplexMatrix {
    let (values, vectors) = try scaled(by: Complex(0, -1)).hermitianEigensystem()
    let turned = ComplexMatrix(rowCount: rowCount, columnCount: columnCount) {
      vectors[$0, $1] * Complex(length: 1, phase: values[$1])
    }
    return turned.multiplied(by: vectors.adjoint)
  }
}

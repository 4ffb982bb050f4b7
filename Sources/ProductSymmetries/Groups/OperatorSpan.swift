import LatticeModels
import LinearAlgebra
import Numerics

/// The linear span of a group of symmetries: the part of the commutant that they explain.
struct OperatorSpan {
  /// The dimension over the complex numbers; nil where it is larger than what was tried.
  let dimension: Int?

  /// Groups and samples of infinite ones larger than this are not tried.
  static let mostElements = 1100

  /// Pairs of operators times what a trace takes, on selected states.
  private static let mostSteps = 3e8

  /// The rank of the matrix tr(U†V)/dim over all elements of a finite group, or over random ones of an infinite one; on some product
  /// states alone if these are given.
  init(
    of group: ProductGroup, algebra: OnSiteAlgebra?, on states: SelectedStates? = nil, seed: UInt64
  ) throws {
    func rank(_ elements: [ProductOperator]) throws -> Int? {
      let steps = Double(elements.count * elements.count) * (states?.traceCost ?? 0)
      guard elements.count <= Self.mostElements, steps <= Self.mostSteps else { return nil }
      return try Self.rank(of: elements) { first, second in
        states.map {
          $0.normalizedTrace(first.inverse(in: group.space).multiplied(by: second, in: group.space))
        } ?? Self.normalizedTrace(first, second)
      }
    }
    guard let algebra else {
      dimension = try rank(group.elements)
      return
    }
    var stream = RandomStream(seed: seed, coupling: "span", sample: 0, index: 0)
    // Long enough for every charge to turn many times: what is close together looks dependent.
    let length = Self.turns * Double(group.space.dimensions.reduce(0, +)).squareRoot()
    for count in [60, 240, Self.mostElements] {
      let elements = try (0..<count).map { number in
        let weights = algebra.basis.map { _ in length * stream.standardNormal() }
        let rotation = try algebra.matrices(algebra.combination(weights)).map {
          try $0.unitaryExponential()
        }
        return ProductOperator(rotation).multiplied(
          by: group.elements[number % group.elements.count], in: group.space)
      }
      guard let found = try rank(elements) else { break }
      // Random elements are independent until they span everything.
      if found < count - 5 {
        dimension = found
        return
      }
    }
    dimension = nil
  }

  private static let turns = 20.0

  private static func rank(
    of elements: [ProductOperator],
    trace: (ProductOperator, ProductOperator) -> Complex<Double>
  ) throws -> Int {
    let gram = ComplexMatrix(rowCount: elements.count, columnCount: elements.count) { row, column in
      row < column ? .zero : trace(elements[row], elements[column])
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

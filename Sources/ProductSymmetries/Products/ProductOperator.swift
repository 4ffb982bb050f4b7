import LinearAlgebra
import Numerics

/// A symmetry U = (⊗_j w_j) P_π K^κ: a permutation of cells, after complex conjugation where it is anti-unitary, and a unitary
/// on-site operator on every cell.
///
/// Phases have no meaning: w_j and e^{iφ} w_j are the same.
public struct ProductOperator: Sendable {
  /// Cell j moves to cell `siteImages[j]`.
  public let siteImages: [Int]
  /// Whether the complex conjugation in the computational basis acts first.
  public let isAntiunitary: Bool
  /// Shape [cell]: w_j, column-major.
  package let factors: [ComplexMatrix]

  package init(siteImages: [Int], isAntiunitary: Bool, factors: [ComplexMatrix]) {
    precondition(siteImages.count == factors.count, "one factor for each cell")
    (self.siteImages, self.isAntiunitary, self.factors) = (siteImages, isAntiunitary, factors)
  }

  /// An on-site product.
  package init(_ factors: [ComplexMatrix]) {
    self.init(siteImages: Array(factors.indices), isAntiunitary: false, factors: factors)
  }

  /// The identity.
  package static func identity(dimensions: [Int]) -> ProductOperator {
    ProductOperator(dimensions.map(ComplexMatrix.identity))
  }

  /// Whether every cell stays where it is.
  public var isOnSite: Bool { siteImages.elementsEqual(siteImages.indices) }

  /// On-site matrices of a cell. Shape [row][column].
  public func factor(of cell: Int) -> [[Complex<Double>]] {
    let matrix = factors[cell]
    return (0..<matrix.rowCount).map { row in
      (0..<matrix.columnCount).map { matrix[row, $0] }
    }
  }

  /// Whether two operators are equal up to phases on cells.
  ///
  /// Accuracy: 1e-6 of the overlap |tr w†w'| / d of every cell.
  package func equals(_ other: ProductOperator) -> Bool {
    isAntiunitary == other.isAntiunitary && siteImages == other.siteImages
      && zip(factors, other.factors).allSatisfy { mine, theirs in
        mine.overlap(with: theirs).length >= Double(mine.rowCount) * (1 - 1e-9)
      }
  }
}

extension ProductOperator {
  /// The product; `other` acts first.
  ///
  /// `space` knows the signs of fermions that pass each other: `hasParity` must hold for both where cells move.
  package func multiplied(by other: ProductOperator, in space: CellSpace) -> ProductOperator {
    let passed = isAntiunitary ? other.factors.map(\.conjugate) : other.factors
    let moved = ProductOperator(
      siteImages: other.siteImages, isAntiunitary: other.isAntiunitary, factors: passed
    ).moved(by: siteImages, in: space)
    return ProductOperator(
      siteImages: other.siteImages.map { siteImages[$0] },
      isAntiunitary: isAntiunitary != other.isAntiunitary,
      factors: zip(factors, moved).map { $0.multiplied(by: $1) })
  }

  /// The inverse, which is the adjoint.
  package func inverse(in space: CellSpace) -> ProductOperator {
    var images = siteImages
    for (cell, image) in siteImages.enumerated() { images[image] = cell }
    let adjoints = factors.map(\.adjoint)
    let passed = isAntiunitary ? adjoints.map(\.conjugate) : adjoints
    let moved = ProductOperator(siteImages: siteImages, isAntiunitary: false, factors: passed)
      .moved(by: images, in: space)
    return ProductOperator(
      siteImages: images, isAntiunitary: isAntiunitary, factors: moved)
  }

  /// The factors of P_π (⊗ w_j) P_π⁻¹.
  ///
  /// As a product of operators that anticommute where they are odd, ⊗ w_j holds w_j P_j^n with the number n of odd factors on
  /// later cells; in that form factors move, and the sign of their order is a phase.
  private func moved(by images: [Int], in space: CellSpace) -> [ComplexMatrix] {
    var result = factors
    for (cell, image) in images.enumerated() { result[image] = factors[cell] }
    guard !space.fermions.joined().isEmpty, !images.elementsEqual(images.indices) else {
      return result
    }
    let isOdd = factors.indices.map { Self.isOdd(factors[$0], parity: space.parity(of: $0)) }
    for (cell, image) in images.enumerated() {
      let before = isOdd.indices.count { $0 > cell && isOdd[$0] }
      let after = isOdd.indices.count { images[$0] > image && isOdd[$0] }
      guard (before + after) % 2 == 1 else { continue }
      let signs = space.parity(of: cell)
      result[image] = ComplexMatrix(
        rowCount: signs.count, columnCount: signs.count
      ) { factors[cell][$0, $1] * Complex(signs[$1]) }
    }
    return result
  }

  private static func isOdd(_ factor: ComplexMatrix, parity: [Double]) -> Bool {
    let even = (0..<factor.columnCount).reduce(0.0) { sum, column in
      (0..<factor.rowCount).reduce(sum) {
        parity[$1] == parity[column] ? $0 + factor[$1, column].lengthSquared : $0
      }
    }
    return even < factor.squaredNorm / 2
  }
}

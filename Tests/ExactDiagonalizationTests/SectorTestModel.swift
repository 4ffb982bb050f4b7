import ExactDiagonalization
import LatticeModels
import Numerics

/// A product of matrices on single sites times a number.
struct ProductTerm {
  var coefficient: Complex<Double>
  var factors: [Int: DenseMatrix]

  var adjoint: ProductTerm {
    ProductTerm(coefficient: coefficient.conjugate, factors: factors.mapValues(\.adjoint))
  }

  var localOperator: LocalOperator {
    factors.sorted { $0.key < $1.key }.reduce(LocalOperator(scalar: coefficient)) {
      $0 * LocalOperator(site: $1.key, rows: $1.value.rows)
    }
  }

  func dense(_ dimensions: [Int]) -> DenseMatrix {
    dimensions.indices.reduce(DenseMatrix(rows: [[coefficient]])) { product, site in
      product.kronecker(factors[site] ?? .identity(dimensions[site]))
    }
  }
}

/// A symmetry operation as the model file states it: a site permutation, then on-site matrices.
struct TestOperation {
  var name: String
  var sitePermutation: [Int]
  var onSite: [DenseMatrix]
  var phase = Complex<Double>.one

  init(
    _ name: String, _ dimensions: [Int], sitePermutation: [Int]? = nil,
    onSite: [DenseMatrix]? = nil, phase: Complex<Double> = .one
  ) {
    self.name = name
    self.sitePermutation = sitePermutation ?? Array(dimensions.indices)
    self.onSite = onSite ?? dimensions.map { DenseMatrix.identity($0) }
    self.phase = phase
  }

  func generator(_ dimensions: [Int]) throws -> SymmetryGenerator {
    SymmetryGenerator(
      name: name,
      operation: try MonomialOperator(
        dimensions: dimensions, sitePermutation: sitePermutation, onSite: onSite.map(\.rows),
        phase: phase))
  }

  /// The matrix on the whole space, from the definition.
  func dense(_ dimensions: [Int]) -> DenseMatrix {
    let count = dimensions.reduce(1, *)
    var permutation = DenseMatrix(dimension: count)
    for state in 0..<count {
      var rest = state
      var moved = [Int](repeating: 0, count: dimensions.count)
      for site in dimensions.indices.reversed() {
        moved[sitePermutation[site]] = rest % dimensions[site]
        rest /= dimensions[site]
      }
      let image = zip(moved, dimensions).reduce(0) { $0 * $1.1 + $1.0 }
      permutation[image, state] = .one
    }
    return
      (ProductTerm(
        coefficient: phase,
        factors: Dictionary(uniqueKeysWithValues: onSite.enumerated().map { ($0, $1) })
      ).dense(dimensions)) * permutation
  }

  /// U A U†.
  func conjugating(_ term: ProductTerm) -> ProductTerm {
    var factors: [Int: DenseMatrix] = [:]
    for (site, matrix) in term.factors {
      let target = sitePermutation[site]
      factors[target] = onSite[target] * matrix * onSite[target].adjoint
    }
    return ProductTerm(coefficient: term.coefficient, factors: factors)
  }
}

/// A model that can be built both as a `Model` and as dense matrices.
struct TestModel {
  struct Structure {
    var name: String
    var index: Int?
    var terms: [ProductTerm]
    var strength: CouplingStrength
  }

  var dimensions: [Int]
  var structures: [Structure]
  var visible: [TestOperation]
  var antiunitary: [TestOperation] = []
  /// Generators that are known exactly, beside those of `visible`.
  var exactVisible: [SymmetryGenerator] = []
  var conserved: ConservedTotal?

  func model() throws -> Model {
    Model(
      name: "test", siteDimensions: dimensions, conservedTotal: conserved,
      structures: structures.map {
        CouplingStructure(name: $0.name, index: $0.index, operators: $0.terms.map(\.localOperator))
      },
      strengths: structures.map(\.strength),
      visibleGenerators: try visible.map { try $0.generator(dimensions) } + exactVisible,
      antiunitaryGenerators: try antiunitary.map { try $0.generator(dimensions) })
  }

  func hamiltonian(_ coefficients: [Double]) -> DenseMatrix {
    var sum = DenseMatrix(dimension: dimensions.reduce(1, *))
    for (structure, coefficient) in zip(structures, coefficients) {
      for term in structure.terms {
        sum = sum + term.dense(dimensions).scaled(by: Complex(coefficient))
      }
    }
    return sum
  }

  /// The projector on the sector in which generator i has the eigenvalue
  /// e^{2πi exponents[i]/orders[i]}.
  func projector(exponents: [Int], orders: [Int]) -> DenseMatrix {
    var projector = DenseMatrix.identity(dimensions.reduce(1, *))
    for (operation, (exponent, order)) in zip(visible, zip(exponents, orders)) {
      let matrix = operation.dense(dimensions)
      var sum = DenseMatrix(dimension: matrix.dimension)
      for power in 0..<order {
        sum =
          sum
          + matrix.power(power).scaled(
            by: unitRoot(-power * exponent, order) / Complex(Double(order)))
      }
      projector = projector * sum
    }
    return projector
  }
}

/// Random strengths: one stream for each name, as in a model file.
func normalStrength(_ name: String, _ index: Int, mean: Double = 1) -> CouplingStrength {
  .drawn(
    CouplingDraw(
      name: name, index: index, distribution: .normal(mean: mean, standardDeviation: 0.25)))
}

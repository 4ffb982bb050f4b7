import ExactDiagonalization
import LatticeModels
import Numerics

/// Levels by symmetry, from dense matrices of the whole product space and products of on-site matrices, as plainly as possible.
struct DenseSectors {
  let hamiltonian: DenseMatrix
  private let dimensions: [Int]
  /// Which product states are in the space. Shape [state].
  private let isState: [Bool]

  /// - Parameter model: In the levels of its file.
  init(
    _ model: Model, sample: Int = 0, where isState: ([Int]) -> Bool = { _ in true }
  ) {
    precondition(model.localBasis == nil, "the reference knows the file's levels only")
    dimensions = model.siteDimensions
    let reference = FermionReference(
      dimensions: dimensions, fermions: model.layout?.fermionSites ?? [])
    hamiltonian = reference.hamiltonian(model, sample: sample)
    self.isState = (0..<reference.dimension).map { isState(reference.levels($0)) }
  }

  /// ⊗ u_j after the permutation that moves site j to `images[j]`.
  func operation(_ onSite: [DenseMatrix?], images: [Int]? = nil) -> DenseMatrix {
    let images = images ?? Array(dimensions.indices)
    let size = hamiltonian.dimension
    var permutation = DenseMatrix(dimension: size)
    for state in 0..<size {
      var (rest, moved) = (state, [Int](repeating: 0, count: dimensions.count))
      for site in dimensions.indices.reversed() {
        moved[images[site]] = rest % dimensions[site]
        rest /= dimensions[site]
      }
      permutation[zip(moved, dimensions).reduce(0) { $0 * $1.1 + $1.0 }, state] = .one
    }
    let product = zip(onSite, dimensions).reduce(DenseMatrix.identity(1)) { product, factor in
      product.kronecker(factor.0 ?? .identity(factor.1))
    }
    return product * permutation
  }

  /// (1/n) Σ_k ω^{-km} U^k.
  static func projector(_ operation: DenseMatrix, exponent: Int, order: Int) -> DenseMatrix {
    var sum = DenseMatrix(dimension: operation.dimension)
    var power = DenseMatrix.identity(operation.dimension)
    for k in 0..<order {
      sum = sum + power.scaled(by: unitRoot(-k * exponent, order) / Complex(Double(order)))
      power = power * operation
    }
    return sum
  }

  /// The levels in the range of a projector and in the space.
  func levels(within projector: DenseMatrix) throws -> [Double] {
    var own = projector
    for row in isState.indices {
      for column in isState.indices where !isState[row] || !isState[column] {
        own[row, column] = .zero
      }
    }
    return try hamiltonian.eigenvalues(within: own)
  }

  /// All levels of the space.
  func levels() throws -> [Double] { try levels(within: .identity(hamiltonian.dimension)) }
}

extension ExactDiagonalization {
  /// The levels of every sector in one sample.
  func allLevels(sample: Int = 0) throws -> [[Double]] {
    let coefficients = model.coefficients(seed: 1, sample: sample)
    return try sectors.indices.map { try spectrum(sector: $0, coefficients: coefficients) }
  }
}

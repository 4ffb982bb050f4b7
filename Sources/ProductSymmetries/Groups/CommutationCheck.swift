import LatticeModels
import LinearAlgebra
import Numerics

/// The test of symmetries on random vectors of the whole space: U A v = A U v for every operator A of a model, by sparse products.
package struct CommutationCheck: Sendable {
  private let space: CellSpace
  private let operators: [[LocalOperator]]
  private let strides: [Int]
  /// The number of product states.
  package let dimension: Int

  /// The largest space that is tested: some vectors of it fit into any memory.
  package static let mostStates = 1 << 20

  /// Nil where the space is larger than ``mostStates``.
  package init?(_ model: Model) {
    space = CellSpace(model)
    var dimension = 1
    for levels in model.siteDimensions {
      dimension *= levels
      if dimension > Self.mostStates { return nil }
    }
    self.dimension = dimension
    strides = LocalOperator.strides(model.siteDimensions)
    operators = IndependentOperators(of: model).operators(of: model)
  }

  /// The largest ‖U A v - A U v‖ / ‖A v‖ over the operators, for a random vector v.
  package func residual(of symmetry: ProductOperator, seed: UInt64) -> Double {
    var stream = RandomStream(seed: seed, coupling: "test vector", sample: 0, index: 0)
    let vector = (0..<dimension).map { _ in
      Complex(stream.standardNormal(), stream.standardNormal())
    }
    let image = apply(symmetry, to: vector)
    return operators.reduce(0) { largest, summands in
      let first = apply(symmetry, to: apply(summands, to: vector))
      let second = apply(summands, to: image)
      let norm = first.reduce(0) { $0 + $1.lengthSquared }
      let difference = zip(first, second).reduce(0) { $0 + ($1.0 - $1.1).lengthSquared }
      return norm > 0 ? max(largest, (difference / norm).squareRoot()) : largest
    }
  }

  /// A v for a sum of local operators.
  private func apply(
    _ summands: [LocalOperator], to vector: [Complex<Double>]
  ) -> [Complex<Double>] {
    var result = [Complex<Double>](repeating: .zero, count: dimension)
    for local in summands {
      let own = local.sites.map { strides[$0] }
      let offsets = local.configurationNumbers(
        strides: own, positions: Array(local.sites.indices))
      let ownStrides = LocalOperator.strides(local.dimensions)
      for index in vector.indices where vector[index] != .zero {
        var column = 0
        for place in own.indices {
          column += index / own[place] % local.dimensions[place] * ownStrides[place]
        }
        let isOdd = local.parityString.reduce(false) { $0 != (index / strides[$1] % 2 == 1) }
        let amplitude = isOdd ? -vector[index] : vector[index]
        for entry in local.columns[column] {
          result[index + offsets[entry.row] - offsets[column]] += entry.amplitude * amplitude
        }
      }
    }
    return result
  }

  /// U v = (⊗ w_j) P_π K^κ v.
  private func apply(
    _ symmetry: ProductOperator, to vector: [Complex<Double>]
  ) -> [Complex<Double>] {
    var result = symmetry.isAntiunitary ? vector.map(\.conjugate) : vector
    if !symmetry.isOnSite { result = permuted(result, symmetry.siteImages) }
    for cell in 0..<space.count {
      let levels = space.dimensions[cell]
      let stride = strides[space.sites(of: cell).upperBound - 1]
      let factor = symmetry.factors[cell]
      var next = result
      for outer in Swift.stride(from: 0, to: dimension, by: stride * levels) {
        for inner in outer..<(outer + stride) {
          for row in 0..<levels {
            var sum = Complex<Double>.zero
            for column in 0..<levels {
              sum += factor[row, column] * result[inner + column * stride]
            }
            next[inner + row * stride] = sum
          }
        }
      }
      result = next
    }
    return result
  }

  /// Moves the cells, with the sign of the permutation of occupied fermions.
  private func permuted(
    _ vector: [Complex<Double>], _ cellImages: [Int]
  ) -> [Complex<Double>] {
    let dimensions = space.siteDimensions
    let images = dimensions.indices.map {
      cellImages[$0 / space.sitesPerCell] * space.sitesPerCell + $0 % space.sitesPerCell
    }
    let fermions = space.fermions.joined().sorted()
    var result = vector
    for index in vector.indices {
      var target = 0
      for (site, image) in images.enumerated() {
        target += index / strides[site] % dimensions[site] * strides[image]
      }
      let occupied = fermions.filter { index / strides[$0] % 2 == 1 }.map { images[$0] }
      let inversions = occupied.indices.reduce(0) { count, first in
        count + occupied[(first + 1)...].count { $0 < occupied[first] }
      }
      result[target] = inversions % 2 == 0 ? vector[index] : -vector[index]
    }
    return result
  }
}

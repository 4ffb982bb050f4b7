import ExactDiagonalization
import LatticeModels
import Numerics

/// The slow reference for fermions: dense Jordan-Wigner matrices, written as plainly as possible.
struct FermionReference {
  let dimensions: [Int]
  /// The sites of fermions.
  let fermions: [Int]

  var dimension: Int { dimensions.reduce(1, *) }

  /// P ⊗ … ⊗ P ⊗ |0><1| ⊗ 1 ⊗ … ⊗ 1, P only on fermions.
  func annihilator(_ site: Int) -> DenseMatrix {
    product { other in
      if other == site { return DenseMatrix(rows: [[0, 1], [0, 0]]) }
      return other < site && fermions.contains(other)
        ? DenseMatrix(rows: [[1, 0], [0, -1]]) : nil
    }
  }

  /// A matrix on one site.
  func onSite(_ site: Int, _ matrix: LocalSpace.Matrix) -> DenseMatrix {
    product { $0 == site ? DenseMatrix(rows: matrix) : nil }
  }

  /// An operator on few sites as a matrix on all of them.
  func embedded(_ operation: LocalOperator) -> DenseMatrix {
    let rows = operation.denseRows
    func local(_ levels: [Int]) -> Int {
      operation.sites.reduce(0) { $0 * dimensions[$1] + levels[$1] }
    }
    var result = DenseMatrix(dimension: dimension)
    for column in 0..<dimension {
      let before = levels(column)
      let sign = operation.parityString.reduce(0) { $0 + before[$1] } % 2 == 0 ? 1.0 : -1
      for row in 0..<dimension {
        let after = levels(row)
        guard
          dimensions.indices.allSatisfy({
            operation.sites.contains($0) || before[$0] == after[$0]
          })
        else { continue }
        result[row, column] = rows[local(after)][local(before)].multiplied(by: sign)
      }
    }
    return result
  }

  /// H of one sample.
  func hamiltonian(_ model: Model, seed: UInt64 = 1, sample: Int = 0) -> DenseMatrix {
    zip(model.structures, model.coefficients(seed: seed, sample: sample))
      .reduce(DenseMatrix(dimension: dimension)) { sum, piece in
        piece.0.operators.reduce(sum) { $0 + embedded($1).scaled(by: Complex(piece.1)) }
      }
  }

  func levels(_ state: Int) -> [Int] {
    var rest = state
    return dimensions.reversed().map { dimension in
      defer { rest /= dimension }
      return rest % dimension
    }.reversed()
  }

  private func product(_ factor: (Int) -> DenseMatrix?) -> DenseMatrix {
    dimensions.indices.reduce(DenseMatrix.identity(1)) {
      $0.kronecker(factor($1) ?? .identity(dimensions[$1]))
    }
  }
}

/// The sums of `count` of the energies, ascending: the levels of free fermions.
func freeLevels(_ energies: [Double], count: Int) -> [Double] {
  subsets(of: energies.count, count: count).map { $0.reduce(0) { $0 + energies[$1] } }.sorted()
}

/// All sets of `count` numbers below `size`.
func subsets(of size: Int, count: Int) -> [[Int]] {
  if count == 0 { return [[]] }
  return (0..<size).flatMap { last in subsets(of: last, count: count - 1).map { $0 + [last] } }
}

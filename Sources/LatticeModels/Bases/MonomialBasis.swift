import Numerics

/// A basis of the levels of one site in which some operators are monomial: every one maps each basis vector to a multiple of one.
///
/// The joint eigenspaces of an abelian subgroup of the group that the operators generate up to phases are tried, for one maximal
/// subgroup after the other. Where such a space has several dimensions, any basis of it that the group carries on will do.
struct MonomialBasis {
  /// What the basis is for.
  struct Demands {
    /// Operators that have to be monomial.
    var unitary: [LocalMatrix] = []
    /// Matrices U of anti-unitary operators U K that have to be monomial.
    var antiunitary: [LocalMatrix] = []
    /// Projectors that add up to the identity and have to be diagonal.
    var diagonal: [[LocalMatrix]] = []
  }

  /// Why there is no basis.
  enum Failure: Error {
    /// The operators generate too many others.
    case tooManyOperators(limit: Int)
    /// None that was tried makes all operators monomial.
    case noBasis
  }

  /// The largest group, up to phases.
  static let largestOrder = 500
  /// Pairs of elements are tried as the start of abelian subgroups up to this order.
  private static let largestOrderForPairs = 60

  private let demands: Demands
  private let dimension: Int

  /// The unitary matrix whose columns are the basis.
  static func find(_ demands: Demands, dimension: Int) throws(Failure) -> LocalMatrix {
    guard let first = try all(demands, dimension: dimension, limit: 1).first else { throw .noBasis }
    return first
  }

  /// The unitary matrices of such bases, one for each abelian subgroup that has one, at most so many.
  static func all(
    _ demands: Demands, dimension: Int, limit: Int
  ) throws(Failure) -> [LocalMatrix] {
    let search = MonomialBasis(demands: demands, dimension: dimension)
    guard let group = LocalMatrix.closure(of: demands.unitary, limit: largestOrder) else {
      throw .tooManyOperators(limit: largestOrder)
    }
    var spaces: [[LocalMatrix]] = [[.identity(dimension)]]
    for projectors in demands.diagonal { spaces[0] = refined(spaces[0], by: projectors) }
    let allowed = group.filter { element in spaces[0].allSatisfy(element.commutes) }
    var found: [LocalMatrix] = []
    for subgroup in abelianSubgroups(of: allowed) where found.count < limit {
      var parts = spaces[0]
      for element in subgroup {
        guard let own = element.eigenprojectors(limit: largestOrder) else { continue }
        parts = refined(parts, by: own)
      }
      if let basis = search.basis(of: parts) { found.append(basis) }
    }
    return found
  }

  private static func refined(
    _ spaces: [LocalMatrix], by projectors: [LocalMatrix]
  ) -> [LocalMatrix] {
    spaces.flatMap { space in
      projectors.map { space * $0 }.filter { $0.trace.real > 0.5 }
    }
  }

  /// Maximal sets of commuting elements, those of the whole group first.
  private static func abelianSubgroups(of elements: [LocalMatrix]) -> [[LocalMatrix]] {
    let commuting = elements.map { element in elements.map(element.commutes) }
    var found: Set<[Int]> = []
    var result: [[Int]] = []
    func extend(_ start: [Int]) {
      var members = start
      for candidate in elements.indices
      where !members.contains(candidate) && members.allSatisfy({ commuting[$0][candidate] }) {
        members.append(candidate)
      }
      let sorted = members.sorted()
      if found.insert(sorted).inserted { result.append(sorted) }
    }
    for first in elements.indices {
      extend([first])
      guard elements.count <= largestOrderForPairs else { continue }
      for second in elements.indices where second > first && commuting[first][second] {
        extend([first, second])
      }
    }
    return result.isEmpty ? [[]] : result.map { $0.map { elements[$0] } }
  }

  /// A basis made of bases of these spaces; nil where an operator is not monomial in it.
  private func basis(of spaces: [LocalMatrix]) -> LocalMatrix? {
    var bases = [[[Complex<Double>]]?](repeating: nil, count: spaces.count)
    for start in spaces.indices where bases[start] == nil {
      bases[start] = vectors(spanning: spaces[start])
      var queue = [start]
      while let space = queue.popLast() {
        for operation in operators {
          let moved =
            operation.matrix * operation.argument(spaces[space]) * operation.matrix.adjoint
          guard let target = spaces.firstIndex(where: moved.isClose), bases[target] == nil else {
            continue
          }
          bases[target] = bases[space]!.map(operation.applied)
          queue.append(target)
        }
      }
    }
    let vectors = bases.flatMap { $0! }
    guard var lines = BasisLines(vectors, operators) else { return nil }
    lines.choosePhases()
    return lines.matrix
  }

  private var operators: [LocalOperation] {
    demands.unitary.map { LocalOperation(matrix: $0, isAntiunitary: false) }
      + demands.antiunitary.map { LocalOperation(matrix: $0, isAntiunitary: true) }
  }

  /// An orthonormal basis of the range of a projector, near the first levels that have a part in it; of vectors that an anti-unitary
  /// operator leaves alone where there is one with square 1.
  private func vectors(spanning projector: LocalMatrix) -> [[Complex<Double>]] {
    let conjugation = demands.antiunitary.first { matrix in
      (matrix * projector.conjugate * matrix.adjoint).isClose(to: projector)
        && (matrix * matrix.conjugate * projector).isClose(to: projector)
    }
    var candidates = (0..<dimension).flatMap { level -> [[Complex<Double>]] in
      let own = (0..<dimension).map { projector[$0, level] }
      guard let conjugation else { return [own] }
      return [Complex<Double>.one, .i].map { factor in
        let turned = own.map { $0 * factor }
        let image = conjugation.applied(to: turned.map(\.conjugate))
        return zip(turned, image).map { $0 + $1 }
      }
    }
    var chosen: [[Complex<Double>]] = []
    for _ in 0..<Int(projector.trace.real.rounded()) {
      let lengths = candidates.map { $0.squaredLength }
      let longest = lengths.max()!
      let best = candidates[lengths.firstIndex { $0 > longest - 1e-9 }!].normalized
      chosen.append(best)
      candidates = candidates.map { vector in
        let part = best.overlap(with: vector)
        return zip(vector, best).map { $0 - part * $1 }
      }
    }
    return chosen
  }
}

/// A matrix, after complex conjugation or not.
struct LocalOperation {
  let matrix: LocalMatrix
  let isAntiunitary: Bool

  /// What becomes of a matrix on which the operator acts before U multiplies it.
  func argument(_ matrix: LocalMatrix) -> LocalMatrix {
    isAntiunitary ? matrix.conjugate : matrix
  }

  func applied(to vector: [Complex<Double>]) -> [Complex<Double>] {
    matrix.applied(to: isAntiunitary ? vector.map(\.conjugate) : vector)
  }
}

extension [Complex<Double>] {
  var squaredLength: Double { reduce(0) { $0 + $1.lengthSquared } }

  var normalized: [Complex<Double>] {
    let length = squaredLength.squareRoot()
    return map { $0 / Complex(length) }
  }

  /// <self|other>.
  func overlap(with other: [Complex<Double>]) -> Complex<Double> {
    zip(self, other).reduce(.zero) { $0 + $1.0.conjugate * $1.1 }
  }
}

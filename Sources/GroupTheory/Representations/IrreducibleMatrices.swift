import LinearAlgebra
import Numerics

/// Unitary matrices D(g) of one irrep for all elements of a finite group.
///
/// They are built from characters alone. A linear character ψ of an abelian subgroup H that the
/// irrep contains once belongs to one vector v, and the overlaps of its images are known:
///
///     <D(x)v|D(y)v> = f(x⁻¹y),    f(x) = (1/|H|) Σ_h ψ(h)* χ(x h)
///
/// d linearly independent images, orthonormalized in order, are the basis; the first basis vector
/// is v itself. Where every ψ occurs more than once, the images span several copies of the irrep,
/// which are split by an averaged matrix. The matrices depend on nothing but the arguments. They
/// are real when ψ and χ are, and can be made so for every irrep of indicator 1; see
/// `adapted(toConjugation:)`.
///
/// Accuracy: unitarity and all products to 1e-13 for the groups up to order 200.
/// Complexity: O(|G| d³) time, |G| d² numbers.
public struct IrreducibleMatrices: Sendable {
  /// The dimension d.
  public let dimension: Int
  /// The number of group elements.
  public let order: Int
  /// All matrix elements. Shape [element, row, column], flattened.
  public let elements: [Complex<Double>]

  /// The matrices of irrep `irrep` of a character table of the group.
  public init(irrep: Int, of table: CharacterTable, group: FiniteGroup) {
    let character = CharacterValues(irrep: irrep, of: table, group: group)
    self.init(character, seededBy: .rarest(in: character))
  }

  /// The matrix element D(g)_{row, column}.
  @inline(__always)
  public subscript(element: Int, row: Int, column: Int) -> Complex<Double> {
    elements[(element * dimension + row) * dimension + column]
  }

  /// The matrix of one element. Shape [row][column].
  public func matrix(_ element: Int) -> [[Complex<Double>]] {
    (0..<dimension).map { row in (0..<dimension).map { self[element, row, $0] } }
  }

  /// Whether every matrix element is real.
  public var isReal: Bool { elements.allSatisfy { $0.imaginary == 0 } }

  init(dimension: Int, order: Int, elements: [Complex<Double>]) {
    self.dimension = dimension
    self.order = order
    self.elements = elements
  }

  /// The same from the trivial subgroup, which every irrep contains d times, for tests of that case.
  package init(
    irrep: Int, of table: CharacterTable, group: FiniteGroup, seededByTrivialSubgroup: Void
  ) {
    let character = CharacterValues(irrep: irrep, of: table, group: group)
    self.init(character, seededBy: .trivial(dimension: character.dimension))
  }

  private init(_ character: CharacterValues, seededBy seed: LinearCharacter) {
    let orbit = VectorOrbit(character, seed: seed)
    let copies = orbit.matrices(count: character.dimension * seed.multiplicity)
    self = seed.multiplicity == 1 ? copies : copies.oneCopy(dimension: character.dimension)
  }

  /// W D(g) W†, in the basis whose vectors are the conjugated rows of W.
  func transformed(by rows: [[Complex<Double>]]) -> IrreducibleMatrices {
    let count = rows.count
    var result: [Complex<Double>] = []
    result.reserveCapacity(order * count * count)
    for element in 0..<order {
      let half = rows.map { row in
        (0..<dimension).map { column in
          (0..<dimension).reduce(Complex<Double>.zero) { $0 + row[$1] * self[element, $1, column] }
        }
      }
      for left in half {
        for right in rows {
          result.append(zip(left, right).reduce(.zero) { $0 + $1.0 * $1.1.conjugate })
        }
      }
    }
    return IrreducibleMatrices(dimension: count, order: order, elements: result)
  }

  /// One of several equal irreps that these matrices contain.
  ///
  /// The average (1/|G|) Σ_g D(g) A D(g)† of a Hermitian matrix A commutes with all D(g); for
  /// an A in general position each of its eigenspaces carries one copy.
  private func oneCopy(dimension part: Int) -> IrreducibleMatrices {
    var state: UInt64 = 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53) - 0.5
    }
    var start = [[Complex<Double>]](
      repeating: Array(repeating: .zero, count: dimension), count: dimension)
    for row in 0..<dimension {
      for column in 0...row {
        start[row][column] = Complex(next(), row == column ? 0 : next())
        start[column][row] = start[row][column].conjugate
      }
    }
    let system = try! hermitianEigensystem(averaged(start) { $0 })
    let gaps = (0..<(dimension / part)).map { place in
      let low = place == 0 ? -.infinity : system.values[place * part - 1]
      let high = place * part + part < dimension ? system.values[place * part + part] : .infinity
      return min(
        system.values[place * part] - low, high - system.values[place * part + part - 1])
    }
    let best = gaps.indices.max { gaps[$0] < gaps[$1] }!
    let rows = system.vectors[(best * part)..<(best * part + part)].map { $0.map(\.conjugate) }
    return transformed(by: rows)
  }

  /// (1/|G|) Σ_g D(g) A D(τ(g))^X: X is † and τ the identity unless `partner` says otherwise.
  func averaged(
    _ matrix: [[Complex<Double>]], adjoint: (Complex<Double>) -> Complex<Double> = \.conjugate,
    partner: (Int) -> Int
  ) -> [[Complex<Double>]] {
    var sum = [[Complex<Double>]](
      repeating: Array(repeating: .zero, count: dimension), count: dimension)
    for element in 0..<order {
      let right = partner(element)
      for row in 0..<dimension {
        let left = (0..<dimension).map { column in
          (0..<dimension).reduce(Complex<Double>.zero) {
            $0 + self[element, row, $1] * matrix[$1][column]
          }
        }
        for column in 0..<dimension {
          var value = Complex<Double>.zero
          for middle in 0..<dimension {
            value += left[middle] * adjoint(self[right, column, middle])
          }
          sum[row][column] += value
        }
      }
    }
    return sum.map { $0.map { $0.multiplied(by: 1 / Double(order)) } }
  }
}

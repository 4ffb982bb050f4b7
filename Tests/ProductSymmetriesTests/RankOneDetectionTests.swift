import CommandSupport
import LatticeModels
import LinearAlgebra
import ModelFiles
import Numerics
import ProductSymmetries
import Testing

/// Product operators inside the commutant by rank-one detection, a second path that knows nothing of random starts.
///
/// Source: L. De Lathauwer, SIAM J. Matrix Anal. Appl. 28, 642 (2006).
@Suite("Rank-one detection finds the same operators")
struct RankOneDetectionTests {
  @Test(
    "As many products as the kernel has dimensions",
    arguments: [("s3-chain", "3", 6), ("chiral-clock", "3", 3), ("xyz-chain", "3", 4)])
  func kernel(name: String, length: String, count: Int) throws {
    let file = try ResourceLocator.modelFile(for: name, hint: { _, _ in "" })
    let model = try ModelFile.load(path: file.path, overrides: ["L": length])
    let found = try SymmetryOperators(of: model)
    let commutant = try Self.commutant(of: model)
    let levels = model.siteDimensions[0]
    // All y = Σ y_kl (k ≤ l) for which the 2 × 2 minors of Σ x_k E_k across the first cut vanish.
    let pairs = commutant.indices.flatMap { k in (k..<commutant.count).map { (k, $0) } }
    let cut = commutant.map { Self.matricization($0, levels: levels) }
    var normal = [[Complex<Double>]](
      repeating: Array(repeating: .zero, count: pairs.count), count: pairs.count)
    var stream = RandomStream(seed: 1, coupling: "minors", sample: 0, index: 0)
    for _ in 0..<(4 * pairs.count) {
      let (u, v) = (
        Self.vectors(cut[0].rowCount, &stream), Self.vectors(cut[0].columnCount, &stream)
      )
      let row = pairs.map { k, l in Self.minor(cut[k], cut[l], u, v) * Complex(k == l ? 1 : 2) }
      for i in pairs.indices {
        for j in pairs.indices { normal[i][j] += row[i].conjugate * row[j] }
      }
    }
    let values = try hermitianEigensystem(normal).values
    #expect(values.count { $0 < 1e-10 * values.last! } == count)
    #expect(found.onSiteGroup.order == count)
  }

  /// Orthonormal operators that commute with every operator of the model, by linear algebra on the whole space.
  private static func commutant(of model: Model) throws -> [ComplexMatrix] {
    let space = model.siteDimensions.reduce(1, *)
    let sites = Array(model.siteDimensions.indices)
    let operators = IndependentOperators(of: model).operators(of: model).map { summands in
      let whole = summands.reduce(
        LocalOperator.identity(sites: sites, dimensions: model.siteDimensions).scaled(by: .zero)
      ) { $0 + $1 }
      let rows = whole.denseRows
      return ComplexMatrix(rowCount: space, columnCount: space) { rows[$0][$1] }
    }
    // The commutant of two generic members, in the eigenbasis of the first: block by block of equal levels.
    func member(_ seed: Int) -> ComplexMatrix {
      var stream = RandomStream(seed: UInt64(seed), coupling: "member", sample: 0, index: 0)
      return operators.dropFirst().reduce(operators[0]) {
        $0.adding($1, times: Complex(stream.standardNormal()))
      }
    }
    let (values, vectors) = try member(1).hermitianEigensystem()
    let second = vectors.adjointMultiplied(by: member(2).multiplied(by: vectors))
    let places = (0..<space).flatMap { i in
      (0..<space).filter { abs(values[$0] - values[i]) < 1e-9 }.map { (i, $0) }
    }
    var normal = [[Complex<Double>]](
      repeating: Array(repeating: .zero, count: places.count), count: places.count)
    let columns = places.map { i, j in
      // [|i⟩⟨j|, M]: row i of it holds row j of M, column j minus column i.
      ComplexMatrix(rowCount: space, columnCount: space) { row, column in
        (row == i ? second[j, column] : .zero) - (column == j ? second[row, i] : .zero)
      }
    }
    for a in places.indices {
      for b in a..<places.count {
        normal[a][b] = columns[a].overlap(with: columns[b])
        normal[b][a] = normal[a][b].conjugate
      }
    }
    let system = try hermitianEigensystem(normal)
    return zip(system.values, system.vectors).filter { $0.0 < 1e-9 * system.values.last! }.map {
      var matrix = ComplexMatrix.identity(space).scaled(by: .zero)
      for (place, weight) in zip(places, $0.1) { matrix[place.0, place.1] = weight }
      return vectors.multiplied(by: matrix).multiplied(by: vectors.adjoint)
    }
  }

  /// Shape [operators of the first site, operators of the others].
  private static func matricization(_ matrix: ComplexMatrix, levels: Int) -> ComplexMatrix {
    let rest = matrix.rowCount / levels
    return ComplexMatrix(rowCount: levels * levels, columnCount: rest * rest) { left, right in
      matrix[left / levels * rest + right / rest, left % levels * rest + right % rest]
    }
  }

  private static func vectors(
    _ count: Int, _ stream: inout RandomStream
  ) -> [[Complex<Double>]] {
    (0..<2).map { _ in
      (0..<count).map { _ in Complex(stream.standardNormal(), stream.standardNormal()) }
    }
  }

  /// The symmetric bilinear form of the minor of uᵀ A v.
  private static func minor(
    _ a: ComplexMatrix, _ b: ComplexMatrix, _ u: [[Complex<Double>]], _ v: [[Complex<Double>]]
  ) -> Complex<Double> {
    func entry(_ matrix: ComplexMatrix, _ i: Int, _ j: Int) -> Complex<Double> {
      (0..<matrix.columnCount).reduce(.zero) { sum, column in
        (0..<matrix.rowCount).reduce(sum) { $0 + u[i][$1] * matrix[$1, column] * v[j][column] }
      }
    }
    let first = entry(a, 0, 0) * entry(b, 1, 1) + entry(b, 0, 0) * entry(a, 1, 1)
    let second = entry(a, 0, 1) * entry(b, 1, 0) + entry(b, 0, 1) * entry(a, 1, 0)
    return (first - second) / Complex(2)
  }
}

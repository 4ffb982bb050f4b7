import KrylovSpaces
import LinearAlgebra
import Numerics
import ProcessGroups
import TestSupport
import Testing

@Suite("Matrices whose rows processes share")
struct SharedMatrixTests {
  /// A random sparse matrix, made of equal blocks whose states are mixed up.
  private struct RandomMatrix: Sendable {
    private var entries: [(row: Int, column: Int, value: Complex<Double>)] = []
    let dimension: Int

    init(rows: Int, copies: Int, isReal: Bool, seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      dimension = rows * copies
      var mixer = SeededGenerator(seed: seed + 1000)
      let order = (0..<dimension).shuffled(using: &mixer)
      func add(_ row: Int, _ column: Int, _ real: Double, _ imaginary: Double) {
        for copy in 0..<copies {
          let (x, y) = (order[copy * rows + row], order[copy * rows + column])
          entries.append(
            (max(x, y), min(x, y), Complex(real, x >= y ? imaginary : -imaginary)))
        }
      }
      for row in 0..<rows {
        add(row, row, .random(in: -3...3, using: &generator), 0)
        for _ in 0..<3 where row > 0 {
          add(
            row, .random(in: 0..<row, using: &generator), .random(in: -1...1, using: &generator),
            isReal ? 0 : .random(in: -1...1, using: &generator))
        }
      }
    }

    func whole(isReal: Bool) -> SparseRows {
      SparseRows(dimension: dimension, isReal: isReal) { add in
        for (row, column, value) in entries {
          add(.init(row: row, column: column, real: value.real, imaginary: value.imaginary))
        }
      }
    }

    /// The rows of one process.
    func part(_ group: some ProcessGroup, isReal: Bool) -> SparseRows {
      let rows = SharedRows(dimension, among: group)
      var own = [[Int: Complex<Double>]](repeating: [:], count: dimension)
      for (row, column, value) in entries {
        own[row][column, default: .zero] += value
        if row != column { own[column][row, default: .zero] += value.conjugate }
      }
      var (diagonal, starts, columns) = ([Double](), [0], [Int32]())
      var (real, imaginary) = ([Double](), [Double]())
      for row in rows.own {
        diagonal.append(own[row][row]?.real ?? 0)
        for (column, value) in own[row].sorted(by: { $0.key < $1.key }) where column != row {
          columns.append(Int32(column))
          real.append(value.real)
          if !isReal { imaginary.append(value.imaginary) }
        }
        starts.append(columns.count)
      }
      return SparseRows(
        rows, of: group, diagonal: diagonal, starts: starts, columns: columns, real: real,
        imaginary: imaginary)
    }
  }

  @Test("Products and bounds are those of the whole matrix", arguments: 1...4, [1, 8, 11])
  func products(count: Int, columns: Int) throws {
    let matrix = RandomMatrix(rows: 211, copies: 1, isReal: false, seed: 5)
    let whole = ComplexSparseMatrix(matrix.whole(isReal: false))
    let expected = image(whole, columns)
    let parts = try ThreadGroup.run(count) { group in
      let part = ComplexSparseMatrix(matrix.part(group, isReal: false))
      #expect(part.dimension == matrix.dimension)
      #expect(abs(part.bounds.lowerBound - whole.bounds.lowerBound) < 1e-12)
      #expect(abs(part.bounds.upperBound - whole.bounds.upperBound) < 1e-12)
      return (SharedRows(matrix.dimension, among: group).own, image(part, columns))
    }.map { try $0.get() }
    for (rows, part) in parts {
      for column in 0..<columns {
        for (place, row) in rows.enumerated() {
          #expect((part[place, column] - expected[row, column]).length < 1e-13)
        }
      }
    }
  }

  /// The image of random vectors that are the same for any number of processes.
  private func image<Operator: HermitianOperator>(
    _ matrix: Operator, _ columns: Int
  ) -> DenseMatrix<Operator.Scalar> {
    let vectors = VectorColumns<Operator.Scalar>(
      rows: matrix.rows(threads: 2), capacity: 2 * columns)
    vectors.fillRandomly(0..<columns, seed: 3)
    matrix.multiply(
      vectors.storage, columns: columns, into: vectors.column(columns), rows: vectors.rows)
    return vectors.matrix(of: columns..<(2 * columns))
  }

  @Test("No copy of a level is lost", arguments: 1...3, 1...6)
  func copies(count: Int, copies: Int) throws {
    LinearAlgebraLibrary.useOneThread()
    let isReal = copies.isMultiple(of: 2)
    let single = RandomMatrix(rows: 200, copies: 1, isReal: isReal, seed: 9)
    let matrix = RandomMatrix(rows: 200, copies: copies, isReal: isReal, seed: 9)
    let search = LowestLevelsSearch(levels: 12)
    let levels =
      isReal
      ? try search.run(RealSparseMatrix(single.whole(isReal: true))).values
      : try search.run(ComplexSparseMatrix(single.whole(isReal: false))).values
    let found = try ThreadGroup.run(count) { group in
      isReal
        ? try search.run(RealSparseMatrix(matrix.part(group, isReal: true))).values
        : try search.run(ComplexSparseMatrix(matrix.part(group, isReal: false))).values
    }.map { try $0.get() }
    for values in found {
      #expect(values == found[0])
      #expect(values.count >= 12)
      for (number, value) in values.enumerated() {
        #expect(abs(value - levels[number / copies]) < 1e-11)
      }
    }
  }

  @Test("A matrix that is not Hermitian is noticed, and no other one", arguments: 1...3)
  func hermiticity(count: Int) throws {
    let matrix = RandomMatrix(rows: 500, copies: 1, isReal: true, seed: 2)
    for isBroken in [false, true] {
      let defects = try ThreadGroup.run(count) { group in
        let rows = SharedRows(500, among: group)
        let good = matrix.part(group, isReal: true)
        if !isBroken { return RealSparseMatrix(good).hermiticityDefect(threads: 1) }
        // One entry above the diagonal without its mirror image.
        let isOwn = rows.own.contains(3)
        let one = SparseRows(
          rows, of: group, diagonal: Array(repeating: 0, count: rows.own.count),
          starts: [0] + rows.own.map { isOwn && $0 >= 3 ? 1 : 0 }, columns: isOwn ? [400] : [],
          real: isOwn ? [1e-8] : [], imaginary: [])
        return RealSparseMatrix(one).hermiticityDefect(threads: 1)
      }.map { try $0.get() }
      for defect in defects { #expect(isBroken ? defect > 1e-9 : defect < 1e-12) }
    }
  }
}

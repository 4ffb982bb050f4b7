import KrylovSpaces
import LinearAlgebra
import Numerics
import TestSupport
import Testing

struct InteriorLevelsTests {
  @Test(
    "Of levels with up to six copies in the middle none is lost and none doubled", arguments: 0..<40
  )
  func findsAllCopies(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = middleLevels(420, using: &generator)
    if seed.isMultiple(of: 2) {
      try check(ReflectedMatrix<Double>(levels: levels, seed: seed), seed)
    } else {
      try check(ReflectedMatrix<Complex<Double>>(levels: levels, seed: seed), seed)
    }
  }

  /// Every third case is counted by inertia, the others are checked with a random block.
  private func check<Scalar>(_ matrix: ReflectedMatrix<Scalar>, _ seed: UInt64) throws {
    var search = InteriorSearch()
    search.seed = seed
    search.largestCounted = seed.isMultiple(of: 3) ? 1000 : 0
    let window = -0.35...0.35
    let found = try search.run(matrix, .between(window))
    #expect(found.complete.lowerBound >= window.lowerBound)
    #expect(found.complete.upperBound <= window.upperBound)
    let expected = matrix.levels.filter(found.complete.contains)
    #expect(expected.count >= matrix.levels.count { abs($0) < 0.349 })
    #expect(found.values.count == expected.count)
    for (value, level) in zip(found.values, expected) { #expect(abs(value - level) < 1e-11) }
    #expect(found.residuals.allSatisfy { $0 < 1e-10 })
    #expect(found.isCounted == seed.isMultiple(of: 3) && found.products > 0)
    #expect(found.failureProbability <= (found.isCounted ? 0 : 2 * search.failureProbability))
    try checkOrthonormality(found.vectors)
  }

  private func checkOrthonormality<Scalar: KrylovScalar>(_ vectors: DenseMatrix<Scalar>) throws {
    let overlaps = vectors.adjointMultiplied(by: vectors)
    for column in 0..<overlaps.columnCount {
      for row in 0..<overlaps.rowCount {
        let unit = Scalar.entry { $0 == 0 && row == column ? 1 : 0 }
        #expect(Scalar.squaredModulus(of: overlaps[row, column] - unit) < 1e-24)
      }
    }
  }

  @Test("The levels nearest to an energy, and the copies of the last", arguments: 0..<12)
  func nearest(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let matrix = ReflectedMatrix<Double>(
      levels: middleLevels(420, using: &generator), seed: seed)
    let energy = Double.random(in: -0.3...0.3, using: &generator)
    let found = try InteriorSearch().run(matrix, .nearest(15, to: energy))
    let expected = matrix.levels.filter(found.complete.contains)
    #expect(found.values.count == expected.count && expected.count >= 15)
    let others = matrix.levels.filter { !found.complete.contains($0) }
    #expect(others.map { abs($0 - energy) }.min()! > expected.map { abs($0 - energy) }.max()!)
    // Without the last group of copies they are too few.
    let farthest = expected.map { abs($0 - energy) }.max()!
    #expect(expected.count { abs($0 - energy) < farthest - 1e-8 } < 15)
  }

  @Test("More copies than vectors in a block make the block wider", arguments: [9, 17])
  func widensBlocks(copies: Int) throws {
    let levels =
      Array(repeating: 0.013, count: copies) + (0..<900).map { -9.011 + 0.02 * Double($0) }
    let found = try InteriorSearch().run(
      ReflectedMatrix<Double>(levels: levels.sorted(), seed: 5), .between(-0.1...0.1))
    #expect(found.blockWidth > copies)
    #expect(found.values.count { abs($0 - 0.013) < 1e-11 } == copies)
  }

  @Test("Levels that mirror each other at the middle of the window keep their vectors apart")
  func mirroredLevels() throws {
    let uneven = [0.010, 0.042, 0.074]
    let half = (0..<300).map { uneven[$0 % 3] + 0.09 * Double($0 / 3) }
    let levels = (half + half.map { -$0 }).sorted()
    let matrix = ReflectedMatrix<Double>(levels: levels, seed: 2)
    let found = try InteriorSearch().run(matrix, .between(-0.3...0.3))
    #expect(found.values.count == levels.count { abs($0) <= 0.3 })
    #expect(found.residuals.allSatisfy { $0 < 1e-10 })
  }

  @Test("Windows at the ends of the spectrum and beyond", arguments: [-1, 1])
  func endsOfTheSpectrum(sign: Double) throws {
    let levels = (0..<600).map { sign * (0.01 * Double($0) - 3) }.sorted()
    let matrix = ReflectedMatrix<Double>(levels: levels, seed: 9)
    let window = sign < 0 ? 2.7995...9.0 : -9.0...(-2.7995)
    let found = try InteriorSearch().run(matrix, .between(window))
    #expect(found.values.count == levels.count(where: window.contains))
    let end = sign < 0 ? found.complete.upperBound : -found.complete.lowerBound
    #expect(end == Double.infinity)
    let beyond = try InteriorSearch().run(matrix, .between(20...21))
    #expect(beyond.values.isEmpty)
  }

  @Test("A gap in the middle has no levels, for certain")
  func gap() throws {
    let upper = (0..<300).map { 1 + 0.01 * Double($0) }
    let levels = (upper + upper.map { -$0 }).sorted()
    let matrix = ReflectedMatrix<Double>(levels: levels, seed: 4)
    let found = try InteriorSearch().run(matrix, .between(-0.2...0.2))
    #expect(found.values.isEmpty && found.isCounted)
  }

  @Test("The narrowest window has the copies of its level", arguments: [0, 1000])
  func narrowWindow(largestCounted: Int) throws {
    let levels = ((0..<500).map { 0.01 * Double($0) } + [2.5, 2.5]).sorted()
    let matrix = ReflectedMatrix<Double>(levels: levels, seed: 6)
    var search = InteriorSearch()
    search.largestCounted = largestCounted
    let found = try search.run(matrix, .between((2.5 - 1e-7)...(2.5 + 1e-7)))
    #expect(found.values.count == 3 && found.values.allSatisfy { abs($0 - 2.5) < 1e-11 })
    let empty = try search.run(matrix, .between(2.504...2.505))
    #expect(empty.values.isEmpty && empty.complete == 2.504...2.505)
  }

  @Test("Too many levels and too wide a window are refused with a sentence")
  func refusals() throws {
    let matrix = ReflectedMatrix<Double>(
      levels: (0..<600).map { 0.01 * Double($0) - 3 }, seed: 1)
    var search = InteriorSearch()
    #expect(throws: InteriorLevelsError.self) { try search.run(matrix, .between(-2.9...2.9)) }
    search.memory = 1e5
    #expect(throws: InteriorLevelsError.self) { try search.run(matrix, .between(-0.1...0.1)) }
    search.memory = .infinity
    #expect(throws: CancellationError.self) {
      try search.run(matrix, .between(-0.1...0.1), isCancelled: { true })
    }
  }

  @Test("The threads do not change a bit")
  func threadsChangeNothing() throws {
    let matrix = RealSparseMatrix(randomChain(3000))
    let results = try [1, 2, 3].map { threads in
      var search = InteriorSearch()
      (search.threads, search.largestCounted) = (threads, 0)
      return try search.run(matrix, .nearest(12, to: 0.1))
    }
    for other in results.dropFirst() {
      #expect(other.values == results[0].values)
      #expect(other.vectors == results[0].vectors)
      #expect(other.products == results[0].products)
    }
  }

  @Test(
    "Sparse matrices multiply with a polynomial of themselves as with themselves",
    arguments: [5, 8, 11])
  func sparsePolynomials(columns: Int) throws {
    let matrix = RealSparseMatrix(randomChain(300))
    try compare(matrix, columns: columns)
    var generator = SeededGenerator(seed: 3)
    let entries = (0..<900).map { _ -> SparseRows.Entry in
      let column = Int.random(in: 0..<200, using: &generator)
      let row = Int.random(in: column..<200, using: &generator)
      return .init(
        row: row, column: column, real: .random(in: -1...1, using: &generator),
        imaginary: row == column ? 0 : .random(in: -1...1, using: &generator))
    }
    try compare(
      ComplexSparseMatrix(
        SparseRows(dimension: 200, isReal: false) { add in entries.forEach(add) }),
      columns: columns)
  }

  /// Against Horner's scheme in products.
  private func compare<Operator: ChebyshevOperator>(_ matrix: Operator, columns: Int) throws {
    let rows = RowChunks(rowCount: matrix.dimension, threads: 2)
    let space = VectorColumns<Operator.Scalar>(rows: rows, capacity: 6 * columns)
    space.fillRandomly(0..<columns, seed: 7)
    let (low, high) = (matrix.bounds.lowerBound, matrix.bounds.upperBound)
    let series = ChebyshevSeries(interval: low...high, coefficients: [0.3, -0.2, 0.7, 0.4])
    matrix.multiply(
      series, space.column(0), columns: columns, into: space.column(columns), rows: rows,
      isCancelled: { false })
    // x = (A - m)/h: powers of x in further columns.
    let (center, half) = ((low + high) / 2, (high - low) / 2)
    for power in 1...3 {
      let source = space.column(power == 1 ? 0 : power * columns)
      let target = space.column((power + 1) * columns)
      matrix.multiply(source, columns: columns, into: target, rows: rows)
      for place in 0..<(columns * matrix.dimension) {
        target[place] = Operator.Scalar.scaled(
          target[place] - Operator.Scalar.scaled(source[place], by: center), by: 1 / half)
      }
    }
    // T_2 = 2 x² - 1 and T_3 = 4 x³ - 3 x.
    for place in 0..<(columns * matrix.dimension) {
      let terms = [
        (0, 0.3 - 0.7), (2, -0.2 - 3 * 0.4), (3, 2 * 0.7), (4, 4 * 0.4),
      ].map { Operator.Scalar.scaled(space.column($0.0 * columns)[place], by: $0.1) }
      let sum = terms.dropFirst().reduce(terms[0], +)
      let difference = sum - space.column(columns)[place]
      #expect(Operator.Scalar.squaredModulus(of: difference) < 1e-24)
    }
  }
}

/// Levels between -10 and 10, denser than elsewhere around 0, where they come in groups of up to six copies; ascending.
func middleLevels(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
  var levels: [Double] = []
  var energy = -0.5
  while energy < 0.5 {
    levels += Array(repeating: energy, count: Int.random(in: 1...6, using: &generator))
    energy += Double.random(in: 0.03...0.15, using: &generator)
  }
  while levels.count < count {
    let level = Double.random(in: 0.52...10, using: &generator)
    levels.append(Bool.random(using: &generator) ? level : -level)
  }
  return levels.sorted()
}

/// A chain with random fields, as a matrix with three diagonals.
func randomChain(_ length: Int) -> SparseRows {
  var generator = SeededGenerator(seed: 8)
  let fields = (0..<length).map { _ in Double.random(in: -1...1, using: &generator) }
  return SparseRows(dimension: length, isReal: true) { add in
    for site in 0..<length {
      add(.init(row: site, column: site, real: fields[site]))
      if site > 0 { add(.init(row: site, column: site - 1, real: -1)) }
    }
  }
}

import CurveImport
import GroupTheory
import NumPyFiles
import Numerics
import TestSupport
import Testing

@Suite("Curves of other programs")
struct CurveImportTests {
  private func group(_ name: String) throws -> KnownSectors {
    KnownSectors(try #require(try LabelledIrreps(productName: name)))
  }

  private func imported(
    _ arrays: ArraysForTests, _ known: KnownSectors?, mapping: String = "{}",
    normalized: Bool? = nil
  ) throws -> CurveImport {
    try CurveImport(
      arrays.named, mapping: CurveMapping.parse(mapping, name: "map.yaml"), known: known,
      normalized: normalized)
  }

  private func problem(
    _ arrays: ArraysForTests, _ known: KnownSectors?, mapping: String = "{}"
  ) -> CurveImportError? {
    #expect(throws: CurveImportError.self) { try imported(arrays, known, mapping: mapping) }
  }

  @Test("means, plateaus and errors of time sections of the later half")
  func means() throws {
    let arrays = ArraysForTests.s3()
    let curves = try imported(arrays, group("Z3"))
    #expect(curves.sectors.names == ["0", "1", "2"])
    #expect(curves.sectors.multiplicities == [20, 20, 20])
    #expect(curves.formFactor.mean[1][2] == arrays.arrays["K_1_2"]?.real)
    #expect(curves.formFactor.mean[2][1] == arrays.arrays["K_1_2"]?.real)
    #expect(curves.formFactor.standardError[0][0].allSatisfy { $0.isNaN })
    #expect(curves.formFactor.imaginary[0][1].allSatisfy { $0.isNaN })
    #expect(curves.formFactor.imaginary[1][1].allSatisfy { $0 == 0 })
    let plateau = try #require(curves.plateau)
    #expect(plateau.windowStart == 104.5 && plateau.windowEnd == 209)
    // By hand: the mean of all later values, and s/√16 of the means of sixteen sections of six or seven.
    let late = Array((arrays.arrays["K_0_0"]!.real!)[95...])
    let mean = late.reduce(0, +) / Double(late.count)
    #expect(abs(plateau.timeAverage[0][0] - mean) < 1e-12)
    let sections = (0..<16).map { k in
      let part = late[(late.count * k / 16)..<(late.count * (k + 1) / 16)]
      return part.reduce(0, +) / Double(part.count)
    }
    let centre = sections.reduce(0, +) / 16
    let variance = sections.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 15
    #expect(abs(plateau.standardError[0][0] - (variance / 16).squareRoot()) < 1e-12)
    #expect(plateau.valueCount == 16 && curves.warnings.isEmpty)
    #expect(curves.sampleCount == nil && curves.sampleCurves.isEmpty)
  }

  @Test("a window of one's own ends where it says")
  func window() throws {
    let plateau = try #require(
      try imported(.s3(), group("Z3"), mapping: "window: [50, 100]").plateau)
    #expect(plateau.windowStart == 50 && plateau.windowEnd == 100)
    #expect(problem(.s3(), try group("Z3"), mapping: "window: [300, 400]")?.isRequest == true)
  }

  @Test("curves of every sample, whichever axis they are on")
  func samples() throws {
    var random = SeededGenerator(seed: 8)
    var arrays = ArraysForTests.s3()
    let count = arrays.timeCount
    var values: [String: [Double]] = [:]
    for name in arrays.arrays.keys.filter({ $0.hasPrefix("K_") }) {
      values[name] = (0..<(5 * count)).map { _ in 20 + Double.random(in: -5...5, using: &random) }
      arrays.add(name, values[name]!, shape: [5, count])
    }
    let rows = try imported(arrays, group("Z3"))
    #expect(rows.sampleCount == 5 && rows.pairs.count == 6)
    #expect(rows.sampleCurves[4][0] == Array(values["K_0_0"]![(4 * count)...]))
    #expect(rows.plateau?.errorEstimate == .samples)
    let column = (0..<5).map { values["K_1_2"]![$0 * count + 7] }
    let mean = column.reduce(0, +) / 5
    let error = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20).squareRoot()
    #expect(abs(rows.formFactor.mean[1][2][7] - mean) < 1e-12)
    #expect(abs(rows.formFactor.standardError[1][2][7] - error) < 1e-12)
    for (name, list) in values {
      let transposed = (0..<count).flatMap { time in (0..<5).map { list[$0 * count + time] } }
      arrays.add(name, transposed, shape: [count, 5])
    }
    let columns = try imported(arrays, group("Z3"))
    #expect(columns.sampleCurves == rows.sampleCurves)
    arrays.add("K_0_1", [Double](repeating: 0, count: count))
    #expect(problem(arrays, try group("Z3"))?.problem.contains("numbers of samples") == true)
  }

  @Test("one array of all pairs, complex, with errors beside it")
  func stacked() throws {
    let count = 40
    var values: [Complex<Double>] = []
    for row in 0..<2 {
      for column in 0..<2 {
        for time in 0..<count {
          values.append(Complex(row == column ? 9 : 1, Double((column - row) * time)))
        }
      }
    }
    let arrays = NamedArrays(
      file: "curves.npz", names: ["t", "K", "E"],
      arrays: [
        "t": NumPyArray(shape: [count], elements: .real((0..<count).map(Double.init))),
        "K": NumPyArray(shape: [2, 2, count], elements: .complex(values)),
        "E": NumPyArray(shape: [2, 2, count], elements: .real(values.map { _ in 0.5 })),
      ])
    let mapping = try CurveMapping.parse(
      """
      curves: K
      errors: E
      samples: 7
      sectors:
        even: {irrep: '0', levels: 9}
        odd: {irrep: '1', levels: 9}
      """, name: "map.yaml")
    let curves = try CurveImport(arrays, mapping: mapping, known: group("Z2"))
    #expect(curves.formFactor.imaginary[0][1] == (0..<count).map(Double.init))
    #expect(curves.formFactor.imaginary[1][0] == (0..<count).map { -Double($0) })
    #expect(curves.formFactor.standardError[0][1] == [Double](repeating: 0.5, count: count))
    #expect(curves.sampleCount == 7)
    #expect(curves.matches.map(\.label) == ["even", "odd"])
  }

  @Test("a pair that the file has the other way round is its conjugate")
  func conjugate() throws {
    var arrays = ArraysForTests.s3()
    let count = arrays.timeCount
    arrays.arrays["K_2_1"] = NumPyArray(
      shape: [count], elements: .complex((0..<count).map { Complex(20, Double($0)) }))
    arrays.arrays["K_1_2"] = nil
    let curves = try imported(arrays, group("Z3"))
    #expect(curves.formFactor.imaginary[1][2] == (0..<count).map { -Double($0) })
    #expect(curves.formFactor.imaginary[2][1] == (0..<count).map(Double.init))
  }

  @Test("curves that were not divided by d d are, and what is suspicious is said")
  func normalization() throws {
    let full = ArraysForTests(
      labels: ["(0,+)", "(0,-)", "1"], plateaus: [[30, 0, 0], [0, 30, 0], [0, 0, 240]],
      dimensions: [1, 1, 2], multiplicities: [30, 30, 60])
    let known = try group("D3")
    let taken = try imported(full, known)
    #expect(taken.warnings.contains { $0.contains("--no-normalized") })
    let divided = try imported(full, known, normalized: false)
    #expect(divided.warnings.isEmpty)
    #expect(abs(divided.plateau!.timeAverage[2][2] - 60) < 1)
    #expect(try imported(full, known, mapping: "normalized: false").warnings.isEmpty)
    #expect(try imported(full, known, normalized: true).warnings.isEmpty)
    var low = full
    low.add("K_0_p_0_p", [Double](repeating: 15, count: low.timeCount))
    #expect(try imported(low, known).warnings.contains { $0.contains("lies below R = 30") })
  }

  @Test("what is missing or contradicts is said")
  func refusals() throws {
    let known = try group("Z3")
    var arrays = ArraysForTests.s3()
    arrays.arrays["t_calc"] = nil
    #expect(problem(arrays, known)?.problem.contains("of times") == true)
    arrays = .s3()
    arrays.add("t_calc", (0..<200).map { -Double($0) })
    #expect(problem(arrays, known)?.problem.contains("ascending") == true)
    arrays = .s3()
    arrays.arrays["K_1_1"] = nil
    #expect(problem(arrays, known)?.problem.contains("no curve K_0_0") == true)
    arrays = .s3()
    arrays.add("K_0_1", [Double](repeating: .nan, count: 200))
    #expect(problem(arrays, known)?.problem.contains("not finite") == true)
    arrays = .s3()
    arrays.add("K_0_1", [Double](repeating: 1e30, count: 200))
    #expect(problem(arrays, known)?.problem.contains("larger than any") == true)
    arrays = .s3()
    arrays.add("t_calc", (1...200).map { Double($0) * 1e150 })
    #expect(problem(arrays, known)?.problem.contains("ascending") == true)
    arrays = .s3()
    arrays.add("K_0_1", [1, 2, 3])
    #expect(problem(arrays, known)?.problem.contains("shape [3]") == true)
    arrays = .s3()
    arrays.arrays["sector_dims"] = nil
    #expect(problem(arrays, known)?.problem.contains("numbers of levels R") == true)
    arrays = .s3()
    arrays.add("sector_dims", [20, 20, 20.5])
    #expect(problem(arrays, known)?.problem.contains("positive integers") == true)
    #expect(problem(.s3(), try group("Z4"))?.problem.contains("has 4 irreps") == true)
    #expect(problem(.s3(), nil)?.isRequest == true)
    arrays = .s3()
    arrays.arrays["K_0_2"] = nil
    let partial = try imported(arrays, known)
    #expect(partial.warnings.contains { $0.contains("5 of 6 pairs") })
    #expect(partial.formFactor.mean[0][2].allSatisfy { $0.isNaN })
  }

  @Test("a table of text, and lines that are none")
  func table() throws {
    let lines = (0..<50).map { "\($0), 4.0, \($0 % 2 == 0 ? "1e-1" : "-0.1"), 4" }
    let text = "# measured\ntime, K_0_0, K_0_1, K_1_1\n" + lines.joined(separator: "\n") + "\n\n"
    let arrays = try CurveTable.parse(text, file: "curves.csv")
    let mapping = try CurveMapping.parse(
      "sectors: {'0': {levels: 4}, '1': {levels: 4}}", name: "map.yaml")
    let curves = try CurveImport(arrays, mapping: mapping, known: group("Z2"))
    #expect(curves.formFactor.mean[0][1][1] == -0.1)
    #expect(curves.formFactor.times == (0..<50).map(Double.init))
    for (wrong, fragment) in [
      ("", "empty"), ("a, a\n1, 2", "name of its own"), ("t, K\n1, x", "line 2"),
      ("t, K\n1, 2\n3", "line 3"),
    ] {
      let error = #expect(throws: CurveImportError.self) {
        try CurveTable.parse(wrong, file: "curves.csv")
      }
      #expect(error?.problem.contains(fragment) == true)
    }
  }
}

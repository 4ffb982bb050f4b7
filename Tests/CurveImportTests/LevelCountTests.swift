import CurveImport
import TestSupport
import Testing

@Suite("Levels that stand once or d times")
struct LevelCountTests {
  private func counting(
    _ dimension: Int, said: LevelCount? = nil, multiplicity: Int? = nil
  ) -> LevelCounting {
    LevelCounting(
      dimension: dimension, said: said, multiplicity: multiplicity, tolerance: 1e-9, file: "x")
  }

  private func sector(_ rows: [[Double]]) throws -> SectorLevels {
    try SectorLevels(label: SectorLabel("E"), rows: rows, isWindow: false, file: "x")
  }

  @Test("copies with rounding errors become one level", arguments: 2...4)
  func merges(dimension: Int) throws {
    var random = SeededGenerator(seed: UInt64(dimension))
    let levels = (0..<20).map { _ in Double.random(in: -5...5, using: &random) }.sorted()
    let copies = levels.flatMap { level in
      (0..<dimension).map { _ in level + Double.random(in: -1e-13...1e-13, using: &random) }
    }
    let merged = try counting(dimension, said: .multiplets).single(
      sector([copies.shuffled(using: &random)]))
    #expect(merged.rows[0].count == 20)
    for (a, b) in zip(merged.rows[0], levels) { #expect(abs(a - b) < 2e-13) }
  }

  @Test("ties of d are a question, which the number of levels answers too")
  func question() throws {
    let tied = try sector([[1, 1, 2, 2], [0, 0, 3, 3]])
    #expect {
      try counting(2).single(tied)
    } throws: {
      ($0 as? CurveImportError)?.isRequest == true && "\($0)".contains("--counted d-times")
    }
    #expect(try counting(2, said: .once).single(tied) == tied)
    #expect(try counting(2, multiplicity: 4).single(tied) == tied)
    #expect(try counting(2, multiplicity: 2).single(tied).rows == [[1, 2], [0, 3]])
    #expect(try counting(1).single(tied) == tied)
    // A single level that is alone decides it.
    let once = try sector([[1, 1, 2, 2], [0, 0, 3, 3.5]])
    #expect(try counting(2).single(once) == once)
  }

  @Test(
    "copies with few digits are copies, and those at both ends of a period or beyond a window too")
  func wideCopies() throws {
    var random = SeededGenerator(seed: 7)
    let levels = (0..<30).map { _ in Double.random(in: -5...5, using: &random) }
    let coarse = levels.flatMap { [Double(Float($0)), Double(Float($0).nextUp)] }
    #expect(throws: CurveImportError.self) { try counting(2).single(sector([coarse])) }
    func inWindow(
      _ window: ClosedRange<Double>?, _ period: Double?, _ said: LevelCount?
    ) -> LevelCounting {
      LevelCounting(
        dimension: 2, said: said, multiplicity: nil, tolerance: 1e-9, window: window,
        period: period, file: "x")
    }
    // The list ends inside a multiplet, beyond the window.
    let cut = try sector([[0.9, 1, 1, 2, 2, 2.9]])
    #expect(throws: CurveImportError.self) { try inWindow(0.95...2.5, nil, nil).single(cut) }
    #expect(try inWindow(0.95...2.5, nil, .multiplets).single(cut).rows == [[1, 2]])
    #expect(try inWindow(0.95...2.95, nil, nil).single(cut) == cut)
    let circle = try sector([[-3, -1, -1, 0.5, 0.5, 3 - 1e-12]])
    #expect(throws: CurveImportError.self) { try inWindow(nil, 6, nil).single(circle) }
    let merged = try inWindow(nil, 6, .multiplets).single(circle).rows[0]
    #expect(merged.count == 3)
    for level in [-3, -1, 0.5] {
      #expect(merged.contains { abs(($0 - level).remainder(dividingBy: 6)) < 1e-9 })
    }
    #expect(zip(merged, merged.dropFirst()).allSatisfy(<))
  }

  @Test("d copies that are not there are refused, wherever they are missing")
  func missing() throws {
    for rows in [[[1.0, 1, 2]], [[1, 1, 2, 2], [1, 1, 2, 2.5]], [[1, 2, 2, 3]]] {
      #expect {
        try counting(2, said: .multiplets).single(sector(rows))
      } throws: {
        "\($0)".contains("d = 2") && "\($0)".contains("--counted once")
      }
    }
  }
}

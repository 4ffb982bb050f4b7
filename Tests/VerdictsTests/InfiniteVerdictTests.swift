import Branching
import ContinuousGroups
import GroupTheory
import Testing
import Verdicts

@Suite("Verdicts on infinite groups behind a finite visible one")
struct InfiniteVerdictTests {
  private func sum(_ irreps: [Int], of n: Int) -> [Int] {
    irreps.reduce(into: [Int](repeating: 0, count: n)) { $0[$1] += 1 }
  }

  private func expectInfinite(
    _ own: ExactCase, _ group: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard case .infinite(let readings, let answer) = try own.answer() else {
      Issue.record("taken for a finite group", sourceLocation: sourceLocation)
      return
    }
    #expect(answer.solutionCount == 0, sourceLocation: sourceLocation)
    let verdict = Verdict(readings, irreps: own.irreps, agreement: nil, strength: nil)
    #expect(
      verdict.kind == .infinite && verdict.source == .commutant, sourceLocation: sourceLocation)
    #expect(verdict.groups.first == group, sourceLocation: sourceLocation)
    #expect(verdict.reading == "continuous" && verdict.order == nil, sourceLocation: sourceLocation)
    let weak = Verdict(readings, irreps: own.irreps, agreement: nil, strength: 1e-6)
    #expect(weak.kind == .approximate, sourceLocation: sourceLocation)
  }

  @Test("the Z4 clock chain with independent couplings: Pin(2)")
  func clock() throws {
    let (even, odd) = (sum([0, 2], of: 4), sum([1, 3], of: 4))
    let parts = [
      (1, 126, sum([0], of: 4)), (1, 126, sum([2], of: 4)), (2, 120, even), (2, 10, even),
      (2, 210, odd), (2, 45, odd), (2, 1, odd),
    ]
    try expectInfinite(ExactCase(Catalogue.cyclicTable(4), irreps(parts)), "Pin(2)")
  }

  @Test("the XXZ ring in a random field, by parity: U(1)")
  func ring() throws {
    let parts =
      [1, 28, 70, 28, 1].map { (1, $0, [1, 0]) } + [8, 56, 56, 8].map { (1, $0, [0, 1]) }
    try expectInfinite(ExactCase(Catalogue.cyclicTable(2), irreps(parts)), "U(1)")
  }

  @Test("spins behind nothing: SO(3)")
  func spins() throws {
    let parts = [(1, 14), (3, 28), (5, 20), (7, 7), (9, 1)].map { ($0.0, $0.1, [$0.0]) }
    try expectInfinite(ExactCase(Catalogue.cyclicTable(1), irreps(parts)), "SO(3)")
  }

  @Test("D6 with equal sizes is finite")
  func dihedral() throws {
    let parts = [(1, [0]), (1, [0]), (2, [1, 5]), (2, [2, 4]), (1, [3]), (1, [3])]
    let own = ExactCase(
      try Catalogue.cyclicTable(6), irreps(parts.map { ($0.0, 100 * $0.0, sum($0.1, of: 6)) }))
    let reading = try own.finite()
    let verdict = Verdict(reading, agreement: nil, strength: nil)
    #expect(verdict.kind == .decided && verdict.groups == ["D6"] && verdict.index == 2)
    let weak = Verdict(reading, agreement: nil, strength: 1e-6)
    #expect(weak.kind == .approximate && weak.groups == ["D6"] && weak.reason.contains("1E-06"))
  }

  @Test("few states of small irreps decide nothing")
  func smallSystem() throws {
    let parts = [(1, 3, [1, 0, 0]), (1, 2, [1, 0, 0]), (2, 5, [0, 1, 1])]
    let verdict = try ExactCase(Catalogue.cyclicTable(3), irreps(parts)).verdict()
    #expect(verdict.kind == .undecided && verdict.groups == ["S3"])
    #expect(verdict.reason.contains("15 states"))
  }
}

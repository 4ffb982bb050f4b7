import ContinuousGroups
import TestSupport
import Testing

/// Charges that span no maximal torus: an irrep's dimension and its restriction tell the group.
@Suite("Continuous groups behind few charges")
struct HiddenTorusTests {
  /// Algebra, the irrep on a site, the number of sites, and the name of the group.
  static let cases: [(factors: [SimpleLieAlgebra], site: [Int], power: Int, group: String)] = [
    ([.a1, .a1], [1, 1], 4, "SO(3)×SO(3)"),
    ([.a1, .a1], [1, 1], 5, "SO(4)"),
    ([.a1, .a1, .a1], [1, 1, 1], 4, "SO(3)×SO(3)×SO(3)"),
    ([.a2], [1, 0], 5, "SU(3)"),
    ([.a2], [1, 1], 3, "PSU(3)"),
    ([.b2], [0, 1], 4, "SO(5)"),
    ([.b2], [0, 1], 5, "Sp(4)"),
    ([.g2], [1, 0], 3, "G2"),
    ([.a3], [1, 0, 0], 4, "PSU(4)"),
    ([.a3], [1, 0, 0], 5, "SU(4)"),
    ([.b3], [1, 0, 0], 3, "SO(7)"),
    ([.c3], [1, 0, 0], 3, "Sp(6)"),
    ([.a1, .a2], [1, 1, 0], 3, "SU(2)×PSU(3)"),
    ([.a4], [1, 0, 0, 0], 4, "SU(5)"),
    ([.d4], [1, 0, 0, 0], 3, "SO(8)"),
    ([.b4], [1, 0, 0, 0], 3, "SO(9)"),
    ([.c4], [1, 0, 0, 0], 3, "Sp(8)"),
    ([.f4], [0, 0, 0, 1], 2, "F4"),
  ]

  @Test("planted groups of rank up to four, along random coweights", arguments: cases.indices)
  func planted(_ number: Int) throws {
    let (factors, site, power, group) = Self.cases[number]
    let sample = TensorPowerSample(factors, site: site, power: power)
    let rank = factors.reduce(0) { $0 + $1.rank }
    var generator = SeededGenerator(seed: UInt64(4200 + number))
    for _ in 0..<3 {
      var roots: [[Int]] = []
      repeat {
        roots = (0..<rank).map { _ in [Int.random(in: 0...2, using: &generator)] }
      } while roots.allSatisfy { $0 == [0] }
      let diagrams = sample.diagrams(roots)
      let answer = ContinuousBootstrap.solve(
        irreps: diagrams.map(\.diagram), counts: diagrams.map(\.count),
        levels: diagrams.map { Double($0.levels) })
      let reading = try #require(answer.readings.first, "\(group) along \(roots)")
      #expect(answer.readings.map(\.group) == [group], "along \(roots)")
      #expect(reading.hasHoles == Self.withHoles.contains(group))
      for (content, observed) in zip(reading.contents, diagrams) {
        #expect(content.irreps.count == observed.count)
        #expect(content.irreps.allSatisfy { $0.dimension == observed.diagram.dimension })
      }
    }
  }

  /// A power of the vector of SO(2n + 1) shows irreps of one parity under -1, which is not in that group.
  private static let withHoles = ["SO(7)", "SO(9)"]

  @Test("two charges of three are enough, and tell conjugate irreps apart where they can")
  func twoCharges() throws {
    let diagrams = TensorPowerSample([.a3], site: [1, 0, 0], power: 4)
      .diagrams([[1, 0], [0, 1], [1, 1]])
    let answer = ContinuousBootstrap.solve(
      irreps: diagrams.map(\.diagram), counts: diagrams.map(\.count),
      levels: diagrams.map { Double($0.levels) })
    #expect(answer.readings.map(\.group) == ["PSU(4)"])
    #expect(answer.readings[0].simpleRoots.allSatisfy { $0.count == 2 })
  }

  @Test(
    "a finite group that permutes charges is not taken for a continuous one without irreps of its own"
  )
  func finite() {
    // Two irreps of O(2), and of O(2) beside a group with a two-dimensional irrep.
    for weights in [[[1]: 1, [-1]: 1], [[1]: 2, [-1]: 2]] as [[[Int]: Int]] {
      let diagrams = [WeightDiagram(weights: [[0]: 1]), WeightDiagram(weights: weights)]
      let answer = ContinuousBootstrap.solve(
        irreps: diagrams, counts: [2, 1], levels: [10, 20])
      #expect(!answer.readings.contains { $0.hasHiddenTorus && !$0.hasHoles }, "\(answer)")
    }
  }

  @Test(
    "a factor of which one irrep is seen is no evidence: O(2) with odd charges is no product of SU(2)"
  )
  func oddCharges() throws {
    for copies in 1...2 {
      let diagrams = [1, 3, 5, 7].map { WeightDiagram(weights: [[$0]: copies, [-$0]: copies]) }
      let answer = ContinuousBootstrap.solve(
        irreps: diagrams, counts: [1, 1, 1, 1], levels: [35, 21, 7, 1])
      let first = try #require(answer.readings.first)
      #expect(!first.isConnected && first.factors.isEmpty, "\(answer.readings.map(\.group))")
    }
  }

  @Test("two levels that a small system joins are left out of what its charges show")
  func strays() throws {
    let charges = (0...4).flatMap { up in (0...4).map { [up, $0] } }
      .filter { $0 != [0, 4] && $0 != [4, 0] }
    let diagrams =
      [WeightDiagram(weights: [[0, 4]: 1, [4, 0]: 1])]
      + charges.map { WeightDiagram(weights: [$0: 1]) }
    let answer = ContinuousBootstrap.solve(
      irreps: diagrams, counts: diagrams.map { _ in 1 }, levels: [1] + charges.map { _ in 10 })
    let first = try #require(answer.readings.first)
    #expect(first.group == "U(1)×U(1)" && first.contents[0] == .unexplained)
    #expect(first.contents.dropFirst().allSatisfy { $0 != .unexplained })
  }
}

import ContinuousGroups
import TestSupport
import Testing

@Suite("Continuous groups from weight diagrams")
struct ContinuousBootstrapTests {
  private func solve(_ diagrams: [WeightDiagram], sums: Set<Int> = []) -> ContinuousAnswer {
    ContinuousBootstrap.solve(
      diagrams, levels: diagrams.map { _ in 10 }, isSum: diagrams.indices.map { sums.contains($0) })
  }

  private func diagram(_ weights: [[Int]: Int]) -> WeightDiagram { WeightDiagram(weights: weights) }

  /// Algebra, irreps by highest weights, and the name of the group.
  static let cases: [(factors: [SimpleLieAlgebra], irreps: [[Int]], group: String)] = [
    ([.a1], [[0], [2], [4]], "SO(3)"),
    ([.a1], [[1], [3]], "SU(2)"),
    ([.a1, .a1], [[0, 0], [1, 1], [2, 0], [0, 2], [2, 2], [3, 1]], "SO(4)"),
    ([.a1, .a1], [[0, 0], [1, 0], [2, 1]], "SU(2)×SU(2)"),
    ([.a1, .a1], [[0, 0], [2, 0], [0, 2], [2, 2]], "SO(3)×SO(3)"),
    ([.a2], [[0, 1], [0, 2], [4, 0], [2, 1]], "SU(3)"),
    ([.a2], [[0, 0], [1, 1], [3, 0]], "PSU(3)"),
    ([.b2], [[0, 0], [1, 0], [0, 2]], "SO(5)"),
    ([.b2], [[0, 0], [0, 1], [1, 1], [1, 0]], "Sp(4)"),
    ([.g2], [[0, 0], [1, 0], [0, 1], [2, 0]], "G2"),
    ([.a3], [[0, 1, 0], [1, 0, 1]], "SO(6)"),
    ([.a3], [[1, 0, 0], [1, 0, 1], [1, 1, 0]], "SU(4)"),
    ([.b3], [[1, 0, 0], [0, 1, 0]], "SO(7)"),
    ([.c3], [[1, 0, 0], [0, 1, 0], [2, 0, 0]], "Sp(6)"),
    ([.a1, .a2], [[1, 0, 0], [2, 1, 0], [0, 1, 1]], "SU(2)×SU(3)"),
    ([.a1, .b2], [[0, 0, 0], [1, 0, 1], [2, 1, 0]], "[SU(2)×Sp(4)]/Z2"),
    ([.a1, .g2], [[2, 1, 0], [0, 1, 0], [4, 0, 0]], "SO(3)×G2"),
    ([.a1, .a1, .a1], [[1, 1, 0], [2, 0, 0], [0, 2, 1], [0, 0, 2]], "SO(4)×SU(2)"),
  ]

  @Test("every algebra of rank at most three under random affine maps", arguments: cases.indices)
  func algebras(_ number: Int) throws {
    let (factors, irreps, group) = Self.cases[number]
    let samples = WeightDiagramSamples(factors: factors)
    var generator = SeededGenerator(seed: UInt64(600 + number))
    for _ in 0..<3 {
      let map = AffineMap(rank: factors.reduce(0) { $0 + $1.rank }, using: &generator)
      let answer = solve(irreps.map { samples.diagram($0, map) })
      let connected = answer.readings.filter(\.isConnected)
      #expect(connected.map(\.factors) == [factors])
      #expect(connected.map(\.group).map(Self.sorted) == [Self.sorted(group)])
      for (content, highest) in zip(try #require(connected.first).contents, irreps) {
        guard case .irrep(let parts) = content, parts.count == 1 else {
          Issue.record("no irrep")
          continue
        }
        #expect(parts[0].multiplicity == 1)
        #expect(parts[0].dimension == samples.weights(highest).values.reduce(0, +))
      }
    }
  }

  /// A random map may exchange equal factors.
  private static func sorted(_ name: String) -> [String] {
    name.split(separator: "×").map(String.init).sorted()
  }

  @Test("extremal weights alone leave all alternatives: {±1/2} is SU(2), O(2) or Pin(2)")
  func spinor() {
    let answer = solve([diagram([[-1]: 1, [1]: 1])])
    #expect(answer.readings.map(\.group) == ["SU(2)", "O(2) or Pin(2)"])
    #expect(answer.notes(isWindow: false).contains { $0.contains("not extremal") })
    let singlet = solve([diagram([[0]: 1]), diagram([[-1]: 1, [1]: 1])])
    #expect(singlet.readings.map(\.group) == ["SU(2)", "O(2) or Pin(2)"])
    // A weight that is not extremal decides.
    let triplet = solve([diagram([[0]: 1]), diagram([[-2]: 1, [0]: 1, [2]: 1])])
    #expect(triplet.readings.map(\.group) == ["SO(3)"])
  }

  @Test("four corners are A1+A1 or the spinor of B2")
  func corners() {
    let answer = solve([diagram([[1, 1]: 1, [1, -1]: 1, [-1, 1]: 1, [-1, -1]: 1])])
    #expect(answer.readings.filter(\.isConnected).map(\.algebra) == ["A1+A1", "B2"])
    #expect(answer.readings.filter(\.isConnected).map(\.group) == ["SO(4)", "Sp(4)"])
    #expect(answer.readings.contains { $0.algebra == "A1+U(1)" && !$0.isConnected })
    #expect(answer.readings.contains { $0.algebra == "U(1)+U(1)" && $0.componentCount >= 4 })
  }

  @Test("charge conjugation without a rotation is O(2), not SU(2)")
  func orbits() {
    let answer = solve([
      diagram([[0]: 1]), diagram([[-1]: 1, [1]: 1]), diagram([[-2]: 1, [2]: 1]),
      diagram([[-3]: 1, [3]: 1]),
    ])
    #expect(answer.readings.map(\.group) == ["O(2) or Pin(2)"])
  }

  @Test("an exchange of two factors joins their irreps")
  func disconnected() {
    let samples = WeightDiagramSamples(factors: [.a1, .a1])
    let joined = samples.weights([2, 0]).merging(samples.weights([0, 2]), uniquingKeysWith: +)
    let answer = solve(
      [[0, 0], [1, 1], [2, 2]].map { diagram(samples.weights($0)) } + [diagram(joined)])
    #expect(answer.readings.map(\.algebra) == ["A1+A1"])
    #expect(answer.readings.map(\.componentCount) == [2])
    #expect(answer.notes(isWindow: false).contains { $0.contains("anti-unitary") })
  }

  @Test("U(2), and charges that nothing ties")
  func abelianFactors() {
    // Spin-1/2 particles: a pair has spin 0 or 1, one has spin 1/2.
    let answer = solve([
      diagram([[0, 0]: 1]), diagram([[1, 0]: 1, [0, 1]: 1]), diagram([[1, 1]: 1]),
      diagram([[2, 0]: 1, [1, 1]: 1, [0, 2]: 1]),
    ])
    #expect(answer.readings.filter(\.isConnected).map(\.group) == ["U(2)"])
    #expect(answer.readings.first?.algebra == "A1+U(1)")
    let free = solve([
      diagram([[0, 0]: 1]), diagram([[1, 5]: 1, [-1, 5]: 1]), diagram([[0, 5]: 1]),
      diagram([[2, 0]: 1, [0, 0]: 1, [-2, 0]: 1]),
    ])
    #expect(free.readings.filter(\.isConnected).map(\.group) == ["SU(2)×U(1)"])
    let untied = solve([diagram([[3]: 1]), diagram([[4]: 1])])
    #expect(untied.readings.map(\.group) == ["U(1)"])
    #expect(untied.readings.map(\.algebra) == ["U(1)"])
  }

  @Test("diagrams that are not irreducible are refused")
  func refused() {
    let triplet = diagram([[-2]: 1, [0]: 1, [2]: 1])
    for exotic in [
      [[-2]: 1, [0]: 2, [2]: 1], [[-2]: 2, [0]: 1, [2]: 2], [[-2]: 1, [0]: 1, [4]: 1],
      [[-4]: 1, [0]: 1, [4]: 1], [[-4]: 1, [-2]: 1, [2]: 1, [4]: 1],
    ] {
      let answer = solve([triplet, diagram(exotic)])
      #expect(answer.readings.isEmpty, "\(exotic)")
      #expect(answer.refusal != nil)
    }
    // An octet has two zero weights; with one it would be the septet of G2, with three nothing.
    let octet = WeightDiagramSamples(factors: [.a2]).weights([1, 1])
    #expect(solve([diagram(octet.merging([[0, 0]: 3]) { $1 })]).readings.isEmpty)
    let septet = solve([diagram(octet.merging([[0, 0]: 1]) { $1 })])
    #expect(septet.readings.map(\.algebra) == ["G2"])
    #expect(solve([diagram(octet)]).readings.map(\.algebra) == ["A2"])
  }

  @Test("different centres along a root, and four directions")
  func centres() {
    let answer = solve([diagram([[-1]: 1, [1]: 1]), diagram([[3]: 1])])
    #expect(answer.readings.isEmpty)
    #expect(answer.refusal?.contains("centre") == true)
    let corners = (0..<16).map { bits in (0..<4).map { bits >> $0 & 1 } }
    let wide = solve([diagram(Dictionary(uniqueKeysWithValues: corners.map { ($0, 1) }))])
    #expect(wide.refusal?.contains("4 directions") == true)
  }

  @Test("a sum of two equal diagrams is a composite, not an irrep")
  func composites() throws {
    let samples = WeightDiagramSamples(factors: [.a1, .a1])
    let irreps = [[0, 0], [2, 0], [0, 2], [2, 2], [1, 1]].map { diagram(samples.weights($0)) }
    let twice = diagram(samples.weights([2, 2]).mapValues { 2 * $0 })
    let mixed = diagram(
      samples.weights([2, 2]).merging(samples.weights([0, 0]), uniquingKeysWith: +))
    let answer = solve(irreps + [twice, mixed], sums: [5, 6])
    let reading = try #require(answer.readings.first)
    #expect(answer.readings.count == 1 && reading.group == "SO(4)")
    #expect(reading.contents[5] == .composite([3: 2]))
    #expect(reading.contents[6] == .composite([0: 1, 3: 1]))
  }

  @Test("the irrep of a finite group beside the continuous one divides out")
  func primitive() {
    let twice = WeightDiagram(
      signature: [1, 1, 0, 1, 2], charges: [[0], [-2], [-2], [0], [2]],
      irrepDimensions: [1, 2, 1, 1, 1])
    #expect(twice == diagram([[-2]: 2, [0]: 2, [2]: 2]))
    #expect(twice.primitive == diagram([[-2]: 1, [0]: 1, [2]: 1]))
    #expect(solve([twice.primitive]).readings.map(\.group) == ["SO(3)"])
    #expect(solve([twice]).readings.filter(\.isConnected).isEmpty)
  }

  @Test("Clebsch-Gordan series of observed diagrams")
  func fusion() throws {
    let samples = WeightDiagramSamples(factors: [.a2])
    let irreps = [[0, 0], [1, 1], [3, 0]]
    let answer = solve(irreps.map { diagram(samples.weights($0)) })
    let reading = try #require(answer.readings.first)
    let square = try #require(reading.fusion.first { $0.left == 1 && $0.right == 1 })
    // 8 × 8 = 1 + 8 + 8 + 10 + 10* + 27.
    #expect(square.terms.map(\.dimension).sorted() == [1, 8, 10, 10, 27])
    #expect(square.terms.first { $0.dimension == 8 }?.multiplicity == 2)
    for product in reading.fusion {
      let sizes = [product.left, product.right].map {
        samples.weights(irreps[$0]).values.reduce(0, +)
      }
      #expect(
        product.terms.reduce(0) { $0 + $1.dimension * $1.multiplicity } == sizes[0] * sizes[1])
    }
  }
}

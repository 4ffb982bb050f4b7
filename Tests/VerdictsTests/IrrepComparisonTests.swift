import Branching
import GroupTheory
import TestSupport
import Testing

/// Irreps of planted groups at several sizes: finite ones stay, infinite ones grow.
@Suite("Comparison of sizes")
struct IrrepComparisonTests {
  private typealias Part = (dimension: Int, levels: Int, branching: [Int])

  private func unit(_ place: Int, of count: Int) -> [Int] {
    (0..<count).map { $0 == (place % count + count) % count ? 1 : 0 }
  }

  private func binomial(_ n: Int, _ k: Int) -> Int {
    guard k >= 0, k <= n else { return 0 }
    return (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  /// `spins` spins 1/2 with the U(1) of their magnetization, behind Z_k: m counts spins down from half of them.
  private func charges(spins: Int, behind k: Int) -> ExactIrreps {
    irreps(
      (0...spins).map { (1, binomial(spins, $0), unit($0 - spins / 2, of: k)) as Part })
  }

  /// An even number of spins 1/2 with O(2) behind the Z4 of rotations by π/2: ±m together, 0+ and 0- apart.
  private func axes(spins: Int) -> ExactIrreps {
    let half = spins / 2
    let zero = binomial(spins, half)
    return irreps(
      [zero / 2, zero - zero / 2].map { (1, $0, unit(0, of: 4)) as Part }
        + (1...half).map { m -> Part in
          (2, binomial(spins, half - m), zip(unit(m, of: 4), unit(-m, of: 4)).map(+))
        })
  }

  /// Spins 1/2 with all rotations behind the rotation by π about z; an even number of spins.
  private func spins(_ count: Int) -> ExactIrreps {
    irreps(
      (0...count / 2).map { j -> Part in
        let even = j % 2 == 0 ? j + 1 : j
        let levels = binomial(count, count / 2 - j) - binomial(count, count / 2 - j - 1)
        return (2 * j + 1, levels, [even, 2 * j + 1 - even])
      })
  }

  /// A finite group that acts on `states` states about equally: D_α² states of |G| belong to α.
  private func finite(
    _ parts: [(dimension: Int, branching: [Int])], states: Int,
    _ generator: inout SeededGenerator
  ) -> ExactIrreps {
    let order = parts.reduce(0) { $0 + $1.dimension * $1.dimension }
    return irreps(
      parts.map { part -> Part in
        let mean = part.dimension * states / order
        return (
          part.dimension, mean + Int.random(in: 0...mean / 4, using: &generator), part.branching
        )
      })
  }

  /// Z_{pk} over Z_k, or D_{pk} over Z_k with index 2p.
  private func parts(
    index p: Int, over k: Int, isDihedral: Bool
  ) -> [(dimension: Int, branching: [Int])] {
    let n = p * k
    guard isDihedral else { return (0..<n).map { (1, unit($0, of: k)) } }
    let ends = [0] + (n % 2 == 0 ? [n / 2] : [])
    return ends.flatMap { m in (0..<2).map { _ in (1, unit(m, of: k)) } }
      + (1...max(1, (n - 1) / 2)).filter { 2 * $0 < n }.map { m in
        (2, zip(unit(m, of: k), unit(-m, of: k)).map(+))
      }
  }

  @Test("cyclic and dihedral groups have one list, and its index", arguments: 1...4)
  func finiteGroups(k: Int) throws {
    let visible = try Catalogue.cyclicTable(k)
    var generator = SeededGenerator(seed: UInt64(k))
    for p in 1...6 {
      for isDihedral in [false, true] where p * k > 1 {
        let parts = parts(index: p, over: k, isDihedral: isDihedral)
        let order = (isDihedral ? 2 : 1) * p * k
        let sizes = [10 * order, 50 * order, 300 * order].map {
          finite(parts, states: $0, &generator)
        }
        let comparison = IrrepComparison(sizes)
        #expect(comparison.course == .same && comparison.new.isEmpty)
        #expect(comparison.common.count == parts.count)
        #expect(comparison.claim(visible) == .finite(index: order / k))
        #expect(comparison.leastIndex(visible) == order / k)
      }
    }
  }

  @Test("a small size that shows a part of a finite group leaves it open, until two sizes agree")
  func partOfFiniteGroup() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let k = Int.random(in: 1...4, using: &generator)
      let p = Int.random(in: 2...6, using: &generator)
      let parts = parts(index: p, over: k, isDihedral: .random(using: &generator))
      let visible = try Catalogue.cyclicTable(k)
      let whole = finite(parts, states: 40 * parts.count, &generator)
      let shown = Int.random(in: 1..<parts.count, using: &generator)
      let part = finite(
        Array(parts.shuffled(using: &generator).prefix(shown)), states: 30, &generator)
      let two = IrrepComparison([part, whole])
      #expect(two.course == .growing && two.new.count == parts.count - shown)
      switch two.claim(visible) {
      case .infinite, .finite: Issue.record("two sizes of which one is too small decided \(two)")
      case .growing, .open: break
      }
      let three = IrrepComparison([part, whole, whole])
      #expect(three.course == .settled)
      #expect(three.claim(visible) == .finite(index: whole.index(visible)!))
    }
  }

  @Test("U(1) behind a cyclic group grows and never closes", arguments: 1...4)
  func unitary(k: Int) throws {
    let visible = try Catalogue.cyclicTable(k)
    for length in stride(from: 8, through: 14, by: 2) {
      let comparison = IrrepComparison([length, length + 2].map { charges(spins: $0, behind: k) })
      #expect(comparison.course == .growing)
      #expect(comparison.counts == [length + 1, length + 3] && comparison.new.count == 2)
      #expect(comparison.claim(visible) == .infinite)
    }
  }

  @Test("U(1) behind its parity closes at odd lengths, and is not called finite there")
  func closingParity() throws {
    let visible = try Catalogue.cyclicTable(2)
    for length in stride(from: 3, through: 11, by: 2) {
      let sizes = [length, length + 2].map { charges(spins: $0, behind: 2) }
      #expect(sizes.allSatisfy { $0.index(visible) != nil })
      let claim = IrrepComparison(sizes).claim(visible)
      let indices = sizes.map { $0.index(visible)! }
      #expect(claim == .infinite || claim == .growing(indices: indices))
    }
  }

  @Test("O(2) and SO(3) grow")
  func nonabelian() throws {
    let (four, two) = (try Catalogue.cyclicTable(4), try Catalogue.cyclicTable(2))
    for length in stride(from: 8, through: 14, by: 2) {
      let comparison = IrrepComparison([length, length + 2].map(axes))
      #expect(comparison.claim(four) == .infinite && comparison.new.count == 1)
      let rotations = IrrepComparison([length, length + 2].map(spins))
      #expect(rotations.claim(two) == .infinite)
      #expect(rotations.rows.map(\.dimension) == (0...length / 2 + 1).map { 2 * $0 + 1 })
    }
  }

  @Test("irreps that vanish, and windows, support nothing")
  func nothing() throws {
    let visible = try Catalogue.cyclicTable(2)
    let integer = irreps([(1, 16, [1, 0]), (1, 16, [1, 0]), (1, 16, [0, 1]), (1, 16, [0, 1])])
    let projective = irreps([(2, 64, [1, 1])])
    let comparison = IrrepComparison([integer, projective])
    #expect(comparison.course == .changing && comparison.claim(visible) == .open)
    #expect(comparison.common.isEmpty && comparison.vanishing.count == 4)
    let window = ExactIrreps(integer.irreps, isComplete: false)
    #expect(IrrepComparison([window, integer]).claim(visible) == .open)
  }

  @Test("irreps of one branching are counted, in whatever order they come")
  func order() {
    var generator = SeededGenerator(seed: 9)
    let (small, large) = (charges(spins: 6, behind: 2), charges(spins: 8, behind: 2))
    let expected = IrrepComparison([small, large])
    #expect(
      expected.rows.filter { $0.branching == [0, 1] }.map(\.levels)
        == [[15, 56], [15, 56], [1, 8], [1, 8]])
    for _ in 0..<10 {
      let shuffled = [small, large].map { ExactIrreps($0.irreps.shuffled(using: &generator)) }
      #expect(IrrepComparison(shuffled).rows == expected.rows)
    }
  }
}

import Branching
import ContinuousGroups
import GroupTheory
import Numerics
import TestSupport
import Testing
import Verification

/// N acts on odd charges as elements of SU(2) or O(2) do, times phases; restrictions from eigenvalues.
@Suite("Compact groups in which N lies up to phases")
struct CompactPhasesTests {
  private func exact(_ components: [(dimension: Int, levels: Int, branching: [Int])]) -> ExactIrreps
  {
    ExactIrreps(
      components.map {
        ExactIrrep(
          branching: $0.branching, dimension: $0.dimension, levelCount: $0.levels, field: .complex)
      })
  }

  private func holds(_ reading: CompactGroupReading, _ irreps: ExactIrreps, _ visible: VisiblePlant)
  {
    #expect(CompactNumbers(reading).failures(irreps, visible.table) == [])
  }

  @Test("an odd chain by exp(iπ(Sz - 1/2)): SU(2)")
  func oddChain() throws {
    let visible = VisiblePlant(.cyclic, 2)
    let irreps = exact([(2, 14, [1, 1]), (4, 14, [2, 2]), (6, 6, [3, 3]), (8, 1, [4, 4])])
    let found = CompactGroupReading.all(irreps, visible: visible.table)
    let reading = try #require(found.first)
    #expect(reading.group == "SU(2)" && reading.isVisibleProjective && reading.twist == nil)
    #expect(reading.labels == ["j = 1/2", "j = 3/2", "j = 5/2", "j = 7/2"])
    #expect(reading.fundamental == [1, 1] && reading.finiteFamily == nil)
    holds(reading, irreps, visible)
    let holed = exact([(2, 14, [1, 1]), (4, 14, [2, 2]), (8, 1, [4, 4])])
    #expect(CompactGroupReading.all(holed, visible: visible.table).isEmpty)
    let wrong = exact([(2, 14, [1, 1]), (4, 14, [2, 2]), (6, 6, [4, 2])])
    #expect(CompactGroupReading.all(wrong, visible: visible.table).isEmpty)
  }

  @Test("a rotation by π/2 on even charges, times -i on odd ones: O(2)")
  func independentLifts() throws {
    let visible = VisiblePlant(.cyclic, 2)
    let irreps = exact([
      (1, 126, [1, 0]), (1, 126, [1, 0]), (2, 10, [2, 0]), (2, 210, [1, 1]), (2, 45, [1, 1]),
      (2, 1, [1, 1]), (2, 120, [0, 2]),
    ])
    let found = CompactGroupReading.all(irreps, visible: visible.table)
    let reading = try #require(found.first)
    #expect(reading.group == "O(2)" && reading.isVisibleProjective)
    #expect(Array(reading.labels[2...]) == ["m = 4", "m = 1", "m = 3", "m = 5", "m = 2"])
    #expect(reading.roughness < 1e-9)
    #expect(reading.finiteFamily == "D_n with n >= 12, a multiple of 4")
    holds(reading, irreps, visible)
  }

  @Test("honest homomorphisms come first")
  func honest() throws {
    // The phases of Z4 in this spinor are those of a one-dimensional irrep.
    let visible = VisiblePlant(.cyclic, 4)
    let irreps = exact([(2, 14, [1, 0, 1, 0]), (4, 14, [2, 0, 2, 0]), (6, 6, [3, 0, 3, 0])])
    let reading = try #require(CompactGroupReading.all(irreps, visible: visible.table).first)
    #expect(reading.group == "SU(2)" && !reading.isVisibleProjective && reading.twist == 1)
  }

  @Test("planted half-integer spins and odd charges", arguments: 0..<8)
  func planted(seed: Int) throws {
    var generator = SeededGenerator(seed: 4000 + UInt64(seed))
    for _ in 0..<10 {
      let isSpin = Bool.random(using: &generator)
      let visible = VisiblePlant(
        seed % 2 == 0 ? .cyclic : .dihedral, Int.random(in: 2...7, using: &generator))
      let n = visible.rotationOrder
      let (a, b) = (
        Int.random(in: 0..<n, using: &generator), Int.random(in: 0..<n, using: &generator)
      )
      // Eigenvalues of a rotation, or of a reflection i(-i, i); dihedral groups turn the plane both ways.
      func restriction(_ charge: Int) -> [Int] {
        let charges =
          isSpin ? Array(stride(from: -charge, through: charge, by: 2)) : [-charge, charge]
        return visible.representation(
          visible.function { r, s in
            charges.reduce(Complex<Double>.zero) { sum, m in
              if s == 1 { return sum + Complex(length: 1, phase: .pi * Double(1 + m) / 2) }
              let (mean, half) = visible.kind == .cyclic ? (a + b, b - a) : (0, 2 * a)
              return sum
                + Complex(length: 1, phase: .pi * Double(r * (mean + m * half)) / Double(n))
            }
          })
      }
      let last = Int.random(in: 2...5, using: &generator)
      let irreps = exact(
        (0...last).map { k in
          (isSpin ? 2 * k + 2 : 2, 2000 >> (2 * k), restriction(2 * k + 1))
        })
      let found = CompactGroupReading.all(irreps, visible: visible.table)
      let names = isSpin ? ["SU(2)"] : ["O(2)", "Pin(2)"]
      let reading = found.first { names.contains($0.group) }
      #expect(reading != nil, "\(visible), \(a), \(b), \(irreps.irreps.map(\.branching))")
      for reading in found { holds(reading, irreps, visible) }
      if let reading {
        // Three sizes may be as smooth in another order.
        let charges = reading.irreps.map(\.irrep.charge)
        let isOrdered = reading.isVisibleProjective || isSpin || last > 2
        #expect((isOrdered ? charges : charges.sorted()) == (0...last).map { 2 * $0 + 1 })
      }
    }
  }

  @Test("spoiled numbers")
  func spoiled() throws {
    let visible = VisiblePlant(.cyclic, 2)
    let irreps = exact([(2, 14, [1, 1]), (4, 14, [2, 2]), (6, 6, [3, 3]), (8, 1, [4, 4])])
    let good = CompactNumbers(
      try #require(CompactGroupReading.all(irreps, visible: visible.table).first))
    for (check, numbers) in [
      ("N lies in the group", good.changed(isVisibleProjective: false)),
      ("N lies in the group", good.changed(factor: 0, fundamental: [2, 1])),
      ("N lies in the group", good.changed(irrep: 0, charges: [3])),
      ("restricted characters", good.changed(factor: 0, fundamental: [2, 0])),
      ("charges have no holes", good.changed(irrep: 3, charges: [9])),
      ("D of the irreps", good.changed(irrep: 3, charges: [9])),
    ] {
      #expect(numbers.failures(irreps, visible.table).contains(check), "\(check)")
    }
  }
}

import Branching
import ContinuousGroups
import GroupTheory
import TestSupport
import Testing
import Verification

/// Infinite compact groups behind a finite one: every reading holds, and every spoiled number is found by its own check.
@Suite("Verification of infinite compact groups")
struct CompactVerificationTests {
  private func exact(_ components: [(dimension: Int, levels: Int, branching: [Int])]) -> ExactIrreps
  {
    ExactIrreps(
      components.map {
        ExactIrrep(
          branching: $0.branching, dimension: $0.dimension, levelCount: $0.levels, field: .real)
      })
  }

  private func numbers(
    _ group: String, _ irreps: ExactIrreps, _ visible: VisiblePlant
  ) throws -> CompactNumbers {
    let found = CompactGroupReading.all(irreps, visible: visible.table)
    let numbers = CompactNumbers(try #require(found.first { $0.group == group }))
    #expect(numbers.failures(irreps, visible.table) == [])
    return numbers
  }

  @Test("all readings of planted groups hold", arguments: 0..<13)
  func planted(block: Int) {
    var generator = SeededGenerator(seed: 2000 + UInt64(block))
    for number in 0..<20 {
      let plant = PlantedCompactGroup.random(number: 20 * block + number, using: &generator)
      for reading in CompactGroupReading.all(plant.irreps, visible: plant.visible.table) {
        let failures = CompactNumbers(reading).failures(plant.irreps, plant.visible.table)
        #expect(failures == [], "\(plant) as \(reading.group)")
      }
    }
  }

  @Test("Pin(2): spoiled numbers")
  func clock() throws {
    let visible = VisiblePlant(.cyclic, 4)
    let (even, odd) = (visible.sum([0, 2]), visible.sum([1, 3]))
    let irreps = exact([
      (1, 126, visible.sum([0])), (1, 126, visible.sum([2])), (2, 120, even), (2, 10, even),
      (2, 210, odd), (2, 45, odd), (2, 1, odd),
    ])
    let good = try numbers("Pin(2)", irreps, visible)
    let minus = try #require(good.irreps.firstIndex { $0.odd == [1] })
    let spoiled: [(String, CompactNumbers)] = [
      ("shapes", good.changed(irreps: Array(good.irreps.dropLast()))),
      ("shapes", good.changed(factor: 0, sign: 9)),
      ("shapes", good.changed(twist: 7)),
      ("the group is the product of its factors", good.changed(group: "O(2)")),
      ("the group is the product of its factors", good.changed(factor: 0, name: "Spin(7)")),
      ("charges are those of irreps", good.changed(irrep: 2, odd: [1])),
      ("charges are those of irreps", good.changed(irrep: 2, charges: [-2])),
      ("different irreps have different charges", good.changed(irrep: minus, odd: [0])),
      ("charges have no holes", good.changed(irrep: 6, charges: [7])),
      ("D of the irreps", good.changed(irrep: 2, charges: [0], odd: [1])),
      ("N lies in the group", good.changed(factor: 0, fundamental: even)),
      ("N lies in the group", good.changed(factor: 0, sign: 1)),
      ("N lies in the group", good.changed(isVisibleProjective: true)),
      ("restricted characters", good.changed(twist: 1)),
      ("restricted characters", good.changed(irrep: 2, charges: [3])),
      ("restricted characters", good.changed(factor: 0, sign: 0)),
    ]
    for (check, numbers) in spoiled {
      #expect(numbers.failures(irreps, visible.table).contains(check), "\(check)")
    }
  }

  @Test("O(2): the pair is real and 0- its determinant")
  func pair() throws {
    let visible = VisiblePlant(.cyclic, 2)
    let irreps = exact([
      (1, 120, [1, 0]), (1, 126, [0, 1]), (2, 210, [1, 1]), (2, 120, [1, 1]), (2, 45, [1, 1]),
    ])
    let good = try numbers("O(2)", irreps, visible)
    #expect(
      good.changed(factor: 0, sign: 0).failures(irreps, visible.table).contains(
        "N lies in the group"))
    #expect(
      good.changed(factor: 0, fundamental: [2, 0]).failures(irreps, visible.table).contains(
        "N lies in the group"))
    let four = VisiblePlant(.cyclic, 4)
    let complex = good.changed(factors: [
      CompactNumbers.Factor(name: "O(2)", fundamental: [0, 1, 1, 0], sign: 3, offset: 0)
    ])
    let others = exact(irreps.irreps.map { ($0.dimension, $0.levelCount, $0.branching + [0, 0]) })
    #expect(complex.failures(others, four.table).contains("N lies in the group"))
  }

  @Test("U(1): the offset of the charges")
  func circle() throws {
    let visible = VisiblePlant(.cyclic, 3)
    let irreps = exact(
      [1, 9, 36, 84, 126, 120, 80, 30].enumerated().map { m, levels in
        (1, levels, visible.sum([m % 3]))
      })
    let good = try numbers("U(1)", irreps, visible)
    let offset = good.factors[0].offset
    for (check, numbers) in [
      ("charges are those of irreps", good.changed(factor: 0, offset: offset + 1)),
      ("restricted characters", good.changed(factor: 0, offset: offset + 2)),
      ("N lies in the group", good.changed(factor: 0, fundamental: [1, 1, 0])),
    ] {
      #expect(numbers.failures(irreps, visible.table).contains(check), "\(check)")
    }
  }

  @Test("SO(3)×Z2: spoiled numbers")
  func product() throws {
    let mirror = VisiblePlant(.cyclic, 2)
    let parts = [(1, 8), (3, 15), (5, 12), (7, 5), (9, 1), (1, 6), (3, 13), (5, 8), (7, 2)]
    let irreps = exact(
      parts.enumerated().map { ($1.0, $1.1, $0 < 5 ? [$1.0, 0] : [0, $1.0]) })
    let good = try numbers("SO(3)×Z2", irreps, mirror)
    let finite = CompactNumbers.Finite(name: "Z2", restrictions: [[1, 0], [1, 0]])
    let none = CompactNumbers.Finite(name: "Z2", restrictions: [[0, 1], [1, 0]])
    for (check, numbers) in [
      ("restricted characters", good.changed(finite: finite)),
      ("restricted characters", good.changed(irrep: 0, finite: 1)),
      ("products of the finite factor's irreps", good.changed(finite: none)),
      ("N lies in the group", good.changed(factor: 0, fundamental: [2, 1])),
      ("shapes", good.changed(irrep: 0, finite: 2)),
      ("charges are those of irreps", good.changed(irrep: 1, charges: [3])),
      ("D of the irreps", good.changed(irrep: 1, charges: [4])),
    ] {
      #expect(numbers.failures(irreps, mirror.table).contains(check), "\(check)")
    }
  }

  @Test("quotients: charges of one parity")
  func quotient() throws {
    let nothing = VisiblePlant(.cyclic, 1)
    var parts: [(Int, Int, [Int])] = []
    for x in 0..<5 {
      for y in 0..<5 where (x + y) % 2 == 0 && x + y <= 4 {
        let d = (x + 1) * (y + 1)
        parts.append((d, 1000 / (d * d), [d]))
      }
    }
    let irreps = exact(parts)
    let good = try numbers("SO(4)", irreps, nothing)
    let k = try #require(good.irreps.firstIndex { $0.charges == [0, 4] })
    let failures = good.changed(irrep: k, charges: [1, 4]).failures(irreps, nothing.table)
    #expect(failures.contains("charges of a quotient have one parity"))
    #expect(good.changed(group: "SU(2)×SU(2)").failures(irreps, nothing.table) == [])
  }
}

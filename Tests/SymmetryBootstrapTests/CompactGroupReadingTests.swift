import Branching
import ContinuousGroups
import GroupTheory
import TestSupport
import Testing

@Suite("Infinite compact groups behind a finite visible one")
struct CompactGroupReadingTests {
  private func read(
    _ visible: VisiblePlant, _ components: [(dimension: Int, levels: Int, branching: [Int])]
  ) -> [CompactGroupReading] {
    CompactGroupReading.all(exact(components), visible: visible.table)
  }

  private func exact(
    _ components: [(dimension: Int, levels: Int, branching: [Int])]
  ) -> ExactIrreps {
    ExactIrreps(
      components.map {
        ExactIrrep(
          branching: $0.branching, dimension: $0.dimension, levelCount: $0.levels, field: .real)
      })
  }

  @Test("the Z4 clock chain with independent couplings, by its charge: Pin(2)")
  func clock() throws {
    let visible = VisiblePlant(.cyclic, 4)
    let (even, odd) = (visible.sum([0, 2]), visible.sum([1, 3]))
    let found = read(
      visible,
      [
        (1, 126, visible.sum([0])), (1, 126, visible.sum([2])), (2, 120, even), (2, 10, even),
        (2, 210, odd), (2, 45, odd), (2, 1, odd),
      ])
    // A generator of Z4 with signs 0+, 0- on sectors 0 and 2 flips the plane; in O(2) its square would be 1.
    #expect(!found.contains { $0.group == "O(2)" })
    let reading = try #require(found.first)
    #expect(reading.group == "Pin(2)" && reading.fundamental == odd && reading.twist == nil)
    #expect(Set(reading.labels[..<2]) == ["0+", "0-"])
    #expect(Array(reading.labels[2...]) == ["m = 2", "m = 4", "m = 1", "m = 3", "m = 5"])
    #expect(reading.sizeProfile.sizes == [126, 105, 60, 22.5, 5, 0.5])
    #expect(reading.sizeProfile.charges == Array(0...5) && !reading.sizeProfile.isFlat)
    #expect(reading.roughness < 1e-9)
    #expect(reading.finiteFamily == "Dic_n with n >= 6")
  }

  @Test("the XXZ ring in a random field, by parity: U(1)")
  func ring() throws {
    let visible = VisiblePlant(.cyclic, 2)
    let found = read(
      visible,
      [1, 28, 70, 28, 1].map { (1, $0, visible.sum([0])) }
        + [8, 56, 56, 8].map { (1, $0, visible.sum([1])) })
    let reading = try #require(found.first)
    #expect(reading.group == "U(1)" && reading.finiteFamily == "Z_n with n >= 10, a multiple of 2")
    #expect(Set(reading.labels) == Set((-4...4).map { "m = \($0)" }))
    #expect(reading.sizeProfile.charges == [0, 2, 4, 6, 8])
    #expect(reading.sizeProfile.sizes == [70, 56, 28, 8, 1])
    #expect(abs(reading.sizeProfile.tail - 1 / 70) < 1e-12)
  }

  @Test("odd charges alone, by Z3")
  func oddCharges() throws {
    let visible = VisiblePlant(.cyclic, 3)
    let (pair, double) = (visible.sum([1, 2]), visible.sum([0, 0]))
    let found = read(
      visible, [(2, 84, double), (2, 1, double), (2, 126, pair), (2, 36, pair), (2, 9, pair)])
    for name in ["O(2)", "Pin(2)"] {
      let reading = try #require(found.first { $0.group == name })
      #expect(reading.labels == ["m = 3", "m = 9", "m = 1", "m = 5", "m = 7"])
    }
  }

  @Test("a rotation and a reflection visible: Z2×Z2")
  func fourGroup() throws {
    let visible = VisiblePlant(.dihedral, 2)
    // Number the sectors by the characters of (rotation, reflection).
    let sectors = [[1, 1], [1, -1], [-1, 1], [-1, -1]].map(visible.linear(values:))
    let (even, odd) = (
      visible.sum([sectors[0], sectors[1]]), visible.sum([sectors[2], sectors[3]])
    )
    let found = read(
      visible,
      [
        (1, 126, visible.sum([sectors[0]])), (1, 126, visible.sum([sectors[1]])), (2, 120, even),
        (2, 10, even), (2, 210, odd), (2, 45, odd), (2, 1, odd),
      ])
    let reading = try #require(found.first { $0.group == "O(2)" })
    #expect(Array(reading.labels[2...]) == ["m = 2", "m = 4", "m = 1", "m = 3", "m = 5"])
    #expect(reading.twist == nil)
  }

  @Test("nothing visible: the open Potts chain is SO(3), with a reflection SO(3)×Z2")
  func potts() throws {
    let nothing = VisiblePlant(.cyclic, 1)
    let chain = [(1, 14), (3, 28), (5, 20), (7, 7), (9, 1)]
    let found = read(nothing, chain.map { ($0.0, $0.1, [$0.0]) })
    #expect(found.map(\.group) == ["SO(3)"])
    #expect(found.first?.labels == ["j = 0", "j = 1", "j = 2", "j = 3", "j = 4"])
    #expect(found.first?.finiteFamily == nil)
    let three = read(nothing, chain[..<3].map { ($0.0, $0.1, [$0.0]) })
    #expect(three.first?.finiteFamily == "A5")

    let parts = [(1, 8), (3, 15), (5, 12), (7, 5), (9, 1), (1, 6), (3, 13), (5, 8), (7, 2)]
    let hidden = read(nothing, parts.map { ($0.0, $0.1, [$0.0]) })
    #expect(hidden.first?.group == "SO(3)×Z2")
    let mirror = VisiblePlant(.cyclic, 2)
    let seen = read(
      mirror,
      parts.enumerated().map { ($1.0, $1.1, $0 < 5 ? [$1.0, 0] : [0, $1.0]) })
    let reading = try #require(seen.first { $0.group == "SO(3)×Z2" })
    #expect(Array(reading.labels[..<2]) == ["j = 0, +", "j = 1, +"])
    #expect(Array(reading.labels[5...]) == ["j = 0, -", "j = 1, -", "j = 2, -", "j = 3, -"])
    #expect(reading.finiteFactor?.name == "Z2")
  }

  @Test("finite groups: too few charges, or flat sizes")
  func finite() {
    let three = VisiblePlant(.cyclic, 3)
    #expect(
      read(three, [(1, 41, [1, 0, 0]), (1, 40, [1, 0, 0]), (2, 81, three.sum([1, 2]))]).isEmpty)
    let six = VisiblePlant(.cyclic, 6)
    let hexagon = [(1, [0]), (1, [0]), (2, [1, 5]), (2, [2, 4]), (1, [3]), (1, [3])]
    for reading in read(six, hexagon.map { ($0.0, 100 * $0.0, six.sum($0.1)) }) {
      #expect(reading.sizeProfile.isFlat)
    }
  }

  @Test("quantum groups and fragmented spaces have no reading")
  func quantumGroup() {
    let nothing = VisiblePlant(.cyclic, 1)
    let found = read(nothing, [(1, 20), (4, 30), (11, 10), (29, 1)].map { ($0, $1, [$0]) })
    #expect(found.isEmpty)
  }

  @Test("a planted group is among the readings", arguments: 0..<13)
  func planted(block: Int) {
    var generator = SeededGenerator(seed: 2000 + UInt64(block))
    for number in 0..<20 {
      let plant = PlantedCompactGroup.random(number: 20 * block + number, using: &generator)
      let found = CompactGroupReading.all(plant.irreps, visible: plant.visible.table)
      let reading = found.first { $0.group == plant.group }
      #expect(reading != nil, "\(plant) among \(found.map(\.group))")
      if let reading {
        #expect(reading.chargeCount >= CompactGroupReading.leastCharges)
        #expect(Set(reading.irreps).count == plant.irreps.irreps.count)
      }
    }
  }

  @Test("finite groups with equal sizes are flat", arguments: 0..<6)
  func flat(block: Int) {
    var generator = SeededGenerator(seed: 3000 + UInt64(block))
    for _ in 0..<10 {
      let irreps = PlantedFiniteGroup.random(using: &generator)
      for reading in CompactGroupReading.all(irreps.irreps, visible: irreps.visible.table) {
        #expect(reading.sizeProfile.isFlat, "\(irreps) as \(reading.group)")
      }
    }
  }
}

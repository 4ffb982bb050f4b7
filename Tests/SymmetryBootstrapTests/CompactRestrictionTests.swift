import ContinuousGroups
import GroupTheory
import TestSupport
import Testing

@Suite("Compact groups seen through a finite one")
struct CompactRestrictionTests {
  /// Z2×Z2, irreps 00, 01, 10, 11.
  private let fourGroup = try! CharacterTable(
    classSizes: [1, 1, 1, 1], elementOrders: [1, 2, 2, 2], powerMaps: [2: [0, 0, 0, 0]],
    characters: [[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]].map {
      $0.map { Cyclotomic($0) }
    })

  /// Q8: four signs and the quaternions.
  private let quaternions = try! CharacterTable(
    classSizes: [1, 1, 2, 2, 2], elementOrders: [1, 2, 4, 4, 4], powerMaps: [2: [0, 0, 1, 1, 1]],
    characters: [
      [1, 1, 1, 1, 1], [1, 1, -1, 1, -1], [1, 1, 1, -1, -1], [1, 1, -1, -1, 1], [2, -2, 0, 0, 0],
    ].map { $0.map { Cyclotomic($0) } })

  private func find(_ vectors: [[Int]], _ visible: CharacterTable) -> [CompactRestriction] {
    CompactRestriction.all(
      vectors: vectors, isSum: vectors.map { _ in false }, visible: visible)
  }

  @Test("spins of SO(3) seen through Z2×Z2: the open Potts chain")
  func potts() {
    let vectors = [
      [1, 0, 0, 0], [0, 1, 1, 1], [2, 1, 1, 1], [1, 2, 2, 2], [3, 2, 2, 2], [2, 3, 3, 3],
    ]
    let found = find(vectors, fourGroup)
    #expect(found.map(\.group) == ["SO(3)"])
    #expect(found.first?.fundamental == [0, 1, 1, 1])
    #expect(found.first?.doubledSpins == [0, 2, 4, 6, 8, 10])
    #expect(found.first?.isGapless == true && found.first?.twist == nil)
    #expect(find([vectors[0], vectors[1], vectors[3]], fourGroup).first?.isGapless == false)
  }

  @Test("a sum that is no spin is left out, a spin that is a sum stays")
  func sums() {
    let vectors = [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1], [2, 1, 1, 1], [1, 2, 2, 2]]
    let found = CompactRestriction.all(
      vectors: vectors, isSum: [false, true, false, true, true], visible: fourGroup)
    #expect(found.map(\.doubledSpins) == [[0, nil, 2, 4, 6]])
    #expect(find(vectors, fourGroup).isEmpty)
  }

  @Test("finite groups' signatures are not taken for spins")
  func finite() {
    #expect(find([[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]], fourGroup).isEmpty)
    #expect(find([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1]], fourGroup).isEmpty)
    #expect(find([[1, 0, 0, 0], [0, 1, 1, 1], [1, 2, 1, 1]], fourGroup).isEmpty)
  }

  @Test("a one-dimensional irrep in front of all spins is found")
  func twist() {
    let vectors = [[0, 1, 0, 0], [1, 0, 1, 1], [1, 2, 1, 1], [2, 1, 2, 2]]
    let found = find(vectors, fourGroup)
    #expect(found.map(\.twist) == [1])
    #expect(found.map(\.doubledSpins) == [[0, 2, 4, 6]])
  }

  @Test("half-integer spins seen through Q8")
  func halfIntegers() {
    let vectors = [
      [1, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0, 1, 1, 1, 0], [0, 0, 0, 0, 2], [2, 1, 1, 1, 0],
    ]
    let found = find(vectors, quaternions)
    #expect(found.map(\.group) == ["SU(2)"])
    #expect(found.first?.fundamental == [0, 0, 0, 0, 1])
    #expect(found.first?.doubledSpins == [0, 1, 2, 3, 4])
  }

  @Test("restrictions of spins have the characters of rotations")
  func characters() {
    // Rotations by π have the character (-1)^j on spin j.
    let vectors = (0..<12).map { j in
      let sign = j % 2 == 0 ? 1 : -1
      return [(2 * j + 1 + 3 * sign) / 4] + [Int](repeating: (2 * j + 1 - sign) / 4, count: 3)
    }
    for count in 3...12 {
      let found = find(Array(vectors[..<count]), fourGroup)
      #expect(found.map(\.doubledSpins) == [(0..<count).map { 2 * $0 }])
    }
  }
}

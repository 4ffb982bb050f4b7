import GroupTheory
import Numerics
import PointGroups
import Testing

/// The tables against the characters of the matrices that make the groups.
@Suite("Irreps of point groups in their subgroups")
struct CorrelationTableTests {
  /// Rows of a matrix, rounded so that equal ones are equal.
  private struct Motion: Hashable {
    let entries: [Int]

    init(_ rows: [[Double]]) { entries = rows.joined().map { Int(($0 * 1e6).rounded()) } }

    var rows: [[Double]] {
      (0..<3).map { row in (0..<3).map { Double(entries[3 * row + $0]) / 1e6 } }
    }
  }

  private static func turn(_ angle: Double, improper: Bool = false) -> [[Double]] {
    let (c, s) = (Double.cos(angle), Double.sin(angle))
    return [[c, -s, 0], [s, c, 0], [0, 0, improper ? -1 : 1]]
  }

  private static func diagonal(_ x: Double, _ y: Double, _ z: Double) -> [[Double]] {
    [[x, 0, 0], [0, y, 0], [0, 0, z]]
  }

  private static let inversion = diagonal(-1, -1, -1)
  private static let c2x = diagonal(1, -1, -1)
  private static let c3: [[Double]] = [[0, 0, 1], [1, 0, 0], [0, 1, 0]]
  private static let zx = diagonal(1, -1, 1)
  /// C2 about z of C2v is C2' of D3h, about which the axes are turned.
  private static let c3x: [[Double]] = {
    let third = turn(2 * .pi / 3)
    return [[1, 0, 0], [0, third[0][0], third[0][1]], [0, third[1][0], third[1][1]]]
  }()

  private static let groups: [(String, AbelianPointGroup, [[[Double]]])] = [
    ("D4", .d2, [turn(.pi / 2), c2x]), ("D4h", .d2h, [turn(.pi / 2), c2x, inversion]),
    ("D6", .d2, [turn(.pi / 3), c2x]), ("D6h", .d2h, [turn(.pi / 3), c2x, inversion]),
    ("D2d", .d2, [turn(.pi / 2, improper: true), c2x]),
    ("O", .d2, [turn(.pi / 2), c3]), ("Td", .d2, [turn(.pi / 2, improper: true), c3]),
    ("Oh", .d2h, [turn(.pi / 2), c3, inversion]),
    ("C4v", .c2v, [turn(.pi / 2), zx]), ("C6v", .c2v, [turn(.pi / 3), zx]),
    ("D3h", .c2v, [c3x, diagonal(-1, 1, 1), zx]), ("C3v", .cs, [c3x, diagonal(1, 1, -1)]),
    ("D3", .c2, [c3x, diagonal(-1, -1, 1)]),
  ]

  private static func product(_ a: Motion, _ b: Motion) -> Motion {
    let (a, b) = (a.rows, b.rows)
    return Motion(
      (0..<3).map { i in
        (0..<3).map { j in
          let sum = (0..<3).reduce(0) { $0 + a[i][$1] * b[$1][j] }
          // Entries are 0, 1/2, √3/2 or 1, up to the sign.
          return [0, 0.5, 0.75.squareRoot(), 1].min {
            abs($0 - abs(sum)) < abs($1 - abs(sum))
          }! * (sum < 0 ? -1 : 1)
        }
      })
  }

  /// What irreps of the subgroup are on the turns and mirrors that leave axes in place: x, y, z ↦ ±x, ±y, ±z.
  private static func value(_ symbol: String, _ signs: [Double], _ group: AbelianPointGroup)
    -> Double
  {
    let (x, y, z) = (signs[0], signs[1], signs[2])
    let isOdd = symbol.hasSuffix("u")
    let base = group == .d2h ? String(symbol.dropLast()) : symbol
    switch group {
    case .d2, .d2h:
      // Proper turns; an improper one is a proper one times the inversion.
      let proper = x * y * z
      let parity = isOdd ? proper : 1
      let own = [x * proper, y * proper, z * proper]
      return parity * (base == "A" ? 1 : own[3 - base.last!.wholeNumberValue!])
    case .c2v: return ["A1": 1, "A2": x * y, "B1": x, "B2": y][base]!
    case .c2: return base == "A" ? 1 : x
    default: return base == "A'" ? 1 : z
    }
  }

  @Test("are those of the characters", arguments: groups.indices)
  func characters(_ place: Int) throws {
    let (name, visible, generators) = Self.groups[place]
    let closed = try FiniteGroup.closure(
      of: generators.map(Motion.init), identity: Motion(Self.diagonal(1, 1, 1)), limit: 200,
      multiply: Self.product)
    let table = try CharacterTable(of: closed.group)
    let known = try #require(CorrelationTable(name, over: visible)).irreps
    #expect(known.count == table.rank)
    // Elements of the subgroup.
    let elements = closed.elements.indices.filter { number in
      let rows = closed.elements[number].rows
      let isDiagonal = (0..<3).allSatisfy { i in (0..<3).allSatisfy { i == $0 || rows[i][$0] == 0 }
      }
      let isVisible =
        switch visible {
        case .d2h: true
        case .d2: rows[0][0] * rows[1][1] * rows[2][2] > 0
        case .c2v, .c2: rows[2][2] > 0
        default: rows[0][0] > 0 && rows[1][1] > 0
        }
      return isDiagonal && isVisible
    }
    #expect(elements.count == visible.order)
    var found: [Set<String>: Int] = [:]
    for row in table.complexCharacters {
      var content: Set<String> = []
      for symbol in visible.symbols(.pyscf) {
        let sum = elements.reduce(0.0) { sum, element in
          let rows = closed.elements[element].rows
          let signs = (0..<3).map { rows[$0][$0] }
          return sum + row[closed.group.classOf[element]].real
            * Self.value(symbol, signs, visible)
        }
        let count = Int((sum / Double(elements.count)).rounded())
        if count > 0 { content.insert("\(count)\(symbol)") }
      }
      let fourth = table.elementOrders.indices.filter { table.elementOrders[$0] == 4 }
        .map { Int(row[$0].real.rounded()) }
      content.insert("4:\(Set(fourth).count == 1 ? fourth[0].signum() : 0)")
      found[content, default: 0] += 1
    }
    var expected: [Set<String>: Int] = [:]
    for irrep in known {
      var content = Set(irrep.branching.map { "\($0.value)\($0.key)" })
      content.insert("4:\(irrep.quarterTurn ?? 0)")
      expected[content, default: 0] += 1
    }
    let compared = found.reduce(into: [Set<String>: Int]()) { result, entry in
      // Tables keep the sign where irreps share their branching only.
      let plain = entry.key.filter { !$0.hasPrefix("4:") }
      let isAlone =
        known.count { irrep in
          Set(irrep.branching.map { "\($0.value)\($0.key)" }) == plain
        } == 1
      let key =
        isAlone || name.hasSuffix("h") && plain.contains { $0.hasSuffix("u") }
        ? plain.union(["4:0"]) : entry.key
      result[key, default: 0] += entry.value
    }
    #expect(compared == expected, "\(name)")
  }

  @Test("B1 is even under the turn about x or the mirror zx, and axes may have other names")
  func conventions() throws {
    let hexagon = try #require(CorrelationTable("D6h", over: .d2h)).irreps
    #expect(hexagon.first { $0.symbol == "B1u" }?.branching == ["B3u": 1])
    #expect(AbelianPointGroup.d2h.renamings.count == 6)
    #expect(AbelianPointGroup.d2h.renamings[1]["B2u"] == "B3u")
    #expect(AbelianPointGroup.c2v.renamings[1] == ["A1": "A1", "A2": "A2", "B1": "B2", "B2": "B1"])
    #expect(CorrelationTable("D7h", over: .c2v) == nil)
  }
}

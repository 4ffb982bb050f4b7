import Foundation
import GroupTheory
import ResultFiles
import TestSupport
import Testing

private let projectFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The catalogue that the project ships, opened once.
private let catalogue = Result {
  try CatalogueFile.open(projectFolder.appending(path: "Data/groups.h5"))
}

@Suite struct CatalogueFileTests {
  /// The numbers of groups of order 1 to 255. Source: OEIS A000001; Besche, Eick, O'Brien 2002.
  static let groupCounts = [
    1, 1, 1, 2, 1, 2, 1, 5, 2, 2, 1, 5, 1, 2, 1, 14, 1, 5, 1, 5, 2, 2, 1, 15, 2, 2, 5, 4, 1, 4, 1,
    51, 1, 2, 1, 14, 1, 2, 2, 14, 1, 6, 1, 4, 2, 2, 1, 52, 2, 5, 1, 5, 1, 15, 2, 13, 2, 2, 1, 13,
    1, 2, 4, 267, 1, 4, 1, 5, 1, 4, 1, 50, 1, 2, 3, 4, 1, 6, 1, 52, 15, 2, 1, 15, 1, 2, 1, 12, 1,
    10, 1, 4, 2, 2, 1, 231, 1, 5, 2, 16, 1, 4, 1, 14, 2, 2, 1, 45, 1, 6, 2, 43, 1, 6, 1, 5, 4, 2,
    1, 47, 2, 2, 1, 4, 5, 16, 1, 2328, 2, 4, 1, 10, 1, 2, 5, 15, 1, 4, 1, 11, 1, 2, 1, 197, 1, 2,
    6, 5, 1, 13, 1, 12, 2, 4, 2, 18, 1, 2, 1, 238, 1, 55, 1, 5, 2, 2, 1, 57, 2, 4, 5, 4, 1, 4, 2,
    42, 1, 2, 1, 37, 1, 4, 2, 12, 1, 6, 1, 4, 13, 4, 1, 1543, 1, 2, 2, 12, 1, 10, 1, 52, 2, 2, 2,
    12, 2, 2, 2, 51, 1, 12, 1, 5, 1, 2, 1, 177, 1, 2, 2, 15, 1, 6, 1, 197, 6, 2, 1, 15, 1, 4, 2,
    14, 1, 16, 1, 4, 2, 4, 1, 208, 1, 5, 67, 5, 2, 4, 1, 12, 1, 15, 1, 46, 2, 2, 1,
  ]
  /// Orders with more groups than the rest together.
  static let leftOut: Set = [128, 192]
  /// Small orders, and the large ones with most groups or classes: all tables together fill 700 MB.
  static let sampledOrders = Array(1...127) + [144, 160, 216, 224, 240, 243, 255]

  @Test func everyGroupIsThere() throws {
    let catalogue = try catalogue.get()
    #expect(catalogue.orders == (1...255).filter { !Self.leftOut.contains($0) })
    for order in catalogue.orders {
      #expect(catalogue.groupCounts[order] == Self.groupCounts[order - 1])
    }
    for order in Self.sampledOrders {
      let ids = Array(1...Self.groupCounts[order - 1])
      #expect(try catalogue.groups(order: order).map(\.id) == ids)
    }
    #expect(catalogue.groupCounts.values.reduce(0, +) == 3141)
    for order in Self.leftOut.union([0, 256]) {
      #expect(!catalogue.covers(order: order))
      #expect(throws: GroupError.self) { try catalogue.groups(order: order) }
    }
    #expect(throws: GroupError.self) { try catalogue.group(order: 8, id: 6) }
  }

  /// Names and numbers that `models.md` and the literature use.
  @Test(arguments: [
    (1, 1, "Z1"), (4, 2, "Z2×Z2"), (6, 1, "S3"), (8, 3, "D4"), (8, 4, "Q8"), (12, 3, "A4"),
    (16, 7, "D8"), (16, 8, "QD16"), (16, 13, "D4∘Z4"), (18, 3, "S3×Z3"), (24, 3, "SL(2,3)"),
    (24, 12, "S4"), (32, 39, "D8×Z2"), (32, 42, "D8∘Z4"), (32, 49, "D4∘D4"), (32, 50, "D4∘Q8"),
    (36, 9, "(Z3×Z3)⋊Z4"), (48, 29, "GL(2,3)"), (60, 5, "A5"), (120, 5, "SL(2,5)"),
    (120, 34, "S5"), (168, 42, "PSL(2,7)"), (180, 19, "A5×Z3"), (216, 153, "(Z3×Z3)⋊SL(2,3)"),
    (240, 189, "S5×Z2"), (243, 67, "Z3×Z3×Z3×Z3×Z3"),
  ])
  func wellKnownNames(order: Int, id: Int, name: String) throws {
    #expect(try catalogue.get().group(order: order, id: id).name == name)
  }

  /// Two independent paths: the stored table and the one computed from the stored permutations. Tables computed here
  /// pass all checks of `CharacterTable`, so this is also the check of the file.
  @Test func tablesAreThoseOfThePermutations() throws {
    let catalogue = try catalogue.get()
    for order in Array(1...63) + [125, 147, 168, 251] {
      for group in try catalogue.groups(order: order) {
        let table = try CharacterTable(of: group.permutationGroup())
        #expect(group.table == table, "\(group)")
        #expect(group.table.dual == table.dual, "\(group)")
        #expect(group.table.frobeniusSchurIndicators == table.frobeniusSchurIndicators, "\(group)")
      }
    }
  }

  /// Σ_α ν_α D_α counts the solutions of g² = 1.
  @Test func indicatorsCountInvolutions() throws {
    let catalogue = try catalogue.get()
    for group in try Self.sampledOrders.flatMap(catalogue.groups) {
      let table = group.table
      let sum = zip(table.frobeniusSchurIndicators, table.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
      let involutions = zip(table.classSizes, table.elementOrders).filter { $0.1 == 2 }
      #expect(sum == 1 + involutions.reduce(0) { $0 + $1.0 }, "\(group)")
    }
  }

  @Test func permutedCopiesAreFound() throws {
    let catalogue = try catalogue.get()
    var random = SeededGenerator(seed: 20)
    for group in try (1...32).flatMap(catalogue.groups) {
      let rest = Array(1..<max(1, group.table.rank))
      let copy = try group.table.reordered(
        irreps: [0] + rest.shuffled(using: &random), classes: [0] + rest.shuffled(using: &random))
      #expect(TableIsomorphism.first(from: copy, to: group.table) != nil, "\(group)")
      #expect(try catalogue.groups(matching: copy).map(\.id) == [group.id], "\(group)")
    }
  }

  /// The smallest Brauer pairs, different groups with equal tables and power maps, have order 256 (E. C. Dade 1964). Of
  /// equal tables without power maps there are 368 pairs up to order 127, of which D4 and Q8 are the first.
  @Test func noBrauerPairs() throws {
    let catalogue = try catalogue.get()
    var equalTables: [Int: Int] = [:]
    for order in Self.sampledOrders {
      let groups = try catalogue.groups(order: order)
      for (k, a) in groups.enumerated() {
        for b in groups[..<k] {
          #expect(TableIsomorphism.first(from: a.table, to: b.table) == nil, "\(a), \(b)")
          guard order < 128 else { continue }
          let equal = TableIsomorphism.first(from: a.table, to: b.table, respecting: .characters)
          equalTables[order, default: 0] += equal == nil ? 0 : 1
        }
      }
    }
    #expect(equalTables[8] == 1)
    #expect(equalTables.filter { $0.key <= 63 }.values.reduce(0, +) == 42)
    #expect(equalTables.values.reduce(0, +) == 368)
  }

  @Test func literatureTables() throws {
    let catalogue = try catalogue.get()
    let icosahedral = try catalogue.group(order: 60, id: 5).table
    #expect(icosahedral.dimensions == [1, 3, 3, 4, 5])
    #expect(icosahedral.classSizes == [1, 15, 20, 12, 12])
    let golden = Cyclotomic.zero - .rootOfUnity(2, order: 5) - .rootOfUnity(3, order: 5)
    #expect(Set(icosahedral.characters[1]).contains(golden))
    let binary = try catalogue.group(order: 24, id: 3).table
    #expect(binary.dimensions == [1, 1, 1, 2, 2, 2, 3])
    #expect(binary.frobeniusSchurIndicators.sorted() == [-1, 0, 0, 0, 0, 1, 1])
    #expect(binary.elementOrders == [1, 2, 3, 3, 4, 6, 6])
    let quaternion = try catalogue.group(order: 8, id: 4).table
    #expect(quaternion.frobeniusSchurIndicators == [1, 1, 1, 1, -1])
    #expect(quaternion.elementOrders == [1, 2, 4, 4, 4])
    let dihedral = try catalogue.group(order: 8, id: 3).table
    #expect(dihedral.characters[4].map(\.integer) == [2, -2, 0, 0, 0])
    #expect(dihedral.elementOrders == [1, 2, 2, 2, 4])
  }

  /// Every hidden group of the development suite is found by its table, under GAP's own number.
  @Test(.enabled(if: DevelopmentSuite.file != nil)) func developmentSuite() throws {
    let catalogue = try catalogue.get()
    var found: [CharacterTable: [Int]] = [:]
    let pairs = try DevelopmentSuite.load() ?? []
    let covered = pairs.filter { catalogue.covers(order: $0.hidden.order) }
    #expect(covered.count == pairs.filter { $0.hidden.order <= 255 }.count)
    for pair in covered {
      let table = try pair.hiddenTable.table()
      let ids = try found[table] ?? catalogue.groups(matching: table).map(\.id)
      found[table] = ids
      #expect(ids == [pair.hidden.id], "\(pair.key)")
    }
  }

  /// The visible subgroup of each pair of the suite sits in the hidden group with GAP's class fusion.
  @Test(.enabled(if: DevelopmentSuite.file != nil)) func embeddingsOfTheDevelopmentSuite() throws {
    let catalogue = try catalogue.get()
    let pairs = try DevelopmentSuite.load() ?? []
    for pair in pairs where catalogue.covers(order: pair.hidden.order) {
      let hidden = try catalogue.group(order: pair.hidden.order, id: pair.hidden.id)
      let visible = try catalogue.group(order: pair.visible.order, id: pair.visible.id)
      let subgroup = try visible.permutationGroup()
      let table = try pair.hiddenTable.table()
      let numberings = TableIsomorphism.all(
        from: visible.table, to: try pair.visibleTable.table(), limit: 200)
      let realized = try numberings.contains { numbering in
        try hidden.realizes(
          table, subgroup: subgroup, fusion: numbering.classes.map { pair.classFusion[$0] })
      }
      #expect(realized, "\(pair.key)")
    }
  }

  @Test func notACatalogue() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: ResultFileError.self) {
      try CatalogueFile.open(folder.appending(path: "absent.h5"))
    }
    let other = folder.appending(path: "other.h5")
    try HDF5File(named: "other").write(to: other, overwrite: true)
    #expect(throws: ResultFileError.self) { try CatalogueFile.open(other) }
    let short = folder.appending(path: "short.h5")
    let bytes = try Data(contentsOf: projectFolder.appending(path: "Data/groups.h5"))
    try bytes.prefix(bytes.count / 2).write(to: short)
    #expect(throws: ResultFileError.self) { try CatalogueFile.open(short) }
    let spoiled = folder.appending(path: "spoiled.h5")
    let file = try HDF5File(copying: projectFolder.appending(path: "Data/groups.h5"))
    let order = try file.root.group("orders/8")
    try order.remove("characters")
    try order.write([0, 1], to: "characters", HDF5Description("Too few.", axes: ["place"]))
    try file.write(to: spoiled, overwrite: true)
    #expect(throws: ResultFileError.self) { try CatalogueFile.open(spoiled).groups(order: 8) }
    #expect(try CatalogueFile.open(spoiled).groups(order: 6).count == 2)
  }

  /// What is written is read again.
  @Test func writeAndRead() throws {
    let catalogue = try catalogue.get()
    let groups = try (1...16).map(catalogue.groups)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).h5")
    defer { try? FileManager.default.removeItem(at: file) }
    try CatalogueFile.write(groups, provenance: [("script", "none")], to: file, overwrite: false)
    let copy = try CatalogueFile.open(file)
    #expect(copy.orders == Array(1...16))
    #expect(try (1...16).map(copy.groups) == groups)
    #expect(throws: FileWritingError.self) {
      try CatalogueFile.write(groups, provenance: [], to: file, overwrite: false)
    }
  }
}

extension SuiteTable {
  /// The suite's table as a checked value, trivial irrep first.
  fileprivate func table() throws -> CharacterTable {
    let rows = exactCharacters.map { row in
      row.map { Cyclotomic(conductor: $0.conductor, coefficients: $0.coefficients) }
    }
    let trivial = [Cyclotomic](repeating: .one, count: classSizes.count)
    return try CharacterTable(
      classSizes: classSizes, elementOrders: elementOrders, powerMaps: powerMaps,
      characters: [trivial] + rows.filter { $0 != trivial })
  }
}

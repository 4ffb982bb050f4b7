import Foundation
import ResultFiles
import Testing

@Suite("bootstrap identify")
struct IdentifyCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func identify(_ arguments: String...) throws -> CommandResult {
    try Program.bootstrap.run(["identify"] + arguments, in: folder)
  }

  /// A run file, with the answer up to index 4 stored in it.
  private func solvedRun(stored: Bool = true) throws -> URL {
    let run = try Program.xsff.run(
      "compute", "d4-chain", "--set", "L=4", "--samples", "2", "-o", "run.h5", "--quiet",
      in: folder)
    try #require(run.status == 0, "\(run.errors)")
    if stored {
      let solved = try Program.bootstrap.run(
        "solve", "run.h5", "--from", "spectra", "--max-index", "4", "--exhaustive", in: folder)
      try #require(solved.status == 0, "\(solved.errors)")
    }
    return folder.file("run.h5")
  }

  // MARK: - The catalogue

  @Test("the groups of an order, a line each")
  func listing() throws {
    let result = try identify("--order", "8")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(
      result.output == """
        5 groups have order 8; the number of group i is SmallGroup(8,i).

        id  name      classes  exponent  centre    G/G'      kind
         1  Z8              8         8  Z8        Z8        abelian: Z8
         2  Z4×Z2           8         4  Z4×Z2     Z4×Z2     abelian: Z4×Z2
         3  D4              5         4  Z2        Z2×Z2     nilpotent of class 2
         4  Q8              5         4  Z2        Z2×Z2     nilpotent of class 2
         5  Z2×Z2×Z2        8         2  Z2×Z2×Z2  Z2×Z2×Z2  abelian: Z2×Z2×Z2

        """)
  }

  @Test("one group with its table")
  func table() throws {
    let result = try identify("--order", "60", "--id", "5")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(
      result.output == """
        A5 = SmallGroup(60,5)
          order 60, exponent 30, 5 classes
          simple

        class        1a  2a  3a  5a  5b  ν  kernel
        size          1  15  20  12  12
        centralizer  60   4   3   5   5
        power 2      1a  1a  3a  5b  5a
        power 3      1a  2a  1a  5b  5a
        power 5      1a  2a  3a  1a  1a
        χ1            1   1   1   1   1  1  all
        χ2            3  -1   0   A   B  1  1a
        χ3            3  -1   0   B   A  1  1a
        χ4            4   0   1  -1  -1  1  1a
        χ5            5   1  -1   0   0  1  1a
        A =  -ζ5^2 - ζ5^3 ≈ 1.6180
        B =  1 + ζ5^2 + ζ5^3 ≈ -0.6180
        Classes are named by the order of their elements. ν: Frobenius-Schur indicator.

        """)
  }

  @Test("tables of many classes and long lists fit 100 columns", arguments: [30, 64, 72, 251])
  func width(order: Int) throws {
    for arguments in [["--order", "\(order)"], ["--order", "\(order)", "--id", "1"]] {
      let result = try Program.bootstrap.run(["identify"] + arguments, in: folder)
      #expect(result.status == 0)
      #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  private struct Listing: Decodable {
    let formatVersion, order: Int
    let groups: [Group]
  }

  private struct Group: Decodable {
    let order, id: Int
    let name: String
    let classes, exponent: Int
    let structure: Structure
  }

  private struct Structure: Decodable {
    let abelian, nilpotent, solvable, perfect, simple: Bool
    let nilpotencyClass, derivedLength, normalSubgroups: Int?
    let derivedSubgroupOrder: Int
    let centre, abelianization: Section
    let chiefFactors: [Int]
  }

  private struct Section: Decodable {
    let order: Int
    let invariants: [Int]
  }

  private func decode<Value: Decodable>(_ result: CommandResult) throws -> Value {
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Value.self, from: Data(result.output.utf8))
  }

  @Test("JSON of an order")
  func listingJSON() throws {
    let listing: Listing = try decode(try identify("--order", "120", "--json"))
    #expect(listing.formatVersion == 1 && listing.order == 120 && listing.groups.count == 47)
    #expect(listing.groups.map(\.id) == Array(1...47))
    let binary = try #require(listing.groups.first { $0.name == "SL(2,5)" })
    #expect(binary.id == 5 && binary.classes == 9 && binary.exponent == 60)
    #expect(binary.structure.perfect && !binary.structure.solvable && !binary.structure.simple)
    #expect(binary.structure.centre.invariants == [2] && binary.structure.chiefFactors == [2, 60])
    #expect(binary.structure.derivedLength == nil && binary.structure.normalSubgroups == 3)
    #expect(binary.structure.abelianization.order == 1)
  }

  @Test("JSON of a group")
  func groupJSON() throws {
    struct Description: Decodable {
      let formatVersion: Int
      let group: Group
      let characterTable: Table
      let generators: [[Int]]
    }
    struct Table: Decodable {
      let classSizes, centralizerOrders, elementOrders, indicators: [Int]
      let powerMaps: [String: [Int]]
      let kernels: [[Int]]
      let characters: [[[Double]]]
      let exact: [[SolveAnswer.Exact]]
      let visibleFusion: [Int]?
    }
    let quaternion: Description = try decode(
      try identify("--order", "8", "--id", "4", "--json"))
    #expect(quaternion.formatVersion == 1 && quaternion.group.name == "Q8")
    let table = quaternion.characterTable
    #expect(table.classSizes == [1, 1, 2, 2, 2] && table.centralizerOrders == [8, 8, 4, 4, 4])
    #expect(table.elementOrders == [1, 2, 4, 4, 4] && table.powerMaps == ["2": [0, 0, 1, 1, 1]])
    #expect(table.indicators == [1, 1, 1, 1, -1] && table.kernels[0] == [0, 1, 2, 3, 4])
    #expect(table.kernels[4] == [0] && table.visibleFusion == nil)
    #expect(table.characters[4].map { $0[0] } == [2, -2, 0, 0, 0])
    #expect(table.exact[4].map(\.coefficients) == [[2], [-2], [0], [0], [0]])
    #expect(!quaternion.generators.isEmpty)
  }

  // MARK: - A run file

  @Test("every stored solution is looked up")
  func storedSolutions() throws {
    struct Known: Decodable {
      let formatVersion: Int
      let visibleGroup: Visible
      let solutions: [Solution]
    }
    struct Visible: Decodable {
      let order: Int
      let covered: Bool
      let groups: [SolveAnswer.Group]
    }
    struct Solution: Decodable {
      let rank, index, order: Int
      let covered: Bool
      let groups, unverifiedGroups, groupsWithoutVisibleGroup: [SolveAnswer.Group]
      let structure: Structure
    }
    _ = try solvedRun()
    let before = try Data(contentsOf: folder.file("run.h5"))
    let known: Known = try decode(try identify("run.h5", "--json"))
    let answer = try SolveAnswer(
      try Program.bootstrap.run(
        "solve", "run.h5", "--from", "spectra", "--max-index", "4", "--exhaustive", "--json",
        "--no-store",
        in: folder
      ).output)
    #expect(known.visibleGroup.groups.map(\.name) == ["Z2×Z2"] && known.visibleGroup.covered)
    #expect(known.solutions.count > 1)
    #expect(known.solutions.map(\.groups) == answer.solutions.map(\.groups))
    #expect(known.solutions.map(\.rank) == answer.solutions.map(\.rank))
    #expect(known.solutions.map(\.index) == answer.solutions.map(\.index))
    let isClear = known.solutions.allSatisfy {
      $0.covered && $0.unverifiedGroups.isEmpty && $0.groupsWithoutVisibleGroup.isEmpty
    }
    #expect(isClear)
    #expect(known.solutions[0].structure.nilpotencyClass == 2)
    let text = try identify("run.h5")
    #expect(text.output.hasPrefix("Visible group N, order 4: Z2×Z2 = SmallGroup(4,2)\n"))
    #expect(text.output.contains("Rank 1, unitary, index 2: G = D4 = SmallGroup(8,3)\n"))
    #expect(try Data(contentsOf: folder.file("run.h5")) == before)
  }

  @Test("the structure of a solution is stored with it")
  func storedStructure() throws {
    let file = try RunFile(reading: solvedRun())
    let group = try file.root.group("bootstrap/solutions/0/structure")
    func number(_ name: String) throws -> Int? {
      try group.attribute(name, as: Int.self)?.elements.first
    }
    #expect(try number("abelian") == 0 && number("nilpotent") == 1 && number("solvable") == 1)
    #expect(try number("nilpotency_class") == 2 && number("derived_length") == 2)
    #expect(try number("centre_order") == 2 && number("abelianization_order") == 4)
    #expect(try number("normal_subgroups") == 6 && number("derived_subgroup_order") == 2)
    #expect(try group.read("abelian_invariants", as: Int.self).elements == [2, 2])
    #expect(try group.read("chief_factors", as: Int.self).elements == [2, 2, 2])
  }

  // MARK: - What is refused

  @Test("files without an answer, or with a spoiled one")
  func wrongFiles() throws {
    expectRefusal(try identify("nowhere.h5"), status: 3, "nowhere.h5", "no such file")
    let file = try solvedRun(stored: false)
    expectRefusal(try identify("run.h5"), status: 3, "/bootstrap", "bootstrap solve")
    _ = try Program.bootstrap.run("solve", "run.h5", "--max-index", "2", in: folder)
    try RunFile.update(file) { root in
      let group = try root.group("bootstrap/solutions/0")
      let fusion = try group.read("visible_fusion", as: Int.self).elements
      try group.remove("visible_fusion")
      try group.write(
        fusion.map { $0 + 40 }, to: "visible_fusion", HDF5Description("spoiled", axes: ["class"]))
    }
    expectRefusal(try identify("run.h5"), status: 3, "visible_fusion", "does not exist")
  }

  @Test("orders and numbers that the catalogue does not have")
  func notCovered() throws {
    for order in ["128", "256"] {
      expectRefusal(
        try identify("--order", order), status: 2, "does not cover the order \(order)",
        "1 to 127, 129 to 191, 193 to 255")
    }
    expectRefusal(
      try identify("--order", "24", "--id", "16"), status: 2, "SmallGroup(24,16)", "1 to 15")
    expectRefusal(try identify("--order", "7", "--id", "2"), status: 2, "one group", "must be 1")
  }

  @Test(
    "a wrong command line",
    arguments: [
      [], ["run.h5", "--order", "3"], ["run.h5", "--id", "3"], ["--order", "0"],
      ["--order", "6", "--id", "0"], ["--order", "six"],
    ])
  func wrongCommandLine(arguments: [String]) throws {
    let result = try Program.bootstrap.run(["identify"] + arguments, in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("Usage: bootstrap identify"))
  }
}

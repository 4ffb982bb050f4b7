import Foundation
import Numerics
import ResultFiles
import Testing

@Suite("What bootstrap solve prints and stores")
struct StoredAnswerTests {
  private let folder: TemporaryFolder
  private let file: URL

  init() throws {
    folder = try TemporaryFolder()
    file = folder.file("run.h5")
    let run = try Program.xsff.run(
      "compute", "d4-chain", "--set", "L=4", "--samples", "2", "-o", "run.h5", "--quiet",
      in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func solve(_ options: String...) throws -> CommandResult {
    try Program.bootstrap.run(
      ["solve", "run.h5", "--from", "spectra", "--max-index", "4", "--exhaustive"] + options,
      in: folder)
  }

  @Test("the JSON and the file hold the same answer")
  func agreement() throws {
    let printed = try solve("--json")
    try #require(printed.status == 0, "\(printed.errors)")
    let answer = try SolveAnswer(printed.output)
    #expect(answer.formatVersion == 1)
    #expect(answer.maxIndex == 4)
    #expect(answer.exhaustive)
    #expect(answer.solutions.count > 1)
    let stored = try RunFile(reading: file)
    let group = try stored.root.group("bootstrap")
    #expect(try group.attribute("exhaustive", as: Int.self)?.elements == [1])
    #expect(try group.attribute("max_index", as: Int.self)?.elements == [4])
    #expect(
      try group.read("rejected_index", as: Int.self).elements == answer.rejected.map(\.index))
    #expect(try group.readStrings("rejected_reason").elements == answer.rejected.map(\.reason))
    #expect(
      try group.read("rejected_count", as: Int.self).elements == answer.rejected.map(\.count))
    let solutions = try group.group("solutions")
    #expect(Set(try solutions.members()) == Set(answer.solutions.indices.map(String.init)))
    for (k, solution) in answer.solutions.enumerated() {
      try compare(solution, with: try solutions.group(String(k)))
    }
    #expect(answer.sectors.map(\.multiplicity) == (try stored.spectra().multiplicities))
    let signatures = try #require(try stored.signatures())
    #expect(answer.signatures.map(\.vector) == signatures.vectors)
    #expect(answer.signatures.map(\.levels) == signatures.levels[0].map(Double.init))
  }

  private func compare(_ solution: SolveAnswer.Solution, with group: HDF5Group) throws {
    func number(_ name: String) throws -> Int? {
      try group.attribute(name, as: Int.self)?.elements.first
    }
    func list(_ name: String) throws -> [Int] { try group.read(name, as: Int.self).elements }
    #expect(try number("rank") == solution.rank)
    #expect(try group.stringAttribute("reading") == solution.reading)
    #expect(try number("index") == solution.index)
    #expect(try number("order") == solution.order)
    #expect(try list("dimensions") == solution.irreps.map(\.dimension))
    #expect(try group.read("branching", as: Int.self).rows == solution.irreps.map(\.branching))
    #expect(try list("fusion") == solution.fusion.flatMap { $0.flatMap { $0 } })
    let table = solution.characterTable
    #expect(try list("class_sizes") == table.classSizes)
    #expect(try list("element_orders") == table.elementOrders)
    #expect(try list("indicators") == table.indicators)
    #expect(try list("visible_fusion") == table.visibleFusion)
    let primes = try group.attribute("primes", of: "power_maps", as: Int.self)?.elements ?? []
    #expect(Set(primes.map(String.init)) == Set(table.powerMaps.keys))
    #expect(
      try group.read("power_maps", as: Int.self).rows
        == primes.map { table.powerMaps[String($0)] })
    #expect(
      try group.read("characters", as: Complex<Double>.self).elements
        == table.characters.joined().map { Complex($0[0], $0[1]) })
    #expect(try list("exact_conductor") == table.exact.joined().map(\.conductor))
    let width = table.exact.joined().map(\.coefficients.count).max() ?? 0
    #expect(
      try list("exact_coefficients")
        == table.exact.joined().flatMap { value in
          (0..<width).map { $0 < value.coefficients.count ? value.coefficients[$0] : 0 }
        })
    #expect(try list("groups") == solution.groups.map(\.id))
    #expect(try group.readStrings("group_names").elements == solution.groups.map(\.name))
  }

  @Test("solving again gives the same output and replaces what was stored")
  func repetition() throws {
    let first = try solve("--json")
    let stored = try RunFile(reading: file).root.group("bootstrap/solutions").members()
    #expect(try solve("--json").output == first.output)
    #expect(try RunFile(reading: file).root.group("bootstrap/solutions").members() == stored)
    #expect(folder.names == ["run.h5"])
  }

  @Test("storing leaves every other number as it was")
  func rest() throws {
    let groups = ["spectra", "xsff", "plateau", "couplings"]
    let before = try StoredNumbers.bits(of: groups, in: file)
    #expect(try solve("--quiet").status == 0)
    #expect(try StoredNumbers.bits(of: groups, in: file) == before)
  }

  @Test("--no-store leaves the file's bytes unchanged")
  func noStore() throws {
    let before = try Data(contentsOf: file)
    let result = try solve("--no-store")
    #expect(result.status == 0)
    #expect(result.output.contains("G = D4 = SmallGroup(8,3)"))
    #expect(try Data(contentsOf: file) == before)
  }

  @Test(
    "a read-only file prints its answer, and warns that it was not stored",
    .enabled(if: geteuid() != 0, "root may write to read-only files"))
  func readOnlyFile() throws {
    chmod(file.path, 0o444)
    try expectUnstored(
      try solve(), status: 0, message: "warning: The answer was not stored: ")
  }

  @Test("where the disk is full the answer is printed, the command fails, and the file stays")
  func fullDisk() throws {
    try expectUnstored(
      try Program.bootstrap.run(
        shell: "ulimit -f 16; exec \"$@\"", "solve", "run.h5", "--max-index", "2", in: folder),
      status: 1, message: "error: The answer was printed and not stored. Cannot write ")
  }

  private func expectUnstored(_ result: CommandResult, status: Int32, message: String) throws {
    #expect(result.status == status)
    #expect(result.output.contains("G = D4 = SmallGroup(8,3)"))
    #expect(result.errors.hasPrefix(message))
    #expect(try !RunFile(reading: file).root.contains("bootstrap"))
    #expect(folder.names == ["run.h5"])
  }

  @Test("an index alone, and a time limit that is too short, are answers")
  func partialAnswers() throws {
    let alone = try SolveAnswer(try solve("--index", "2", "--json").output)
    #expect(alone.maxIndex == 2)
    #expect(alone.solutions.allSatisfy { $0.index == 2 })
    let hurried = try solve("--time-limit", "0.000001", "--json")
    #expect(hurried.status == 0)
    let answer = try SolveAnswer(hurried.output)
    #expect(!answer.exhaustive)
    #expect(answer.solutions.isEmpty)
  }

  @Test("every line of the tables fits 100 columns")
  func width() throws {
    let tables = try solve().output.split(separator: "\n").filter { !$0.contains("SmallGroup") }
    #expect(tables.allSatisfy { $0.count <= 100 })
  }
}

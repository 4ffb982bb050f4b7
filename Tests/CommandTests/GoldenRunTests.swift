import Foundation
import ResultFiles
import Testing

@Suite("From model files to hidden groups")
struct GoldenRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs both commands and returns the answer; the run file is NAME.h5.
  private func solve(
    _ model: String, sites: Int, samples: Int = 4, maxIndex: Int, from source: String = "commutant"
  ) throws -> SolveAnswer {
    let computed = try Program.xsff.run(
      "compute", model, "--set", "L=\(sites)", "--samples", "\(samples)", "--seed", "7", "--quiet",
      in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let solved = try Program.bootstrap.run(
      "solve", model + ".h5", "--from", source, "--max-index", "\(maxIndex)", "--exhaustive",
      "--json",
      in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    return try SolveAnswer(solved.output)
  }

  @Test("the S3 chain hides S3, by the only solution up to index 3")
  func s3Chain() throws {
    let answer = try solve("s3-chain", sites: 5, maxIndex: 3)
    #expect(answer.sectors.map(\.name) == ["0", "1", "2"])
    #expect(answer.sectors.map(\.multiplicity) == [81, 81, 81])
    #expect(answer.signatures.map(\.vector) == [[1, 0, 0], [0, 1, 1]])
    #expect(answer.signatures.map(\.levels) == [81, 81])
    #expect(answer.exhaustive)
    // Levels of five sites do not tell it from its anti-unitary twins.
    #expect(answer.solutions.count { $0.reading == "unitary" } == 1)
    let solution = answer.solutions[0]
    #expect(solution.reading == "unitary" && solution.rank == 1)
    #expect(solution.groups.map(\.name) == ["S3"])
    #expect(solution.groups.map(\.id) == [1])
    #expect((solution.index, solution.order) == (2, 6))
    #expect(solution.irreps.map(\.branching) == [[1, 0, 0], [1, 0, 0], [0, 1, 1]])
    let table = solution.characterTable
    #expect(table.classSizes == [1, 3, 2])
    #expect(table.elementOrders == [1, 2, 3])
    #expect(
      table.characters.map { $0.map { $0[0] } } == [[1, 1, 1], [1, -1, 1], [2, 0, -1]])
    let plateau = try RunFile(reading: folder.file("s3-chain.h5")).plateau()
    #expect(plateau?.exact == [[81, 0, 0], [0, 81, 81], [0, 81, 81]])
  }

  @Test("two D4 chains have one spectrum, and what N holds excludes Q8", arguments: [5, 6])
  func d4Chains(sites: Int) throws {
    let answers = try ["d4-chain", "kennedy-tasaki"].map {
      try solve($0, sites: sites, samples: 3, maxIndex: 3)
    }
    for answer in answers {
      #expect(answer.exhaustive)
      #expect(answer.solutions.map { $0.groups.map(\.name) } == [["D4"]])
      #expect(answer.solutions.map(\.index) == [2])
      let excluded = try #require(answer.excludedGroups.first { $0.name == "Q8" })
      #expect((excluded.order, excluded.id) == (8, 4))
      #expect(excluded.reason.contains("order 2 would have order 4"))
      #expect(
        Set(answer.signatures.map(\.vector)) == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1]])
      if sites == 5 { #expect(answer.signatures.map(\.levels) == [60, 61, 61]) }
    }
    let difference = try StoredNumbers.largestDifference(
      folder.file("d4-chain.h5"), folder.file("kennedy-tasaki.h5"))
    #expect(difference <= 1e-10)
  }

  @Test("the Ashkin-Teller chain hides S4, with a branching multiplicity of 2")
  func ashkinTeller() throws {
    let answer = try solve("ashkin-teller", sites: 5, maxIndex: 6)
    #expect(
      answer.signatures.map(\.vector) == [[1, 0, 0, 0], [2, 0, 0, 0], [0, 1, 1, 1]])
    #expect(answer.signatures.map(\.levels) == [86, 85, 256])
    #expect(answer.exhaustive)
    let first = try #require(answer.solutions.first)
    #expect((first.rank, first.index, first.order) == (1, 6, 24))
    #expect(first.groups.map(\.name) == ["S4"])
    #expect(first.groups.map(\.id) == [12])
    let vectors = answer.signatures.map(\.vector)
    #expect(
      vectors.map { vector in first.irreps.filter { $0.branching == vector }.count } == [2, 1, 2])
    let plateau = try RunFile(reading: folder.file("ashkin-teller.h5")).plateau()
    #expect(plateau?.exact?[0] == [426, 0, 0, 0])
  }

  @Test("larger indices are listed below the first answer")
  func otherIndices() throws {
    let answer = try solve("ashkin-teller", sites: 4, maxIndex: 12, from: "spectra")
    #expect(answer.exhaustive)
    #expect(answer.solutions.first?.groups.first?.name == "S4")
    let unitary = answer.solutions.filter { $0.reading == "unitary" }
    #expect(unitary.dropFirst().allSatisfy { $0.index > 6 })
    #expect(unitary.dropFirst().allSatisfy { $0.rank > 1 })
    #expect(answer.solutions.count > 1)
  }

  @Test(
    "20 samples of the S3 chain of 8 sites: time-averaged and exact plateau agree",
    .enabled(
      if: ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil,
      "takes a minute or more; set XSFF_LONG_TESTS"))
  func longChain() throws {
    let run = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=8", "--samples", "20", in: folder)
    try #require(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("60/60 diagonalizations"))
    let file = folder.file("s3-chain.h5")
    let plateau = try #require(try RunFile(reading: file).plateau())
    let exact = try #require(plateau.exact)
    #expect(exact == [[2187, 0, 0], [0, 2187, 2187], [0, 2187, 2187]])
    for (row, (averages, errors)) in zip(plateau.timeAverage, plateau.standardError).enumerated() {
      for (column, (average, error)) in zip(averages, errors).enumerated() {
        print("K[\(row)][\(column)] = \(average) ± \(error), exactly \(exact[row][column])")
        #expect(abs(average - exact[row][column]) <= 3 * error)
      }
    }
    let solved = try Program.bootstrap.run(
      "solve", "s3-chain.h5", "--max-index", "3", "--exhaustive", "--json", in: folder)
    let answer = try SolveAnswer(solved.output)
    #expect(answer.exhaustive)
    #expect(answer.solutions.map { $0.groups.map(\.name) } == [["S3"]])
  }
}

import Foundation
import ResultFiles
import Testing

/// GAP, where there is one.
private let hasGAP: Bool = {
  guard let folder = try? TemporaryFolder() else { return false }
  let result = try? RunningCommand(
    URL(fileURLWithPath: "/usr/bin/env"), ["gap", "-q", "-A", "nothing.g"], in: folder
  ).result()
  return result?.status == 0
}()

@Suite("bootstrap export")
struct ExportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func solve(_ model: String, _ options: [String], from: String = "commutant") throws {
    let computed = try Program.xsff.run(
      ["compute", model, "-q", "-o", "run.h5"] + options, in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let solved = try Program.bootstrap.run("solve", "run.h5", "-q", "--from", from, in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
  }

  private func export(_ arguments: String...) throws -> CommandResult {
    try Program.bootstrap.run(["export", "run.h5"] + arguments, in: folder)
  }

  /// The lines of a table as what its first line names.
  private func table(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.file("out-\(name).csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let names = try #require(lines.first)
    #expect(Set(names).count == names.count)
    return try lines.dropFirst().map { line in
      try #require(line.count == names.count)
      return Dictionary(uniqueKeysWithValues: zip(names, line))
    }
  }

  private func integers(_ name: String, _ columns: String...) throws -> [[Int]] {
    try table(name).map { row in
      let values = columns.map { row[$0].flatMap { Int($0) } }
      return try values.map { try #require($0) }
    }
  }

  @Test("tables of S3 behind Z3 are those of the run file, and satisfy the sum rules")
  func tables() throws {
    try solve("s3-chain", ["--set", "L=4", "--samples", "2"])
    let result = try export("-o", "out.csv")
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("Written to out-solutions.csv\n"))
    #expect(
      folder.names.filter { $0.hasPrefix("out") }
        == [
          "branching", "characters", "classes", "fusion", "irreps", "levels", "power-maps",
          "sectors", "signatures", "solutions", "visible-fusion",
        ].map { "out-\($0).csv" })
    let solution = try #require(try table("solutions").first)
    #expect(solution["group"] == "S3" && solution["order"] == "6" && solution["index"] == "2")
    #expect(try integers("irreps", "irrep", "dimension") == [[0, 1], [1, 1], [2, 2]])
    #expect(
      try integers("branching", "irrep", "sector", "multiplicity") == [
        [0, 0, 1], [0, 1, 0], [0, 2, 0], [1, 0, 1], [1, 1, 0], [1, 2, 0], [2, 0, 0], [2, 1, 1],
        [2, 2, 1],
      ])
    // Dimensions multiply: Σ_γ N d_γ = d_α d_β.
    let dimensions = try integers("irreps", "dimension").map { $0[0] }
    var sums = [[Int]](repeating: [0, 0, 0], count: 3)
    for row in try integers("fusion", "alpha", "beta", "gamma", "multiplicity") {
      sums[row[0]][row[1]] += row[3] * dimensions[row[2]]
    }
    #expect(sums == dimensions.map { a in dimensions.map { a * $0 } })
    #expect(try integers("classes", "size").map { $0[0] }.reduce(0, +) == 6)
    let file = try RunFile(reading: folder.file("run.h5"))
    let levels = try file.spectra().levels
    let rows = try table("levels")
    #expect(rows.count == 2 * 81)
    for row in rows {
      let numbers = ["sample", "sector", "level"].map { row[$0].flatMap { Int($0) } }
      let place = try numbers.map { try #require($0) }
      #expect(row["energy"] == "\(levels[place[0]][place[1]][place[2]])")
    }
    let stored = try file.root.read(
      "bootstrap/solutions/0/fusion", as: Int.self
    ).elements
    var listed = [Int](repeating: 0, count: 27)
    for row in try integers("fusion", "alpha", "beta", "gamma", "multiplicity") {
      listed[9 * row[0] + 3 * row[1] + row[2]] = row[3]
    }
    #expect(listed == stored)
  }

  @Test("what several solutions share is not decided by the export, and charges have no table")
  func undecided() throws {
    try solve("s3-chain", ["--set", "L=3", "--samples", "1"], from: "spectra")
    #expect(try export("-o", "out.g").status == 0)
    let text = try String(contentsOf: folder.file("out.g"), encoding: .utf8)
    #expect(text.contains("solutions share the first rank: the data do not tell them apart."))
    let other = try TemporaryFolder()
    _ = try Program.xsff.run(
      "compute", "heisenberg", "--set", "L=4", "-q", "-o", "run.h5", in: other)
    _ = try Program.bootstrap.run("solve", "run.h5", "-q", in: other)
    let result = try Program.bootstrap.run("export", "run.h5", "-o", "out.csv", in: other)
    #expect(result.status == 0, "\(result.errors)")
    let solutions = try String(contentsOf: other.file("out-solutions.csv"), encoding: .utf8)
    #expect(solutions.contains("continuous,,,SO(3),A1"))
  }

  @Test(
    "GAP reads the file, finds the tables consistent, and its groups have them",
    .enabled(if: hasGAP, "there is no gap"),
    arguments: [
      ("s3-chain", ["--set", "L=4", "--samples", "1"]), ("d4-chain", ["--samples", "1"]),
      ("torus-chain", ["--samples", "1"]),
    ])
  func gap(model: String, options: [String]) throws {
    try solve(model, options)
    #expect(try export("-o", "out.g").status == 0)
    try folder.write(
      """
      Read("out.g");
      visible := xsff.visibleTable();
      check := function( holds, what ) if not holds then Print( "fails: ", what, "\\n" ); fi; end;
      check( IsInternallyConsistent( visible ), "visible" );
      for k in [ 1 .. Length( xsff.solutions ) ] do
        own := xsff.solutions[k];;
        table := xsff.characterTable( k );;
        check( IsInternallyConsistent( table ), "table" );
        for a in [ 1 .. Length( own.branching ) ] do
          restricted := List( own.visibleFusion, c -> own.table.irreps[a][c] );
          check( restricted = own.branching[a] * xsff.visibleGroup.irreps, "branching" );
          for b in [ 1 .. Length( own.branching ) ] do
            product := List( [ 1 .. Length( own.table.irreps[a] ) ],
              c -> own.table.irreps[a][c] * own.table.irreps[b][c] );
            check( product = own.fusion[a][b] * own.table.irreps, "fusion" );
          od;
        od;
        if LoadPackage( "smallgrp" ) <> fail then
          for group in xsff.groups( k ) do
            check( Size( group ) = own.order, "order" );
            check( TransformingPermutationsCharacterTables( table, CharacterTable( group ) ) <> fail, "group" );
          od;
        fi;
        Print( "checked\\n" );
      od;
      QUIT;
      """, to: "check.g")
    let result = try RunningCommand(
      URL(fileURLWithPath: "/usr/bin/env"), ["gap", "-q", "-A", "check.g"], in: folder
    ).result()
    #expect(result.status == 0)
    #expect(result.output.contains("checked"), "\(result.output) \(result.errors)")
    #expect(!result.output.contains("fails"), "\(result.output)")
    #expect(!(result.output + result.errors).contains("rror"), "\(result.output) \(result.errors)")
  }

  @Test("what it refuses")
  func refusals() throws {
    _ = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=3", "-q", "-o", "run.h5", in: folder)
    expectRefusal(try export("-o", "out.g"), status: 3, "run.h5", "bootstrap solve")
    expectRefusal(try export("-o", "out.txt"), status: 2, ".csv")
    expectRefusal(try export(), status: 2, "--output")
    _ = try Program.bootstrap.run("solve", "run.h5", "-q", in: folder)
    try folder.write("mine\n", to: "out-fusion.csv")
    expectRefusal(try export("-o", "out.csv"), status: 1, "out-fusion.csv", "--force")
    #expect(folder.names.filter { $0.hasPrefix("out") } == ["out-fusion.csv"])
    #expect(try export("-o", "out.csv", "--force").status == 0)
    #expect(try export("-o", "out.g").status == 0)
    expectRefusal(try export("-o", "out.g"), status: 1, "out.g", "--force")
  }
}

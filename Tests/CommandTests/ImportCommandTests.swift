import Foundation
import ResultFiles
import TestSupport
import Testing

@Suite("Curves of other programs by xsff import")
struct ImportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> CommandResult {
    try Program.xsff.run(["import"] + arguments, in: folder)
  }

  /// A file as the published ones are: means of K for all pairs of three sectors, tied as by S3.
  private func writeCurves(_ name: String = "curves.npz", deflated: Bool = false) throws {
    var random = SeededGenerator(seed: 12)
    var writer = NumPyWriter(deflated: deflated)
    let count = 400
    writer.add("t_calc", (0..<count).map { 5 + 2 * Double($0) })
    writer.add("sector_keys", [0, 1, 2], shape: [3, 1])
    writer.add("sector_dims", [81, 81, 81])
    writer.add("d_irreps", [1, 1, 1])
    writer.add("n_samples", [60], shape: [])
    let plateaus = [[81.0, 0, 0], [0, 81, 81], [0, 81, 81]]
    let tied = (0..<count).map { _ in 81 + 5 * Double.random(in: -1...1, using: &random) }
    for first in 0..<3 {
      for second in first..<3 {
        writer.add(
          "K_\(first)_\(second)",
          first > 0
            ? tied
            : (0..<count).map { _ in
              plateaus[first][second] + 5 * Double.random(in: -1...1, using: &random)
            })
      }
    }
    try writer.write(to: folder.file(name))
  }

  private func firstGroup(_ file: String) throws -> String? {
    let answer = try Program.bootstrap.run(
      "solve", file, "--from", "plateau", "--max-index", "3", "--json", "--no-store", in: folder)
    try #require(answer.status == 0, "\(answer.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let solutions = try #require((object as? [String: Any])?["solutions"] as? [[String: Any]])
    return (solutions.first?["groups"] as? [[String: Any]])?.first?["name"] as? String
  }

  @Test("a file as published becomes a run file that bootstrap solves", arguments: [false, true])
  func published(deflated: Bool) throws {
    try writeCurves(deflated: deflated)
    let result = try run("curves.npz", "--group", "Z3")
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(result.output.contains("errors from 16 sections of time"))
    let file = try RunFile(reading: folder.file("curves.h5"))
    #expect(
      try file.root.members() == ["import", "plateau", "sectors", "time", "visible_group", "xsff"])
    #expect(file.isImport && file.hasChecksum)
    #expect(try file.sectors(of: file.visibleSymmetry()).multiplicities == [81, 81, 81])
    #expect(
      try file.root.group("xsff").members() == ["imaginary", "mean", "smoothed", "standard_error"])
    #expect(
      try file.root.group("xsff").attribute("samples", of: "mean", as: Int.self)?.elements == [60])
    let plateau = try #require(try file.plateau())
    #expect(plateau.errorEstimate == "block averaging over time")
    #expect(try file.times()?.plateauWindow == 401.5...803)
    #expect(try firstGroup("curves.h5") == "S3")
  }

  @Test("a mapping file says everything that an unusual file does not")
  func mapping() throws {
    var writer = NumPyWriter()
    let count = 300
    writer.add("when", (0..<count).map { 1 + Double($0) })
    // Not divided by d d, with curves of three samples.
    func curve(_ value: Double, _ phase: Double) -> [Double] {
      (0..<3).flatMap { sample in
        (0..<count).map { value + Foundation.sin(Double($0 * (sample + 3)) + phase) }
      }
    }
    let values = ["A:A": 30.0, "B:B": 30, "E:E": 240, "A:B": 0, "A:E": 0, "B:E": 0]
    for (k, (name, value)) in values.sorted(by: { $0.key < $1.key }).enumerated() {
      writer.add("F[\(name)]", curve(value, Double(k)), shape: [3, count])
    }
    try writer.write(to: folder.file("odd.npz"))
    try folder.write(
      """
      time: when
      curves: F[{a}:{b}]
      normalized: false
      window: [100, 300]
      heisenberg_time: 40
      group: D3
      sectors:
        E: {irrep: '1', levels: 60}
        B: {irrep: '(0,-)', levels: 30}
        A: {irrep: '(0,+)', levels: 30}
      """, to: "map.yaml")
    let result = try run("odd.npz", "--mapping", "map.yaml", "-o", "run.h5")
    try #require(result.status == 0, "\(result.errors)")
    let file = try RunFile(reading: folder.file("run.h5"))
    #expect(try file.sectors(of: file.visibleSymmetry()).names == ["(0,+)", "(0,-)", "1"])
    let plateau = try #require(try file.plateau())
    #expect(abs(plateau.timeAverage[2][2] - 60) < 0.1 && abs(plateau.timeAverage[1][1] - 30) < 0.1)
    #expect(plateau.errorEstimate == "jackknife over samples")
    #expect(try file.times()?.heisenbergTime == 40)
    let curves = try file.root.group("xsff")
    #expect(try curves.read("samples", as: Double.self).shape == [3, 6, count])
    #expect(
      try curves.read("pairs", as: Int.self).rows == [
        [0, 0], [0, 1], [0, 2], [1, 1], [1, 2], [2, 2],
      ])
    #expect(try file.root.readStrings("import/labels").elements == ["A", "B", "E"])
    #expect(try file.root.readStrings("import/mapping").elements[0].contains("curves: F[{a}:{b}]"))
  }

  @Test("the sectors of a bundled model, and a table of text")
  func model() throws {
    let compute = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=4", "--samples", "40", "-q", "-o", "own.h5", in: folder)
    try #require(compute.status == 0)
    let own = try RunFile(reading: folder.file("own.h5"))
    let (times, curves) = (try #require(try own.times()), try #require(try own.formFactor()))
    let pairs = (0..<3).flatMap { first in (first..<3).map { (first, $0) } }
    var text = "t," + pairs.map { "K_\($0)_\($1)" }.joined(separator: ",") + "\n"
    for (k, time) in times.times.enumerated() {
      text += "\(time)," + pairs.map { "\(curves.mean[$0][$1][k])" }.joined(separator: ",") + "\n"
    }
    try folder.write(text, to: "own.csv")
    let result = try run(
      "own.csv", "--like", "s3-chain", "--set", "L=4", "--samples", "40", "-o", "copy.h5",
      "--window",
      "\(times.plateauWindow!.lowerBound):\(times.plateauWindow!.upperBound)")
    try #require(result.status == 0, "\(result.errors)")
    let copy = try RunFile(reading: folder.file("copy.h5"))
    #expect(try copy.formFactor()?.mean == curves.mean)
    #expect(try copy.visibleSymmetry() == own.visibleSymmetry())
    let (a, b) = (try #require(try own.plateau()), try #require(try copy.plateau()))
    for (x, y) in zip(a.timeAverage.joined(), b.timeAverage.joined()) { #expect(abs(x - y) < 1e-9) }
    #expect(try firstGroup("copy.h5") == "S3")
  }

  @Test("charges number sectors, alone or as a model has them", arguments: [true, false])
  func charges(like: Bool) throws {
    var random = SeededGenerator(seed: 4)
    var writer = NumPyWriter()
    let charges = [-4, -2, 0, 2, 4]
    // Four spins 1/2: two singlets, three triplets, one quintet.
    func plateau(_ first: Int, _ second: Int) -> Double {
      let largest = max(abs(first), abs(second))
      return 1 + (largest <= 2 ? 3 : 0) + (largest == 0 ? 2 : 0)
    }
    writer.add("t", (0..<300).map { 1 + Double($0) })
    writer.add("sector_keys", charges)
    writer.add("multiplicity", [1, 4, 6, 4, 1])
    for (place, first) in charges.enumerated() {
      for second in charges[place...] {
        writer.add(
          "K_\(first)_\(second)",
          (0..<300).map { _ in
            plateau(first, second) + Double.random(in: -0.1...0.1, using: &random)
          })
      }
    }
    try writer.write(to: folder.file("spins.npz"))
    let result = try Program.xsff.run(
      ["import", "spins.npz"]
        + (like ? ["--like", "heisenberg", "--set", "L=4"] : ["--charges", "2Sz"]),
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let symmetry = try RunFile(reading: folder.file("spins.h5")).visibleSymmetry()
    #expect(symmetry.charges?.values == [[0], [-2], [2], [-4], [4]])
    let answer = try Program.bootstrap.run("solve", "spins.h5", "--no-store", in: folder)
    #expect(answer.output.hasPrefix("Decided, from the plateau: G = SO(3)."), "\(answer.errors)")
  }

  @Test("what it refuses")
  func refusals() throws {
    try writeCurves()
    expectRefusal(try run("curves.npz"), status: 2, "curves.npz", "--group", "--like")
    expectRefusal(try run("curves.npz", "--group", "Z3", "--charges", "Q"), status: 2, "only one")
    expectRefusal(try run("curves.npz", "--group", "B7"), status: 2, "B7", "18,4", "Z3")
    expectRefusal(
      try run("curves.npz", "--group", "(Z4xZ2xZ2):Z2"), status: 2, "SmallGroup(32,28)")
    expectRefusal(try run("curves.npz", "--group", "S3"), status: 3, "dimensions")
    expectRefusal(try run("curves.npz", "--like", "s3-chain", "--set", "L=6"), status: 3, "R = 81")
    expectRefusal(try run("curves.npz", "--group", "Z3", "--window", "9:3"), status: 2, "--window")
    expectRefusal(try run("nowhere.npz", "--group", "Z3"), status: 3, "nowhere.npz")
    try folder.write("curve: K\n", to: "map.yaml")
    expectRefusal(
      try run("curves.npz", "--mapping", "map.yaml"), status: 3, "map.yaml:1",
      "did you mean 'curves'")
    try Data(NumPyWriter().bytes.dropLast(3)).write(to: folder.file("cut.npz"))
    expectRefusal(try run("cut.npz", "--group", "Z3"), status: 3, "cut.npz", "zip")
    #expect(!folder.names.contains { $0.hasSuffix(".h5") })
    #expect(try run("curves.npz", "--group", "Z3").status == 0)
    expectRefusal(try run("curves.npz", "--group", "Z3"), status: 1, "--force")
    let probed = try Program.xsff.run("probe", "curves.h5", "--shots", "9", in: folder)
    expectRefusal(probed, status: 3, "/spectra")
  }

  @Test("files with changed bytes end in a sentence or in a run file")
  func damaged() throws {
    try writeCurves()
    let bytes = [UInt8](try Data(contentsOf: folder.file("curves.npz")))
    var random = SeededGenerator(seed: 31)
    for round in 0..<12 {
      var changed = bytes
      for _ in 0..<(1 + round % 3) {
        // The directory at the end and the headers matter more than the numbers.
        let place =
          round % 2 == 0
          ? Int.random(in: (bytes.count - 700)..<bytes.count, using: &random)
          : Int.random(in: 0..<bytes.count, using: &random)
        changed[place] = UInt8.random(in: 0...255, using: &random)
      }
      try Data(changed).write(to: folder.file("changed.npz"))
      let result = try run("changed.npz", "--group", "Z3", "--force")
      if result.status != 0 { expectRefusal(result, status: 3, "changed.npz") }
    }
  }

  private static let publishedFolder = Program.packageRoot.deletingLastPathComponent()
    .appending(path: "shared/published")

  @Test(
    "the published files, as they are",
    .enabled(
      if: FileManager.default.fileExists(atPath: publishedFolder.path),
      "the published files are not beside the project"),
    arguments: [
      ("s3-chain-L8", ["--group", "Z3"], [2187, 2187, 2187]),
      (
        "torus-chain-L9-theta-pi-6", ["--like", "torus-chain", "--set", "L=9"],
        [1094, 1093, 2187, 2187, 2187, 2187]
      ),
      ("torus-chain-L9-theta-pi-6", ["--group", "18,4"], [1094, 1093, 2187, 2187, 2187, 2187]),
      ("driven-bose-hubbard-L8-N9", ["--group", "D8"], [750, 680, 750, 680, 1430, 1430, 1430]),
    ] as [(String, [String], [Int])])
  func publishedFiles(name: String, options: [String], levels: [Int]) throws {
    let source = Self.publishedFolder.appending(path: name + ".npz")
    let result = try Program.xsff.run(
      ["import", source.path, "-o", "run.h5"] + options, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let file = try RunFile(reading: folder.file("run.h5"))
    #expect(try file.sectors(of: file.visibleSymmetry()).multiplicities == levels)
    let plateau = try #require(try file.plateau())
    for (sector, count) in levels.enumerated() {
      let (value, error) = (
        plateau.timeAverage[sector][sector], plateau.standardError[sector][sector]
      )
      // The ramp of one block may still lack up to two percent.
      #expect(value < Double(count) + 4 * error && value > 0.98 * Double(count) - 4 * error)
    }
    if name == "s3-chain-L8" { #expect(try firstGroup("run.h5") == "S3") }
  }
}

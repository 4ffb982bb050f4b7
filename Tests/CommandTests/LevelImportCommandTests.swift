import Foundation
import ResultFiles
import TestSupport
import Testing

@Suite("Levels of other programs by xsff import")
struct LevelImportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> CommandResult {
    try Program.xsff.run(["import"] + arguments, in: folder)
  }

  /// The levels of a run of our own: shape [sector][sample][level].
  private func levels(_ model: String, _ options: [String]) throws -> (RunFile, [[[Double]]]) {
    let computed = try Program.xsff.run(
      ["compute", model, "-q", "-o", "own.h5", "--commutant", "off", "--operators", "off"]
        + options, in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let file = try RunFile(reading: folder.file("own.h5"))
    let spectra = try file.spectra()
    return (file, spectra.sectorNames.indices.map { k in spectra.levels.map { $0[k] } })
  }

  private func verdict(_ file: String) throws -> String {
    let answer = try Program.bootstrap.run("solve", file, "--no-store", in: folder)
    try #require(answer.status == 0, "\(answer.errors)")
    return answer.output
  }

  private func table(_ levels: [[[Double]]]) -> String {
    levels.enumerated().flatMap { sector, rows in
      rows.enumerated().flatMap { sample, row in row.map { "\(sample),\(sector),\($0)\n" } }
    }.reduce("sample,sector,energy\n", +)
  }

  /// Every form that holds all sectors and samples; returns the arguments that import it.
  private func write(_ form: String, _ levels: [[[Double]]]) throws -> [String] {
    let samples = levels[0].count
    var writer = NumPyWriter()
    switch form {
    case "npz":
      for (k, rows) in levels.enumerated() {
        // In any order.
        writer.add(
          "levels_\(k)", rows.flatMap { $0.reversed() }, shape: [samples, rows[0].count])
      }
    case "plain":
      for (k, rows) in levels.enumerated() {
        writer.add("\(k)", rows.flatMap { $0 }, shape: [samples, rows[0].count])
      }
    case "stacked":
      writer.add("sector_labels", levels.indices.map(String.init))
      writer.add(
        "levels", (0..<samples).flatMap { sample in levels.flatMap { $0[sample] } },
        shape: [samples, levels.count, levels[0][0].count])
    case "csv":
      try folder.write(table(levels), to: "levels.csv")
      return ["levels.csv"]
    default:
      return try levels.enumerated().map { k, rows in
        try folder.write(
          rows.map { $0.map { "\($0)" }.joined(separator: " ") + "\n" }.joined(), to: "\(k).txt")
        return "\(k)=\(k).txt"
      }
    }
    try writer.write(to: folder.file("levels.npz"))
    return ["levels.npz"]
  }

  @Test(
    "our own levels come back as they were, and with them the answer",
    arguments: ["npz", "plain", "stacked", "csv", "files"])
  func comesBack(form: String) throws {
    let (own, levels) = try levels("s3-chain", ["--set", "L=4", "--samples", "4"])
    let arguments = try write(form, levels) + ["--group", "Z3", "-o", "copy.h5"]
    let result = try Program.xsff.run(["import"] + arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(result.output.hasSuffix("Next: bootstrap solve copy.h5\n"))
    let copy = try RunFile(reading: folder.file("copy.h5"))
    #expect(try copy.spectra().levels == own.spectra().levels)
    #expect(copy.isImport && copy.hasChecksum)
    #expect(
      try copy.root.members() == [
        "couplings", "import", "plateau", "samples", "sectors", "signatures", "spectra", "time",
        "visible_group", "xsff",
      ])
    #expect(try copy.root.readStrings("import/labels").elements == ["0", "1", "2"])
    // But for the names of the files in the last line.
    let answers = try ["copy.h5", "own.h5"].map {
      try verdict($0).split(separator: "\n").filter { !$0.hasPrefix("Next: ") }
    }
    #expect(answers[0] == answers[1] && answers[0][0].contains("S3"))
    let plot = try Program.xsff.run(
      "probe", "copy.h5", "--shots", "100", "-q", "-o", "probe.h5", in: folder)
    #expect(plot.status == 0, "\(plot.errors)")
  }

  @Test("irreps with d > 1, once and d times", arguments: [false, true])
  func multiplets(like: Bool) throws {
    let (own, levels) = try levels(
      "driven-bose-hubbard", ["--samples", "2"])
    let spectra = try own.spectra()
    try #require(spectra.irrepDimensions.contains(2))
    var writer = NumPyWriter()
    for (k, rows) in levels.enumerated() {
      let copies = spectra.irrepDimensions[k]
      let all = rows.map { $0.flatMap { Array(repeating: $0, count: copies) } }
      writer.add(
        "E_\(spectra.sectorNames[k])", all.flatMap { $0 }, shape: [rows.count, all[0].count])
    }
    try writer.write(to: folder.file("all.npz"))
    let order = try own.visibleGroup().order / 2
    // The number of levels of the model says what stands d times.
    let group = like ? ["--like", "driven-bose-hubbard"] : ["--group", "D\(order)"]
    if !like {
      expectRefusal(
        try Program.xsff.run(["import", "all.npz"] + group, in: folder), status: 2, "all.npz",
        "--counted d-times", "--counted once")
      expectRefusal(
        try Program.xsff.run(
          ["import", "all.npz", "--counted", "twice"] + group, in: folder), status: 2, "counted")
    }
    let result = try Program.xsff.run(
      ["import", "all.npz", "-o", "copy.h5"] + group + (like ? [] : ["--counted", "d-times"]),
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("taken once"))
    let copy = try RunFile(reading: folder.file("copy.h5")).spectra()
    let names = spectra.sectorNames
    for (k, name) in copy.sectorNames.enumerated() {
      let place = try #require(names.firstIndex(of: name))
      #expect(copy.levels.map { $0[k] } == spectra.levels.map { $0[place] })
    }
    #expect(copy.hilbertSpaceDimension == spectra.hilbertSpaceDimension)
  }

  @Test("a window, a period, and a mapping file for unusual names")
  func windowAndPeriod() throws {
    let (_, levels) = try levels("s3-chain", ["--set", "L=5", "--samples", "2"])
    var writer = NumPyWriter()
    for (name, rows) in zip("ABC", levels) {
      writer.add("run/\(name)-eig", rows.flatMap { $0 }, shape: [rows.count, rows[0].count])
    }
    writer.add("run/extra", [1.0])
    try writer.write(to: folder.file("odd.npz"))
    try folder.write(
      "energies: run/{a}-eig\ngroup: Z3\nsectors: {A: '0', B: '1', C: '2'}\nwindow: [-3, -1]\n",
      to: "map.yaml")
    let result = try run("odd.npz", "--mapping", "map.yaml", "-o", "window.h5")
    try #require(result.status == 0, "\(result.errors)")
    let file = try RunFile(reading: folder.file("window.h5"))
    #expect(try file.spectra().window == -3 ... -1)
    #expect(try file.root.readStrings("import/labels").elements == ["A", "B", "C"])
    #expect(try verdict("window.h5").contains("Incomplete spectrum"))
    let period = try run(
      "odd.npz", "--mapping", "map.yaml", "--window", "-2:0.5", "--period", "6.5", "-o", "p.h5")
    try #require(period.status == 0, "\(period.errors)")
    let spectra = try RunFile(reading: folder.file("p.h5")).spectra()
    #expect(spectra.period == 6.5 && spectra.window == -2...0.5)
    try folder.write("energies: x\ncounted: often\n", to: "bad.yaml")
    expectRefusal(
      try run("odd.npz", "--mapping", "bad.yaml"), status: 3, "bad.yaml:2", "d-times")
  }

  @Test("charges number sectors; those that are missing are missed")
  func charges() throws {
    let (own, levels) = try levels("heisenberg", ["--set", "L=6", "--samples", "3"])
    let names = try own.spectra().sectorNames
    for (file, isWanted) in [("all", { _ in true }), ("half", { (q: Int) in q >= 0 })] {
      var writer = NumPyWriter()
      for (name, rows) in zip(names, levels) where isWanted(Int(name)!) {
        writer.add("E_\(name)", rows.flatMap { $0 }, shape: [rows.count, rows[0].count])
      }
      try writer.write(to: folder.file(file + ".npz"))
      let result = try run("\(file).npz", "--charges", "2Sz")
      try #require(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains("left out") == (file == "half"))
    }
    #expect(try verdict("all.h5").hasPrefix("Decided, from the spectra: G = SO(3)."))
    #expect(try !verdict("half.h5").hasPrefix("Decided"))
  }

  @Test("what it refuses")
  func refusals() throws {
    func file(_ name: String, _ arrays: [(String, [Double], [Int])]) throws {
      var writer = NumPyWriter()
      for (array, values, shape) in arrays { writer.add(array, values, shape: shape) }
      try writer.write(to: folder.file(name))
    }
    let three = (0..<3).map { ("E_\($0)", [1.0, 2], [2]) }
    try file("two.npz", Array(three.prefix(2)))
    expectRefusal(try run("two.npz", "--group", "Z3"), status: 3, "two.npz", "missing: 2")
    try file("nan.npz", Array(three.prefix(2)) + [("E_2", [1, .nan], [2])])
    expectRefusal(
      try run("nan.npz", "--group", "Z3"), status: 3, "level 1 of sample 0", "'2'", "not finite")
    try file("uneven.npz", Array(three.prefix(2)) + [("E_2", [1, 2], [2, 1])])
    expectRefusal(try run("uneven.npz", "--group", "Z3"), status: 3, "equally many samples")
    try file("deep.npz", Array(three.prefix(2)) + [("E_2", [1, 2], [1, 1, 2])])
    expectRefusal(try run("deep.npz", "--group", "Z3"), status: 3, "E_2", "[sample, level]")
    try file("three.npz", three)
    expectRefusal(try run("three.npz"), status: 2, "--group", "--charges")
    expectRefusal(
      try run("three.npz", "--group", "Z3", "--samples", "4"), status: 2, "--samples")
    expectRefusal(
      try run("three.npz", "--group", "Z3", "--like", "s3-chain"), status: 2, "only one")
    expectRefusal(
      try run("three.npz", "--like", "s3-chain", "--set", "L=4"), status: 3, "R = 27")
    expectRefusal(try run("three.npz", "--group", "Z3", "--period", "-1"), status: 2, "--period")
    expectRefusal(try run("a=three.npz", "three.npz", "-o", "x.h5"), status: 2, "SECTOR=")
    expectRefusal(try run("0=three.npz", "--group", "Z3"), status: 3, "energies:", "E_0")
    expectRefusal(try run("0=nowhere.txt", "--group", "Z3"), status: 3, "nowhere.txt")
    try folder.write("energies: E_{a}\nsectors: {9: '0'}\n", to: "map.yaml")
    expectRefusal(
      try run("three.npz", "--mapping", "map.yaml", "--group", "Z3"), status: 3, "E_9")
    #expect(!folder.names.contains { $0.hasSuffix(".h5") })
  }

  @Test("sectors that are merely numbered are not taken for irreps with such names")
  func numbered() throws {
    var writer = NumPyWriter()
    for k in 0..<3 { writer.add("E_\(k)", [1.0, 2, 4].map { $0 + Double(k) }) }
    try writer.write(to: folder.file("numbered.npz"))
    expectRefusal(
      try run("numbered.npz", "--group", "D3"), status: 2, "numbered 0 to 2", "(0,+)", "--mapping")
    try folder.write("sectors: {0: '(0,+)', 1: '(0,-)', 2: '1'}\n", to: "map.yaml")
    let result = try run("numbered.npz", "--group", "D3", "--mapping", "map.yaml")
    try #require(result.status == 0, "\(result.errors)")
    let spectra = try RunFile(reading: folder.file("numbered.h5")).spectra()
    #expect(spectra.levels == [[[1, 2, 4], [2, 3, 5], [3, 4, 6]]])
  }

  @Test("the names of a run file count, not its numbers")
  func runFile() throws {
    let (own, _) = try levels("driven-bose-hubbard", ["--samples", "1"])
    let result = try run("own.h5", "--like", "driven-bose-hubbard", "-o", "copy.h5")
    try #require(result.status == 0, "\(result.errors)")
    let copy = try RunFile(reading: folder.file("copy.h5"))
    #expect(try copy.spectra().levels == own.spectra().levels)
  }

  @Test("a file of HDF5 that is read is not the file that is written")
  func sameFile() throws {
    let (_, _) = try levels("s3-chain", ["--set", "L=3", "--samples", "1"])
    let before = try Data(contentsOf: folder.file("own.h5"))
    expectRefusal(try run("own.h5", "--group", "Z3", "--force"), status: 2, "--output")
    #expect(try Data(contentsOf: folder.file("own.h5")) == before)
    // The levels of a run file are levels as any other's.
    let result = try run("own.h5", "--group", "Z3", "-o", "copy.h5")
    try #require(result.status == 0, "\(result.errors)")
    #expect(
      try RunFile(reading: folder.file("copy.h5")).spectra().levels
        == RunFile(reading: folder.file("own.h5")).spectra().levels)
  }
}

import Foundation
import TestSupport
import Testing

/// Every other input that was changed: model files, curves to import, stopped runs and shards.
@Suite("Changed inputs")
struct InputFuzzTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("model files end in a sentence and an exit status")
  func models() throws {
    let models = try FileManager.default.contentsOfDirectory(
      at: Program.packageRoot.appending(path: "Models"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    let texts = try models.map { try String(contentsOf: $0, encoding: .utf8) }
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      let text = texts[number % texts.count]
      if number % 3 == 0 {
        try fuzz.damaged(Data(text.utf8)).write(to: folder.file("changed.yaml"))
      } else {
        try folder.write(fuzz.damaged(text: text), to: "changed.yaml")
      }
      try fuzz.run(.xsff, ["inspect", "./changed.yaml"], number: number, keeping: "changed.yaml")
    }
    fuzz.report()
  }

  @Test("levels end in a sentence and an exit status, whatever holds them")
  func levels() throws {
    let names = ["changed.npz", "changed.csv", "changed.txt", "changed-run.h5"]
    var writer = NumPyWriter()
    for sector in 0..<3 {
      writer.add(
        "levels_\(sector)", (0..<12).map { Double(($0 * (7 + sector)) % 13) }, shape: [2, 6])
    }
    try writer.write(to: folder.file(names[0]))
    try folder.write(
      "sample,sector,level\n" + (0..<30).map { "\($0 / 15),\($0 % 3),\($0).5\n" }.joined(),
      to: names[1])
    try folder.write("0,1,2\n1.5,2.5,3.5\n2,3,4\n,,5\n", to: names[2])
    let computed = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=3", "--samples", "2", "-q", "-o", names[3], in: folder)
    try #require(computed.status == 0)
    let originals = try names.map { try Data(contentsOf: folder.file($0)) }
    let options = ["--group", "Z3", "-o", "run.h5", "--force"]
    for name in names {
      let result = try Program.xsff.run(["import", name] + options, in: folder)
      #expect(result.status == 0, "\(name) \(result.errors)")
    }
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      let place = number % names.count
      if place == 1 || place == 2, number % 8 < 4 {
        try folder.write(
          fuzz.damaged(text: String(decoding: originals[place], as: UTF8.self)), to: names[place])
      } else {
        try fuzz.damaged(originals[place]).write(to: folder.file(names[place]))
      }
      try fuzz.run(
        .xsff, ["import", names[place]] + options, number: number, keeping: names[place])
    }
    fuzz.report()
  }

  @Test("archives and tables of curves end in a sentence and an exit status")
  func curves() throws {
    let names = ["changed.npz", "deflated.npz", "changed.csv"]
    let originals = try names.map { name in
      try write(to: name)
      return try Data(contentsOf: folder.file(name))
    }
    try folder.write(
      """
      group: Z2
      samples: 60
      sectors:
        "0": {irrep: "0", levels: 8}
        "1": {irrep: "1", levels: 8}
      """, to: "map.yaml")
    let options = ["--mapping", "map.yaml", "-o", "run.h5", "--force"]
    for name in names {
      let result = try Program.xsff.run(["import", name] + options, in: folder)
      #expect(result.status == 0, "\(name) \(result.errors)")
    }
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      let place = number % names.count
      try fuzz.damaged(originals[place]).write(to: folder.file(names[place]))
      try fuzz.run(
        .xsff, ["import", names[place]] + options, number: number, keeping: names[place])
    }
    fuzz.report()
  }

  private func write(to name: String) throws {
    let times = (0..<40).map { 1 + Double($0) }
    if name.hasSuffix("csv") {
      let lines = times.map { "\($0),8.0,0.5,8.0" }
      try folder.write(
        (["t,K_0_0,K_0_1,K_1_1"] + lines).joined(separator: "\n") + "\n", to: name)
      return
    }
    var writer = NumPyWriter(deflated: name.hasPrefix("deflated"))
    writer.add("t_calc", times)
    writer.add("sector_keys", [0, 1], shape: [2, 1])
    writer.add("sector_dims", [8, 8])
    writer.add("d_irreps", [1, 1])
    writer.add("n_samples", [60], shape: [])
    for pair in ["K_0_0", "K_0_1", "K_1_1"] {
      writer.add(pair, times.map { _ in pair == "K_0_1" ? 0.5 : 8 })
    }
    try writer.write(to: folder.file(name))
  }

  private static let run = ["s3-chain", "--set", "L=4", "--samples", "4", "--times", "50", "-q"]

  @Test("stopped runs are resumed or refused")
  func journals() throws {
    try stopRun()
    let journal = try Data(contentsOf: folder.file("run.h5.partial"))
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      try fuzz.damaged(journal).write(to: folder.file("run.h5.partial"))
      try fuzz.run(
        .xsff, ["compute"] + Self.run + ["-o", "run.h5", "--resume", "--force"],
        number: number, keeping: "run.h5.partial")
    }
    fuzz.report()
  }

  /// Leaves a journal, by a limit on the size of files.
  private func stopRun() throws {
    var size = 8
    while !folder.names.contains("run.h5.partial"), size < 4096 {
      _ = try Program.xsff.run(
        shell: "ulimit -f \(size); exec \"$@\"", ["compute"] + Self.run + ["-o", "run.h5"],
        in: folder)
      size *= 2
    }
    try #require(folder.names.contains("run.h5.partial"))
  }

  @Test("shards are merged or refused")
  func shards() throws {
    for number in 1...2 {
      let part = try Program.xsff.run(
        ["compute"] + Self.run + ["--shard", "\(number)/2", "-o", "part\(number).h5"], in: folder)
      try #require(part.status == 0, "\(part.errors)")
    }
    let bytes = try Data(contentsOf: folder.file("part2.h5"))
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      try fuzz.damaged(bytes).write(to: folder.file("part2.h5"))
      try fuzz.run(
        .xsff, ["merge", "all.h5", "--force", "part1.h5", "part2.h5"], number: number,
        keeping: "part2.h5")
    }
    fuzz.report()
  }
}

import Foundation
import Testing

@Suite("What --resume refuses")
struct ResumeRefusalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let model = Program.packageRoot.appending(path: "Models/s3-chain.yaml")
    try FileManager.default.copyItem(at: model, to: folder.file("model.yaml"))
    let command = try RunningCommand(
      Program.xsff.executable, Self.arguments + ["--threads", "1"], in: folder)
    command.wait { [folder] _ in
      (try? Data(contentsOf: folder.file("run.h5.partial")).count > 40_000) ?? false
    }
    command.send(SIGKILL)
    _ = command.result()
    journal = try Data(contentsOf: folder.file("run.h5.partial"))
  }

  private static let arguments = [
    "compute", "./model.yaml", "--set", "L=7", "--samples", "300", "-o", "run.h5", "-q",
  ]
  private let journal: Data

  private func expectKept(
    _ result: CommandResult, _ fragments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    expectRefusal(
      result, status: 1, "run.h5.partial belongs to another run", sourceLocation: sourceLocation)
    for fragment in fragments {
      #expect(result.errors.contains(fragment), "\(result.errors)", sourceLocation: sourceLocation)
    }
    #expect(try Data(contentsOf: folder.file("run.h5.partial")) == journal)
    #expect(folder.names == ["model.yaml", "run.h5.partial"])
  }

  @Test("another model, parameter or seed")
  func physics() throws {
    let resume = Self.arguments + ["--resume"]
    try expectKept(
      try Program.xsff.run(resume + ["--set", "theta=0.25"], in: folder), "theta is ", "0.25 here")
    try expectKept(
      try Program.xsff.run(resume + ["--seed", "9"], in: folder), "the seed is 1 there and 9 here")
    let text = try String(contentsOf: folder.file("model.yaml"), encoding: .utf8)
    try folder.write("# another line\n" + text, to: "model.yaml")
    try expectKept(
      try Program.xsff.run(resume, in: folder), "the model file differs in line 1")
  }

  @Test("another processor kernel")
  func kernel() throws {
    // Prescott's kernels run on every x86-64 processor.
    let result = try Program.xsff.run(
      shell: "export OPENBLAS_CORETYPE=Prescott; exec \"$@\"", Self.arguments + ["--resume"],
      in: folder)
    try expectKept(result, "the processor kernel is ", "and Prescott (bands ")
  }

  @Test("another version of the program")
  func version() throws {
    let home = try TemporaryFolder()
    for name in ["Models", "Data"] {
      try FileManager.default.createSymbolicLink(
        at: home.file(name), withDestinationURL: Program.packageRoot.appending(path: name))
    }
    try home.write("", to: "Package.swift")
    try home.write(String(repeating: "a", count: 40), to: ".git/HEAD")
    let result = try Program.xsff.run(
      Self.arguments + ["--resume"], in: folder, home: home.url.path)
    try expectKept(result, "the program is ", "(revision aaaa")
  }

  @Test("samples that are not asked for any more, and files of another kind")
  func others() throws {
    let fewer = try Program.xsff.run(
      Self.arguments + ["--resume", "--samples", "1"], in: folder)
    expectRefusal(fewer, status: 1, "run.h5.partial holds sample 1")
    let shard = try Program.xsff.run(Self.arguments + ["--resume", "--shard", "2/2"], in: folder)
    expectRefusal(shard, status: 1, "run.h5.partial holds sample 0")
    #expect(try Data(contentsOf: folder.file("run.h5.partial")) == journal)
    try folder.write("precious", to: "run.h5.partial")
    for option in ["--resume", "--quiet"] {
      let result = try Program.xsff.run(
        Self.arguments.dropLast() + [option], in: folder)
      expectRefusal(result, status: 1, "is not the journal of an unfinished run")
    }
    #expect(
      try String(contentsOf: folder.file("run.h5.partial"), encoding: .utf8) == "precious")
  }

  @Test("a result file that exists, also beside a journal")
  func existing() throws {
    try folder.write("precious", to: "run.h5")
    for option in ["--resume", "--quiet"] {
      let result = try Program.xsff.run(Self.arguments.dropLast() + [option], in: folder)
      expectRefusal(result, status: 1, "run.h5", "exists already", "--force")
    }
    #expect(try String(contentsOf: folder.file("run.h5"), encoding: .utf8) == "precious")
    #expect(try Data(contentsOf: folder.file("run.h5.partial")) == journal)
  }
}

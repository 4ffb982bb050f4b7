import Foundation
import ResultFiles
import TestSupport
import Testing

/// Every reading command on run files in which random bytes were changed, or numbers with their checksums.
///
/// `make fuzz` runs thousands.
@Suite("Changed bytes in run files")
struct FileFuzzTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let limits = ["--time-limit", "3", "--max-index", "3"]
  private static let commands = [
    ["verify", "changed.h5"], ["identify", "changed.h5"], ["solve", "changed.h5"] + limits,
    ["solve", "changed.h5", "--from", "spectra"] + limits,
    ["solve", "changed.h5", "--from", "plateau"] + limits,
    ["compare", "changed.h5", "other.h5"],
  ]

  /// A run file with a stored answer, as earlier versions wrote it.
  private func base(_ length: Int, _ name: String) throws -> Data {
    let made = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=\(length)", "--samples", "2", "-o", "own.h5", "--force",
      in: folder)
    try #require(made.status == 0, "\(made.errors)")
    try #require(Program.bootstrap.run("solve", "own.h5", in: folder).status == 0)
    let copy = try HDF5File(copying: folder.file("own.h5"), inOldestFormat: true)
    try copy.root.removeAttribute("checksum")
    try copy.write(to: folder.file(name), overwrite: true, checksum: false)
    return try Data(contentsOf: folder.file(name))
  }

  @Test("end in a sentence and an exit status")
  func fuzz() throws {
    let bytes = try base(4, "changed.h5")
    _ = try base(5, "other.h5")
    for command in Self.commands {
      #expect(try Program.bootstrap.run(command, in: folder).status == 0, "\(command)")
    }
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      try fuzz.damaged(bytes).write(to: folder.file("changed.h5"))
      try fuzz.run(
        .bootstrap, Self.commands[number % Self.commands.count], number: number,
        keeping: "changed.h5")
    }
    fuzz.report()
  }

  /// Whole commands, each with the name of its file: answers from irreps, plateaus and levels, charges, a measurement.
  private static let bases: [(name: String, commands: [(Program, [String])])] = [
    ("irreps", [(.xsff, ["compute", "z4-clock", "--set", "L=3"]), (.bootstrap, ["solve"])]),
    (
      "plateaus",
      [
        (.xsff, ["compute", "s3-chain", "--set", "L=4"]),
        (.bootstrap, ["solve", "--from", "plateau", "--max-index", "2"]),
      ]
    ),
    ("charges", [(.xsff, ["compute", "su3-chain", "--set", "L=3"]), (.bootstrap, ["solve"])]),
    (
      "levels",
      [
        (.xsff, ["compute", "torus-chain", "--set", "L=3"]),
        (.bootstrap, ["solve", "--from", "spectra", "--max-index", "2", "--time-limit", "5"]),
      ]
    ),
  ]

  private func make(_ base: (name: String, commands: [(Program, [String])])) throws {
    for (program, arguments) in base.commands {
      let options =
        program == .xsff
        ? ["--samples", "3", "--times", "40", "-o", "\(base.name).h5"] : ["\(base.name).h5"]
      let made = try program.run(arguments + options + ["-q"], in: folder)
      try #require(made.status == 0, "\(made.errors)")
    }
  }

  @Test("end in a sentence and an exit status where numbers, shapes and names are absurd")
  func numbers() throws {
    for base in Self.bases { try make(base) }
    let shots = ["probe", "plateaus.h5", "--shots", "20", "--times", "40", "-o", "shots.h5", "-q"]
    try #require(Program.xsff.run(shots, in: folder).status == 0)
    let names = Self.bases.map(\.name) + ["shots"]
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<(2 * FuzzedCommands.fileCount) {
      let name = names[number % names.count] + ".h5"
      try fuzz.changeNumbers(of: folder.file(name), to: folder.file("changed.h5"))
      let (program, command) = Self.reading[fuzz.choice(among: Self.reading.count)]
      let arguments = command.map { $0 == "other.h5" ? name : $0 }
      try fuzz.run(program, arguments, number: number, keeping: "changed.h5")
    }
    fuzz.report()
  }

  private static let reading: [(Program, [String])] =
    commands.map { (.bootstrap, $0) }
    + ["commutant", "curves"].map {
      (.bootstrap, ["solve", "changed.h5", "--from", $0, "--no-store"] + limits)
    } + [
      (.xsff, ["probe", "changed.h5", "--shots", "5", "-o", "measured.h5", "--force", "-q"]),
      (.xsff, ["merge", "merged.h5", "changed.h5", "--force", "-q"]),
    ]
}

import Foundation
import ResultFiles
import TestSupport
import Testing

/// Commands on inputs with changed bytes: each has to end in an exit status of its own, soon and in little memory.
///
/// XSFF_FUZZ_FILES and XSFF_FUZZ_SEED choose how many and which; what shows a fault is kept in `.build/fuzz`.
struct FuzzedCommands {
  private static let environment = ProcessInfo.processInfo.environment
  static let fileCount = environment["XSFF_FUZZ_FILES"].flatMap(Int.init) ?? 24
  static let seed = environment["XSFF_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  let folder: TemporaryFolder
  private(set) var random = SeededGenerator(seed: seed)
  private var counts: [String: Int] = [:]
  private var slowest = 0.0

  init(in folder: TemporaryFolder) { self.folder = folder }

  /// One to sixteen bytes changed at random.
  mutating func damaged(_ bytes: Data) -> Data {
    var damaged = bytes
    for _ in 0..<(1 << Int.random(in: 0...4, using: &random)) {
      damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    return damaged
  }

  /// One to three numbers, shapes or attributes of a run file changed; half of the files get the checksum that belongs to them.
  mutating func changeNumbers(of original: URL, to changed: URL) throws {
    let file = try HDF5File(copying: original)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      // A part that is not there any more cannot be changed.
      try? ChangedNumbers(file.root).change(using: &random)
    }
    let hasChecksum = Bool.random(using: &random)
    if !hasChecksum { try file.root.removeAttribute("checksum") }
    try file.write(to: changed, overwrite: true, checksum: hasChecksum)
  }

  /// A number from 0.
  mutating func choice(among count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private static let oddities = [
    "0", "-1", "1e308", "nan", "2^62", "9223372036854775807", "1/0", "((", "[]", "{}", "'", "~",
    "im", "j",
    "é", "- ", ": ", "1e-320",
  ]

  /// One to four words of a text replaced by odd ones, or lines left out, doubled or exchanged.
  mutating func damaged(text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...Int.random(in: 0...3, using: &random) {
      let line = lines.indices.randomElement(using: &random)!
      let other = lines.indices.randomElement(using: &random)!
      switch Int.random(in: 0...5, using: &random) {
      case 0 where lines.count > 1: lines.remove(at: line)
      case 1: lines.insert(lines[line], at: other)
      case 2: lines.swapAt(line, other)
      default:
        let words = lines[line].matches(of: /[A-Za-z0-9_.]+|[^A-Za-z0-9_.\s]/).map(\.range)
        guard let word = words.randomElement(using: &random) else { continue }
        lines[line].replaceSubrange(word, with: Self.oddities.randomElement(using: &random)!)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Runs a command within one gigabyte beside what the program has mapped, and notes its end; after ten seconds it is ended by a
  /// signal. Sanitized programs are slower and map more.
  mutating func run(_ program: Program, _ command: [String], number: Int, keeping name: String)
    throws
  {
    let start = ContinuousClock.now
    let result = try program.run(
      shell:
        "\(Program.memoryLimit)exec timeout -s KILL \(Program.isSanitized ? 60 : 10) \"$@\"",
      command,
      in: folder)
    slowest = max(slowest, start.duration(to: .now) / .seconds(1))
    counts["\(command[0]) \(result.status)", default: 0] += 1
    guard ![0, 1, 2, 3].contains(result.status) else { return }
    let kept = Program.packageRoot.appending(path: ".build/fuzz")
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
    try Data(contentsOf: folder.file(name)).write(
      to: kept.appending(path: "\(command[0])-\(Self.seed)-\(number)-\(name)"))
    Issue.record("\(command) of file \(number): \(result.status) \(result.errors)")
  }

  /// What was seen, in a line.
  func report() {
    let lines = counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    print(
      "\(counts.values.reduce(0, +)) files, seed \(Self.seed), slowest \(slowest) s:",
      lines.joined(separator: ", "))
  }
}

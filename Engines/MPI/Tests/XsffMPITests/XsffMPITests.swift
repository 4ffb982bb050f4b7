import Foundation
import Testing

@Suite("Several processes", .serialized)
struct XsffMPITests {
  private static let windows = [
    "s3-chain --set L=9 --levels 20", "ashkin-teller --set L=7 --levels 24",
    "chiral-clock --set L=9 --set theta=0.3 --levels 16",
  ]
  private static let spectra = [
    "s3-chain --set L=8 --samples 1 --sectors 0 1 --reduce off",
    "chiral-clock --set L=8 --set theta=0.3 --samples 1 --sectors 0 1 --reduce off",
    "ashkin-teller --set L=7 --samples 1 --sectors (0,0) (1,1) --reduce off",
  ]

  @Test(
    "The answer is that of one process",
    arguments: windows.map { "window \($0)" } + spectra.map { "compute \($0)" })
  func agrees(line: String) throws {
    let folder = try RunningProcesses.folder()
    let words = line.split(separator: " ").map(String.init) + ["-q"]
    let alone = try RunningProcesses(nil, words + ["-o", "alone.h5"], in: folder).outcome()
    try #require(alone.status == 0, "\(alone.errors)")
    let expected = try StoredNumbers(folder.appending(path: "alone.h5"))
    for count in 1...3 {
      let file = "together-\(count).h5"
      let found = try RunningProcesses(count, words + ["-o", file], in: folder).outcome()
      #expect(found.status == 0, "\(found.errors)")
      try StoredNumbers(folder.appending(path: file)).expectEqual(to: expected)
      // Only the file's name differs in what is printed, and the last digits of energies.
      #expect(
        found.output.split(separator: "\n").count == alone.output.split(separator: "\n").count)
    }
  }

  @Test(
    "A process that is killed ends all, with a sentence and nothing half-written",
    arguments: [0, 1])
  func killed(rank: Int) throws {
    let folder = try RunningProcesses.folder()
    let words = ["window", "s3-chain", "--set", "L=10", "--levels", "60", "-o", "window.h5"]
    let run = try RunningProcesses(2, words, in: folder)
    while run.isRunning, run.process(rank: rank) == nil { Thread.sleep(forTimeInterval: 0.1) }
    Thread.sleep(forTimeInterval: 2)
    try #require(run.isRunning)
    try run.signal(SIGKILL, rank: rank)
    let outcome = try run.outcome()
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("exited on signal 9"), "\(outcome.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(left) == ["output", "errors"])
  }

  @Test("What is finished survives the end of a process, and a signal", arguments: [0, 1, nil])
  func resumed(rank: Int?) throws {
    let folder = try RunningProcesses.folder()
    let words =
      "compute s3-chain --set L=8 --samples 4 --sectors 0 --reduce off --operators off -q -o run.h5"
      .split(separator: " ").map(String.init)
    let run = try RunningProcesses(2, words, in: folder)
    let journal = folder.appending(path: "run.h5.partial").path
    func size() -> Int {
      (try? FileManager.default.attributesOfItem(atPath: journal)[.size] as? Int) ?? 0
    }
    // A sample has 2187 levels of eight bytes.
    while run.isRunning, size() < 17_496 { Thread.sleep(forTimeInterval: 0.05) }
    try #require(run.isRunning)
    if let rank { try run.signal(SIGKILL, rank: rank) } else { try run.signal(SIGTERM, rank: 0) }
    let outcome = try run.outcome()
    #expect(outcome.status != 0)
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "run.h5").path))
    if rank == nil { #expect(outcome.errors.contains("--resume"), "\(outcome.errors)") }
    let other = try RunningProcesses(3, words + ["--resume"], in: folder).outcome()
    #expect(other.status != 0 && other.errors.contains("3 processes"), "\(other.errors)")
    let rest = try RunningProcesses(2, words + ["--resume"], in: folder).outcome()
    #expect(rest.status == 0, "\(rest.errors)")
    let whole = words.map { $0 == "run.h5" ? "whole.h5" : $0 }
    #expect(try RunningProcesses(2, whole, in: folder).outcome().status == 0)
    try StoredNumbers(folder.appending(path: "run.h5"))
      .expectEqual(to: StoredNumbers(folder.appending(path: "whole.h5")))
  }

  @Test(
    "What makes no sense is refused once, with the exit status of xsff",
    arguments: [
      ("compute s3-chain --device cuda", 2, "--device"),
      ("compute s3-chain --memory 4G", 2, "--memory"), ("compute kicked-clock", 2, "driven"),
      ("window s3-chain --levels 0", 2, "--levels"), ("window no-such-model", 2, "no-such-model"),
      ("window s3-chain --set L=10 --memory 1M", 1, "more processes"),
    ])
  func refused(line: String, status: Int32, words: String) throws {
    let folder = try RunningProcesses.folder()
    let outcome = try RunningProcesses(
      2, line.split(separator: " ").map(String.init), in: folder
    ).outcome()
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.components(separatedBy: "error: ").count == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .allSatisfy { !$0.hasSuffix(".h5") })
  }

  @Test("Only process 0 speaks")
  func help() throws {
    let folder = try RunningProcesses.folder()
    let outcome = try RunningProcesses(3, ["--help"], in: folder).outcome()
    #expect(outcome.status == 0)
    #expect(outcome.output.components(separatedBy: "OVERVIEW").count == 2)
  }
}

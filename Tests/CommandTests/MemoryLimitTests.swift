import Foundation
import ResultFiles
import Testing

@Suite(
  "The memory of a run",
  .disabled(if: Program.isSanitized, "an address sanitizer takes memory of its own"))
struct MemoryLimitTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Inspection: Decodable {
    let estimate: Estimate
    struct Estimate: Decodable {
      let memoryBytes: Double
      let commutant: Commutant?
    }
    struct Commutant: Decodable {
      let memoryBytes, windowMemoryBytes: Double
    }
  }

  private func inspect(_ arguments: [String], threads: Int) throws -> Inspection.Estimate {
    let run = try Program.xsff.run(
      ["inspect"] + arguments + ["--threads", "\(threads)", "--json"], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Inspection.self, from: Data(run.output.utf8)).estimate
  }

  /// The largest resident set of a run, and what it wrote.
  private func peak(_ arguments: [String], file: String = "run.h5") throws -> Double {
    let command = try RunningCommand(
      Program.xsff.executable,
      ["compute"] + arguments + ["--operators", "off", "-q", "--force", "-o", file], in: folder)
    var peak = 0.0
    command.wait {
      peak = max(peak, $0.peakMemory)
      return false
    }
    let result = command.result()
    try #require(result.status == 0, "\(result.errors)")
    return peak
  }

  @Test(
    "is predicted within 20 % by xsff inspect",
    arguments: [
      ["s3-chain", "--set", "L=7"], ["heisenberg", "--set", "L=12"],
      ["fermi-hubbard", "--set", "L=5"],
    ], [1, 2])
  func prediction(model: [String], threads: Int) throws {
    let estimate = try inspect(model + ["--samples", "3"], threads: threads)
    let run = model + ["--samples", "3", "--threads", "\(threads)"]
    let plain = try peak(run + ["--commutant", "off"])
    #expect(abs(estimate.memoryBytes / plain - 1) < 0.2, "\(estimate.memoryBytes) \(plain)")
    let exact = try #require(estimate.commutant).memoryBytes
    let full = try peak(run + ["--commutant", "full", "--reduce", "off"])
    #expect(abs(exact / full - 1) < 0.2, "\(exact) \(full)")
    // Smaller matrices, which are not known before they are assembled, take less.
    let reduced = try peak(run + ["--commutant", "full"])
    #expect(reduced < 1.2 * exact, "\(exact) \(reduced)")
  }

  @Test("stays below --memory, with fewer threads and exact irreps from a window")
  func limits() throws {
    let model = ["chiral-clock", "--set", "L=7", "--samples", "2", "--times", "50"]
    let (one, two) = (
      try inspect(Array(model.dropLast(2)), threads: 1),
      try inspect(Array(model.dropLast(2)), threads: 2)
    )
    // Between one and two threads.
    let limit = (one.memoryBytes + two.memoryBytes) / 2
    let command = try Program.xsff.run(
      ["compute"] + model + [
        "--threads", "2", "--commutant", "off", "-o", "few.h5", "--memory", "\(Int(limit))",
      ], in: folder)
    #expect(command.status == 0 && command.errors.contains("room for 1 of 2 threads"))
    let window = (try #require(one.commutant).windowMemoryBytes + one.commutant!.memoryBytes) / 2
    let used = try peak(
      model + ["--threads", "1", "--memory", "\(Int(window))"], file: "window.h5")
    #expect(used < 1.2 * window)
    let file = try RunFile(reading: folder.file("window.h5"))
    #expect(
      try file.root.group("commutant").attribute("complete", as: Int.self)?.elements == [0])
  }

  @Test("that is too little is refused with what would do")
  func refusals() throws {
    let refused = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=7", "--memory", "50M", in: folder)
    expectRefusal(
      refused, status: 1, "--memory 50M is too little: one thread needs about", "--sectors")
    for size in ["0", "4X", "-3", "G"] {
      let wrong = try Program.xsff.run("compute", "s3-chain", "--memory=\(size)", in: folder)
      expectRefusal(wrong, status: 2)
    }
    for size in ["1G", "1GiB", "1.5gb", "500M", "2147483648"] {
      let run = try Program.xsff.run(
        "compute", "s3-chain", "--set", "L=3", "--samples", "1", "--times", "5", "--force", "-o",
        "a.h5", "--memory", size, in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
  }
}

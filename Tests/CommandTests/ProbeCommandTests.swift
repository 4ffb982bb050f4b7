import Foundation
import ResultFiles
import Testing

@Suite("Measurements by xsff probe")
struct ProbeCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ arguments: String...) throws {
    let result = try Program.xsff.run(["compute", "-q", "-o", "run.h5"] + arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
  }

  private func probe(_ arguments: String...) throws -> CommandResult {
    try Program.xsff.run(["probe", "-q", "run.h5"] + arguments, in: folder)
  }

  private func plateau(_ name: String = "run-probe.h5") throws -> PlateauRecord {
    try #require(try RunFile(reading: folder.file(name)).plateau())
  }

  @Test("the file has what an experiment has, and no more")
  func contents() throws {
    try compute("s3-chain", "--set", "L=3", "--samples", "3")
    let result = try probe("--shots", "50", "--seed", "4")
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let file = try RunFile(reading: folder.file("run-probe.h5"))
    #expect(
      try file.root.members() == ["plateau", "probe", "sectors", "time", "visible_group", "xsff"])
    #expect(try file.root.group("plateau").members().contains("exact") == false)
    #expect(try file.root.group("xsff").members() == ["imaginary", "mean", "standard_error"])
    let source = try RunFile(reading: folder.file("run.h5"))
    #expect(try file.visibleSymmetry() == source.visibleSymmetry())
    #expect(
      try file.sectors(of: file.visibleSymmetry()) == source.sectors(of: source.visibleSymmetry()))
    let times = try #require(try file.times())
    let unit = try #require(times.heisenbergTime)
    let window = try #require(times.plateauWindow)
    #expect(unit == (try source.times())?.heisenbergTime)
    #expect(window.lowerBound == 3 * unit && abs(window.upperBound - 6 * unit) < 1e-9 * unit)
    #expect(times.times.allSatisfy { $0 > window.lowerBound })
    let group = try file.root.group("probe")
    #expect(try group.attribute("shots", as: Int.self)?.elements == [50])
    #expect(try group.attribute("seed", as: Int.self)?.elements == [4])
    let experiments = 2 * 50 * 3 * 3 * times.times.count
    #expect(try group.attribute("experiments", as: Int.self)?.elements == [experiments])
    #expect(result.output.contains("\(experiments) experiments in all"))
    #expect(try file.plateau()?.errorEstimate == "jackknife over samples")
  }

  @Test("the same seed gives the same bits whatever the threads, another seed others")
  func determinism() throws {
    try compute("s3-chain", "--set", "L=3", "--samples", "5")
    func numbers(_ arguments: String...) throws -> [String: [UInt64]] {
      let result = try Program.xsff.run(
        ["probe", "-q", "run.h5", "--shots", "20", "--force"] + arguments, in: folder)
      try #require(result.status == 0, "\(result.errors)")
      return try StoredNumbers.bits(
        of: ["xsff", "plateau"], in: folder.file("run-probe.h5"))
    }
    let first = try numbers("--threads", "1")
    #expect(try numbers("--threads", "2") == first)
    #expect(try numbers("--seed", "1") == first)
    let other = try numbers("--seed", "2")
    for name in ["xsff/mean", "xsff/imaginary", "plateau/time_average"] {
      #expect(other[name] != first[name])
    }
    #expect(try numbers("--samples", "4") != first)
  }

  @Test("the shots that it asks for make the plateau's error a third, and a hundredth do not")
  func precision() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "100")
    let first = try probe("--shots", "2")
    #expect(first.status == 0)
    let line = try #require(first.output.split(separator: "\n").last { $0.hasPrefix("1 ") })
    let shots = try #require(Int(line.split(separator: " ").last ?? ""))
    #expect((100...300).contains(shots))
    for sector in 0..<3 { #expect(try plateau().standardError[sector][sector] > 4) }
    #expect(try probe("--shots", "\(shots)", "--force").status == 0)
    let plateau = try plateau()
    for sector in 0..<3 {
      let error = plateau.standardError[sector][sector]
      #expect(error < 1 / 3.0)
      #expect(abs(plateau.timeAverage[sector][sector] - 27) < 5 * error)
    }
    #expect(abs(plateau.timeAverage[1][2] - 27) < 5 * plateau.standardError[1][2])
    #expect(abs(plateau.timeAverage[0][1]) < 5 * plateau.standardError[0][1])
  }

  @Test("the hidden group from the predicted shots, and no decision from a hundredth of them")
  func bootstrap() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "100")
    func solve(shots: Int) throws -> (names: [String], sets: Int, parts: [String: Any]) {
      let result = try probe("--shots", "\(shots)", "--force")
      try #require(result.status == 0, "\(result.errors)")
      let answer = try Program.bootstrap.run(
        "solve", "run-probe.h5", "--from", "plateau", "--max-index", "4", "--json", "--no-store",
        in: folder)
      try #require(answer.status == 0, "\(answer.errors)")
      let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
      let parts = try #require(object as? [String: Any])
      let solutions = try #require(parts["solutions"] as? [[String: Any]])
      let groups = solutions.first?["groups"] as? [[String: Any]] ?? []
      let sets = try #require(parts["sets"] as? [Any])
      return (groups.compactMap { $0["name"] as? String }, sets.count, parts)
    }
    let enough = try solve(shots: 200)
    #expect(enough.names == ["S3"])
    #expect(enough.sets <= 3)
    // Hundreds of sets of signatures fit, and there is nothing to choose one by.
    let few = try solve(shots: 2)
    #expect(few.sets > 100 && few.parts["decided"] as? Bool == false)
    let notes = few.parts["notes"] as? [String] ?? []
    #expect(notes.contains { $0.contains("cannot decide") })
  }

  @Test("charges, one sample, and times of one's own")
  func charges() throws {
    try compute("heisenberg", "--set", "L=6", "--samples", "1")
    let result = try probe("--shots", "1000", "--times", "64", "--window", "3:20")
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Sectors of the charges"))
    let file = try RunFile(reading: folder.file("run-probe.h5"))
    #expect(try file.visibleSymmetry().charges?.values.count == 7)
    #expect(try file.times()?.times.count == 64)
    #expect(try file.plateau()?.errorEstimate == "block averaging over time")
    let curves = try #require(try file.formFactor())
    #expect(curves.standardError[3][3].allSatisfy { $0 > 0 && $0 < 20 })
    #expect(
      try file.root.group("xsff").stringAttribute("method", of: "standard_error")
        == "variance of the shots")
    let early = try probe("--shots", "10", "--times", "log:0.1:5:20", "--force")
    #expect(early.status == 0)
    #expect(try RunFile(reading: folder.file("run-probe.h5")).plateau() == nil)
  }

  @Test("errors that are none or uncertain themselves come with a warning")
  func warnings() throws {
    try compute("s3-chain", "--set", "L=3", "--samples", "9")
    func warning(_ arguments: String...) throws -> String {
      let result = try Program.xsff.run(
        ["probe", "run.h5", "--shots", "9", "--force"] + arguments, in: folder)
      #expect(result.status == 0)
      return result.errors
    }
    #expect(try warning("--samples", "2").contains("scatter of 2 samples"))
    #expect(try warning("--samples", "1", "--times", "20").contains("the plateau has no error"))
    #expect(try warning("--times", "log:0.1:5:20").contains("no time-averaged plateau"))
    #expect(!(try warning().contains("warning")))
  }

  @Test("levels by another program, without times or samples' numbers")
  func otherProgram() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "4")
    try RunFile.update(
      folder.file("run.h5"), omitting: ["time", "samples", "xsff", "model", "signatures"]
    ) { _ in }
    let result = try probe("--shots", "100")
    #expect(result.status == 0, "\(result.errors)")
    let unit = try RunFile(reading: folder.file("run-probe.h5")).times()?.heisenbergTime ?? 0
    #expect(unit > 12 && unit < 24)
  }

  @Test("what it refuses")
  func refusals() throws {
    try compute("s3-chain", "--set", "L=3", "--samples", "2")
    for shots in ["1", "0", "-5", "1000000001", "many"] {
      expectRefusal(try probe("--shots", shots), status: 2, "--shots")
    }
    expectRefusal(try probe(), status: 2, "--shots")
    expectRefusal(try probe("--shots", "9", "--samples", "3"), status: 2, "--samples", "has 2")
    expectRefusal(try probe("--shots", "9", "--window", "6:3"), status: 2, "--window")
    expectRefusal(try probe("--shots", "9", "--pairs", "0:7"), status: 2, "--pairs")
    #expect(folder.names == ["run.h5"])
    #expect(try probe("--shots", "9").status == 0)
    expectRefusal(try probe("--shots", "9"), status: 1, "run-probe.h5", "--force")
    let again = try Program.xsff.run("probe", "run-probe.h5", "--shots", "9", in: folder)
    expectRefusal(again, status: 3, "run-probe.h5", "written by xsff probe")
    let missing = try Program.xsff.run("probe", "nowhere.h5", "--shots", "9", in: folder)
    expectRefusal(missing, status: 3, "nowhere.h5")
    try RunFile.update(folder.file("run.h5"), omitting: ["spectra"]) { _ in }
    expectRefusal(try probe("--shots", "9", "--force"), status: 3, "/spectra", "missing")
  }

  @Test("incomplete levels and quasi-energies are refused", arguments: ["window", "period"])
  func incomplete(attribute: String) throws {
    try compute("s3-chain", "--set", "L=3", "--samples", "2")
    try RunFile.update(folder.file("run.h5")) { root in
      let group = try root.group("spectra")
      if attribute == "window" {
        try group.setAttribute("window", HDF5Array([-1.0, 1.0]))
      } else {
        try group.setAttribute("period", 100.0)
      }
    }
    expectRefusal(try probe("--shots", "9"), status: 3, "/spectra", attribute)
  }
}

import Foundation
import Numerics
import ResultFiles
import Testing

@Suite("bootstrap solve --from plateau")
struct PlateauCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What scripts read of the answer.
  private struct Answer: Decodable {
    let formatVersion: Int
    let from: String
    let sets: [SignatureSet]
    let solutions: [Solution]
    let twins: [Twin]
    let errorScales: [ErrorScale]
    let notes: [String]

    struct SignatureSet: Decodable {
      let signatures: [SolveAnswer.Signature]
      let chiSquare, relativeLogLikelihood: Double
    }

    struct Solution: Decodable {
      let set, rank, order: Int
      let reading: String
      let groups: [SolveAnswer.Group]
    }

    struct Twin: Decodable {
      let antiunitary, unitary: Int
    }

    struct ErrorScale: Decodable {
      let factor: Double
      let sameSolution, complete: Bool
      let entering, leaving: [[[Int]]]
    }

    var firstUnitary: Solution? { solutions.first { $0.reading == "unitary" } }
  }

  private func compute(_ arguments: String...) throws {
    let result = try Program.xsff.run(
      ["compute", "-q", "--force", "-o", "run.h5", "--samples", "20", "--seed", "11"] + arguments,
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
  }

  /// Leaves nothing of a run but what other programs would write.
  private func strip(keepingNames: Bool = true) throws {
    let input = try RunFile(reading: folder.file("run.h5")).root
    let file = try HDF5File(named: folder.file("plateau.h5").path)
    let group = try file.root.createGroup("visible_group")
    let source = try input.group("visible_group")
    try group.setAttribute("kind", try source.stringAttribute("kind")!)
    let (list, table) = (
      HDF5Description("x", axes: ["a"]), HDF5Description("x", axes: ["a", "b"])
    )
    if source.contains("characters") {
      for name in ["class_sizes", "element_orders"] {
        try group.write(source.read(name, as: Int.self), to: name, list)
      }
      try group.write(source.read("power_maps", as: Int.self), to: "power_maps", table)
      try group.setAttribute(
        "primes", try source.attribute("primes", of: "power_maps", as: Int.self)!,
        on: "power_maps")
      try group.write(
        source.read("characters", as: Complex<Double>.self), to: "characters", table)
    }
    let sectors = try file.root.createGroup("sectors")
    try sectors.write(input.read("sectors/multiplicity", as: Int.self), to: "multiplicity", list)
    if input.contains("sectors/charges") {
      try sectors.write(input.read("sectors/charges", as: Int.self), to: "charges", table)
    }
    if keepingNames {
      try sectors.write(input.readStrings("sectors/name"), to: "name", list)
      try sectors.write(
        input.read("sectors/irrep_dimension", as: Int.self), to: "irrep_dimension", list)
    }
    let plateau = try file.root.createGroup("plateau")
    for name in ["time_average", "standard_error"] {
      try plateau.write(input.read("plateau/" + name, as: Double.self), to: name, table)
    }
    try file.write(to: folder.file("plateau.h5"), overwrite: true)
  }

  private func solve(_ file: String, _ arguments: String...) throws -> Answer {
    let result = try Program.bootstrap.run(
      ["solve", file, "--from", "plateau", "--json"] + arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
  }

  @Test(
    "20 samples of a bundled model give the same first unitary solution as its levels",
    arguments: [
      (["s3-chain", "--set", "L=5"], "S3", "Z3"),
      (["d4-chain", "--set", "L=5"], "D4", "Z2×Z2"),
      (["ashkin-teller", "--set", "L=4"], "S4", "A4"),
      (["torus-chain", "--set", "L=6", "--set", "theta=pi/4"], "(Z3×Z3)⋊Z4", nil),
    ])
  func bundledModels(model: [String], group: String, twin: String?) throws {
    let result = try Program.xsff.run(
      ["compute", "-q", "-o", "run.h5", "--samples", "20", "--seed", "11"] + model, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    try strip(keepingNames: group != "S3")
    let limits = ["--max-index", group == "S4" ? "6" : "2", "--no-store"]
    for file in ["run.h5", "plateau.h5"] {
      // Some models declare an anti-unitary symmetry, which would leave no other one.
      let answer = try solve(file, limits[0], limits[1], limits[2], "--blind")
      let first = try #require(answer.firstUnitary)
      #expect(first.groups.map(\.name) == [group], "\(file)")
      #expect(answer.solutions[0].reading == "unitary")
      let twins = answer.twins.filter { answer.solutions[$0.unitary].groups == first.groups }
        .map { answer.solutions[$0.antiunitary].groups.map(\.name) }
      #expect(twins == (twin.map { [[$0]] } ?? []), "\(file)")
      #expect(answer.errorScales.map(\.factor) == [0.5, 2])
    }
    let spectra = try Program.bootstrap.run(
      ["solve", "run.h5", "--json"] + limits, in: folder)
    #expect(try SolveAnswer(spectra.output).unitaryNames.first == [group])
  }

  @Test("20 samples of the Hubbard chain give SO(4)")
  func hubbardChain() throws {
    struct Continuous: Decodable {
      let solutions: [Solution]
      struct Solution: Decodable { let group, reading: String }
    }
    try compute("fermi-hubbard", "--set", "L=4")
    try strip()
    for file in ["run.h5", "plateau.h5"] {
      let result = try Program.bootstrap.run(
        "solve", file, "--from", "plateau", "--json", in: folder)
      try #require(result.status == 0, "\(result.errors)")
      let answer = try JSONDecoder().decode(Continuous.self, from: Data(result.output.utf8))
      #expect(answer.solutions.map(\.group) == ["SO(4)"])
      #expect(answer.solutions.first?.reading == "continuous")
    }
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0 && verified.output.contains("all hold"), "\(verified.output)")
  }

  @Test("the answer is stored, verified, and printed the same each time")
  func storedAnswer() throws {
    try compute("s3-chain", "--set", "L=5")
    try strip()
    let first = try Program.bootstrap.run("solve", "plateau.h5", "--from", "plateau", in: folder)
    #expect(first.status == 0, "\(first.errors)")
    for part in ["signatures × levels", "antiunitary twin", "Rank 1: G = S3", "× 0.5"] {
      #expect(first.output.contains(part))
    }
    #expect(first.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let second = try Program.bootstrap.run("solve", "plateau.h5", "--from", "plateau", in: folder)
    #expect(second.output == first.output)
    let root = try RunFile(reading: folder.file("plateau.h5")).root
    #expect(try root.stringAttribute("from", of: "bootstrap") == "plateau")
    let stored = try root.read("bootstrap/sets/0/vector", as: Int.self)
    #expect(stored.rows == [[1, 0, 0], [0, 1, 1]])
    let verified = try Program.bootstrap.run("verify", "plateau.h5", in: folder)
    #expect(verified.status == 0 && !verified.output.contains("FAIL"), "\(verified.output)")
    let identified = try Program.bootstrap.run("identify", "plateau.h5", in: folder)
    #expect(identified.output.contains("G = S3"))
  }

  @Test("a run holds the covariance of its plateaus")
  func covariance() throws {
    try compute("s3-chain", "--set", "L=4")
    let root = try RunFile(reading: folder.file("run.h5")).root
    let pairs = try root.read("plateau/pairs", as: Int.self)
    #expect(pairs.rows == [[0, 0], [0, 1], [0, 2], [1, 1], [1, 2], [2, 2]])
    let covariance = try root.read("plateau/covariance", as: Double.self).rows
    let errors = try root.read("plateau/standard_error", as: Double.self).rows
    for (k, pair) in pairs.rows.enumerated() {
      let error = errors[pair[0]][pair[1]]
      #expect(abs(covariance[k][k] - error * error) < 1e-9 * error * error)
    }
    // Sectors 1 and 2 share all levels.
    #expect(abs(covariance[3][5] - covariance[3][3]) < 1e-6 * covariance[3][3])
    #expect(
      try root.attribute("samples", of: "plateau/standard_error", as: Int.self)?.elements == [20])
  }

  @Test("what is missing or wrong is named")
  func errors() throws {
    try compute("s3-chain", "--set", "L=3")
    try strip()
    let url = folder.file("plateau.h5")
    let options = try Program.bootstrap.run(
      "solve", "plateau.h5", "--from", "plateau", "--unobserved", "any", in: folder)
    #expect(options.status == 2 && options.errors.contains("--unobserved needs levels"))
    try RunFile.update(url, omitting: ["plateau"]) { _ in }
    let missing = try Program.bootstrap.run("solve", "plateau.h5", "--from", "plateau", in: folder)
    #expect(missing.status == 3)
    #expect(missing.errors.contains("/plateau: this group is missing."))
    try RunFile.update(url) { root in
      let group = try root.createGroup("plateau")
      let table = HDF5Description("x", axes: ["a", "b"])
      try group.write(
        HDF5Array(rows: Array(repeating: [9.0, 0, 0], count: 3), width: 3), to: "time_average",
        table)
      try group.write(
        HDF5Array(rows: Array(repeating: [1.0, -1, 1], count: 3), width: 3), to: "standard_error",
        table)
    }
    let wrong = try Program.bootstrap.run("solve", "plateau.h5", "--from", "plateau", in: folder)
    #expect(wrong.status == 3)
    #expect(wrong.errors.contains("with the error -1.0; both must be finite"))
    try RunFile.update(url) { root in
      let group = try root.group("plateau")
      try group.remove("standard_error")
      try group.write(
        HDF5Array(rows: Array(repeating: [Double.nan, 1, 1], count: 3), width: 3),
        to: "standard_error", HDF5Description("x", axes: ["a", "b"]))
    }
    let unknown = try Program.bootstrap.run("solve", "plateau.h5", "--from", "plateau", in: folder)
    #expect(unknown.status == 3)
    #expect(unknown.errors.contains("has no standard error: its samples leave too few late times"))
  }
}

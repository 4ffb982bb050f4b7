import Foundation
import Numerics
import ResultFiles
import TestSupport
import Testing

@Suite("Incomplete spectra and quasi-energies in bootstrap solve")
struct WindowCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let line = HDF5Description("x", axes: ["a"])
  private static let table = HDF5Description("x", axes: ["a", "b"])

  /// A file by another program: Z3 with the levels of each sector, and attributes of /spectra.
  private func write(
    _ name: String, samples: [[[Double]]], multiplicity: [Int],
    attributes: (HDF5Group) throws -> Void = { _ in }
  ) throws {
    let file = try HDF5File(named: folder.file(name).path)
    let group = try file.root.createGroup("visible_group")
    try group.write([1, 1, 1], to: "class_sizes", Self.line)
    try group.write([1, 3, 3], to: "element_orders", Self.line)
    try group.write(HDF5Array(shape: [1, 3], elements: [0, 0, 0]), to: "power_maps", Self.table)
    try group.setAttribute("primes", HDF5Array([3]), on: "power_maps")
    let half = 0.75.squareRoot()
    let roots = (0..<3).flatMap { row in
      (0..<3).map { column -> Complex<Double> in
        [Complex(1), Complex(-0.5, half), Complex(-0.5, -half)][row * column % 3]
      }
    }
    try group.write(HDF5Array(shape: [3, 3], elements: roots), to: "characters", Self.table)
    let sectors = try file.root.createGroup("sectors")
    try sectors.write(HDF5Array(["0", "1", "2"]), to: "name", Self.line)
    try sectors.write([1, 1, 1], to: "irrep_dimension", Self.line)
    try sectors.write(multiplicity, to: "multiplicity", Self.line)
    let spectra = try file.root.createGroup("spectra")
    for sector in 0..<3 {
      let rows = samples.map { $0[sector] }
      let width = rows.map(\.count).max()!
      let padded = rows.map { $0 + Array(repeating: .nan, count: width - $0.count) }
      try spectra.write(HDF5Array(rows: padded, width: width), to: "\(sector)", Self.table)
    }
    try attributes(spectra)
    try file.write(to: folder.file(name), overwrite: false)
  }

  /// Levels of S3 between 0 and 6, the twofold ones shared by the sectors 1 and 2.
  private func levels(seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    let single = (0..<90).map { _ in Double.random(in: 0..<6, using: &generator) }.sorted()
    let shared = (0..<90).map { _ in Double.random(in: 0..<6, using: &generator) }.sorted()
    return [single, shared, shared]
  }

  private func solve(_ name: String) throws -> (answer: SolveAnswer, json: [String: Any]) {
    let result = try Program.bootstrap.run(
      "solve", name, "--max-index", "3", "--exhaustive", "--json", "--quiet", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return (try SolveAnswer(result.output), try #require(json as? [String: Any]))
  }

  private func text(_ name: String) throws -> String {
    let result = try Program.bootstrap.run(
      "solve", name, "--max-index", "3", "--exhaustive", "--no-store", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    return result.output
  }

  @Test("a window of levels is enough, with fewer levels in every sample than in the sector")
  func window() throws {
    let window = [2.0, 4.0]
    // Sector 1 has lost half of its levels outside the window, sector 2 all of them.
    let samples = (0..<3).map { seed -> [[Double]] in
      let full = levels(seed: UInt64(seed))
      return full.enumerated().map { sector, levels in
        levels.enumerated().filter { number, energy in
          (window[0]...window[1]).contains(energy) || sector == 0
            || (sector == 1 && number % 2 == 0)
        }.map(\.element)
      }
    }
    try write("window.h5", samples: samples, multiplicity: [90, 90, 90]) {
      try $0.setAttribute("window", HDF5Array(window))
    }
    let (answer, json) = try solve("window.h5")
    #expect(answer.signatures.map(\.vector) == [[1, 0, 0], [0, 1, 1]])
    #expect(answer.sectors.map(\.multiplicity) == [90, 90, 90])
    #expect(answer.signatures.allSatisfy { $0.levels > 20 && $0.levels < 40 })
    #expect(answer.unitaryNames == [["S3"]])
    #expect(json["window"] as? [Double] == window)
    #expect(json["period"] == nil)
    #expect(try RunFile(reading: folder.file("window.h5")).spectra().window == 2...4)
    let text = try text("window.h5")
    #expect(text.contains("Incomplete spectrum: only levels in the window from 2.0 to 4.0 count"))
    #expect(text.contains("plateau in the window"))
    #expect(!text.contains("exact plateau"))
  }

  @Test("without the attribute, missing levels are refused")
  func noWindow() throws {
    let full = levels(seed: 1)
    try write(
      "short.h5", samples: [[full[0], full[1], Array(full[2].dropLast())]],
      multiplicity: [90, 90, 90])
    let result = try Program.bootstrap.run("solve", "short.h5", in: folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("/spectra/2: the shape is [1, 89]; it must be [1, 90]"))
  }

  @Test("quasi-energies are compared modulo their period")
  func period() throws {
    // One twofold level stands at the boundary; sector 2 counts from -3 to 3.
    var sectors = levels(seed: 5)
    sectors[1][0] = 1e-15
    sectors[2][0] = 6 - 1e-15
    sectors[2] = sectors[2].map { $0 > 3 ? $0 - 6 : $0 }.sorted()
    try write("period.h5", samples: [sectors], multiplicity: [90, 90, 90]) {
      try $0.setAttribute("period", 6.0)
    }
    let (answer, json) = try solve("period.h5")
    #expect(answer.signatures.map(\.vector) == [[1, 0, 0], [0, 1, 1]])
    #expect(answer.signatures.map(\.levels) == [90, 90])
    #expect(answer.unitaryNames == [["S3"]])
    #expect(json["period"] as? Double == 6)
    #expect(try text("period.h5").contains("compared modulo 6.0"))
  }

  @Test("a window without levels has nothing to compare")
  func emptyWindow() throws {
    try write("empty.h5", samples: [levels(seed: 2)], multiplicity: [90, 90, 90]) {
      try $0.setAttribute("window", HDF5Array([7.0, 8]))
    }
    let result = try Program.bootstrap.run("solve", "empty.h5", in: folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("No level lies inside the window"))
  }
}

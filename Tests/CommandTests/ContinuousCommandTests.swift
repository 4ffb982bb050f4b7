import Foundation
import ResultFiles
import Testing

@Suite("Continuous groups from the command line")
struct ContinuousCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func solve(_ arguments: String..., from source: String = "commutant") throws -> Answer {
    let computed = try Program.xsff.run(
      ["compute", "--force", "-q", "-o", "run.h5"] + arguments, in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let result = try Program.bootstrap.run(
      "solve", "run.h5", "--from", source, "--json", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
  }

  private struct Answer: Decodable {
    let formatVersion: Int
    let solutions: [Solution]
    let notes: [String]
    let verdict: Verdict

    struct Verdict: Decodable {
      let kind: String
      let groups: [String]
    }

    struct Solution: Decodable {
      let rank: Int
      let reading, algebra, group: String
      let irreps: [Irrep]
      let composites: [Composite]
      let simpleRoots: [[Double]]?

      /// Levels by highest weight.
      var levels: [[Int]: Double] {
        Dictionary(uniqueKeysWithValues: irreps.map { ($0.highestWeight, $0.levels) })
      }
    }

    struct Irrep: Decodable {
      let highestWeight: [Int]
      let dimension: Int
      let levels: Double
    }

    struct Composite: Decodable {
      let signature: Int
      let levels: Double
      let parts: [[Int]]
    }
  }

  @Test("the Heisenberg chain is SO(3) for six spins, SU(2) for five")
  func heisenberg() throws {
    let even = try solve("heisenberg", "--samples", "3").solutions
    #expect(even.map(\.group) == ["SO(3)"] && even.map(\.algebra) == ["A1"])
    #expect(even.first?.levels == [[0]: 5, [2]: 9, [4]: 5, [6]: 1])
    #expect(even.first?.reading == "continuous")
    let odd = try solve("heisenberg", "--set", "L=5", "--samples", "3").solutions
    #expect(odd.map(\.group) == ["SU(2)"])
    #expect(odd.first?.levels == [[1]: 5, [3]: 4, [5]: 1])
  }

  @Test("the Hubbard chain is SO(4) for four sites, SU(2)×SU(2) for five")
  func hubbard() throws {
    let even = try solve("fermi-hubbard", "--samples", "3").solutions
    #expect(even.map(\.group) == ["SO(4)"] && even.map(\.algebra) == ["A1+A1"])
    #expect(
      even.first?.levels == [
        [0, 0]: 10, [0, 2]: 9, [0, 4]: 1, [1, 1]: 16, [1, 3]: 4, [2, 0]: 9, [2, 2]: 6, [3, 1]: 4,
        [4, 0]: 1,
      ])
    #expect(even.first?.simpleRoots == [[1, -1], [1, 1]])
    let odd = try solve("fermi-hubbard", "--set", "L=5", "--samples", "2").solutions
    #expect(odd.map(\.group) == ["SU(2)×SU(2)"])
  }

  /// Each pair of charges ±m would be a spin ½ of an SU(2) of its own.
  @Test(
    "the XXZ chain is U(1) with its flip, for odd lengths too, and nothing is decided without operators",
    arguments: [6, 7])
  func anisotropic(_ length: Int) throws {
    try Data(
      """
      format: 1
      name: xxz
      sites: {count: \(length), local: spin(1/2)}
      lattice: open chain
      terms:
        - {name: J, over: bonds, coupling: 'normal(1, 0.2)', operator: Sx(j)*Sx(k) + Sy(j)*Sy(k)}
        - {name: D, over: bonds, coupling: 'normal(0.5, 0.2)', operator: Sz(j)*Sz(k)}
      symmetry:
        charges: [{name: 2Sz, of: 2*Sz}]
      """.utf8
    ).write(to: folder.file("xxz.yaml"))
    let known = try solve("xxz.yaml").verdict
    #expect(known.kind == "infinite" && known.groups == ["U(1) extended by Z2"])
    let unknown = try solve("xxz.yaml", "--operators", "off").verdict
    #expect(unknown.kind == "undecided" && unknown.groups == ["O(2) or Pin(2)"], "\(unknown)")
  }

  @Test("levels that coincide in every sample are a composite, not an irrep")
  func composite() throws {
    let answer = try solve("fermi-hubbard", "--set", "sigma_U=0", "--samples", "3", from: "spectra")
    #expect(answer.solutions.map(\.group) == ["SO(4)"])
    let solution = try #require(answer.solutions.first)
    #expect(solution.irreps.count == 9 && solution.composites.count == 1)
    let composite = try #require(solution.composites.first)
    let place = try #require(solution.irreps.firstIndex { $0.highestWeight == [2, 2] })
    #expect(composite.parts == [[place, 2]] && composite.levels == 1)
    #expect(solution.levels[[2, 2]] == 4)
    let text = try Program.bootstrap.run("solve", "run.h5", "--from", "spectra", in: folder).output
    #expect(text.contains("not irreducible: 2·(2,2)"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test("the SU(3) chain")
  func su3() throws {
    let solutions = try solve("su3-chain", "--samples", "3").solutions
    #expect(solutions.map(\.algebra) == ["A2"] && solutions.map(\.group) == ["SU(3)"])
    #expect(solutions.first?.irreps.map(\.dimension) == [3, 6, 15, 15])
    #expect(solutions.first?.irreps.map(\.levels) == [3, 2, 1, 3])
    let neutral = try solve("su3-chain", "--set", "L=3", "--samples", "3").solutions
    #expect(neutral.map(\.group) == ["PSU(3)"])
  }

  @Test("the open Potts chain does not close: SO(3) seen through Z2×Z2")
  func potts() throws {
    let answer = try solve("potts4-open", "--set", "L=4", "--samples", "2", from: "spectra")
    #expect(answer.solutions.map(\.group) == ["SO(3)"])
    #expect(answer.solutions.first?.levels == [[0]: 14, [2]: 28, [4]: 20, [6]: 7, [8]: 1])
    #expect(answer.notes.contains { $0.contains("do not close") })
    let text = try Program.bootstrap.run("solve", "run.h5", "--from", "spectra", in: folder).output
    #expect(text.contains("SO(3) restricted to Z2×Z2"))
  }

  @Test("a window of energies shows fewer irreps, and the answer says so")
  func window() throws {
    _ = try solve("heisenberg", "--samples", "1")
    let url = folder.file("run.h5")
    let levels = try RunFile(reading: url).spectra().levels[0]
    let neutral = try #require(levels.max { $0.count < $1.count })
    try RunFile.update(url) { root in
      let ends = [neutral[0] - 1, (neutral[9] + neutral[10]) / 2]
      try root.group("spectra").setAttribute("window", HDF5Array(ends))
    }
    let result = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "spectra", "--json", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
    #expect(answer.solutions.map(\.group) == ["SO(3)"])
    #expect(answer.solutions.first?.levels.values.reduce(0, +) == 10)
    #expect(answer.notes.contains { $0.contains("window") })
  }

  @Test("the answer is stored, and replaces the one before")
  func stored() throws {
    _ = try solve("su3-chain", "--samples", "2")
    #expect(try Program.bootstrap.run("solve", "run.h5", in: folder).status == 0)
    let group = try RunFile(reading: folder.file("run.h5")).root.group("bootstrap")
      .group("solutions")
    #expect(try group.members() == ["0"])
    let solution = try group.group("0")
    #expect(try solution.stringAttribute("reading") == "continuous")
    #expect(try solution.stringAttribute("algebra") == "A2")
    #expect(try solution.stringAttribute("group") == "SU(3)")
    let irreps = try solution.read("irreps", as: Int.self)
    #expect(irreps.rows.map { $0[2] } == [3, 6, 15, 15])
  }
}

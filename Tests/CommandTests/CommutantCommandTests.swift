import Foundation
import ResultFiles
import Testing

/// `xsff compute` finds the exact irreps of a model's family from one draw, prints them and stores them in `/commutant`.
@Suite("The commutant of a run")
struct CommutantCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What `/commutant` holds.
  private struct Stored {
    let dimensions, levels, conjugates: [Int]
    let branching: [[Int]]
    let fields: [String]
    let membership: [[Int]]
    let irrepDimensions, multiplicities: [Int]
    let leastJoining, largestBetween, residual: Double

    init(_ url: URL) throws {
      let root = try RunFile(reading: url).root
      let group = try root.group("commutant")
      dimensions = try group.read("dimension", as: Int.self).elements
      levels = try group.read("levels", as: Int.self).elements
      conjugates = try group.read("conjugate", as: Int.self).elements
      branching = try group.read("branching", as: Int.self).rows
      fields = try group.readStrings("field").elements
      let sectors = try root.group("sectors")
      irrepDimensions = try sectors.read("irrep_dimension", as: Int.self).elements
      multiplicities = try sectors.read("multiplicity", as: Int.self).elements
      let members = try group.group("component")
      membership = try multiplicities.indices.map {
        try members.read(String($0), as: Int.self).elements
      }
      func number(_ name: String) throws -> Double {
        try group.attribute(name, as: Double.self)?.elements.first ?? .nan
      }
      leastJoining = try number("least_joining")
      largestBetween = try number("largest_between")
      residual = try number("residual")
    }

    /// "D:n" in ascending order.
    var table: [String] {
      zip(dimensions, levels).map { ($0, $1) }.sorted { $0 < $1 }.map { "\($0):\($1)" }
    }

    /// The identities that hold for every complete commutant.
    func checkLaws() {
      for sector in multiplicities.indices {
        let levels = branching.indices.map { branching[$0][sector] * self.levels[$0] }
        #expect(levels.reduce(0, +) == multiplicities[sector])
        let counts = branching.indices.map { component in
          membership[sector].count { $0 == component }
        }
        #expect(counts == levels, "every component has its number of levels in each sector")
      }
      for component in dimensions.indices {
        let dimension = zip(branching[component], irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(dimension == dimensions[component])
        let partner = conjugates[component]
        if partner >= 0 { #expect(conjugates[partner] == component) }
      }
      let size = zip(dimensions, levels).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(size == zip(irrepDimensions, multiplicities).reduce(0) { $0 + $1.0 * $1.1 })
      #expect(leastJoining.isNaN || leastJoining >= 1e-3)
      #expect(largestBetween.isNaN || largestBetween <= 1e-9)
      #expect(residual <= 1e-9)
    }
  }

  private func compute(_ arguments: [String]) throws -> (output: String, stored: Stored) {
    let result = try Program.xsff.run(
      ["compute", "--force", "-q", "--samples", "1", "-o", "run.h5"] + arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return (result.output, try Stored(folder.file("run.h5")))
  }

  @Test(
    "one draw gives the irreps of the literature",
    arguments: [
      (["s3-chain", "--set", "L=5"], ["1:40", "1:41", "2:81"]),
      (["chiral-clock", "--set", "L=5"], ["1:81", "1:81", "1:81"]),
      (
        ["torus-chain", "--set", "L=6"], ["1:20", "1:20", "1:20", "1:21", "4:81", "4:81"]
      ),
      (["potts4-open", "--set", "L=4"], ["1:14", "3:28", "5:20", "7:7", "9:1"]),
      (["bose-hubbard-ring", "--set", "L=5"], ["1:10", "1:16", "2:25", "2:25"]),
      (["heisenberg", "--set", "L=6"], ["1:5", "3:9", "5:5", "7:1"]),
      (
        ["fermi-hubbard", "--set", "L=4"],
        ["1:10", "3:9", "3:9", "4:16", "5:1", "5:1", "8:4", "8:4", "9:6"]
      ),
    ])
  func literature(arguments: [String], expected: [String]) throws {
    for seed in ["3", "17"] {
      let (output, stored) = try compute(arguments + ["--seed", seed])
      #expect(stored.table == expected)
      stored.checkLaws()
      #expect(output.contains("Exact irreps from the matrices"))
    }
  }

  @Test("an anti-unitary symmetry joins two irreps of the chiral clock chain, and none of S3")
  func antiunitaryTies() throws {
    let chiral = try compute(["chiral-clock", "--set", "L=4"]).stored
    #expect(chiral.fields == ["real", "complex", "complex"])
    #expect(chiral.conjugates == [0, 2, 1])
    let clock = try compute(["s3-chain", "--set", "L=4"]).stored
    #expect(clock.fields == ["real", "real", "real"])
    #expect(clock.conjugates == [0, 1, 2])
  }

  @Test("a weakly chiral chain has S3 approximately, and its strength is told")
  func approximateSymmetry() throws {
    let (output, stored) = try compute(["chiral-clock", "--set", "L=4", "--set", "theta=1e-6"])
    #expect(stored.dimensions.count == 3, "the exact symmetry is that of the chiral chain")
    let strengths = try RunFile(reading: folder.file("run.h5")).root.group("commutant")
      .read("strength", as: Double.self).rows
    let strength = try #require(strengths.first)[2]
    #expect(strength > 1e-8 && strength < 1e-4)
    #expect(output.contains("an approximate symmetry"))
  }

  @Test("without anything that varies the levels are all there is, and the run says so")
  func singleTerm() throws {
    let result = try Program.xsff.run(
      "compute", "driven-bose-hubbard", "--set", "L=4", "--set", "bosons=3", "--set",
      "kappa_width=0", "-o", "run.h5", in: folder)
    #expect(result.status == 0)
    #expect(result.errors.contains("levels are all there is"))
    #expect(try !RunFile(reading: folder.file("run.h5")).root.contains("commutant"))
  }

  @Test("--vary names what the family varies, and unknown names are refused with those that exist")
  func variedTerms() throws {
    let result = try compute(["s3-chain", "--set", "L=4", "--vary", "h"])
    #expect(result.output.contains("for all strengths of h:"))
    let root = try RunFile(reading: folder.file("run.h5")).root
    #expect(try root.group("commutant").stringAttribute("family") == "h")
    let both = try compute(["s3-chain", "--set", "L=4", "--vary", "h", "J"])
    #expect(both.output.contains("for all strengths of J, h:"))
    #expect(both.stored.table == ["1:13", "1:14", "2:27"])
    let wrong = try Program.xsff.run(
      "compute", "s3-chain", "--vary", "hh", "-o", "none.h5", in: folder)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("term 'hh'") && wrong.errors.contains("it has J, h."))
    let off = try Program.xsff.run(
      "compute", "s3-chain", "--vary", "h", "--commutant", "off", in: folder)
    #expect(off.status == 2)
  }

  @Test("terms that keep the translation together only are averaged over it")
  func averagedTerms() throws {
    try folder.write(Self.splitRing, to: "ring.yaml")
    let result = try compute(["ring.yaml"])
    #expect(result.output.contains("for all strengths of even, odd, field:"))
    #expect(result.stored.dimensions.count == 11)
    result.stored.checkLaws()
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
  }

  private static let splitRing = """
    format: 1
    name: ring
    sites: {count: 6, local: spin(1/2)}
    lattice: periodic chain
    terms:
      - name: even
        over: bonds
        indices: [j, k]
        where: j mod 2 == 0
        operator: Sx(j)*Sx(k) + 0.6*Sz(j)*Sz(k)
      - name: odd
        over: bonds
        indices: [j, k]
        where: j mod 2 == 1
        operator: Sx(j)*Sx(k) + 0.6*Sz(j)*Sz(k)
      - {name: field, over: sites, indices: [j], coupling: 0.7, operator: Sz(j)}
    symmetry:
      visible:
        - {name: T, permute: (j + 1) mod 6}
      anti-unitary: none
    """

  @Test("a window holds some levels, says so, and is verified")
  func window() throws {
    let (output, stored) = try compute(["s3-chain", "--set", "L=6", "--commutant", "window:90"])
    #expect(stored.dimensions == [1, 1, 2])
    #expect(output.contains("levels of a window"))
    let group = try RunFile(reading: folder.file("run.h5")).root.group("commutant")
    #expect(try group.attribute("complete", as: Int.self)?.elements == [0])
    for (sector, membership) in stored.membership.enumerated() {
      #expect(membership.count == stored.multiplicities[sector])
      #expect(membership.first == -1 && membership.last == -1)
      #expect((80...90).contains(membership.count { $0 >= 0 }))
    }
    #expect(try Program.bootstrap.run("verify", "run.h5", in: folder).status == 0)
    let whole = try compute(["s3-chain", "--set", "L=5", "--commutant", "window"])
    #expect(
      whole.stored.table == ["1:40", "1:41", "2:81"], "300 levels of a sector are all of them")
    for mode in ["window:0", "window:x", "half"] {
      let wrong = try Program.xsff.run(
        "compute", "s3-chain", "--commutant", mode, "-o", "none.h5", in: folder)
      #expect(wrong.status == 2)
    }
  }

  @Test(
    "a field that a charge makes constant is no family, in any mode", arguments: ["auto", "full"])
  func commutingMembers(mode: String) throws {
    try folder.write(
      """
      format: 1
      name: ring
      sites: {count: 4, local: spin(1/2)}
      lattice: open chain
      terms:
        - {name: J, over: bonds, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + 0.4*Sz(j)*Sz(k)}
        - {name: h, over: sites, coupling: 0.3, operator: Sz(j)}
      symmetry:
        charges:
          - {name: 2Sz, of: 2*Sz}
        anti-unitary: none
      """, to: "ring.yaml")
    let result = try Program.xsff.run(
      "compute", "ring.yaml", "--commutant", mode, "-o", "run.h5", in: folder)
    #expect(result.status == 0)
    #expect(result.errors.contains("levels are all there is"))
    #expect(try !RunFile(reading: folder.file("run.h5")).root.contains("commutant"))
  }

  @Test("it can be turned off, and does not depend on the number of threads")
  func modes() throws {
    let off = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=4", "--commutant", "off", "-q", "-o", "off.h5", in: folder)
    #expect(off.status == 0 && !off.output.contains("Exact irreps"))
    #expect(try !RunFile(reading: folder.file("off.h5")).root.contains("commutant"))
    let tables = try ["1", "2"].map {
      try compute(["s3-chain", "--set", "L=5", "--threads", $0]).output
    }
    #expect(tables[0] == tables[1])
  }
}

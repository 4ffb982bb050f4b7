import AnswerFiles
import ContinuousGroups
import Foundation
import ResultFiles
import SpectralStatistics
import Testing
import Verification

/// `bootstrap verify` on continuous groups: what is stored holds, and every spoiled number is found.
@Suite("Verification of continuous groups")
struct ContinuousVerificationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func solve(_ arguments: [String], from source: String) throws {
    let computed = try Program.xsff.run(
      ["compute", "--force", "-q", "-o", "run.h5"] + arguments, in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let solved = try Program.bootstrap.run(
      "solve", "run.h5", "--from", source, "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
  }

  @Test(
    "spin chains, fermions and SO(3) behind Z2×Z2",
    arguments: [
      ["heisenberg", "--samples", "2"], ["heisenberg", "--set", "L=5", "--samples", "2"],
      ["su3-chain", "--samples", "2"], ["fermi-hubbard", "--set", "L=4", "--samples", "2"],
      ["fermi-hubbard", "--set", "L=4", "--set", "sigma_U=0", "--samples", "2"],
      ["potts4-open", "--set", "L=4", "--samples", "2"],
    ])
  func storedReadingsHold(arguments: [String]) throws {
    for source in ["spectra", "commutant"] {
      try solve(arguments, from: source)
      let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
      #expect(verified.status == 0, "\(verified.output)")
      #expect(verified.output.contains("continuous") && verified.output.contains("all hold"))
    }
  }

  @Test("every spoiled number of a weight diagram is found")
  func spoiledDiagrams() throws {
    try solve(
      ["fermi-hubbard", "--set", "L=4", "--set", "sigma_U=0", "--samples", "2"], from: "spectra")
    let file = try RunFile(reading: folder.file("run.h5"))
    let symmetry = try file.visibleSymmetry()
    let signatures = try SpectralSignatures(of: file.spectra(of: symmetry))
    let charges = try #require(symmetry.charges)
    let diagrams = signatures.vectors.map {
      WeightDiagram(
        signature: $0, charges: charges.values, irrepDimensions: symmetry.irrepDimensions)
    }
    let good = try #require(file.continuousNumbers().first)
    #expect(SolutionVerification(good, diagrams: diagrams).holds)
    #expect(!good.irreps.isEmpty && !good.composites.isEmpty && !good.fusion.isEmpty)

    func irrep(
      _ old: ContinuousNumbers.Irrep, multiplicity: Int = 0, dimension: Int = 0, label: Int = 0
    ) -> ContinuousNumbers.Irrep {
      var labels = old.labels
      labels[0] += label
      return ContinuousNumbers.Irrep(
        signature: old.signature, multiplicity: old.multiplicity + multiplicity,
        dimension: old.dimension + dimension, labels: labels)
    }
    func changed(
      algebra: String? = nil, roots: [[Int]]? = nil, irreps: [ContinuousNumbers.Irrep]? = nil,
      composites: [ContinuousNumbers.Part]? = nil, fusion: [ContinuousNumbers.Term]? = nil
    ) -> ContinuousNumbers {
      ContinuousNumbers(
        algebra: algebra ?? good.algebra, simpleRoots: roots ?? good.simpleRoots,
        irreps: irreps ?? good.irreps, composites: composites ?? good.composites,
        fusion: fusion ?? good.fusion)
    }
    let (first, part, term) = (good.irreps[0], good.composites[0], good.fusion[0])
    let spoiled: [(String, ContinuousNumbers)] = [
      ("the algebra", changed(algebra: "B2")),
      (
        "a root",
        changed(roots: [good.simpleRoots[0].map { 3 * $0 }] + good.simpleRoots.dropFirst())
      ),
      ("a label", changed(irreps: [irrep(first, label: 2)] + good.irreps.dropFirst())),
      ("a dimension", changed(irreps: [irrep(first, dimension: 1)] + good.irreps.dropFirst())),
      (
        "a multiplicity", changed(irreps: [irrep(first, multiplicity: 1)] + good.irreps.dropFirst())
      ),
      ("a missing irrep", changed(irreps: good.irreps + [irrep(first)])),
      (
        "a composite",
        changed(
          composites: [
            ContinuousNumbers.Part(
              signature: part.signature, part: part.part, multiplicity: part.multiplicity + 1)
          ] + good.composites.dropFirst())
      ),
      (
        "a product",
        changed(
          fusion: [
            ContinuousNumbers.Term(right: term.right, irrep: irrep(term.irrep, multiplicity: 1))
          ] + good.fusion.dropFirst())
      ),
    ]
    for (name, numbers) in spoiled {
      #expect(!SolutionVerification(numbers, diagrams: diagrams).holds, "\(name) was not missed")
    }
  }
}

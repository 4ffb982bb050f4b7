import Commutant
import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import Reduction
import Testing

@Suite("Smaller matrices in place of sectors")
struct SpectrumReductionTests {
  private func reduction(_ diagonalization: ExactDiagonalization) throws -> SpectrumReduction {
    try #require(try SpectrumReduction(of: diagonalization, threads: 1))
  }

  private static let models: [(String, [String: String])] = [
    ("s3-chain", ["L": "5"]), ("ashkin-teller", ["L": "4"]), ("z4-clock", ["L": "4"]),
    ("driven-bose-hubbard", ["L": "6", "bosons": "5"]), ("petersen", [:]), ("d4-chain", [:]),
    ("random-field-ring", [:]), ("heisenberg", ["L": "6"]), ("square-xxz", [:]),
    ("chiral-clock", ["L": "5"]), ("compass", [:]), ("su3-chain", [:]), ("bose-hubbard-ring", [:]),
    ("fermi-hubbard", ["L": "4"]), ("fermi-hubbard", ["L": "5"]),
  ]

  @Test(
    "The levels of all sectors are those of the sectors' own matrices", arguments: models,
    [UInt64(1), 5])
  func levels(model: (String, [String: String]), seed: UInt64) throws {
    let diagonalization = try ExactDiagonalization(
      model: ModelBundledTests.load(model.0, model.1), seed: seed)
    let reduction = try reduction(diagonalization)
    #expect(reduction.seconds.reduced < reduction.seconds.whole)
    let samples = [0, 3]
    let whole = try SpectrumRun(diagonalization, samples: samples, threads: 1).run()
    let reduced = try SpectrumRun(
      diagonalization, samples: samples, threads: 1, blocks: reduction.blocks
    ).run()
    for (expected, found) in zip(whole, reduced) {
      let scale = expected.joined().map(abs).max() ?? 0
      #expect(expected.map(\.count) == found.map(\.count))
      for (own, other) in zip(expected.joined(), found.joined()) {
        #expect(abs(own - other) <= 1e-12 * scale)
      }
    }
  }

  @Test("Exchanges of up and down and of particles and holes tie the sectors of electrons")
  func electrons() throws {
    let diagonalization = try ExactDiagonalization(
      model: ModelBundledTests.load("fermi-hubbard", ["L": "4"]))
    let blocks = try reduction(diagonalization).blocks
    // Orbits of (a, b) → (b, a), (4 - a, 4 - b) among 25 pairs.
    #expect(blocks.matrices.count == 9)
    #expect(blocks.matrices.map(\.dimension).max() == 36)
  }

  @Test("Where visible generators move electrons, no exchange with holes is used")
  func movingElectrons() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: ring
        sites: {count: 4, local: {up: fermion, down: fermion}}
        lattice: ring
        terms:
          - {name: t, over: bonds, operator: up.c(j)' * up.c(k) + down.c(j)' * down.c(k) + h.c.}
          - {name: U, over: sites, coupling: 3, operator: (up.n(j) - 1/2) * (down.n(j) - 1/2)}
        symmetry:
          charges: [{name: N, of: up.n}, {name: M, of: down.n}]
          visible: [{name: T, permute: (j + 1) mod 4}]
        """, sourceName: "ring.yaml")
    let diagonalization = try ExactDiagonalization(model: model)
    let blocks = try reduction(diagonalization).blocks
    let whole = try SpectrumRun(diagonalization, samples: [0], threads: 1).run()
    let reduced = try SpectrumRun(diagonalization, samples: [0], threads: 1, blocks: blocks).run()
    for (own, other) in zip(whole[0].joined(), reduced[0].joined()) {
      #expect(abs(own - other) <= 1e-11)
    }
  }

  @Test("The levels do not depend on the number of threads")
  func threads() throws {
    let diagonalization = try ExactDiagonalization(
      model: ModelBundledTests.load("s3-chain", ["L": "5"]))
    let blocks = try reduction(diagonalization).blocks
    let runs = try [1, 3].map {
      try SpectrumRun(diagonalization, samples: [0, 1, 2, 3], threads: $0, blocks: blocks).run()
    }
    #expect(runs[0] == runs[1])
  }

  @Test("S3 splits the sector of the charge 0 and ties the others, on one real matrix each")
  func symmetricGroup() throws {
    let diagonalization = try ExactDiagonalization(
      model: ModelBundledTests.load("s3-chain", ["L": "6"]))
    let reduction = try reduction(diagonalization)
    let blocks = reduction.blocks
    #expect(reduction.groupOrder == 6)
    #expect(blocks.matrices.map(\.dimension).sorted() == [121, 122, 243])
    #expect(blocks.matrices.allSatisfy { $0.isReal })
    #expect(blocks.shares[1] == blocks.shares[2])
    #expect(!reduction.usesCommutant)
  }

  @Test("Permutations of the levels of whole cells: the four states of two qubits")
  func cells() throws {
    let diagonalization = try ExactDiagonalization(
      model: ModelBundledTests.load("ashkin-teller", ["L": "5"]))
    let reduction = try reduction(diagonalization)
    #expect(reduction.groupOrder == 24)
    #expect(
      reduction.blocks.matrices.map(\.dimension).sorted() == [35, 51, 85, 120, 136])
  }

  @Test(
    "A symmetry that is broken however little is not used, beyond what rounding hides",
    arguments: ["1e-3", "1e-9", "1e-11"])
  func brokenSymmetry(theta: String) throws {
    let diagonalization = try ExactDiagonalization(
      model: ModelBundledTests.load("chiral-clock", ["theta": theta, "L": "4"]))
    // What is left is complex conjugation, which ties two sectors.
    let blocks = try reduction(diagonalization).blocks
    #expect(blocks.matrices.map(\.dimension) == [27, 27])
  }

  @Test("The commutant ties blocks that no monomial operator takes to each other")
  func commutant() throws {
    let model = try ModelBundledTests.load("torus-chain")
    let diagonalization = try ExactDiagonalization(model: model)
    let start =
      try SpectrumReduction(of: diagonalization, threads: 1)
      ?? SpectrumReduction(withoutSymmetriesOf: diagonalization)
    #expect(start.mayHaveTies)
    let family = try #require(ModelFamily(of: model, seed: 1))
    let found = try start.commutantRun(of: family, threads: 1).run()
    let tied = start.tying(by: found, of: family)
    #expect(tied.usesCommutant)
    #expect(tied.blocks.matrices.count < start.blocks.matrices.count)
    let whole = try SpectrumRun(diagonalization, samples: [0, 1], threads: 1).run()
    let reduced = try SpectrumRun(
      diagonalization, samples: [0, 1], threads: 1, blocks: tied.blocks
    ).run()
    let scale = whole.joined().joined().map(abs).max() ?? 0
    for (own, other) in zip(whole.joined().joined(), reduced.joined().joined()) {
      #expect(abs(own - other) <= 1e-12 * scale)
    }
  }

  @Test("Terms that vary make another family than the samples are drawn from: it ties nothing")
  func otherFamily() throws {
    let model = try ModelBundledTests.load("torus-chain")
    let diagonalization = try ExactDiagonalization(model: model)
    let start = SpectrumReduction(withoutSymmetriesOf: diagonalization)
    let family = try #require(ModelFamily(of: model, seed: 1, varying: ["J"]))
    let found = try start.commutantRun(of: family, threads: 1).run()
    #expect(!start.tying(by: found, of: family).usesCommutant)
  }

  @Test(
    "Irreps found in the smaller sectors are those found in the sectors themselves",
    arguments: [
      ("s3-chain", ["L": "5"]), ("ashkin-teller", ["L": "4"]), ("petersen", [:]), ("d4-chain", [:]),
      ("driven-bose-hubbard", ["L": "6", "bosons": "5"]), ("random-field-ring", [:]),
    ])
  func irreps(model: (String, [String: String])) throws {
    let model = try ModelBundledTests.load(model.0, model.1)
    let diagonalization = try ExactDiagonalization(model: model)
    let reduction = try reduction(diagonalization)
    let family = try #require(ModelFamily(of: model, seed: 2))
    let own = CommutantIrreps(
      of: try CommutantRun(diagonalization, family: family, threads: 1).run())
    let found = reduction.irreps(
      of: try reduction.commutantRun(of: family, threads: 1).run())
    #expect(found.dimensions == own.dimensions)
    #expect(found.levelCounts == own.levelCounts)
    #expect(found.branching == own.branching)
    #expect(found.fields == own.fields)
    #expect(found.membership == own.membership)
    for (known, other) in zip(own.conjugates, found.conjugates) where known != nil {
      #expect(known == other)
    }
  }
}

@Suite("Smaller matrices that are not those of the sectors")
struct WrongReductionTests {
  @Test("are noticed by the traces of every sector of every sample")
  func traces() throws {
    let diagonalization = try ExactDiagonalization(
      model: ModelBundledTests.load("s3-chain", ["L": "2"]))
    let matrices = diagonalization.matrices
    // Sectors of equal size: the second would get the levels of the first. In longer chains both have equal traces.
    let wrong = SectorBlocks(
      matrices: matrices,
      shares: [0, 0, 2].map { [SectorBlocks.Share(block: $0, copies: 1)] })
    #expect(throws: ReductionError.self) {
      try SpectrumRun(diagonalization, samples: [0], threads: 1, blocks: wrong).run()
    }
    let right = SectorBlocks(
      matrices: matrices,
      shares: [0, 1, 1].map { [SectorBlocks.Share(block: $0, copies: 1)] })
    #expect(
      try SpectrumRun(diagonalization, samples: [0], threads: 1, blocks: right).run()[0].count == 3)
  }
}

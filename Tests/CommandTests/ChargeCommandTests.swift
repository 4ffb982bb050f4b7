import Foundation
import ResultFiles
import Testing

@Suite("Charges and fermions from the command line")
struct ChargeCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ arguments: String...) throws -> (file: RunFile, output: String) {
    let result = try Program.xsff.run(
      ["compute", "--force", "-q", "-o", "run.h5"] + arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return (try RunFile(reading: folder.file("run.h5")), result.output)
  }

  /// For every signature its multiplicities by the charges, with its levels in the first sample.
  private func signatures(_ file: RunFile) throws -> [(weights: [[Int]: Int], levels: Int)] {
    let charges = try #require(try file.visibleSymmetry().charges).values
    let record = try #require(try file.signatures())
    for levels in record.levels { #expect(levels == record.levels[0]) }
    return zip(record.vectors, record.levels[0]).map { vector, levels in
      let present = zip(charges, vector).filter { $0.1 > 0 }
      return (Dictionary(uniqueKeysWithValues: present), levels)
    }
  }

  @Test("the Hubbard chain of four sites: rectangles of spin and η spin")
  func hubbard() throws {
    let (file, output) = try compute("fermi-hubbard", "--samples", "3")
    var found: [[Int]: Int] = [:]
    for (weights, levels) in try signatures(file) {
      let spins = weights.keys.map { $0[0] - $0[1] }
      let pairs = weights.keys.map { $0[0] + $0[1] - 4 }
      let (spin, pair) = (spins.max()!, pairs.max()!)
      #expect(weights.values.allSatisfy { $0 == 1 } && weights.count == (spin + 1) * (pair + 1))
      #expect(Set(spins) == Set(stride(from: -spin, through: spin, by: 2)))
      #expect(Set(pairs) == Set(stride(from: -pair, through: pair, by: 2)))
      found[[spin, pair]] = levels
    }
    #expect(
      found == [
        [0, 0]: 10, [0, 2]: 9, [0, 4]: 1, [1, 1]: 16, [1, 3]: 4, [2, 0]: 9, [2, 2]: 6, [3, 1]: 4,
        [4, 0]: 1,
      ])
    #expect(output.contains("Sectors of the charges N_up, N_down, dim H = 256, samples: 3\n"))
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test("equal repulsion makes two levels of the type (2,2) coincide in every sample")
  func composite() throws {
    let (file, _) = try compute("fermi-hubbard", "--set", "sigma_U=0", "--samples", "3")
    let found = try signatures(file)
    #expect(found.count == 10)
    let doubled = found.filter { $0.weights.values.contains(2) }
    #expect(doubled.map(\.levels) == [1])
    #expect(doubled[0].weights.count == 9 && doubled[0].weights.values.allSatisfy { $0 == 2 })
  }

  @Test("the Heisenberg chain: 5, 9, 5, 1 levels of spin 0 to 3")
  func heisenberg() throws {
    let found = try signatures(try compute("heisenberg", "--samples", "3").file)
    #expect(found.map(\.levels) == [5, 9, 5, 1])
    for (spin, signature) in found.enumerated() {
      let expected = stride(from: -2 * spin, through: 2 * spin, by: 2).map { ([$0], 1) }
      #expect(signature.weights == Dictionary(uniqueKeysWithValues: expected))
    }
    let odd = try signatures(
      try compute("heisenberg", "--set", "L=5", "--samples", "2").file)
    #expect(odd.map { $0.weights.count } == [2, 4, 6])
    #expect(odd.map(\.levels) == [5, 4, 1])
  }

  @Test("the SU(3) chain: diagrams (2,1,1), (2,2), (4), (3,1), by their weights")
  func su3() throws {
    let found = try signatures(try compute("su3-chain", "--samples", "3").file)
    #expect(found.map { $0.weights.values.reduce(0, +) } == [3, 6, 15, 15])
    #expect(found.map { $0.weights.values.max() } == [1, 1, 1, 2])
    #expect(found.map(\.levels) == [3, 2, 1, 3])
    // The highest weights, as numbers of the first, second and third colour.
    for (signature, shape) in zip(found, [[2, 1], [2, 2], [4, 0], [3, 1]]) {
      let highest = signature.weights.keys.max { $0.lexicographicallyPrecedes($1) }
      #expect(highest == shape)
    }
  }

  @Test("curves of many sectors exist for the pairs that are named")
  func pairs() throws {
    func pairs(_ file: RunFile) throws -> Set<[Int]> {
      let mean = try #require(try file.formFactor()).mean
      return Set(
        mean.indices.flatMap { first in
          mean.indices.filter { !mean[first][$0][0].isNaN }.map { [first, $0] }
        })
    }
    let arguments = ["fermi-hubbard", "--set", "L=2", "--samples", "2", "--times", "50"]
    let few = try compute("heisenberg", "--times", "50").file
    #expect(try pairs(few).count == 49)
    let negative = try compute("heisenberg", "--times", "50", "--pairs", "-2:2").file
    #expect(try pairs(negative) == [[1, 2], [2, 1]])
    let many = try compute("fermi-hubbard", "--samples", "2", "--times", "50").file
    #expect(try pairs(many) == Set((0..<25).map { [$0, $0] }))
    #expect(try many.plateau()?.timeAverage[3][4].isFinite == true)
    let all = try compute("fermi-hubbard", "--samples", "2", "--times", "50", "--pairs", "all")
    #expect(try pairs(all.file).count == 625)
    let result = try Program.xsff.run(
      ["compute", "-q", "-o", "two.h5"] + arguments
        + ["--pairs", "(0,1):(1,0)", "--pairs", "(1,1):(1,1)"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try pairs(RunFile(reading: folder.file("two.h5"))) == [[1, 2], [2, 1], [4, 4]])
    let wrong = try Program.xsff.run(
      ["compute", "-q", "-o", "no.h5"] + arguments + ["--pairs", "(0,1):(1,7)"], in: folder)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--pairs names the sector '(1,7)', which does not exist"))
    #expect(!folder.names.contains("no.h5"))
    let shapeless = try Program.xsff.run(
      ["compute", "-q", "-o", "no.h5"] + arguments + ["--pairs", "(0,1)"], in: folder)
    #expect(shapeless.status == 2)
  }

  @Test("charges and translations together, in the file and in inspect")
  func product() throws {
    try folder.write(
      """
      format: 1
      name: ring
      sites: {count: 6, local: fermion}
      lattice: ring
      terms:
        - {name: t, over: bonds, operator: "-(c(j)'*c(k) + h.c.)"}
        - {name: V, over: bonds, operator: 0.7*n(j)*n(k)}
      symmetry:
        charges: [{name: N, of: n}]
        visible: [{name: T, permute: (j + 1) mod 6}]
      """, to: "ring.yaml")
    let (file, output) = try compute("ring.yaml")
    #expect(output.contains("Sectors of the charges N and the visible group of order 6, dim H"))
    guard case .product(let table, let irreps, let charges) = try file.visibleSymmetry() else {
      Issue.record("no product")
      return
    }
    #expect(table.order == 6 && charges.names == ["N"])
    #expect(irreps == (0..<42).map { $0 % 6 })
    #expect(charges.values == (0..<42).map { [$0 / 6] })
    #expect(try file.spectra().hilbertSpaceDimension == 64)
    let inspected = try Program.xsff.run("inspect", "ring.yaml", in: folder)
    #expect(inspected.status == 0)
    for part in ["U(1) × Z6", "N; 7 values together", "every term keeps the charge N", "3 5"] {
      #expect(inspected.output.contains(part), "\(part)")
    }
  }
}

import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Bundled models")
struct ModelBundledTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Models").standardized

  static func load(_ name: String, _ overrides: [String: String] = [:]) throws -> Model {
    try ModelFile.load(
      path: folder.appending(path: "\(name).yaml").path, overrides: overrides)
  }

  @Test("Every bundled file can be read and is named after its model")
  func all() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(names.count >= 5)
    for name in names {
      let model = try Self.load(name)
      #expect(model.name == name)
      #expect(!model.description.isEmpty)
      #expect(model.structures.count == model.coefficients(seed: 1, sample: 0).count)
    }
  }

  @Test("The complete examples of the guide can be read")
  func guide() throws {
    let guide = try String(
      contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    let blocks = guide.components(separatedBy: "```yaml\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
      .filter { $0.hasPrefix("format:") }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let model = try ModelFile.parse(source: block, sourceName: "README.md")
      let matrix = hamiltonian(model)
      for generator in model.visibleGenerators {
        let operation = dense(generator.operation)
        #expect(operation.times(matrix).distance(to: matrix.times(operation)) < 1e-12)
      }
    }
  }

  /// H of one sample, put together with dense Kronecker products.
  private func hamiltonian(_ model: Model, seed: UInt64 = 4) -> KroneckerMatrix {
    let coefficients = model.coefficients(seed: seed, sample: 0)
    return zip(model.structures, coefficients).reduce(
      KroneckerMatrix.zero(model.siteDimensions.reduce(1, *))
    ) { sum, piece in
      piece.0.operators.reduce(sum) { sum, operation in
        sum.plus(
          embedded(operation, in: model.siteDimensions).scaled(by: Complex(piece.1)))
      }
    }
  }

  func embedded(_ operation: LocalOperator, in dimensions: [Int]) -> KroneckerMatrix {
    func digits(_ state: Int) -> [Int] {
      var rest = state
      return dimensions.reversed().map { dimension in
        defer { rest /= dimension }
        return rest % dimension
      }.reversed()
    }
    let size = dimensions.reduce(1, *)
    let rows = operation.denseRows
    return KroneckerMatrix(
      (0..<size).map { row in
        (0..<size).map { column in
          let (after, before) = (digits(row), digits(column))
          let isSpectator = dimensions.indices.allSatisfy {
            operation.sites.contains($0) || after[$0] == before[$0]
          }
          guard isSpectator else { return .zero }
          func local(_ digits: [Int]) -> Int {
            operation.sites.reduce(0) { $0 * dimensions[$1] + digits[$1] }
          }
          let passed = operation.parityString.reduce(0) { $0 + before[$1] }
          return rows[local(after)][local(before)].multiplied(by: passed % 2 == 0 ? 1 : -1)
        }
      })
  }

  @Test("s3-chain is its formula", arguments: [0.0, 0.3])
  func clockChain(theta: Double) throws {
    let model = try Self.load("s3-chain", ["L": "3", "theta": "\(theta)"])
    let couplings = model.couplings(seed: 4, sample: 0)
    let (z, x) = (LocalSpace.clock(3).matrices["Z"]!, LocalSpace.clock(3).matrices["X"]!)
    let zAdjoint = KroneckerMatrix(z).adjoint.rows
    var expected = KroneckerMatrix.zero(27)
    for j in 0..<2 {
      let hop = KroneckerMatrix.product([j: zAdjoint, j + 1: z], dimensions: [3, 3, 3])
        .scaled(by: Complex(length: couplings[0].values[j], phase: theta))
      expected = expected.plus(hop.plus(hop.adjoint).scaled(by: Complex(-1)))
    }
    for j in 0..<3 {
      let flip = KroneckerMatrix.product([j: x], dimensions: [3, 3, 3])
        .scaled(by: Complex(couplings[1].values[j]))
      expected = expected.plus(flip.plus(flip.adjoint).scaled(by: Complex(-1)))
    }
    #expect(hamiltonian(model).distance(to: expected) < 1e-14)
  }

  @Test("Kennedy-Tasaki terms are U A U† of the d4-chain's, one by one")
  func kennedyTasaki() throws {
    let original = try Self.load("d4-chain", ["L": "3"])
    let transformed = try Self.load("kennedy-tasaki", ["L": "3"])
    let spin = LocalSpace.cartesianSpin.matrices
    let dimensions = [3, 3, 3]
    var unitary = KroneckerMatrix.identity(27)
    for (j, k) in [(0, 1), (0, 2), (1, 2)] {
      let generator = KroneckerMatrix.product(
        [j: spin["Sz"]!, k: spin["Sx"]!], dimensions: dimensions)
      unitary = unitary.times(generator.scaled(by: Complex(0, Double.pi)).exponential)
    }
    #expect(unitary.times(unitary.adjoint).distance(to: .identity(27)) < 1e-12)
    #expect(original.structures.map(\.name) == transformed.structures.map(\.name))
    #expect(
      original.coefficients(seed: 5, sample: 1) == transformed.coefficients(seed: 5, sample: 1))
    for (before, after) in zip(original.structures, transformed.structures) {
      func dense(_ structure: CouplingStructure) -> KroneckerMatrix {
        structure.operators.reduce(KroneckerMatrix.zero(27)) {
          $0.plus(embedded($1, in: dimensions))
        }
      }
      let expected = unitary.times(dense(before)).times(unitary.adjoint)
      #expect(dense(after).distance(to: expected) < 1e-12, "\(after.name) \(after.index ?? -1)")
    }
  }

  @Test(
    "Declared symmetries commute with H, anti-unitary ones with its conjugate",
    arguments: [
      ("s3-chain", ["L": "3"]), ("chiral-clock", ["L": "3"]), ("d4-chain", ["L": "3"]),
      ("kennedy-tasaki", ["L": "3"]), ("ashkin-teller", ["L": "3"]), ("torus-chain", ["L": "3"]),
      ("torus-chain", ["L": "3", "theta": "pi/6"]), ("potts4-open", ["L": "2", "J2": "0.3"]),
      ("bose-hubbard-ring", ["L": "3", "bosons": "3"]),
      ("driven-bose-hubbard", ["L": "4", "bosons": "2", "kappa_width": "0.2"]),
      ("driven-bose-hubbard", ["L": "3", "bosons": "3"]),
      ("square-xxz", ["L": "2", "J2": "0.4"]), ("square-xxz", ["Lx": "3", "Ly": "2"]),
      ("triangular-clock", ["Lx": "2", "Ly": "2"]),
      ("fermi-hubbard", ["L": "3"]), ("heisenberg", ["L": "4"]), ("su3-chain", ["L": "3"]),
      ("z4-clock", ["L": "3", "J2": "0.6", "K2": "0.5"]), ("random-field-ring", ["L": "5"]),
      ("su3-spin1", ["L": "3"]), ("spin-orbital", ["L": "2", "a": "0.2"]),
      ("compass", ["Lx": "3", "Ly": "2", "periodic": "1"]), ("potts5", ["L": "3", "J2": "0.4"]),
      ("xyz-chain", ["L": "5"]), ("fourier-clock", ["L": "3"]),
    ])
  func symmetries(name: String, overrides: [String: String]) throws {
    let model = try Self.load(name, overrides)
    let matrix = hamiltonian(model)
    #expect(matrix.distance(to: matrix.adjoint) == 0)
    for generator in model.visibleGenerators {
      let operation = dense(generator.operation)
      #expect(operation.times(matrix).distance(to: matrix.times(operation)) < 1e-12)
    }
    for generator in model.antiunitaryGenerators {
      let operation = dense(generator.operation)
      let difference = operation.times(matrix.conjugate).distance(to: matrix.times(operation))
      #expect(difference < 1e-12)
    }
    let undeclared = [
      "s3-chain", "chiral-clock", "torus-chain", "bose-hubbard-ring", "triangular-clock",
      "z4-clock", "potts5",
    ]
    #expect(model.antiunitaryGenerators.isEmpty == undeclared.contains(name))
  }

  private func dense(_ operation: MonomialOperator) -> KroneckerMatrix {
    let dimensions = operation.dimensions
    var result = KroneckerMatrix.zero(dimensions.reduce(1, *))
    for state in 0..<result.dimension {
      var (rest, digits) = (state, [Int](repeating: 0, count: dimensions.count))
      for site in dimensions.indices.reversed() {
        digits[site] = rest % dimensions[site]
        rest /= dimensions[site]
      }
      var (image, phase) = (digits, operation.globalPhase)
      for site in dimensions.indices {
        image[operation.sitePermutation[site]] = operation.levelPermutations[site][digits[site]]
        phase += operation.phases[site][digits[site]]
      }
      let row = dimensions.indices.reduce(0) { $0 * dimensions[$1] + image[$1] }
      let turn = 2 * Double.pi * Double(phase) / Double(operation.phaseOrder)
      result.rows[row][state] = Complex(length: 1, phase: turn)
    }
    return result
  }

  @Test("Ashkin-Teller: two qubits on each site, sigma first")
  func ashkinTeller() throws {
    let model = try Self.load("ashkin-teller", ["L": "3"])
    #expect(model.siteDimensions == [2, 2, 2, 2, 2, 2])
    #expect(model.structures.map(\.name) == ["J", "J", "J2", "h", "h", "h"])
    #expect(model.structures[2].operators.map(\.sites) == [[0, 1, 4, 5]])
    #expect(model.visibleGenerators[0].operation.levelPermutations[0] == [1, 0])
    #expect(model.visibleGenerators[0].operation.levelPermutations[1] == [0, 1])
  }

  @Test(
    "In the Cartesian basis every term of the spin-1 chains is real and has two entries in a column at most"
  )
  func cartesianTerms() throws {
    for name in ["d4-chain", "kennedy-tasaki"] {
      for structure in try Self.load(name, ["L": "2"]).structures {
        for operation in structure.operators {
          #expect(operation.columns.allSatisfy { $0.count <= 2 })
          #expect(operation.columns.joined().allSatisfy { abs($0.amplitude.imaginary) < 1e-15 })
        }
      }
    }
  }
}

extension KroneckerMatrix {
  static func zero(_ dimension: Int) -> KroneckerMatrix {
    identity(dimension).scaled(by: .zero)
  }
}

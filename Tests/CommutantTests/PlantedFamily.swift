import Commutant
import LinearAlgebra
import Numerics
import TestSupport

/// A random family with known irreps, seen through sectors in random bases.
struct PlantedFamily {
  let irreps: [PlantedIrrep]
  let irrepDimensions: [Int]
  /// The matrices of each irrep. Shape: [member][irrep].
  let irrepMatrices: [[DenseMatrix<Complex<Double>>]]
  /// Shape: [member][sector], in the random basis; member 0 is H₁.
  let matrices: [[MatrixElements]]

  /// `members` counts all members, H₁ included.
  init(
    irreps: [PlantedIrrep], irrepDimensions: [Int], members: Int = 4,
    using generator: inout SeededGenerator,
    adjusting adjust: ([[DenseMatrix<Complex<Double>>]]) -> [[DenseMatrix<Complex<Double>>]] = {
      $0
    }
  ) throws {
    self.irreps = irreps
    self.irrepDimensions = irrepDimensions
    let plain = adjust(
      (0..<members).map { _ in irreps.map { $0.randomMatrix(using: &generator) } })
    irrepMatrices = plain
    var matrices = plain.map { _ in [MatrixElements]() }
    for sector in irrepDimensions.indices {
      let isReal = irreps.allSatisfy { $0.isReal(inSector: sector) }
      let sums = plain.map { member in
        directSum(zip(irreps, member).flatMap { $0.blocks(of: $1, sector: sector) })
      }
      let rotation = try randomUnitary(sums[0].rowCount, isReal: isReal, using: &generator)
      for (member, sum) in sums.enumerated() {
        let turned = rotation.matrixElements { sum.apply(to: $0, into: $1) }
        matrices[member].append(isReal ? .real(turned.realPart) : .complex(turned))
      }
    }
    self.matrices = matrices
  }

  /// A random family: up to six irreps of all kinds over up to four sectors.
  init(seed: UInt64, largestDimension: Int = .max) throws {
    var generator = SeededGenerator(seed: seed)
    let sectorCount = Int.random(in: 1...4, using: &generator)
    var irreps: [PlantedIrrep] = []
    var size = 0
    let wanted = Int.random(in: 1...6, using: &generator)
    while irreps.count < wanted {
      let kind = PlantedIrrep.Kind.allCases.randomElement(using: &generator)!
      let irrep = PlantedIrrep(
        kind: kind, levels: Int.random(in: 1...7, using: &generator),
        branching: Self.randomBranching(sectorCount, using: &generator),
        conjugateBranching: Self.randomBranching(sectorCount, using: &generator))
      let copies =
        irrep.branching.reduce(0, +)
        + (kind == .pair ? irrep.conjugateBranching.reduce(0, +) : 0)
      size += copies * irrep.levels * (kind == .quaternionic ? 2 : 1)
      if size > largestDimension && !irreps.isEmpty { break }
      if size > largestDimension {
        size = 0
        continue
      }
      irreps.append(irrep)
    }
    let dimensions = (0..<sectorCount).map { _ in Int.random(in: 1...3, using: &generator) }
    try self.init(irreps: irreps, irrepDimensions: dimensions, using: &generator)
  }

  /// At least one copy somewhere, at most four in a sector.
  private static func randomBranching(
    _ sectorCount: Int, using generator: inout SeededGenerator
  ) -> [Int] {
    while true {
      let result = (0..<sectorCount).map { _ in
        [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4].randomElement(using: &generator)!
      }
      if result.contains(where: { $0 > 0 }) { return result }
    }
  }

  /// The family in the eigenbasis of H₁; within `window` only, where given.
  func family(window: ClosedRange<Double>? = nil) throws -> MatrixFamily {
    let sectors = try irrepDimensions.indices.map { sector -> MatrixFamily.Sector in
      var levels: [Double]
      var members: [MatrixElements]
      switch matrices[0][sector] {
      case .real(let first):
        let system = try first.symmetricEigensystem()
        levels = system.values
        members = matrices.dropFirst().map {
          .real(
            system.vectors.adjointMultiplied(
              by: $0[sector].realMatrix.multiplied(by: system.vectors)))
        }
      case .complex(let first):
        let system = try first.hermitianEigensystem()
        levels = system.values
        members = matrices.dropFirst().map { member in
          .complex(
            system.vectors.matrixElements { member[sector].complexMatrix.apply(to: $0, into: $1) })
        }
      }
      let dimension = levels.count
      if let window {
        let kept = levels.indices.filter { window.contains(levels[$0]) }
        members = members.map { $0.restricted(to: kept) }
        levels = kept.map { levels[$0] }
      }
      return MatrixFamily.Sector(
        levels: levels, dimension: dimension, irrepDimension: irrepDimensions[sector],
        members: members)
    }
    return MatrixFamily(sectors: sectors, window: window)
  }

  /// The distinct levels of H₁ that belong to an irrep.
  func levels(ofIrrep irrep: Int) throws -> [Double] {
    let values = try irrepMatrices[0][irrep].hermitianEigensystem().values
    return irreps[irrep].kind == .quaternionic
      ? stride(from: 0, to: values.count, by: 2).map { values[$0] } : values
  }

  /// What must be found, sorted.
  var summaries: [ComponentSummary] {
    irreps.flatMap { $0.summaries(irrepDimensions: irrepDimensions) }.sorted()
  }
}

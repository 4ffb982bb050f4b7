import Foundation
import LatticeModels
import ModelFiles
import MonomialSymmetries
import Numerics
import TestSupport
import Testing

/// What the search found, to be tested on random vectors.
enum FoundSymmetries {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models")

  static func model(_ name: String, _ overrides: [String: String] = [:]) throws -> Model {
    try ModelFile.load(
      path: folder.appending(path: name + ".yaml").path, overrides: overrides)
  }

  /// Every charge at a random angle, the finite phases, the permutations and the anti-unitary symmetry.
  static func all(
    _ found: MonomialSymmetries, using generator: inout SeededGenerator
  ) -> [MonomialSymmetry] {
    let still = LevelPermutation(
      sites: Array(found.dimensions.indices), levels: found.dimensions.map { Array(0..<$0) })
    let rotations = found.charges.map { charge in
      let angle = Double.random(in: 0..<1, using: &generator)
      return MonomialSymmetry(
        permutation: still, phases: charge.map { $0.map { Double($0) * angle } })
    }
    let phases = found.phases.map { phase in
      MonomialSymmetry(
        permutation: still,
        phases: phase.numerators.map { $0.map { Double($0) / Double(phase.order) } })
    }
    return rotations + phases + found.generators + (found.antiunitary.map { [$0] } ?? [])
  }

  /// Each found operator commutes with every member of the family that a seed draws, on a random vector.
  static func check(_ model: Model, _ found: MonomialSymmetries, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let states = ProductStates(dimensions: found.dimensions, fermions: found.fermions)
    let vector = (0..<states.count).map { state -> Complex<Double> in
      let isAllowed = model.conservedTotal?.allows(states.levels(state)) ?? true
      let value = Complex(
        Double.random(in: -1...1, using: &generator), Double.random(in: -1...1, using: &generator))
      return isAllowed ? value : .zero
    }
    for symmetry in all(found, using: &generator) {
      for sample in 0..<3 {
        let coefficients = model.coefficients(seed: seed, sample: sample)
        let operators = zip(model.structures, coefficients).flatMap { structure, strength in
          structure.operators.map { $0.scaled(by: Complex(strength)) }
        }
        let residual = states.commutator(symmetry, operators, on: vector)
        #expect(residual < 1e-10, "\(symmetry)")
      }
    }
  }
}

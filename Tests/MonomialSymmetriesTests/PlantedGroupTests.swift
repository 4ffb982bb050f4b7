import LatticeModels
import MonomialSymmetries
import Numerics
import TestSupport
import Testing

@Suite("Monomial symmetries that were planted")
struct PlantedGroupTests {
  static let sources: [(String, [String: String])] = [
    ("s3-chain", ["L": "4"]), ("chiral-clock", ["L": "4"]), ("z4-clock", ["L": "3"]),
    ("petersen", [:]), ("compass", [:]), ("su3-chain", ["L": "4"]), ("heisenberg", ["L": "7"]),
    ("torus-chain", ["L": "3"]), ("ashkin-teller", ["L": "3"]), ("random-field-ring", ["L": "5"]),
  ]

  /// Permutations of levels and phases on every site change no group, however the phases look.
  @Test("a change of basis hides nothing", arguments: sources)
  func hidden(name: String, overrides: [String: String]) throws {
    let model = try FoundSymmetries.model(name, overrides)
    let plain = try MonomialSymmetries(of: model)
    var generator = SeededGenerator(seed: 44)
    for _ in 0..<5 {
      let hidden = model.hidden(steps: nil, using: &generator)
      let found = try MonomialSymmetries(of: hidden)
      #expect(found.charges.count == plain.charges.count)
      #expect(found.phaseOrder == plain.phaseOrder)
      #expect(found.permutationOrder == plain.permutationOrder)
      // K alone is a symmetry of real elements; in the new basis it comes with phases.
      #expect((found.antiunitary != nil) == (plain.antiunitary != nil))
      FoundSymmetries.check(hidden, found, seed: 45)
    }
  }

  /// H = Σ over a planted group of all images of a random operator has at least that group.
  @Test("averages over random groups")
  func averages() throws {
    var generator = SeededGenerator(seed: 46)
    for number in 0..<60 {
      let dimensions = [[2, 2, 2, 2], [3, 3, 3], [2, 3, 2]][number % 3]
      let group = PlantedGroup(dimensions: dimensions, using: &generator)
      let model = group.averagedModel(using: &generator)
      let found = try MonomialSymmetries(of: model)
      for element in group.elements {
        let permutation = LevelPermutation(sites: element.sites, levels: element.levels)
        #expect(found.symmetry(permutation) != nil)
      }
      FoundSymmetries.check(model, found, seed: UInt64(number))
    }
  }
}

import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import Testing

/// Which members stand for a model: draws of its disorder, or all strengths of its terms.
@Suite("The family of a model")
struct ModelFamilyTests {
  private func structure(_ name: String, index: Int? = nil) -> CouplingStructure {
    CouplingStructure(name: name, index: index, operators: [])
  }

  private func drawn(_ name: String, _ index: Int, width: Double) -> CouplingStrength {
    .drawn(
      CouplingDraw(
        name: name, index: index, distribution: .uniform(lower: 1 - width, upper: 1 + width)))
  }

  private func model(_ parts: [(CouplingStructure, CouplingStrength)]) -> Model {
    Model(
      name: "test", siteDimensions: [2], structures: parts.map(\.0), strengths: parts.map(\.1),
      visibleGenerators: [])
  }

  @Test("drawn couplings vary, fixed ones stay")
  func disorder() throws {
    let family = try #require(
      ModelFamily(
        of: model([
          (structure("J", index: 0), drawn("J", 0, width: 0.5)),
          (structure("J", index: 1), drawn("J", 1, width: 0.5)), (structure("h"), .fixed(0.7)),
        ]), seed: 5))
    #expect(family.variation == .disorder)
    #expect(family.first[2] == 0.7)
    #expect(family.differences.count == 3)
    #expect(family.differences.allSatisfy { $0[2] == 0 && $0[0] != 0 && $0[1] != 0 })
  }

  @Test("without disorder the named terms vary, each as a whole")
  func namedTerms() throws {
    let family = try #require(
      ModelFamily(
        of: model([
          (structure("J", index: 0), .fixed(2)), (structure("J", index: 1), .fixed(3)),
          (structure("h"), .fixed(0.7)), (structure("zero"), .fixed(0)),
        ]), seed: 5))
    #expect(family.variation == .terms(["J", "h"]))
    for member in [family.first] + family.differences {
      #expect(abs(3 * member[0] - 2 * member[1]) < 1e-14 && member[3] == 0)
    }
  }

  @Test("a scale in front of everything is no family")
  func scales() throws {
    #expect(ModelFamily(of: model([(structure("J"), .fixed(2))]), seed: 5) == nil)
    #expect(ModelFamily(of: model([(structure("J"), drawn("J", 0, width: 0.5))]), seed: 5) == nil)
    #expect(
      ModelFamily(
        of: model([(structure("J"), drawn("J", 0, width: 0)), (structure("h"), .fixed(0))]), seed: 5
      ) == nil, "a width of zero is no disorder")
  }

  @Test("named terms vary, and all others stay what they are in the first member")
  func chosenTerms() throws {
    let own = model([
      (structure("J", index: 0), drawn("J", 0, width: 0.5)),
      (structure("J", index: 1), drawn("J", 1, width: 0.5)), (structure("h"), .fixed(0.7)),
      (structure("g"), .fixed(0.2)), (structure("zero"), .fixed(0)),
    ])
    #expect(ModelFamily.termNames(of: own) == ["J", "h", "g"])
    let field = try #require(ModelFamily(of: own, seed: 5, varying: ["h"]))
    #expect(field.variation == .terms(["h"]))
    for difference in field.differences {
      #expect(difference[2] != 0)
      #expect([0, 1, 3, 4].allSatisfy { difference[$0] == 0 })
    }
    #expect(field.first[3] == 0.2 && field.first[0] != field.first[1])
    let both = try #require(ModelFamily(of: own, seed: 5, varying: ["g", "J"]))
    #expect(both.variation == .terms(["J", "g"]), "in the order of the file")
    #expect(both.differences.allSatisfy { $0[2] == 0 && $0[3] != 0 })
    let ratios = both.differences.map { $0[0] / $0[1] }
    #expect(Set(ratios).count == 3, "random couplings vary by themselves")
    #expect(ModelFamily(of: model([(structure("J"), .fixed(2))]), seed: 5, varying: ["J"]) == nil)
  }

  @Test("members depend on the seed, and are the same each time")
  func reproducible() throws {
    let own = model([
      (structure("J", index: 0), drawn("J", 0, width: 0.5)), (structure("h"), .fixed(0.7)),
    ])
    let (first, again, other) = (
      try #require(ModelFamily(of: own, seed: 1)), try #require(ModelFamily(of: own, seed: 1)),
      try #require(ModelFamily(of: own, seed: 2))
    )
    #expect(first.first == again.first && first.differences == again.differences)
    #expect(first.first != other.first)
  }
}

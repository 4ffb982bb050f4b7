import Foundation
import GroupTheory
import LatticeModels
import Numerics
import ProductSymmetries

/// What `xsff operators --json` prints, format version 1.
///
/// Keys are stable; later versions may add some.
struct OperatorsReport: Encodable {
  let formatVersion = 1
  let model: String
  let parameters: [String: Double]
  let siteDimensions: [Int]
  let statesTested: Int?
  /// Whether nothing is missing, with certainty 1 - 2⁻⁴⁰.
  let complete: Bool
  /// The part of random starts that led to a solution.
  let successRate: Double
  let onSite: OnSite
  let continuous: Continuous?
  let sitePermutations: SitePermutations
  /// An anti-unitary symmetry; its products with the others are all of them.
  let antiunitary: Operator?
  /// Of all unitary symmetries together, up to continuous ones.
  let unitaryGroup: Group?
  let explained: Explained

  struct Group: Encodable {
    let order: Int
    let candidates: [Name]
    struct Name: Encodable {
      let order: Int
      let id: Int
      let name: String
    }
  }

  struct OnSite: Encodable {
    let group: Group
    let elementOrders: [Int]
    let multiplication: [[Int]]
    let generators: [Operator]
  }

  struct Operator: Encodable {
    let words: String
    let order: Int?
    let antiunitary: Bool
    /// Site j moves to `siteImages[j]`.
    let siteImages: [Int]
    let sites: [SiteClass]
    /// ‖U A v - A U v‖ / ‖A v‖ for a random vector, the largest over all terms.
    let residual: Double?
  }

  struct SiteClass: Encodable {
    let sites: [Int]
    let words: String?
    let factor: String?
    let matrix: [[String]]
    let rootOrder: Int?
    let exact: Bool
    /// Shape [row][column][real, imaginary].
    let numbers: [[[Double]]]
  }

  struct Continuous: Encodable {
    let algebra: String
    let group: String
    let dimension: Int
    let charges: [Charge]
    let raisingOperators: [Raising]
  }

  struct Charge: Encodable {
    let expression: String?
    let diagonal: Bool
    let sites: [Values]
    struct Values: Encodable {
      let sites: [Int]
      let values: [Int]
    }
  }

  struct Raising: Encodable {
    let group: String
    let sites: [Matrix]
    struct Matrix: Encodable {
      let place: String
      let text: String
      let exact: Bool
    }
  }

  struct SitePermutations: Encodable {
    let count: Int?
    let generators: [Operator]
  }

  struct Explained: Encodable {
    /// The dimension of the span of all unitary symmetries found.
    let dimension: Int?
    /// The dimension of the commutant of the model's family.
    let commutant: Int?
  }
}

extension FiniteGroup {
  /// Shape [element, element].
  var multiplication: [[Int]] {
    (0..<order).map { g in (0..<order).map { product(g, $0) } }
  }
}

extension OperatorsReport {
  init(_ analysis: OperatorAnalysis, commutant: CommutantDimension?) {
    let (model, symmetries) = (analysis.model, analysis.symmetries)
    let found = symmetries.operators
    self.model = model.name
    parameters = Dictionary(
      model.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    siteDimensions = model.siteDimensions
    statesTested = analysis.check?.dimension
    complete = found.isComplete
    successRate = found.successRate
    func described(_ generator: DescribedSymmetries.Generator) -> Operator {
      Self.described(generator, analysis)
    }
    onSite = OnSite(
      group: Self.group(analysis.onSiteGroups, order: found.onSiteGroup.order),
      elementOrders: found.onSiteGroup.elementOrders,
      multiplication: found.onSiteGroup.multiplication,
      generators: symmetries.onSite.map(described))
    continuous = analysis.continuous.map(Self.continuous)
    sitePermutations = SitePermutations(
      count: found.permutationCount, generators: symmetries.moving.map(described))
    antiunitary = symmetries.antiunitary.map(described)
    unitaryGroup = found.unitaryGroup.map { Self.group(analysis.unitaryGroups, order: $0.order) }
    explained = Explained(
      dimension: found.spannedDimension, commutant: commutant?.dimension)
  }

  private static func group(_ groups: [CatalogueGroup], order: Int) -> Group {
    Group(
      order: order, candidates: groups.map { .init(order: $0.order, id: $0.id, name: $0.name) })
  }

  private static func described(
    _ generator: DescribedSymmetries.Generator, _ analysis: OperatorAnalysis
  ) -> Operator {
    Operator(
      words: generator.description.words, order: generator.order,
      antiunitary: generator.operation.isAntiunitary, siteImages: generator.operation.siteImages,
      sites: generator.description.classes.map { part in
        SiteClass(
          sites: part.cells, words: part.words, factor: part.matrix.factor,
          matrix: part.matrix.rows, rootOrder: part.matrix.rootOrder, exact: part.matrix.isExact,
          numbers: generator.operation.factor(of: part.cells[0]).map { row in
            row.map { [$0.real, $0.imaginary] }
          })
      }, residual: analysis.residual(of: generator.operation))
  }

  private static func continuous(_ part: ContinuousDescription) -> Continuous {
    Continuous(
      algebra: part.algebra, group: part.group, dimension: part.dimension,
      charges: part.charges.map { charge in
        Charge(
          expression: charge.expression, diagonal: charge.isDiagonal,
          sites: charge.classes.map { .init(sites: $0.cells, values: $0.values) })
      },
      raisingOperators: part.ladders.map { ladder in
        Raising(
          group: ladder.group,
          sites: ladder.classes.map {
            .init(place: $0.place, text: $0.text, exact: $0.matrix.isExact)
          })
      })
  }
}

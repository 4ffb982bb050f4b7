import GraphAutomorphisms
import LatticeModels

/// All monomial symmetries of a model's family: products of on-site permutations of levels with phases, of permutations of sites, and
/// of complex conjugation in the basis of product states. Nothing is diagonalized.
///
/// Three layers: phases that depend on the levels, D; permutations P of sites and levels, each of which becomes a symmetry with phases
/// that are determined up to D; and anti-unitary ones.
public struct MonomialSymmetries: Sendable {
  /// The number of levels of each site.
  public let dimensions: [Int]
  /// The sites of fermions.
  public let fermions: [Int]
  /// A basis of all charges: Σ_j w_{j,a_j} is conserved for integer weights with w_{j,0} = 0. Shape [charge][site][level].
  public let charges: [[[Int]]]
  /// Phases in turns, numerators / order, that with those of the charges generate all of D. Shape of `numerators`: [site][level].
  public let phases: [(order: Int, numerators: [[Int]])]
  /// The permutations P of the numbers of all levels.
  package let permutations: PermutationGroup
  /// Numbers of levels.
  package let levels: LevelNumbers
  /// One anti-unitary symmetry; all others are its products with the unitary ones.
  public let antiunitary: MonomialSymmetry?
  /// Whether the search among phases was cut short, so that there may be more.
  public let isIncomplete: Bool
  private let equations: PhaseEquations

  /// Finds them.
  ///
  /// - Parameter elementLimit: The largest number of different local matrix elements; a million takes about a minute.
  /// Throws: `AutomorphismSearchError`, `ElementTableError` or `PhaseError` where the model is too large.
  public init(of model: Model, elementLimit: Int = 2_000_000) throws {
    dimensions = model.siteDimensions
    fermions = model.layout?.fermionSites ?? []
    let table = try ElementTable(model, fermionSites: fermions, limit: elementLimit)
    let equations = try PhaseEquations(table, dimensions: dimensions)
    let levels = LevelNumbers(dimensions: dimensions)
    let automorphisms = try SymmetryGraph(table, model: model).automorphisms()
    let found = PermutationSymmetries(automorphisms, levels: levels, phases: equations)
    self.equations = equations
    self.levels = levels
    charges = equations.equations.torus.map { equations.byLevel($0, zero: 0) }
    phases = equations.equations.finitePart.map {
      ($0.order, equations.byLevel($0.numerators, zero: 0))
    }
    permutations = found.group
    isIncomplete = found.isIncomplete
    let conjugation =
      model.allowsAntiunitarySymmetry ? found.antiunitary.map(levels.permutation) : nil
    antiunitary = conjugation.flatMap { permutation in
      equations.phases(of: permutation, isAntiunitary: true).map {
        MonomialSymmetry(permutation: permutation, phases: $0, isAntiunitary: true)
      }
    }
  }

  /// The symmetry that a permutation becomes; nil where it becomes none.
  package func symmetry(
    _ permutation: LevelPermutation, isAntiunitary: Bool = false
  ) -> MonomialSymmetry? {
    let images = levels.images(permutation)
    if !isAntiunitary, !permutations.contains(images) { return nil }
    if isAntiunitary {
      guard let antiunitary else { return nil }
      let first = levels.images(antiunitary.permutation)
      let quotient = PermutationGroup.product(images, PermutationGroup.inverse(first))
      if !permutations.contains(quotient) { return nil }
    }
    return equations.phases(of: permutation, isAntiunitary: isAntiunitary).map {
      MonomialSymmetry(permutation: permutation, phases: $0, isAntiunitary: isAntiunitary)
    }
  }

  /// Whether Σ_j w_{j,a_j} is conserved. Shape [site][level].
  func conserve(_ weights: [[Int]]) -> Bool {
    equations.equations.annihilate(
      weights.flatMap { site in site.dropFirst().map { $0 - site[0] } })
  }

  /// Where phases of numerators / order of a turn stand in D up to those of charges: numbers modulo the orders of `phases`; nil where
  /// they are no symmetry. Shape of `numerators`: [site][level].
  func phaseClass(numerators: [[Int]], order: Int) -> [Int]? {
    equations.equations.finiteClass(
      numerators: numerators.flatMap { site in site.dropFirst().map { $0 - site[0] } },
      order: order)
  }

  /// The unitary symmetries that permute levels or sites and generate all of them, apart from phases.
  public var generators: [MonomialSymmetry] {
    permutations.generators.compactMap { symmetry(levels.permutation($0)) }
  }

  /// The number of permutations.
  package var permutationOrder: GroupOrder { permutations.order }

  /// The number of phases beside those of charges.
  package var phaseOrder: GroupOrder { GroupOrder(factors: phases.map(\.order)) }
}

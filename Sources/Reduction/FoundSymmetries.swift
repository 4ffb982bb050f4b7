import ExactDiagonalization
import LatticeModels
import MonomialSymmetries

/// The monomial symmetries of all members of a model's family, found from its matrix elements and tested on all of them.
struct FoundSymmetries {
  /// The model, or the same on whole cells where that shows more.
  let model: Model
  /// The dimensions of the sites of a cell, where cells have become sites.
  let cell: [Int]?
  /// Charges beside those of the model.
  let charges: [ConservedCharge]
  /// Unitary symmetries that generate all others but for phases that charges make and for those of `exchanging`.
  let unitary: [MonomialOperator]
  /// Unitary symmetries that exchange fermions with holes; groups hold none of them.
  let exchanging: [MonomialOperator]
  /// Such phases: rotations by half and by a quarter of a turn. Shape [charge][rotation].
  let rotations: [[MonomialOperator]]
  /// One anti-unitary symmetry U K as its U; nil where there is none.
  let antiunitary: MonomialOperator?
  private let check: SymmetryCheck

  /// The most local matrix elements of a model that is searched; that takes about a second.
  private static let elementLimit = 50_000
  /// The most states on which symmetries are tested.
  private static let mostStates = 20_000_000

  /// Nil where the model is too large to be searched, or has charges of several sites at a time.
  init?(of model: Model) {
    let sums = (model.conservedTotal.map { [$0] } ?? []) + model.charges.map(\.quantity)
    guard sums.allSatisfy({ $0.cellSize == 1 }),
      let dimension = try? SectorDimensions.hilbertSpaceDimension(
        model.siteDimensions, conservedTotal: model.conservedTotal,
        constraint: model.constraint),
      dimension <= Self.mostStates,
      let own = try? MonomialSymmetries(of: model, elementLimit: Self.elementLimit)
    else { return nil }
    var (found, searched, cell) = (own, model, [Int]?.none)
    if let merged = Self.merging(model), let layout = model.layout,
      let other = try? MonomialSymmetries(of: merged, elementLimit: Self.elementLimit),
      (other.permutationOrder.value ?? .max) > (own.permutationOrder.value ?? .max)
    {
      (found, searched, cell) = (other, merged, layout.species.map(\.space.dimension))
    }
    guard
      let space = try? ConfigurationSpace(
        siteDimensions: searched.siteDimensions, conservedTotal: searched.conservedTotal,
        constraint: searched.constraint)
    else { return nil }
    self.model = searched
    self.cell = cell
    check = SymmetryCheck(
      structures: searched.structures,
      coefficients: IndependentOperators(of: searched).genericCoefficients(of: searched),
      space: space)
    charges = found.charges.enumerated().map {
      ConservedCharge(name: "charge \($0 + 1)", weights: $1)
    }
    unitary = found.unitaryOperators.map(\.withTrivialPower)
    exchanging = found.exchangingOperators.map(\.withTrivialPower)
    rotations = found.chargeRotations
    antiunitary = found.antiunitaryOperator?.withoutGlobalPhase
  }

  /// Whether a symmetry holds to rounding for every member of the family.
  func holds(_ operation: MonomialOperator, isAntiunitary: Bool) -> Bool {
    check.allows(operation, isAntiunitary: isAntiunitary)
  }

  /// The model on whole cells with its own symmetries; nil where these tear cells apart, or where there are no cells.
  private static func merging(_ model: Model) -> Model? {
    guard model.charges.isEmpty, let merged = model.withMergedCells, let layout = model.layout
    else { return nil }
    let cell = layout.species.map(\.space.dimension)
    func moved(_ generators: [SymmetryGenerator]) -> [SymmetryGenerator]? {
      let operations = generators.compactMap { $0.operation.merging(cell) }
      guard operations.count == generators.count else { return nil }
      return zip(generators, operations).map {
        SymmetryGenerator(name: $0.name, operation: $1)
      }
    }
    guard let visible = moved(model.visibleGenerators),
      let antiunitary = moved(model.antiunitaryGenerators)
    else { return nil }
    return Model(
      name: model.name, siteDimensions: merged.siteDimensions, structures: merged.structures,
      strengths: model.strengths, floquet: model.floquet, visibleGenerators: visible,
      antiunitaryGenerators: antiunitary)
  }
}

import Branching
import Commutant
import ExactDiagonalization
import GroupTheory
import LatticeModels
import SymmetryBootstrap
import Verdicts

/// The full symmetry group of a model that is built in code: what `xsff compute` and `bootstrap solve` find from the matrices, without
/// files. The visible group is finite.
public struct HiddenSymmetry: Sendable {
  /// The model in the sectors of its visible group.
  public let diagonalization: ExactDiagonalization
  /// What commutes with the model for all couplings, irrep by irrep.
  public let irreps: ExactIrreps
  /// The groups that have these irreps, with their tables.
  public let answer: ExactAnswer
  /// What that comes to.
  public let verdict: Verdict

  /// Diagonalizes the model for one draw of its couplings and searches the group.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - seed: That of the couplings.
  ///   - threads: How many sectors are diagonalized at a time; the result does not depend on it.
  ///   - catalogue: Where groups get their names from, as of `Data/groups.h5`; without it they have orders and tables.
  ///   - options: Of the search; the anti-unitary symmetries that the model declares are added.
  /// - Throws: ``HiddenSymmetryError``, `FamilyError`, and what `ExactDiagonalization` and `CommutantRun` throw.
  public init(
    of model: Model, seed: UInt64 = 1, threads: Int = 1, catalogue: GroupCatalogue? = nil,
    options: Bootstrap.Options = Bootstrap.Options(indices: 1...24)
  ) throws {
    guard model.charges.isEmpty else {
      throw HiddenSymmetryError.charges(model.charges.map(\.name))
    }
    guard let family = ModelFamily(of: model, seed: seed) else {
      throw HiddenSymmetryError.noFamily
    }
    diagonalization = try ExactDiagonalization(model: model, seed: seed, threads: threads)
    let found = try CommutantRun(diagonalization, family: family, threads: threads).run()
    irreps = ExactIrreps(CommutantIrreps(of: found), isComplete: found.decomposition.isComplete)
    var options = options
    options.sectorNames = diagonalization.sectors.map(\.name)
    options.declaredAntiunitary =
      options.declaredAntiunitary
      ?? diagonalization.declaredSymmetries.first.map { SectorPermutation($0) }
    answer = try ExactAnswer.find(
      irreps, of: diagonalization.plan.visible.table, options: options, catalogue: catalogue)
    let strength = Verdict.strength(
      weakEdges: found.decomposition.weakEdges.map(\.strength),
      largestBetween: found.decomposition.weights.largestBetween)
    verdict =
      switch answer {
      case .finite(let reading): Verdict(reading, agreement: nil, strength: strength)
      case .infinite(let readings, _):
        Verdict(readings, irreps: irreps, agreement: nil, strength: strength)
      }
  }
}

/// Why a model in code has no answer here.
public enum HiddenSymmetryError: Error, Equatable, CustomStringConvertible {
  /// Charges, whose sectors show weight diagrams.
  case charges([String])
  /// One operator of fixed strength: its powers commute with it, and nothing tells them from symmetries.
  case noFamily

  /// The error in a sentence.
  public var description: String {
    switch self {
    case .charges(let names):
      "The model has charges (\(names.joined(separator: ", "))): write a run file and use `bootstrap solve`."
    case .noFamily:
      "The model has one term of fixed strength: what commutes with it alone are its powers. Give it two terms, or random couplings."
    }
  }
}

extension ExactIrreps {
  /// The irreps of a commutant.
  fileprivate init(_ found: CommutantIrreps, isComplete: Bool) {
    self.init(
      found.dimensions.indices.map { k in
        ExactIrrep(
          branching: found.branching[k], dimension: found.dimensions[k],
          levelCount: found.levelCounts[k], field: .init(found.fields[k]),
          partner: found.conjugates[k].map { $0 == k ? .noOther : .other($0) } ?? .unknown)
      }, isComplete: isComplete)
  }
}

extension ExactIrrep.Field {
  fileprivate init(_ field: NumberField) {
    self =
      switch field {
      case .real: .real
      case .complex: .complex
      case .quaternionic: .quaternionic
      }
  }
}

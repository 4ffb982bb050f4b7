import GroupTheory
import Identification
import SymmetryBootstrap

/// What known symmetry operators say of the solutions: the group that they form is a subgroup of the whole one.
///
/// Operators that are products over sites are known up to phases. Where the trivial irrep of G was observed, none of its elements but
/// 1 is a phase, so that they form a subgroup of G itself.
public final class OperatorAgreement {
  private let operators: FiniteGroup
  private let catalogue: GroupCatalogue
  private let shouldStop: () -> Bool
  private var known: [GroupName: SearchVerdict] = [:]

  /// Prepares the comparison with a group of operators.
  public init(
    with operators: FiniteGroup, catalogue: GroupCatalogue, shouldStop: @escaping () -> Bool
  ) {
    (self.operators, self.catalogue, self.shouldStop) = (operators, catalogue, shouldStop)
  }

  /// The answer with the solutions that cannot hold the operators behind all others; as it was where the first rank would be empty,
  /// and where nothing can be said. Without `reorders` only the first rank is compared, and every solution keeps its place.
  ///
  /// - Throws: the errors of the catalogue.
  public func ranking(_ answer: BootstrapAnswer, reorders: Bool) throws -> BootstrapAnswer {
    var answer = answer
    for k in answer.solutions.indices
    where answer.data.trivial != nil && (reorders || answer.solutions[k].rank == 1) {
      answer.solutions[k].lacksOperators = try lacksOperators(answer.solutions[k].groups)
    }
    for k in (answer.projective?.solutions ?? []).indices
    where reorders || answer.projective!.solutions[k].rank == 1 {
      answer.projective!.solutions[k].lacksOperators = try lacksOperators(
        answer.projective!.solutions[k].groups)
    }
    if reorders { answer.rankByOperators() }
    return answer
  }

  private func lacksOperators(_ groups: [GroupName]) throws -> Bool {
    try !groups.isEmpty && groups.allSatisfy { try containment(in: $0) == .absent }
  }

  private func containment(in name: GroupName) throws -> SearchVerdict {
    if let verdict = known[name] { return verdict }
    guard catalogue.covers(order: name.order) else { return .undecided }
    let group = try catalogue.group(order: name.order, id: name.id).permutationGroup()
    let verdict = group.containment(of: operators, shouldStop: shouldStop)
    known[name] = verdict
    return verdict
  }
}

extension BootstrapAnswer {
  /// Whether the first rank is there and no solution in it holds the known operators.
  public var contradictsOperators: Bool {
    let first =
      solutions.filter { $0.rank == 1 }.map(\.lacksOperators)
      + (projective?.solutions ?? []).filter { $0.rank == 1 }.map(\.lacksOperators)
    return !first.isEmpty && first.allSatisfy(\.self)
  }
}

import CommandSupport
import GroupTheory
import Reports
import ResultFiles
import SymmetryBootstrap
import Verdicts

/// The symmetry operators of a run file, as answers use them.
struct KnownOperators {
  private let stored: StoredOperators?
  private let agreement: OperatorAgreement?
  private let decides: Bool

  /// `isComparable` says whether they are symmetries of the same Hamiltonians as the answer's, and `decides` whether the answer may rest
  /// on them; otherwise they are a check.
  init(
    _ stored: StoredOperators?, isComparable: Bool, decides: Bool = true, catalogue: GroupCatalogue
  ) {
    (self.stored, self.decides) = (stored, decides)
    agreement =
      isComparable
      ? stored.map {
        OperatorAgreement(
          with: $0.group, catalogue: catalogue, shouldStop: { Interruption.isRequested })
      } : nil
  }

  /// Operators that are shown beside an answer under charges, which finds continuous groups by itself.
  init(_ stored: StoredOperators?) { (self.stored, agreement, decides) = (stored, nil, false) }

  /// The answer with the solutions that cannot hold the operators behind all others.
  func ranking(_ answer: BootstrapAnswer) throws -> BootstrapAnswer {
    try agreement?.ranking(answer, reorders: decides) ?? answer
  }

  /// Puts the operators beside an answer; without solutions nothing is compared.
  func attach(to report: inout BootstrapReport, _ answer: BootstrapAnswer?) {
    guard let stored else { return }
    let isCompared = agreement != nil && (answer?.solutionCount ?? 0) > 0
    report.attach(
      OperatorReport(
        groups: stored.names, order: stored.group.order, isOnSiteOnly: stored.isOnSiteOnly,
        generators: stored.words, continuous: stored.continuousGroup,
        explained: stored.spannedDimension),
      agrees: isCompared ? answer.map { !$0.contradictsOperators } : nil, decides: decides)
  }
}

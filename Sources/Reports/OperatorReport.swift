import GroupTheory
import Verdicts

/// The symmetry operators that a run file holds, beside the answer that they must agree with.
public struct OperatorReport: Encodable, Sendable {
  /// Names of the group that the unitary ones form, up to phases and continuous symmetries; none where the catalogue has none.
  package let groups: [String]
  /// Its order.
  package let order: Int
  /// What generators do, unitary ones first.
  package let generators: [String]
  /// The group of continuous ones.
  package let continuous: String?
  /// The dimension of the span of all unitary ones.
  package let explained: Int?
  /// dim C.
  package internal(set) var commutant: Int?
  /// Whether they form a subgroup of some group of the first rank; nil where that was not compared.
  package internal(set) var agrees: Bool?

  /// What a file holds.
  public init(
    groups: [String], order: Int, generators: [String], continuous: String?, explained: Int?
  ) {
    (self.groups, self.order, self.generators) = (groups, order, generators)
    (self.continuous, self.explained) = (continuous, explained)
  }

  /// The group of all of them.
  package var name: String {
    let finite = groups.isEmpty ? "a group of order \(order)" : groups.joined(separator: " or ")
    guard let continuous else { return finite }
    return order == 1 ? continuous : "\(continuous) extended by \(finite)"
  }

  /// Whether the continuous ones are no product of charges, which commute.
  fileprivate var hasMoreThanCharges: Bool {
    continuous.map { $0.components(separatedBy: "×").contains { $0 != "U(1)" } } ?? false
  }
}

extension BootstrapReport {
  /// Puts symmetry operators beside the answer; `agrees` says whether they form a subgroup of some group of the first rank.
  ///
  /// Operators that span the whole commutant decide alone. Behind charges a larger continuous symmetry among them stands where
  /// levels alone tie beyond its irreps, so that their weight diagrams are those of no group.
  /// Continuous ones make the group infinite, whatever finite groups explain the data behind a finite visible one. Where they are
  /// a check alone (`decides` is false) they only keep wrong groups from being decided.
  public mutating func attach(_ operators: OperatorReport, agrees: Bool?, decides: Bool) {
    var operators = operators
    operators.commutant = commutant?.dimension
    operators.agrees = agrees
    self.operators = operators
    guard missingSectors == nil else { return }
    let source = Verdict.Source(rawValue: from) ?? .spectra
    guard charges == nil else {
      attachBehindCharges(operators, from: source)
      return
    }
    if operators.continuous == nil {
      guard let dimension = operators.commutant, operators.explained == dimension,
        ["undecided", "noGroup"].contains(verdict.kind) || agrees == false
      else { return }
      verdict = VerdictReport(
        Verdict(operatorsSpan: dimension, group: operators.name, order: operators.order))
    } else if verdict.kind == "decided" || decides && verdict.kind == "undecided" {
      verdict = VerdictReport(Verdict(continuousOperators: operators.name, from: source))
    } else if verdict.kind == "noGroup", operators.hasMoreThanCharges {
      verdict = VerdictReport(
        Verdict(operators: operators.name, beside: verdict.reason, from: source))
    }
  }

  /// Behind charges: operators that span the commutant are all there is. They overrule a decided group only if it is more than charges,
  /// and they are not.
  private mutating func attachBehindCharges(
    _ operators: OperatorReport, from source: Verdict.Source
  ) {
    if let dimension = operators.commutant, operators.explained == dimension,
      operators.continuous != nil,
      verdict.kind != "decided" || isMoreThanCharges && !operators.hasMoreThanCharges
    {
      verdict = VerdictReport(
        Verdict(operatorsSpan: dimension, group: operators.name, order: nil))
    } else if verdict.kind == "noGroup" && commutant == nil && operators.hasMoreThanCharges
      || verdict.kind == "undecided" && solutions.isEmpty && operators.continuous != nil
    {
      // The commutant knows whether anything larger than a group commutes; levels do not.
      verdict = VerdictReport(Verdict(operatorsBesideTies: operators.name, from: source))
    }
  }

  /// Whether the first reading has simple factors.
  private var isMoreThanCharges: Bool {
    guard case .continuous(let solution)? = solutions.first?.content,
      case .charges(let reading) = solution.source
    else { return false }
    return !reading.factors.isEmpty
  }
}

import ContinuousGroups
import GroupTheory
import Verdicts

/// The symmetry operators that a run file holds, beside the answer that they must agree with.
public struct OperatorReport: Encodable, Sendable {
  /// Names of the group that the unitary ones form, up to phases and continuous symmetries; none where the catalogue has none.
  package let groups: [String]
  /// Its order.
  package let order: Int
  /// Whether operators that move sites are not in it, since they are too many.
  package let isOnSiteOnly: Bool
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

  private enum CodingKeys: String, CodingKey {
    case groups, order, generators, continuous, explained, commutant, agrees
  }

  /// What a file holds.
  public init(
    groups: [String], order: Int, isOnSiteOnly: Bool = false, generators: [String],
    continuous: String?, explained: Int?
  ) {
    (self.groups, self.order, self.generators) = (groups, order, generators)
    self.isOnSiteOnly = isOnSiteOnly
    (self.continuous, self.explained) = (continuous, explained)
  }

  /// The group of all of them.
  package var name: String {
    let finite = groups.isEmpty ? "a group of order \(order)" : groups.joined(separator: " or ")
    let parts = [continuous, order > 1 || continuous == nil && !isOnSiteOnly ? finite : nil]
      .compactMap(\.self)
    let name = parts.joined(separator: " extended by ")
    guard isOnSiteOnly else { return name }
    return name.isEmpty
      ? "a large group that moves sites" : "\(name) with a large group that moves sites"
  }

  /// Whether the continuous ones are no product of charges, which commute.
  fileprivate var hasMoreThanCharges: Bool {
    continuous.map { $0.components(separatedBy: "×").contains { $0 != "U(1)" } } ?? false
  }

  /// Whether one of some groups, named as products, has as many charges and components as charges with the finite group beside them.
  fileprivate func mayBe(_ groups: [String]) -> Bool {
    let charges = continuous?.components(separatedBy: "×").count ?? 0
    return groups.flatMap { $0.components(separatedBy: " or ") }.contains { group in
      var (torus, components) = (0, 1)
      for factor in group.components(separatedBy: "×") {
        switch factor {
        case "U(1)": torus += 1
        case "O(2)", "Pin(2)":
          torus += 1
          components *= 2
        default:
          guard let number = Int(factor.dropFirst()), "ZD".contains(factor.prefix(1)) else {
            return false
          }
          components *= factor.hasPrefix("D") ? 2 * number : number
        }
      }
      return torus == charges && components == order
    }
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
    if let dimension = operators.commutant, operators.explained == dimension,
      overrules(operators, agrees: agrees)
    {
      verdict = VerdictReport(
        Verdict(
          operatorsSpan: dimension, group: operators.name,
          order: operators.continuous == nil ? operators.order : nil))
      self.operators?.agrees = nil
    } else if operators.continuous == nil {
      return
    } else if verdict.kind == "decided" || decides && verdict.kind == "undecided" {
      verdict = VerdictReport(Verdict(continuousOperators: operators.name, from: source))
    } else if verdict.kind == "noGroup", operators.hasMoreThanCharges {
      verdict = VerdictReport(
        Verdict(operators: operators.name, beside: verdict.reason, from: source))
    }
  }

  /// Whether the answer is another one than that of operators that span the commutant.
  private func overrules(_ operators: OperatorReport, agrees: Bool?) -> Bool {
    switch verdict.kind {
    case "undecided", "noGroup": true
    case "infinite": !operators.hasMoreThanCharges && !operators.mayBe(verdict.groups)
    default: operators.continuous == nil && agrees == false
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
    } else if verdict.kind == "decided" && commutant == nil && exceedsFirstReading(operators) {
      verdict = VerdictReport(Verdict(operatorsBeyondLevels: operators.name, from: source))
    } else if verdict.kind == "noGroup" && commutant == nil && operators.hasMoreThanCharges
      || verdict.kind == "undecided" && solutions.isEmpty && operators.continuous != nil
    {
      // The commutant knows whether anything larger than a group commutes; levels do not.
      verdict = VerdictReport(Verdict(operatorsBesideTies: operators.name, from: source))
    }
  }

  /// Whether operators hold a finite group, or more factors, than the connected group that levels show.
  private func exceedsFirstReading(_ operators: OperatorReport) -> Bool {
    guard let reading = readingOfCharges else { return false }
    let factors = operators.continuous?.components(separatedBy: "×").count ?? 0
    return operators.order > 1 || factors > reading.factors.count + reading.abelianRank
  }

  /// Whether the first reading has simple factors.
  private var isMoreThanCharges: Bool { readingOfCharges.map { !$0.factors.isEmpty } ?? false }

  private var readingOfCharges: ContinuousReading? {
    guard case .continuous(let solution)? = solutions.first?.content,
      case .charges(let reading) = solution.source
    else { return nil }
    return reading
  }
}

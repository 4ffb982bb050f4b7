import ExactDiagonalization
import LatticeModels
import ModelFiles

/// What is allowed in a model file and probably not meant.
package struct ModelWarnings {
  /// One of them, for scripts and for people.
  package struct Warning: Encodable, Equatable {
    /// "repeatedOperator", "unusedName", "emptyTerm", "vanishingTerm" or "idleGenerator".
    package let kind: String
    /// What it is about: the names of terms, parameters or generators.
    package let names: [String]
    package let message: String
  }

  package let all: [Warning]

  package init(_ model: Model, plan: SectorPlan) {
    all =
      Self.repeated(model) + Self.unused(model) + Self.empty(model) + Self.idle(plan)
  }

  private static func repeated(_ model: Model) -> [Warning] {
    RepeatedOperators.list(in: model).map { own in
      let places = own.count == 1 ? "the sites" : "\(own.count) sets of sites, such as"
      let sites = own.sites.map(String.init).joined(separator: ", ")
      let isOne = own.terms[0] == own.terms[1]
      return Warning(
        kind: "repeatedOperator", names: isOne ? [own.terms[0]] : own.terms,
        message: isOne
          ? "The term \(own.terms[0]) has one operator twice on \(places) \(sites): a bond may be listed twice."
          : "The terms \(own.terms[0]) and \(own.terms[1]) have the same operator on \(places) \(sites): their couplings "
            + "just add up.")
    }
  }

  private static func unused(_ model: Model) -> [Warning] {
    let names = (try? UnusedNames.list(in: model.source, sourceName: model.sourceName)) ?? []
    return names.map { own in
      let line = own.line.map { " (line \($0))" } ?? ""
      return Warning(
        kind: "unusedName", names: [own.name],
        message: "The \(own.kind.rawValue) \(own.name)\(line) is used nowhere.")
    }
  }

  private static func empty(_ model: Model) -> [Warning] {
    // A term that a parameter switches off is meant to be switched off.
    let parameters = Set(model.parameters.map(\.name))
    func isSwitched(_ texts: String...) -> Bool {
      texts.contains { text in
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
          .contains { parameters.contains(String($0)) }
      }
    }
    return model.terms.compactMap { term in
      if isSwitched(term.over, term.coupling, term.operatorText) { return nil }
      if term.tupleCount == 0 {
        return Warning(
          kind: "emptyTerm", names: [term.name],
          message: "The term \(term.name) sums over nothing: there are no \(term.over).")
      }
      let own = zip(model.structures, model.strengths).filter { $0.0.name == term.name }
      let vanishes = own.allSatisfy { structure, strength in
        structure.operators.allSatisfy { $0.largestModulus == 0 } || isZero(strength)
      }
      return vanishes
        ? Warning(
          kind: "vanishingTerm", names: [term.name],
          message: "The term \(term.name) vanishes with these parameters.") : nil
    }
  }

  private static func isZero(_ strength: CouplingStrength) -> Bool {
    switch strength {
    case .fixed(let value): value == 0
    case .drawn(let draw): draw.distribution.mean == 0 && draw.distribution.variance == 0
    default: false
    }
  }

  private static func idle(_ plan: SectorPlan) -> [Warning] {
    // The identity alone says that nothing is visible.
    guard plan.visible.group.order > 1 else { return [] }
    return IdleGenerators(plan.visible).names.map { name in
      Warning(
        kind: "idleGenerator", names: [name],
        message:
          "The generator \(name) adds nothing to the visible group: the others make it, or it is a multiple of "
          + "the identity.")
    }
  }
}

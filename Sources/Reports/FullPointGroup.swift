import Branching
import ElectronTerms
import GroupTheory
import PointGroups
import Verdicts

/// A point group that is decided and larger than the visible one, with the Mulliken symbols of its irreps.
struct FullPointGroup {
  private let branching: [[Int]]
  private let table: CharacterTable
  private let symbols: PointGroupSymbols

  /// Nil where no point group is decided, where nothing of it is hidden, or where its irreps have no symbols.
  ///
  /// `groups` are point groups with the one abstract group; their irreps must have the same symbols.
  init?(_ answer: BesideAnswer, _ names: VisibleIrrepNames, _ groups: [String]) {
    guard let visible = names.group, !groups.isEmpty, answer.verdict.kind == .decided,
      answer.verdict.groups.count == 1, answer.verdict.index != 1,
      case .finite(let reading) = answer.answer,
      let solution = reading.answer.solutions.first(where: { $0.reading == .unitary })
    else { return nil }
    let found = groups.map { group in
      PointGroupSymbols(
        group, over: visible, names: names.names, branching: solution.branching,
        table: solution.table)
    }
    guard let first = found[0],
      found.allSatisfy({ $0.map { $0.symbols == first.symbols } ?? false })
    else { return nil }
    (branching, table, symbols) = (solution.branching, solution.table, first)
  }

  /// The symbols of the irreps with a branching, "A1g|B1g" where there are several; nil where there is none.
  func symbol(of vector: [Int]) -> String? {
    text(branching.indices.filter { branching[$0] == vector })
  }

  /// The symbols of exact irreps as terms of electrons, of which more is known than the branching. Shape: [exact irrep].
  func symbols(
    of irreps: ExactIrreps, factors: GroupBesideCharges, symmetry: VisibleSymmetry
  ) -> [String?]? {
    guard let charges = symmetry.charges, charges.names == ["N_up", "N_down"] else { return nil }
    let terms = irreps.irreps.enumerated().map { k, irrep in
      let own = irrep.branching.indices.filter { irrep.branching[$0] > 0 }.map {
        charges.values[$0]
      }
      return ElectronTerm(
        electrons: own[0][0] + own[0][1], doubledSpin: own.map { abs($0[0] - $0[1]) }.max()!,
        branching: factors.irreps.irreps[factors.factors[k]].branching, levels: irrep.levelCount)
    }
    return TermIrreps(terms, branching: branching, table: table).possible.map(text)
  }

  private func text(_ irreps: [Int]) -> String? {
    if irreps.isEmpty { return nil }
    var names: [String] = []
    for name in irreps.flatMap({ symbols.symbols[$0] }) where !names.contains(name) {
      names.append(name)
    }
    return names.sorted().joined(separator: "|")
  }
}

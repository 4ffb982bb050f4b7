import Branching
import ContinuousGroups
import GroupTheory
import Verification

extension CompactNumbers {
  /// The numbers that a run file holds of a reading.
  init(_ reading: CompactGroupReading) {
    self.init(
      group: reading.group,
      factors: reading.factors.map {
        Factor(
          name: $0.factor.rawValue, fundamental: $0.fundamental, sign: $0.sign ?? -1,
          offset: $0.offset)
      },
      finite: reading.finiteFactor.map {
        Finite(name: $0.name, restrictions: reading.finiteRestrictions!)
      },
      irreps: reading.irreps.map { label in
        let irreps = [label.irrep] + (label.secondIrrep.map { [$0] } ?? [])
        return Irrep(
          charges: irreps.map(\.charge), odd: irreps.map { $0.isOdd ? 1 : 0 },
          finite: label.finiteIrrep ?? 0)
      }, twist: reading.twist, isVisibleProjective: reading.isVisibleProjective)
  }

  /// The same with some numbers changed.
  func changed(
    group: String? = nil, factors: [Factor]? = nil, finite: Finite? = nil,
    irreps: [Irrep]? = nil, twist: Int? = nil, isVisibleProjective: Bool? = nil
  ) -> CompactNumbers {
    CompactNumbers(
      group: group ?? self.group, factors: factors ?? self.factors, finite: finite ?? self.finite,
      irreps: irreps ?? self.irreps, twist: twist ?? self.twist,
      isVisibleProjective: isVisibleProjective ?? self.isVisibleProjective)
  }

  /// The same with an irrep changed.
  func changed(
    irrep k: Int, charges: [Int]? = nil, odd: [Int]? = nil, finite: Int? = nil
  ) -> CompactNumbers {
    var all = irreps
    all[k] = Irrep(
      charges: charges ?? all[k].charges, odd: odd ?? all[k].odd, finite: finite ?? all[k].finite)
    return changed(irreps: all)
  }

  /// The same with a factor changed.
  func changed(
    factor k: Int, name: String? = nil, fundamental: [Int]? = nil, sign: Int? = nil,
    offset: Int? = nil
  ) -> CompactNumbers {
    var all = factors
    all[k] = Factor(
      name: name ?? all[k].name, fundamental: fundamental ?? all[k].fundamental,
      sign: sign ?? all[k].sign, offset: offset ?? all[k].offset)
    return changed(factors: all)
  }

  /// The names of the checks that fail.
  func failures(_ irreps: ExactIrreps, _ visible: CharacterTable) -> [String] {
    let observed = ObservedNumbers(visible: visible, signatures: irreps.irreps.map(\.branching))
    return SolutionVerification(self, observed: observed).checks.filter { $0.failure != nil }
      .map(\.name)
  }
}

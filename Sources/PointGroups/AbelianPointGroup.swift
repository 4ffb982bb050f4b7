/// A point group whose irreps have one dimension and are their own inverses: D2h or one of its subgroups.
///
/// Irreps are numbered such that the number of a product is the exclusive or of the numbers of its factors.
package enum AbelianPointGroup: String, CaseIterable {
  case d2h = "D2h"
  case c2v = "C2v"
  case c2h = "C2h"
  case d2 = "D2"
  case cs = "Cs"
  case c2 = "C2"
  case ci = "Ci"
  case c1 = "C1"

  /// How a program numbers the irreps.
  package enum Numbering: String, CaseIterable {
    case molpro
    case pyscf
  }

  /// The Mulliken symbols in PySCF's order, which is Cotton's; from 0 in PySCF, whose files have these numbers as they are.
  ///
  /// Source: pyscf/symm/param.py (`IRREP_ID_TABLE`).
  private var cottonSymbols: [String] {
    switch self {
    case .d2h: ["Ag", "B1g", "B2g", "B3g", "Au", "B1u", "B2u", "B3u"]
    case .c2v: ["A1", "A2", "B1", "B2"]
    case .c2h: ["Ag", "Bg", "Au", "Bu"]
    case .d2: ["A", "B1", "B2", "B3"]
    case .cs: ["A'", "A\""]
    case .c2: ["A", "B"]
    case .ci: ["Ag", "Au"]
    case .c1: ["A"]
    }
  }

  /// The Mulliken symbols in Molpro's order, where they are numbered from 1.
  ///
  /// Source: Molpro's manual, *Symmetry specification*; pyscf/tools/fcidump.py (`ORBSYM_MAP`).
  private var molproSymbols: [String] {
    switch self {
    case .d2h: ["Ag", "B3u", "B2u", "B1g", "B1u", "B2g", "B3g", "Au"]
    case .c2v: ["A1", "B1", "B2", "A2"]
    case .c2h: ["Ag", "Au", "Bu", "Bg"]
    case .d2: ["A", "B3", "B2", "B1"]
    case .cs, .c2, .ci, .c1: cottonSymbols
    }
  }

  /// The symbols by number, from 0.
  package func symbols(_ numbering: Numbering) -> [String] {
    numbering == .molpro ? molproSymbols : cottonSymbols
  }

  /// The irrep that the fewest orbitals have, since atomic orbitals of low angular momentum at the centre have none of it; nil where no
  /// irrep is rarer than all others.
  package var rarestSymbol: String? {
    switch self {
    case .d2h: "Au"
    case .c2v: "A2"
    case .c2h: "Bg"
    case .d2, .cs, .c2, .ci, .c1: nil
    }
  }
}

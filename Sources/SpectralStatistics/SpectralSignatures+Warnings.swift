import Foundation

extension SpectralSignatures {
  /// What a reader must know before trusting the signatures, in plain sentences; empty when
  /// degenerate and distinct levels are clearly apart.
  public var warnings: [String] {
    var warnings: [String] = []
    let window = degeneracyWindow
    if window.isNarrow {
      warnings.append(
        """
        The degeneracy window is only \(Self.rounded(window.decades)) decades wide: some levels \
        may be wrongly merged or split.
        """)
    }
    if window.exceedsRounding {
      warnings.append(
        """
        Levels up to \(Self.scientific(window.lower)) apart count as degenerate, more than \
        rounding explains (\(Self.scientific(window.roundingLevel))): the levels are inaccurate \
        or a symmetry is slightly broken.
        """)
    }
    if largestSpread > window.tolerance {
      warnings.append(
        """
        The copies of one level spread over \(Self.scientific(largestSpread)), more than the \
        tolerance \(Self.scientific(window.tolerance)).
        """)
    }
    if !isWindow, agreeingSamples < energies.count {
      warnings.append(
        """
        The samples disagree on the number of levels of each signature: \(agreeingSamples) of \
        \(energies.count) agree.
        """)
    }
    let unsearched = compositions.count { !$0.isSearched }
    if unsearched > 0 {
      warnings.append(
        """
        Whether \(unsearched) signature\(unsearched == 1 ? " is a sum" : "s are sums") of others was \
        not found out: the levels are too degenerate for that.
        """)
    }
    return warnings
  }

  private static func rounded(_ value: Double) -> String {
    String(format: "%.1f", locale: Locale(identifier: "C"), value)
  }

  private static func scientific(_ value: Double) -> String {
    String(format: "%.1e", locale: Locale(identifier: "C"), value)
  }
}

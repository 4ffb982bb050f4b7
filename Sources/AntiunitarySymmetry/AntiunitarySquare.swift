import GroupTheory

/// A value of (T x)² = ω s, x in G, for an anti-unitary symmetry T.
public struct AntiunitarySquare: Hashable, Sendable {
  /// The class of G that holds s.
  public let elementClass: Int
  /// ω.
  public let phase: RootOfUnity
  /// For how many x.
  public let count: Int

  package init(elementClass: Int, phase: RootOfUnity, count: Int) {
    (self.elementClass, self.phase, self.count) = (elementClass, phase, count)
  }
}

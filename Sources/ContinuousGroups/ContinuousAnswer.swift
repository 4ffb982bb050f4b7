/// What the weight diagrams of a run say of a continuous group.
public struct ContinuousAnswer: Hashable, Sendable {
  /// All readings, connected groups first; the diagrams alone do not tell them apart.
  public let readings: [ContinuousReading]
  /// Why there is no reading; nil where there is one.
  public let refusal: String?
  /// Whether groups were searched; false where the diagrams are those of none together, as few stray levels can make them.
  public let isSearched: Bool
  /// The observed diagrams. Shape: [signature].
  public let diagrams: [WeightDiagram]
  /// The mean number of levels. Shape: [signature].
  public let levels: [Double]

  /// An answer from its parts.
  public init(
    readings: [ContinuousReading], refusal: String?, isSearched: Bool = true,
    diagrams: [WeightDiagram], levels: [Double]
  ) {
    self.readings = readings
    self.refusal = refusal
    self.isSearched = isSearched
    self.diagrams = diagrams
    self.levels = levels
  }

  /// What a reader should know beside the readings, in plain sentences.
  ///
  /// `isWindow` says that only levels in a window of energies were seen.
  public func notes(isWindow: Bool) -> [String] {
    var notes: [String] = []
    if let refusal { notes.append(refusal) }
    if readings.contains(where: \.isConnected), readings.contains(where: { !$0.isConnected }) {
      notes.append(
        "All observed weights lie on orbits of a finite group with equal multiplicities, so extensions of a smaller "
          + "group by a finite one fit as well. A level with a weight that is not extremal would rule them out."
      )
    }
    if readings.contains(where: { !$0.isConnected }) {
      notes.append(
        "An anti-unitary symmetry that maps charges in the same way may take the place of the finite group."
      )
    }
    if isWindow, !readings.isEmpty {
      notes.append(
        "Levels outside the window may show more irreps: the group that acts on all levels may be a cover of the one "
          + "named here.")
    }
    if let first = readings.first { notes += Self.notes(on: first) }
    if readings.contains(where: \.mayBeQuantumGroup) {
      notes.append(
        "A quantum group U_q(sl2) has irreps with the same weights as SU(2): these data do not tell which of the two acts."
      )
    }
    return notes
  }

  private static func notes(on reading: ContinuousReading) -> [String] {
    let number = reading.contents.count {
      if case .sum = $0 { return true }
      return false
    }
    let unexplained = reading.contents.count { $0 == .unexplained }
    var notes: [String] = []
    if number > 0 {
      notes.append(
        "\(number) rare signature\(number == 1 ? " is a sum" : "s are sums") of irreps that do not all occur alone."
      )
    }
    if unexplained > 0 {
      notes.append(
        "\(unexplained) signature\(unexplained == 1 ? " is" : "s are") no irrep of it, and no sum of observed ones."
      )
    }
    return notes
  }
}

extension ContinuousReading {
  /// The same with contents for all signatures.
  func with(
    contents: [SignatureContent], fusion: [ClebschGordanProduct]? = nil
  ) -> ContinuousReading {
    ContinuousReading(
      factors: factors, abelianRank: abelianRank, group: group, isConnected: isConnected,
      componentCount: componentCount, simpleRoots: simpleRoots, centre: centre, contents: contents,
      fusion: fusion ?? self.fusion)
  }
}

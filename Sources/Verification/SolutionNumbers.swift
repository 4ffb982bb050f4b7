import GroupTheory

/// A stored solution for a linear action as bare numbers, so that it can be checked without the program that found it.
public struct SolutionNumbers: Sendable {
  /// "unitary" or "antiunitary".
  public let reading: String
  /// p = [G:N].
  public let index: Int
  /// The characters of G.
  public let table: TableNumbers
  /// Shape [irrep, irrep of N]: b_{αλ}.
  public let branching: [[Int]]
  /// Shape [alpha, beta, gamma]: N_{αβ}^γ.
  public let fusion: [[[Int]]]
  /// Shape [irrep]: Frobenius-Schur indicators.
  public let indicators: [Int]
  /// Shape [class of N]: the class of G.
  public let visibleFusion: [Int]
  /// Shape [irrep]: Tα; nil in a unitary reading.
  public let partner: [Int]?
  /// Shape [irrep]: "real", "complex" or "quaternionic"; nil in a unitary reading.
  public let wignerTypes: [String]?

  /// A solution from its numbers, whatever they are.
  public init(
    reading: String, index: Int, table: TableNumbers, branching: [[Int]], fusion: [[[Int]]],
    indicators: [Int], visibleFusion: [Int], partner: [Int]?, wignerTypes: [String]?
  ) {
    (self.reading, self.index, self.table) = (reading, index, table)
    (self.branching, self.fusion, self.indicators) = (branching, fusion, indicators)
    (self.visibleFusion, self.partner, self.wignerTypes) = (visibleFusion, partner, wignerTypes)
  }

  /// Why the arrays do not belong together.
  func shapeFailure(sectors: Int) -> String? {
    if let failure = table.shapeFailure { return failure }
    let rank = table.range.count
    func isSquare<T>(_ rows: [[T]], _ width: Int) -> Bool {
      rows.count == rank && rows.allSatisfy { $0.count == width }
    }
    if !isSquare(branching, sectors) { return "branching is not [\(rank), \(sectors)]" }
    if fusion.count != rank || !fusion.allSatisfy({ isSquare($0, rank) }) {
      return "fusion is not [\(rank), \(rank), \(rank)]"
    }
    if indicators.count != rank {
      return "indicators has \(indicators.count) entries instead of \(rank)"
    }
    if !(visibleFusion + (partner ?? [])).allSatisfy((0..<rank).contains) {
      return "a class or an irrep does not exist"
    }
    if visibleFusion.count != sectors { return "a map of classes has the wrong length" }
    return (partner?.count ?? rank) == rank && (wignerTypes?.count ?? rank) == rank
      ? nil : "the action of T has the wrong length"
  }
}

/// What the file says of the visible group and of the levels.
public struct ObservedNumbers: Sendable {
  /// N's table.
  public let visible: CharacterTable
  /// Shape [signature, sector]: signatures that are taken for irreps.
  public let signatures: [[Int]]

  /// Observations from their numbers.
  public init(visible: CharacterTable, signatures: [[Int]]) {
    (self.visible, self.signatures) = (visible, signatures)
  }
}

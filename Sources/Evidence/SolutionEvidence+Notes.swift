import Foundation

extension SolutionEvidence {
  /// What speaks for it, by the signatures' numbers: those whose levels decide their number of blocks as the candidate says, and level counts.
  public var favourable: [String] {
    let blocks = claims.enumerated().filter { $0.element.isConfirmed }
      .map { "\($0.offset): \($0.element.hypothesis)" }
    let counts = claims.count > 1 && claims.allSatisfy { !$0.isMiscounted }
    return blocks + (counts ? ["level counts"] : [])
  }

  /// What speaks against it: signatures whose blocks, or numbers of levels, would be others.
  public var unfavourable: [String] {
    claims.enumerated().flatMap { number, claim in
      var notes: [String] = []
      if claim.blocks <= -Self.leastDifference {
        let size = String(format: "%.1f", locale: Locale(identifier: "C"), claim.blocks)
        notes.append("\(number): \(claim.hypothesis) (\(size))")
      }
      if claim.isMiscounted {
        let ratio = String(format: "%.2f", locale: Locale(identifier: "C"), claim.levelRatio)
        notes.append("\(number): \(ratio) of the levels expected")
      }
      return notes
    }
  }
}

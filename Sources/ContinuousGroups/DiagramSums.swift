/// Sums of given weight diagrams.
struct DiagramSums {
  private let parts: [WeightDiagram]

  /// Sums of these, repetition allowed.
  init(_ parts: [WeightDiagram]) { self.parts = parts }

  /// Whether a diagram is a sum of some of them. The highest weight that is left decides which parts are tried.
  func contains(_ diagram: WeightDiagram) -> Bool { contains(diagram.weights) }

  private func contains(_ weights: [[Int]: Int]) -> Bool {
    guard let highest = weights.keys.max(by: { $0.lexicographicallyPrecedes($1) }) else {
      return true
    }
    return parts.contains { part in
      guard part.weights[highest] != nil,
        part.weights.allSatisfy({ weights[$0.key, default: 0] >= $0.value })
      else { return false }
      var rest = weights
      for (weight, count) in part.weights {
        rest[weight] = rest[weight]! == count ? nil : rest[weight]! - count
      }
      return contains(rest)
    }
  }
}

import Branching

/// From the weight diagrams of degenerate levels to continuous groups.
public enum ContinuousBootstrap {
  /// All continuous groups of rank at most 3 whose irreps have the observed diagrams.
  ///
  /// `levels` are the numbers of levels of each diagram. `isSum` marks those that are sums of other observed diagrams: a
  /// character that is irreducible is not a sum of others, so these are coincidences of levels in every reading, and are
  /// left out at first. Shape of both: [diagram].
  /// Complexity: that of trying all sets of at most three candidate roots.
  public static func solve(
    _ diagrams: [WeightDiagram], levels: [Double], isSum: [Bool]
  ) -> ContinuousAnswer {
    let numbers = diagrams.indices.filter { !isSum[$0] }
    do {
      let search = try ContinuousSearch(
        numbers.map { diagrams[$0] }, numbers: numbers, levels: numbers.map { levels[$0] })
      let readings = search.readings().map { completed($0, diagrams, numbers) }
      let refusal =
        readings.isEmpty
        ? "No compact group of rank at most 3 has irreps with these weight diagrams, even if a finite group "
          + "permutes them. The visible charges may not span a maximal torus." : nil
      return ContinuousAnswer(
        readings: readings, refusal: refusal, diagrams: diagrams, levels: levels)
    } catch let error as BootstrapError {
      return ContinuousAnswer(
        readings: [], refusal: error.description, isSearched: false, diagrams: diagrams,
        levels: levels)
    } catch {
      preconditionFailure("the search throws no other errors: \(error)")
    }
  }

  /// Adds what the sums are.
  private static func completed(
    _ reading: ContinuousReading, _ diagrams: [WeightDiagram], _ numbers: [Int]
  ) -> ContinuousReading {
    var contents = [SignatureContent](repeating: .unexplained, count: diagrams.count)
    for (place, number) in numbers.enumerated() { contents[number] = reading.contents[place] }
    let irreps = numbers.filter {
      if case .irrep = contents[$0] { return true }
      return false
    }
    let sums = CompositeDiagrams(irreps: irreps, diagrams: diagrams)
    for number in diagrams.indices {
      switch contents[number] {
      case .unexplained, .sum:
        if let parts = sums.parts(of: diagrams[number]) { contents[number] = .composite(parts) }
      case .irrep, .irreps, .composite: break
      }
    }
    return reading.with(contents: contents)
  }
}

/// Writes diagrams as sums of observed irreps by their highest weights.
///
/// In lexicographic order of the charges different irreps have different highest weights.
struct CompositeDiagrams {
  private let diagrams: [WeightDiagram]
  private let byHighest: [[Int]: Int]

  init(irreps: [Int], diagrams: [WeightDiagram]) {
    self.diagrams = diagrams
    byHighest = Dictionary(
      irreps.map { (Self.highest(diagrams[$0].weights)!, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Numbers of irreps with multiplicities; nil if the diagram is no sum of them.
  func parts(of diagram: WeightDiagram) -> [Int: Int]? {
    var rest = diagram.weights
    var result: [Int: Int] = [:]
    while let highest = Self.highest(rest) {
      guard let irrep = byHighest[highest] else { return nil }
      let unit = diagrams[irrep].weights
      let multiplicity = rest[highest]! / unit[highest]!
      guard multiplicity > 0 else { return nil }
      for (weight, count) in unit {
        guard let present = rest[weight], present >= count * multiplicity else { return nil }
        rest[weight] = present == count * multiplicity ? nil : present - count * multiplicity
      }
      result[irrep, default: 0] += multiplicity
    }
    return result
  }

  private static func highest(_ weights: [[Int]: Int]) -> [Int]? {
    weights.keys.max { $0.lexicographicallyPrecedes($1) }
  }
}

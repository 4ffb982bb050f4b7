import Foundation

/// Identities that the exact irreps of a family satisfy by themselves, without the levels of the samples.
struct CommutantIdentities {
  typealias Check = SolutionVerification.Check

  /// The lightest edge that may join levels.
  static let leastWeight = 1e-3
  /// The heaviest edge that may lie between irreps, and the largest residual.
  static let largestRounding = 1e-9

  private let numbers: CommutantNumbers
  private let shouldStop: () -> Bool
  private var components: Range<Int> { numbers.dimensions.indices }
  private var names: [String] { numbers.sectors.names }

  init(_ numbers: CommutantNumbers, shouldStop: @escaping () -> Bool) {
    (self.numbers, self.shouldStop) = (numbers, shouldStop)
  }

  var checks: [Check] { exact + accurate }

  /// Those of integers: where one fails, the numbers are no irreps.
  var exact: [Check] {
    [
      Check(name: "D = Σ b d", failure: dimensions),
      Check(name: "Σ b n = R", failure: multiplicities),
      Check(name: "Σ D n = dim H", failure: hilbertSpace),
      Check(name: "dim C = Σ D²", failure: commutantDimension),
      Check(name: "every level has its irrep", failure: membership),
      Check(name: "conjugate irreps agree", failure: conjugates),
    ]
  }

  /// Those that an approximate symmetry fails as well.
  private var accurate: [Check] {
    [
      Check(name: "two groups of weights", failure: weights),
      Check(name: "the family commutes with the commutant", failure: residual),
    ]
  }

  private var dimensions: String? {
    components.first { k in
      zip(numbers.branching[k], numbers.sectors.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
        != numbers.dimensions[k]
    }.map { "irrep \($0)" }
  }

  /// A window holds a part of the levels.
  private func agrees(_ found: Int, _ expected: Int) -> Bool {
    numbers.isComplete ? found == expected : found <= expected
  }

  private var multiplicities: String? {
    for (sector, expected) in numbers.sectors.multiplicities.enumerated() {
      if shouldStop() { return nil }
      let found = components.reduce(0) { $0 + numbers.branching[$1][sector] * numbers.levels[$1] }
      if !agrees(found, expected) {
        return "sector \(names[sector]) has \(expected) levels, its irreps have \(found)"
      }
    }
    return nil
  }

  private var hilbertSpace: String? {
    let sectors = numbers.sectors
    let expected = zip(sectors.irrepDimensions, sectors.multiplicities).reduce(0) {
      $0 + $1.0 * $1.1
    }
    let found = components.reduce(0) { $0 + numbers.dimensions[$1] * numbers.levels[$1] }
    return agrees(found, expected) ? nil : "dim H = \(expected), the irreps have \(found)"
  }

  private var commutantDimension: String? {
    let sum = numbers.dimensions.reduce(0) { $0 + $1 * $1 }
    guard let stored = numbers.commutantDimension, stored != sum else { return nil }
    return "dim C = \(stored), the sum is \(sum)"
  }

  private var membership: String? {
    for (sector, levels) in numbers.membership.enumerated() {
      let known = levels.filter { $0 != -1 }
      if let stranger = known.first(where: { !components.contains($0) }) {
        return "sector \(names[sector]) has a level of irrep \(stranger), which does not exist"
      }
      if numbers.isComplete && known.count < levels.count {
        return "sector \(names[sector]) has a level without an irrep"
      }
      for k in components {
        if shouldStop() { return nil }
        let (found, expected) = (
          known.count { $0 == k }, numbers.branching[k][sector] * numbers.levels[k]
        )
        if found != expected {
          return "sector \(names[sector]) has \(found) levels of irrep \(k), not b n = \(expected)"
        }
      }
    }
    return nil
  }

  private var conjugates: String? {
    for k in components {
      let partner = numbers.conjugates[k]
      if partner < 0 || partner == k { continue }
      if numbers.conjugates[partner] != k {
        return "irrep \(k) is joined with \(partner), but not the other way"
      }
      if numbers.dimensions[k] != numbers.dimensions[partner]
        || numbers.levels[k] != numbers.levels[partner]
      {
        return "irreps \(k) and \(partner) are joined, and differ in D or in their levels"
      }
      if numbers.fields[k] != "complex" || numbers.fields[partner] != "complex" {
        return "irreps \(k) and \(partner) are joined, and not both complex"
      }
    }
    return nil
  }

  /// Nothing joins where every irrep has one level; nothing lies between where there is one irrep.
  private var weights: String? {
    let (least, largest) = (numbers.leastJoining, numbers.largestBetween)
    if !least.isNaN && !(least >= Self.leastWeight) {
      return "levels of one irrep are joined by \(Self.text(least)) only, less than "
        + "\(Self.text(Self.leastWeight)): a symmetry may be broken by so little"
    }
    if !largest.isNaN && !(largest <= Self.largestRounding) {
      return "different irreps are joined by \(Self.text(largest)), more than the rounding "
        + "\(Self.text(Self.largestRounding)): their symmetry may hold approximately only"
    }
    if least.isNaN && numbers.levels.contains(where: { $0 > 2 }) {
      return "irreps have several levels, and the weight that joins them is not stored"
    }
    return largest.isNaN && Set(components.map { min($0, partner(of: $0)) }).count > 1
      ? "there are several irreps, and the weight between them is not stored" : nil
  }

  private func partner(of component: Int) -> Int {
    numbers.conjugates[component] < 0 ? component : numbers.conjugates[component]
  }

  private var residual: String? {
    numbers.residual <= Self.largestRounding
      ? nil : "the residual is \(Self.text(numbers.residual)) of the members' norm"
  }

  private static func text(_ value: Double) -> String {
    String(format: "%.0e", locale: Locale(identifier: "C"), value)
  }
}

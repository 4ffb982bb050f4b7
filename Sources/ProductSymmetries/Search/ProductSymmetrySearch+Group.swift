import GroupTheory
import LinearAlgebra

extension ProductSymmetrySearch {
  /// The group of on-site symmetries, or of its components where it is infinite.
  struct OnSiteGroup {
    var group: ProductGroup
    /// The part of the random starts that led to a solution.
    var successRate: Double
    /// Whether enough solutions in a row brought nothing new.
    var isComplete: Bool
  }

  /// All on-site unitary symmetries.
  func onSiteGroup() throws -> OnSiteGroup {
    let identity = Array(0..<space.count)
    let equations = try equations(siteImages: identity, isAntiunitary: false)!
    var sampler = StabilizerSampler(equations, seed: seed, name: "symmetry")
    var group = try ProductGroup(space: space, torus: torus)
    var confirmed = 0
    while confirmed < Self.confirmations && !shouldStop() {
      guard let factors = try sampler.next() else {
        if sampler.attempts - sampler.successes > Self.mostFailures * (1 + sampler.successes) {
          break
        }
        continue
      }
      let operation = ProductOperator(factors)
      if group.number(of: operation) != nil {
        confirmed += 1
      } else {
        try group.adjoin(operation)
        confirmed = 0
      }
    }
    let rate = Double(sampler.successes) / Double(max(1, sampler.attempts))
    var isComplete = confirmed >= Self.confirmations
    if canReverseTotal {
      switch try symmetry(siteImages: identity, isAntiunitary: false, true, successRate: rate) {
      case .found(let operation): try group.adjoin(operation)
      case .excluded: break
      case .undecided: isComplete = false
      }
    }
    return OnSiteGroup(group: group, successRate: rate, isComplete: isComplete)
  }

  /// Whether a symmetry exists with a given permutation of cells.
  enum Existence {
    case found(ProductOperator)
    case excluded
    case undecided
  }

  /// A symmetry W P_π K^κ.
  ///
  /// If there is one, W is a solution from a random start as often as it is for π = 1: the equations are the same up to a fixed
  /// unitary. So its absence is certain to 1e-12 after enough starts.
  func symmetry(
    siteImages: [Int], isAntiunitary: Bool, successRate: Double
  ) throws -> Existence {
    let plain = try symmetry(
      siteImages: siteImages, isAntiunitary: isAntiunitary, false, successRate: successRate)
    guard canReverseTotal, case .excluded = plain else { return plain }
    return try symmetry(
      siteImages: siteImages, isAntiunitary: isAntiunitary, true, successRate: successRate)
  }

  private func symmetry(
    siteImages: [Int], isAntiunitary: Bool, _ reversesTotal: Bool, successRate: Double
  ) throws -> Existence {
    guard
      let equations = try equations(
        siteImages: siteImages, isAntiunitary: isAntiunitary, reversesTotal: reversesTotal)
    else { return .excluded }
    var sampler = StabilizerSampler(
      equations, seed: seed, name: "symmetry \(siteImages) \(isAntiunitary) \(reversesTotal)")
    let starts = successRate > 0 ? Int((28 / min(successRate, 0.9)).rounded(.up)) : 0
    for _ in 0..<min(starts, 4 * Self.mostFailures) {
      if shouldStop() { return .undecided }
      if let factors = try sampler.next() {
        return .found(
          ProductOperator(
            siteImages: siteImages, isAntiunitary: isAntiunitary, factors: factors))
      }
    }
    return starts > 0 && starts <= 4 * Self.mostFailures ? .excluded : .undecided
  }
}

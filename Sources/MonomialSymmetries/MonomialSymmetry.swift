import LatticeModels

/// An operator that permutes the product states up to phases, site by site:
///
///     U |a_0 a_1 …⟩ = e^{2πi Σ_j φ_{j,a_j}} |image⟩,
///
/// where level a of site j becomes level `permutation.levels[j][a]` of site `permutation.sites[j]`. On fermions it maps c_j to a phase
/// times the c of the image, or times its c† where the two levels are exchanged.
public struct MonomialSymmetry: Sendable {
  /// What moves where.
  package let permutation: LevelPermutation
  /// φ in turns, between -1/2 and 1/2, zero for level 0. Shape [site][level].
  public let phases: [[Double]]
  /// Whether complex conjugation in the basis of product states acts first.
  public let isAntiunitary: Bool

  /// The site to which each site moves.
  public var sites: [Int] { permutation.sites }
  /// The level that each level becomes. Shape [site before][level].
  public var levels: [[Int]] { permutation.levels }

  package init(permutation: LevelPermutation, phases: [[Double]], isAntiunitary: Bool = false) {
    (self.permutation, self.phases, self.isAntiunitary) = (permutation, phases, isAntiunitary)
  }

  /// Whether it changes the number of fermions on some site.
  func exchangesFermions(_ fermions: [Int]) -> Bool {
    fermions.contains { permutation.levels[$0] != [0, 1] }
  }

  /// The phases as exponents of a root of unity of order at most `MonomialOperator.largestPhaseOrder`; nil where there is none.
  var rationalPhases: (exponents: [[Int]], order: Int)? {
    var order = 1
    for phase in phases.joined() {
      guard let own = MonomialSymmetry.denominator(phase) else { return nil }
      order = MonomialSymmetry.leastCommonMultiple(order, own)
      if order > MonomialOperator.largestPhaseOrder { return nil }
    }
    return (phases.map { $0.map { Int(($0 * Double(order)).rounded()) } }, order)
  }

  private static func denominator(_ phase: Double) -> Int? {
    (1...MonomialOperator.largestPhaseOrder).first { order in
      abs(phase * Double(order) - (phase * Double(order)).rounded()) < 1e-9 * Double(order)
    }
  }

  private static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a / x * b
  }

  /// The exact operator U; nil where phases are no roots of unity, or fermions are exchanged with holes while some move.
  ///
  /// A global phase is chosen with which the power that permutes nothing is the identity, if there is one.
  package func operation(dimensions: [Int], fermions: [Int]) -> MonomialOperator? {
    guard let phases = rationalPhases else { return nil }
    let exchanges = exchangesFermions(fermions)
    if exchanges, fermions.contains(where: { permutation.sites[$0] != $0 }) { return nil }
    let exponents = exchanges ? exchangePhases(phases, fermions) : phases.exponents
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: permutation.sites,
      levelPermutations: permutation.levels, phases: exponents,
      phaseOrder: exchanges ? 2 * phases.order : phases.order,
      fermions: exchanges ? [] : fermions)
  }

  /// Phases on the product states, in half the unit: with c_j → c_j† on some sites, a fermion has a sign for each of them before its own.
  private func exchangePhases(
    _ phases: (exponents: [[Int]], order: Int), _ fermions: [Int]
  ) -> [[Int]] {
    var exponents = phases.exponents.map { $0.map { 2 * $0 } }
    var exchangesBefore = 0
    for site in fermions.sorted() {
      exponents[site][1] += exchangesBefore * phases.order
      if permutation.levels[site] != [0, 1] { exchangesBefore += 1 }
    }
    return exponents
  }
}

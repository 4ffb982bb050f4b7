import GroupTheory

/// A unitary operator that permutes the computational basis up to phases, held exactly.
///
/// Level a on site j moves to site `sitePermutation[j]` as level `levelPermutations[j][a]`:
///
///     U |a_0 … a_{n-1}> = e^{2πi (Σ_j phases[j][a_j] + globalPhase) / phaseOrder} |image>
///
/// and for fermions times the sign of the permutation of those sites in `fermions` that are occupied:
/// moving the fermions of one site past those of another changes the sign.
///
/// The representation is normalized (phases[j][0] = 0, smallest `phaseOrder`, even where fermions
/// move, sites of dimension 1 left in place), so that `==` is equality of operators.
public struct MonomialOperator: Hashable, Sendable {
  /// The number of levels of each site.
  public let dimensions: [Int]
  /// The site to which each site is moved.
  public let sitePermutation: [Int]
  /// The level that each level becomes. Shape [source site][level].
  public let levelPermutations: [[Int]]
  /// The phase exponents, modulo `phaseOrder`. Shape [source site][level].
  public let phases: [[Int]]
  /// The phase exponent of the state with level 0 on every site.
  public let globalPhase: Int
  /// The order of the root of unity whose exponents the phases are.
  public let phaseOrder: Int
  /// The sites of fermions, ascending in their Jordan-Wigner order; empty where none of them moves.
  public let fermions: [Int]

  /// Creates an operator from exact data, which need not be normalized.
  ///
  /// A caller's bug when the shapes disagree or a permutation is none.
  public init(
    dimensions: [Int], sitePermutation: [Int], levelPermutations: [[Int]], phases: [[Int]],
    globalPhase: Int = 0, phaseOrder: Int, fermions: [Int] = []
  ) {
    precondition(phaseOrder > 0 && dimensions.allSatisfy { $0 > 0 }, "sizes must be positive")
    precondition(
      sitePermutation.count == dimensions.count && isPermutation(sitePermutation),
      "the site permutation must be one of the sites")
    precondition(
      levelPermutations.count == dimensions.count && phases.count == dimensions.count,
      "one level permutation and one list of phases per site")
    precondition(
      fermions.allSatisfy {
        dimensions[$0] == 2 && levelPermutations[$0] == [0, 1]
          && fermions.contains(sitePermutation[$0])
      }, "fermions move to sites of fermions and keep their number")
    let moved = fermions.contains { sitePermutation[$0] != $0 } ? fermions.sorted() : []
    // A sign is half a turn.
    let refinement = moved.isEmpty || phaseOrder % 2 == 0 ? 1 : 2
    let phaseOrder = phaseOrder * refinement
    var sites = sitePermutation
    var global = globalPhase * refinement
    var relative = phases.map { $0.map { $0 * refinement } }
    for (site, dimension) in dimensions.enumerated() {
      precondition(dimensions[sitePermutation[site]] == dimension, "sites of unequal dimension")
      precondition(
        levelPermutations[site].count == dimension && isPermutation(levelPermutations[site])
          && phases[site].count == dimension, "one image and one phase per level")
      if dimension == 1 { sites[site] = site }
      let first = relative[site][0]
      global += first
      relative[site] = relative[site].map { ($0 - first).remainder(modulo: phaseOrder) }
    }
    global = global.remainder(modulo: phaseOrder)
    var divisor = Int.greatestCommonDivisor(
      moved.isEmpty ? phaseOrder : phaseOrder / 2, global)
    for exponent in relative.joined() { divisor = Int.greatestCommonDivisor(divisor, exponent) }
    self.dimensions = dimensions
    self.sitePermutation = sites
    self.levelPermutations = levelPermutations
    self.phases = relative.map { $0.map { $0 / divisor } }
    self.globalPhase = global / divisor
    self.phaseOrder = phaseOrder / divisor
    self.fermions = moved
  }

  /// The identity on sites of the given dimensions.
  public static func identity(dimensions: [Int]) -> MonomialOperator {
    MonomialOperator(
      dimensions: dimensions, sitePermutation: Array(dimensions.indices),
      levelPermutations: dimensions.map { Array(0..<$0) },
      phases: dimensions.map { Array(repeating: 0, count: $0) }, phaseOrder: 1)
  }

  /// Whether products with another operator have this form: none moves fermions that the other exchanges with holes.
  package func composes(with other: MonomialOperator) -> Bool {
    fermions.allSatisfy { other.levelPermutations[$0] == [0, 1] }
      && other.fermions.allSatisfy { levelPermutations[$0] == [0, 1] }
  }

  /// The operator product `self · other`: `other` acts first.
  public func multiplied(by other: MonomialOperator) -> MonomialOperator {
    precondition(dimensions == other.dimensions, "operators on different spaces")
    let order = Int.leastCommonMultiple(phaseOrder, other.phaseOrder)
    let (mine, theirs) = (order / phaseOrder, order / other.phaseOrder)
    var levels = other.levelPermutations
    var exponents = other.phases
    for site in dimensions.indices {
      let middle = other.sitePermutation[site]
      for level in 0..<dimensions[site] {
        let passed = other.levelPermutations[site][level]
        levels[site][level] = levelPermutations[middle][passed]
        exponents[site][level] = theirs * other.phases[site][level] + mine * phases[middle][passed]
      }
    }
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: other.sitePermutation.map { sitePermutation[$0] },
      levelPermutations: levels, phases: exponents,
      globalPhase: mine * globalPhase + theirs * other.globalPhase, phaseOrder: order,
      fermions: fermions.isEmpty ? other.fermions : fermions)
  }

  /// The complex conjugate in the computational basis: the same permutation, conjugate phases.
  public var conjugate: MonomialOperator {
    MonomialOperator(
      dimensions: dimensions, sitePermutation: sitePermutation,
      levelPermutations: levelPermutations, phases: phases.map { $0.map { -$0 } },
      globalPhase: -globalPhase, phaseOrder: phaseOrder, fermions: fermions)
  }

  /// The inverse operator, which is the adjoint.
  public var inverse: MonomialOperator {
    var sites = sitePermutation
    var levels = levelPermutations
    var exponents = phases
    for site in dimensions.indices {
      let target = sitePermutation[site]
      sites[target] = site
      for level in 0..<dimensions[site] {
        let image = levelPermutations[site][level]
        levels[target][image] = level
        exponents[target][image] = -phases[site][level]
      }
    }
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: sites, levelPermutations: levels,
      phases: exponents, globalPhase: -globalPhase, phaseOrder: phaseOrder, fermions: fermions)
  }

  /// The exact trace, a product over the cycles of the site permutation.
  ///
  /// A cycle contributes Σ e^{2πi (sum of its phases)/phaseOrder} over the levels that return to
  /// themselves after one round. A cycle of an even number of occupied fermion sites is an odd
  /// permutation.
  public var trace: Cyclotomic {
    siteCycles.reduce(.rootOfUnity(globalPhase, order: phaseOrder)) { $0 * traceOfCycle($1) }
  }

  /// The cycles of the site permutation, each in the order in which its sites are passed.
  var siteCycles: [[Int]] {
    var visited = [Bool](repeating: false, count: dimensions.count)
    return dimensions.indices.filter { !visited[$0] }.compactMap { start in
      var cycle: [Int] = []
      var site = start
      while !visited[site] {
        visited[site] = true
        cycle.append(site)
        site = sitePermutation[site]
      }
      return cycle.isEmpty ? nil : cycle
    }
  }

  /// The phase exponent of the sign that the fermions on a whole cycle of sites give.
  func signExponent(of cycle: [Int], level: Int) -> Int {
    level == 1 && cycle.count % 2 == 0 && fermions.contains(cycle[0]) ? phaseOrder / 2 : 0
  }

  private func traceOfCycle(_ cycle: [Int]) -> Cyclotomic {
    var counts = [Int](repeating: 0, count: phaseOrder)
    for start in 0..<dimensions[cycle[0]] {
      var level = start
      var exponent = 0
      for site in cycle {
        exponent += phases[site][level]
        level = levelPermutations[site][level]
      }
      if level == start {
        counts[(exponent + signExponent(of: cycle, level: level)) % phaseOrder] += 1
      }
    }
    var sum = Cyclotomic(0)
    for (exponent, count) in counts.enumerated() where count > 0 {
      sum = sum + Cyclotomic(count) * .rootOfUnity(exponent, order: phaseOrder)
    }
    return sum
  }
}

func isPermutation(_ images: [Int]) -> Bool {
  var seen = [Bool](repeating: false, count: images.count)
  for image in images {
    guard images.indices.contains(image), !seen[image] else { return false }
    seen[image] = true
  }
  return true
}

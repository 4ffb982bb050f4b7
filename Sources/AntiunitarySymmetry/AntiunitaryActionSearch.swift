import Branching
import CharacterTables
import GroupTheory

/// The search for an action of an anti-unitary symmetry T on the irreps of a solution that joins them as given.
///
/// Tα = ρ ⊗ T₀α with ρ = T1, an automorphism T₀ of the fusion ring and T² = 1; ρ = 1 wherever T keeps a one-dimensional
/// irrep, since phases of the elements of G make that irrep the trivial one. Then, for irreps that T fixes, ε_α ε_β = ε_1 ε_γ wherever N_{αβ}^γ is
/// odd: T acts on the N_{αβ}^γ-dimensional space of intertwiners, and the square of an anti-unitary operator on a space of odd
/// dimension is not -1.
package struct AntiunitaryActionSearch {
  private let solution: TableSolution
  private let parts: [Corepresentations.Part]
  private let classes: AntiunitaryClassAction
  private let shouldStop: () -> Bool

  private var partner: [Int]
  private var types: [WignerType]
  private var assigned: [Int] = []
  /// Whether T may map the trivial irrep to another one.
  private let mayHaveCharacter: Bool
  /// Shape [irrep]: ρ̄ ⊗ α, once T1 = ρ is assigned.
  private var shifted: [Int] = []
  /// What of each part has no irrep yet.
  private var rest: [Rest]
  package private(set) var wasStopped = false

  private struct Rest {
    var real, quaternionic: Int
    var halves: [[Int]: Int]
  }

  package init(
    _ solution: TableSolution, _ corepresentations: Corepresentations,
    shouldStop: @escaping () -> Bool
  ) {
    self.solution = solution
    self.shouldStop = shouldStop
    parts = corepresentations.parts
    classes = AntiunitaryClassAction(solution.table)
    partner = [Int](repeating: -1, count: solution.table.rank)
    types = [WignerType](repeating: .real, count: solution.table.rank)
    let trivial = solution.branching[0]
    mayHaveCharacter = parts.allSatisfy { part in
      (part.counts.real == 0 || part.signature != trivial)
        && (part.counts.quaternionic == 0 || part.signature != trivial.map { 2 * $0 })
    }
    rest = parts.map { part in
      Rest(
        real: part.counts.real, quaternionic: part.counts.quaternionic,
        halves: part.halves.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }
  }

  /// The first action that is admitted, in the order of the irreps; nil when there is none or the search was stopped.
  package mutating func first(
    where isAdmitted: (AntiunitaryAction) -> Bool
  ) -> AntiunitaryAction? {
    guard let alpha = partner.firstIndex(of: -1) else {
      var action = AntiunitaryAction(partner: partner, types: types)
      if !action.hasCharacter { action.squares = classes.squares(action) }
      return classes.isPossible(action) && isAdmitted(action) ? action : nil
    }
    if shouldStop() {
      wasStopped = true
      return nil
    }
    let vector = solution.branching[alpha]
    for k in parts.indices where parts[k].signature == vector && rest[k].real > 0 {
      rest[k].real -= 1
      if let action = assign(alpha, alpha, .real, isAdmitted) { return action }
      rest[k].real += 1
    }
    for k in parts.indices
    where rest[k].quaternionic > 0 && parts[k].signature == vector.map({ 2 * $0 }) {
      rest[k].quaternionic -= 1
      if let action = assign(alpha, alpha, .quaternionic, isAdmitted) { return action }
      rest[k].quaternionic += 1
    }
    return pairing(alpha, vector, isAdmitted)
  }

  /// Joins an irrep with a later one.
  private mutating func pairing(
    _ alpha: Int, _ vector: [Int], _ isAdmitted: (AntiunitaryAction) -> Bool
  ) -> AntiunitaryAction? {
    if alpha == 0, !mayHaveCharacter { return nil }
    for k in parts.indices where zip(vector, parts[k].signature).allSatisfy({ $0 <= $1 }) {
      let other = parts[k].partner(of: vector)
      let half = vector.lexicographicallyPrecedes(other) ? other : vector
      guard let left = rest[k].halves[half], left > 0 else { continue }
      rest[k].halves[half] = left - 1
      for beta in partner.indices
      where beta > alpha && partner[beta] < 0 && solution.branching[beta] == other {
        if let action = assign(alpha, beta, .complex, isAdmitted) { return action }
        if wasStopped { return nil }
      }
      rest[k].halves[half] = left
    }
    return nil
  }

  /// Goes on with Tα = β, if that agrees with what is assigned already.
  private mutating func assign(
    _ alpha: Int, _ beta: Int, _ type: WignerType, _ isAdmitted: (AntiunitaryAction) -> Bool
  ) -> AntiunitaryAction? {
    let before = assigned.count
    (partner[alpha], partner[beta]) = (beta, alpha)
    (types[alpha], types[beta]) = (type, type)
    if alpha == 0 { shifted = Self.products(with: beta, solution.fusion) }
    assigned.append(alpha)
    if beta != alpha { assigned.append(beta) }
    if isConsistent(alpha), alpha == beta || isConsistent(beta),
      let action = first(where: isAdmitted)
    {
      return action
    }
    assigned.removeLast(assigned.count - before)
    (partner[alpha], partner[beta]) = (-1, -1)
    return nil
  }

  private func isConsistent(_ alpha: Int) -> Bool {
    let n = solution.fusion.coefficients
    let image = shifted[partner[alpha]]
    guard solution.table.dimensions[alpha] == solution.table.dimensions[partner[alpha]] else {
      return false
    }
    for beta in assigned {
      for gamma in assigned {
        let count = n[alpha][beta][gamma]
        if n[image][shifted[partner[beta]]][shifted[partner[gamma]]] != count { return false }
        guard partner[0] == 0 else { continue }
        let sign = types[alpha].sign * types[beta].sign * types[gamma].sign * types[0].sign
        if count % 2 == 1, sign < 0 { return false }
      }
    }
    return true
  }

  /// Shape [irrep]: ρ̄ ⊗ α of a one-dimensional ρ.
  private static func products(with rho: Int, _ fusion: FusionRing) -> [Int] {
    (0..<fusion.rank).map { alpha in
      fusion.coefficients[fusion.dual[rho]][alpha].firstIndex { $0 != 0 }!
    }
  }
}

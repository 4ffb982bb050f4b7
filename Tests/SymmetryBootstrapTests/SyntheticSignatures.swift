import Branching
import GroupTheory
import SymmetryBootstrap
import TestSupport

/// Everything that degeneracies and level statistics can tell of a hidden group: how many co-representations of each Wigner
/// type carry each signature.
struct SyntheticSignatures: Hashable {
  private(set) var counts: [[Int]: WignerTypeCounts] = [:]

  /// The signatures of all irreps of a group.
  init(branching: [[Int]], dual: [Int], indicators: [Int], mode: SyntheticMode) {
    self.init(
      branching: branching,
      SyntheticAntiunitary.Action(partner: dual, types: indicators.map(mode.type)))
  }

  /// The signatures of all irreps of a group with an anti-unitary symmetry.
  init(branching: [[Int]], _ action: SyntheticAntiunitary.Action) {
    for (irrep, vector) in branching.enumerated() {
      switch action.types[irrep] {
      case .real: add(WignerTypeCounts(real: 1), vector)
      case .quaternionic: add(WignerTypeCounts(real: 0, quaternionic: 1), vector.map { 2 * $0 })
      case .complex where irrep < action.partner[irrep]:
        let joined = zip(vector, branching[action.partner[irrep]]).map { $0 + $1 }
        add(WignerTypeCounts(real: 0, complex: 1), joined)
      case .complex: break
      }
    }
  }

  /// What a candidate says.
  init(_ candidate: IndexCandidate) {
    if let parts = candidate.corepresentations?.parts {
      for part in parts { add(part.counts, part.signature) }
    } else {
      for (vector, count) in zip(candidate.data.vectors, candidate.multiplicities) {
        add(WignerTypeCounts(real: count), vector)
      }
    }
  }

  /// What a solution says.
  init(_ solution: BootstrapSolution) {
    if let parts = solution.corepresentations?.parts {
      for part in parts { add(part.counts, part.signature) }
    } else {
      for vector in solution.branching { add(WignerTypeCounts(real: 1), vector) }
    }
  }

  private init(counts: [[Int]: WignerTypeCounts]) { self.counts = counts }

  private mutating func add(_ more: WignerTypeCounts, _ vector: [Int]) {
    let old = counts[vector] ?? WignerTypeCounts(real: 0)
    counts[vector] = WignerTypeCounts(
      real: old.real + more.real, complex: old.complex + more.complex,
      quaternionic: old.quaternionic + more.quaternionic)
  }

  /// Whether an anti-unitary symmetry ties levels.
  var reading: Reading {
    counts.values.allSatisfy { $0.complex == 0 && $0.quaternionic == 0 } ? .unitary : .antiunitary
  }

  /// The dimensions of the irreps of the unitary group, ascending.
  func dimensions(_ irreps: [Int]) -> [Int] {
    counts.flatMap { vector, counts in
      let whole = zip(vector, irreps).reduce(0) { $0 + $1.0 * $1.1 }
      return [Int](repeating: whole, count: counts.real)
        + [Int](repeating: whole / 2, count: 2 * counts.complex + counts.quaternionic)
    }.sorted()
  }

  /// All that automorphisms of the visible group's table make of them.
  func orbit(_ orbits: TableOrbits) -> Set<SyntheticSignatures> {
    var orbit: Set = [self]
    var open = [self]
    while let element = open.popLast() {
      for automorphism in orbits.generators {
        let image = SyntheticSignatures(
          counts: Dictionary(
            uniqueKeysWithValues: element.counts.map { vector, counts in
              (automorphism.irreps.map { vector[$0] }, counts)
            }))
        if orbit.insert(image).inserted { open.append(image) }
      }
    }
    return orbit
  }
}

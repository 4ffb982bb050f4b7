import Commutant

/// What a decomposition says of one component, without its number.
struct ComponentSummary: Hashable, Comparable, CustomStringConvertible {
  let dimension: Int
  let levels: Int
  let branching: [Int]
  let field: String
  /// nil where it is not known.
  let conjugateBranching: [Int]?

  var description: String {
    "D=\(dimension) n=\(levels) b=\(branching) \(field) conjugate=\(conjugateBranching ?? [])"
  }

  static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension PlantedIrrep {
  /// What must be found. Hermitian 1 × 1 matrices are real over every field: all copies of one
  /// level are one irrep of the commutant then.
  func summaries(irrepDimensions: [Int]) -> [ComponentSummary] {
    func summary(_ b: [Int], _ n: Int, _ field: String, _ conjugate: [Int]?) -> ComponentSummary {
      ComponentSummary(
        dimension: zip(b, irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }, levels: n, branching: b,
        field: field, conjugateBranching: conjugate)
    }
    if levels == 1 {
      let states = branching.indices.map {
        kind == .quaternionic
          ? 2 * branching[$0] : branching[$0] + (kind == .pair ? conjugateBranching[$0] : 0)
      }
      // One state of odd number cannot be half a pair only where nothing else is beside it.
      let isKnown = states.reduce(0, +) == 1
      return [summary(states, 1, "real", isKnown ? states : nil)]
    }
    switch kind {
    case .real: return [summary(branching, levels, "real", branching)]
    case .complex: return [summary(branching, levels, "complex", branching)]
    case .quaternionic:
      return [summary(branching, 2 * levels, "quaternionic", branching)]
    case .pair:
      return [
        summary(branching, levels, "complex", conjugateBranching),
        summary(conjugateBranching, levels, "complex", branching),
      ]
    }
  }
}

extension CommutantDecomposition {
  /// What was found, sorted.
  var summaries: [ComponentSummary] {
    self.components.map {
      ComponentSummary(
        dimension: $0.dimension, levels: $0.levelCount, branching: $0.branching,
        field: $0.field.rawValue,
        conjugateBranching: $0.conjugate.map { self.components[$0].branching })
    }.sorted()
  }
}

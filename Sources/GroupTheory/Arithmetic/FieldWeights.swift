import Mixing

/// A reproducible sequence of pseudo-random field elements (SplitMix64), for random combinations of commuting matrices.
package struct FieldWeights {
  private let field: PrimeField
  private var state: UInt64

  package init(field: PrimeField, seed: UInt64) {
    self.field = field
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= SplitMix64.increment
    return SplitMix64.output(state) % field.p
  }
}

import GroupTheory

/// A compact group with a homomorphism from N: one of rank 1 times irreps of a second factor, the channels.
struct GroupHypothesis {
  /// What stands beside the first factor.
  enum Second: Hashable {
    case finite(FiniteHomomorphism)
    /// With `isLocked`, charges of both factors have one parity: the quotient by a common -1.
    case continuous(FactorHomomorphism, isLocked: Bool)
  }

  /// An irrep of the second factor.
  struct Channel {
    let irrep: FactorIrrep
    let restriction: [Int]
    let dimension: Int
    let label: String
  }

  let first: FactorHomomorphism
  let second: Second
  let channels: [Channel]

  init(_ first: FactorHomomorphism, _ second: FiniteHomomorphism) {
    (self.first, self.second) = (first, .finite(second))
    channels = second.restrictions.indices.map {
      Channel(
        irrep: FactorIrrep($0), restriction: second.restrictions[$0],
        dimension: second.factor.dimensions[$0], label: second.factor.labels[$0])
    }
  }

  /// Channels up to the charge `largest` of the second factor.
  init(_ first: FactorHomomorphism, _ second: FactorHomomorphism, isLocked: Bool, largest: Int) {
    (self.first, self.second) = (first, .continuous(second, isLocked: isLocked))
    let factor = second.factor
    var irreps = (0...largest).map { FactorIrrep($0) }
    if factor == .rotations { irreps.removeAll { $0.charge % 2 == 1 } }
    if factor.hasPairs { irreps.insert(FactorIrrep(0, isOdd: true), at: 1) }
    channels = irreps.map {
      Channel(
        irrep: $0, restriction: second.restriction(of: $0), dimension: factor.dimension($0),
        label: factor.label($0))
    }
  }

  /// Whether there may be fewer channels than listed.
  var isOpenEnded: Bool {
    if case .continuous = second { return true }
    return false
  }

  /// "O(2)", "SO(3)×Z2", "U(2)".
  var name: String {
    let own = first.factor.rawValue
    switch second {
    case .finite(let finite):
      return finite.factor.name.isEmpty ? own : "\(own)×\(finite.factor.name)"
    case .continuous(let other, isLocked: false): return "\(own)×\(other.factor.rawValue)"
    case .continuous(let other, isLocked: true): return other.factor == .circle ? "U(2)" : "SO(4)"
    }
  }

  /// Fewer continuous factors first, then smaller finite ones.
  var complexity: [Int] {
    let kind = CompactFactor.allCases.firstIndex(of: first.factor)!
    switch second {
    case .finite(let finite): return [1, finite.factor.order, kind]
    case .continuous(let other, let isLocked):
      return [2, CompactFactor.allCases.firstIndex(of: other.factor)!, kind, isLocked ? 0 : 1]
    }
  }

  /// The ladders of each channel, by shape. Shape: [shape, channel, ladder].
  func shapes(largest: Int) -> [[[Ladder]]] {
    if case .continuous(_, isLocked: true) = second {
      let parities = Ladder.parities(of: first.factor, largest: largest)
      return (0...1).map { start in channels.map { [parities[($0.irrep.charge + start) % 2]] } }
    }
    return Ladder.shapes(of: first.factor, largest: largest).map { shape in
      channels.map { _ in shape }
    }
  }
}

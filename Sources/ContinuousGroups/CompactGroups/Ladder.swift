/// Irreps of a compact group of rank 1 in the order of their charges; those that occur are runs of neighbours.
struct Ladder: Hashable {
  /// Shape: [rung, alternative, irrep]. Only m = 0 of O(2) and Pin(2) is a choice: both signs, or one of them.
  let rungs: [[[FactorIrrep]]]

  private init(_ charges: some Sequence<Int>) {
    rungs = charges.map { [[FactorIrrep($0)]] }
  }

  private init(signsThen charges: some Sequence<Int>) {
    let even = FactorIrrep(0)
    let odd = FactorIrrep(0, isOdd: true)
    rungs = [[[even, odd], [even], [odd]]] + charges.map { [[FactorIrrep($0)]] }
  }

  /// The ladders that a Hilbert space can fill together, by shape: every charge, or every second one.
  ///
  /// Integer spins alone are of SO(3), even charges alone of a group of the same kind. Charges of U(1) start anywhere; here they
  /// are m.
  static func shapes(of factor: CompactFactor, largest: Int) -> [[Ladder]] {
    switch factor {
    case .circle: [[Ladder(-largest...largest)]]
    case .rotations: [[Ladder(stride(from: 0, through: largest, by: 2))]]
    case .spins:
      [[Ladder(stride(from: 1, through: largest, by: 2))], parities(of: factor, largest: largest)]
    case .dihedral, .dicyclic:
      [
        [Ladder(signsThen: stride(from: 1, through: largest, by: 1))],
        [Ladder(stride(from: 1, through: largest, by: 2))],
      ]
    }
  }

  /// Integer and half-integer spins of SU(2).
  static func parities(of factor: CompactFactor, largest: Int) -> [Ladder] {
    (0...1).map { Ladder(stride(from: $0, through: max(largest, $0), by: 2)) }
  }

  /// Whether these charges of irreps that occur leave none out.
  static func isWithoutHoles(_ charges: Set<Int>, of factor: CompactFactor) -> Bool {
    guard let first = charges.min(), let last = charges.max() else { return false }
    let step = charges.allSatisfy { ($0 - first) % 2 == 0 } && factor != .circle ? 2 : 1
    switch factor {
    case .circle, .rotations:
      return stride(from: first, through: last, by: step).allSatisfy(charges.contains)
    case .spins:
      return charges.contains { $0 % 2 == 1 }
        && (0...1).allSatisfy { parity in
          let own = charges.filter { $0 % 2 == parity }
          guard let least = own.min(), let most = own.max() else { return true }
          return stride(from: least, through: most, by: 2).allSatisfy(own.contains)
        }
    case .dihedral, .dicyclic:
      return (step == 1 ? first == 0 : first == 1)
        && stride(from: first, through: last, by: step).allSatisfy(charges.contains)
    }
  }
}

/// The infinite compact groups of rank 1.
public enum CompactFactor: String, CaseIterable, Hashable, Sendable {
  case rotations = "SO(3)"
  case spins = "SU(2)"
  case circle = "U(1)"
  case dihedral = "O(2)"
  /// The limit of the dicyclic groups: U(1) and j U(1) among the unit quaternions.
  case dicyclic = "Pin(2)"

  /// Whether the irreps of the group are the two signs at m = 0, and a pair ±m for every m > 0.
  var hasPairs: Bool { self == .dihedral || self == .dicyclic }

  /// The dimension of an irrep.
  func dimension(_ irrep: FactorIrrep) -> Int {
    switch self {
    case .circle: 1
    case .dihedral, .dicyclic: irrep.charge == 0 ? 1 : 2
    case .rotations, .spins: irrep.charge + 1
    }
  }

  /// How people write an irrep.
  func label(_ irrep: FactorIrrep) -> String {
    switch self {
    case .circle: "m = \(Self.half(irrep.charge))"
    case .dihedral, .dicyclic:
      irrep.charge == 0 ? (irrep.isOdd ? "0-" : "0+") : "m = \(irrep.charge)"
    case .rotations, .spins: "j = \(Self.half(irrep.charge))"
    }
  }

  private static func half(_ doubled: Int) -> String {
    doubled % 2 == 0 ? "\(doubled / 2)" : "\(doubled)/2"
  }
}

/// An irrep of a compact group of rank 1.
public struct FactorIrrep: Hashable, Sendable {
  /// 2j of SO(3) and SU(2), 2m of U(1), |m| of O(2) and Pin(2).
  public let charge: Int
  /// Whether it is 0- of O(2) or Pin(2), the sign of the elements outside of the identity component.
  public let isOdd: Bool

  init(_ charge: Int, isOdd: Bool = false) { (self.charge, self.isOdd) = (charge, isOdd) }
}

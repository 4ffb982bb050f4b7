import GroupTheory
import Numerics

/// A compact group of rank 1 with a homomorphism from N, given by motions of a plane.
struct PlantedFactor {
  struct Irrep {
    /// Distance from the middle of the charges, in steps.
    let charge: Int
    let dimension: Int
    let size: Double
    /// Shape: [class].
    let character: [Complex<Double>]
  }

  private let name: String
  private let motions: [VisiblePlant.Motion]

  /// A random homomorphism: rotations are turned k times, and in cyclic groups of suitable order the generator may flip.
  init(_ name: String, in visible: VisiblePlant, using generator: inout some RandomNumberGenerator)
  {
    self.name = name
    let n = visible.rotationOrder
    let isQuaternion = name == "Pin(2)" || name == "SU(2)"
    var k = Int.random(in: 0..<n, using: &generator)
    if visible.kind == .dicyclic, k % 2 == 0 { k = (k + 1) % n }
    let canFlip = name != "U(1)"
    let flips =
      visible.kind == .cyclic && canFlip && n % (isQuaternion ? 4 : 2) == 0
      && Bool.random(using: &generator)
    let isPlain = visible.kind == .dihedral && !canFlip
    motions = visible.function { a, b in
      if flips {
        return VisiblePlant.Motion(
          angle: isQuaternion ? .pi * Double(a / 2) : 0, isFlip: a % 2 == 1)
      }
      // A dihedral group maps to U(1) by its sign.
      if isPlain { return VisiblePlant.Motion(angle: b == 1 ? .pi : 0, isFlip: false) }
      return VisiblePlant.Motion(
        angle: 2 * .pi * Double(a * k) / Double(n), isFlip: canFlip && b == 1)
    }
  }

  /// The irreps up to the count-th charge, with the sizes of a binomial distribution.
  func irreps(count: Int, isOddOnly: Bool) -> [Irrep] {
    let charges = isOddOnly ? (0...count).map { 2 * $0 + 1 } : Array(0...count)
    let length = 2 * (charges.last! + 2)
    func weight(_ charge: Int) -> Double {
      (0..<length / 2 - charge).reduce(4000.0) {
        $0 * Double(length - $1) / Double($1 + 1)
      }
    }
    switch name {
    case "U(1)":
      return (0...count).map { m in
        let distance = abs(2 * m - count)
        return Irrep(
          charge: m, dimension: 1, size: weight(distance / 2),
          character: motions.map { Complex(length: 1, phase: $0.angle * Double(m)) })
      }
    case "O(2)", "Pin(2)": return charges.flatMap { pair($0, weight($0)) }
    default:
      return charges.map { charge in
        let doubled = name == "SO(3)" ? 2 * charge : charge
        return Irrep(
          charge: charge, dimension: doubled + 1,
          size: weight(charge) - weight(charge + (name == "SO(3)" ? 1 : 2)),
          character: motions.map { Complex(spin(doubled, $0)) })
      }
    }
  }

  private func pair(_ m: Int, _ weight: Double) -> [Irrep] {
    guard m == 0 else {
      return [
        Irrep(
          charge: m, dimension: 2, size: weight,
          character: motions.map { Complex($0.isFlip ? 0 : 2 * .cos($0.angle * Double(m))) })
      ]
    }
    return [1.0, -1].map { sign in
      Irrep(
        charge: 0, dimension: 1, size: weight / 2,
        character: motions.map { Complex($0.isFlip ? sign : 1) })
    }
  }

  /// The character of a spin: a flip is a rotation by π in SO(3), and has eigenvalues ±i in SU(2).
  private func spin(_ doubled: Int, _ motion: VisiblePlant.Motion) -> Double {
    let isSpin = name == "SU(2)"
    let angle = motion.isFlip ? (isSpin ? .pi / 2 : .pi) : motion.angle
    return stride(from: -doubled, through: doubled, by: 2).reduce(0) {
      $0 + .cos(angle * Double($1) / (isSpin ? 1 : 2))
    }
  }
}

import LatticeModels

/// The family of Hamiltonians that a model stands for, by some generic members: what their symmetry is, is exact for nearly all
/// couplings of the model.
///
/// With disorder the members are draws of it: fixed couplings stay as they are, and couplings that are computed from shared random
/// variables keep their relations. Without disorder all named terms vary in strength.
public struct ModelFamily: Sendable {
  /// What differs between members.
  public enum Variation: Sendable, Equatable {
    /// The random couplings.
    case disorder
    /// The strengths of these terms.
    case terms([String])
  }

  /// What differs between members.
  public let variation: Variation
  /// c_k of the first member. Shape: [structure].
  public let first: [Double]
  /// c_k of the differences between the other members and the first. Shape: [member][structure].
  public let differences: [[Double]]

  /// The number of differences: with three, components of any size are told apart by generic loops.
  static let differenceCount = 3

  /// No run has so many samples: the members are draws of their own.
  static let firstSample = 1 << 40

  /// Makes members that depend on the seed and the model alone; nil where only the scale of H can vary: one term, or one random
  /// number in front of everything.
  public init?(of model: Model, seed: UInt64) {
    let samples = (0...Self.differenceCount).map { Self.firstSample + $0 }
    let drawn = samples.map { model.coefficients(seed: seed, sample: $0) }
    if Self.vary(drawn) {
      self.init(drawn, .disorder)
      return
    }
    let mean = model.meanCoefficients
    var names: [String] = []
    for (structure, value) in zip(model.structures, mean)
    where value != 0 && !names.contains(structure.name) {
      names.append(structure.name)
    }
    let scaled = samples.map { sample in
      let factors = names.map { name in
        CouplingDraw(
          name: "strength of \(name)", index: 0, distribution: .uniform(lower: 0.5, upper: 1.5)
        ).value(seed: seed, sample: sample)
      }
      return zip(model.structures, mean).map { structure, value in
        names.firstIndex(of: structure.name).map { value * factors[$0] } ?? 0
      }
    }
    guard Self.vary(scaled) else { return nil }
    self.init(scaled, .terms(names))
  }

  /// Whether some members are no multiples of each other, beyond rounding.
  private static func vary(_ members: [[Double]]) -> Bool {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let first = members[0]
    let square = product(first, first)
    guard square > 0 else { return false }
    return members.dropFirst().contains { member in
      let share = product(first, member) / square
      let rest = zip(member, first).map { $0 - share * $1 }
      return product(rest, rest) > 1e-18 * product(member, member)
    }
  }

  private init(_ members: [[Double]], _ variation: Variation) {
    self.variation = variation
    first = members[0]
    differences = members.dropFirst().map { member in zip(member, members[0]).map { $0 - $1 } }
  }
}

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
  package static let differenceCount = 3

  /// No run has so many samples: the members are draws of their own.
  static let firstSample = 1 << 40

  /// Makes members that depend on the seed and the model alone; nil where only the scale of H can vary: one term, or one random
  /// number in front of everything.
  ///
  /// With `names` these terms vary, each in strength and random ones in their couplings too, and all others stay what they are in
  /// the first member. Names that the model has not are a caller's bug; see ``termNames(of:)``.
  public init?(of model: Model, seed: UInt64, varying names: [String]? = nil) {
    let samples = (0...Self.differenceCount).map { Self.firstSample + $0 }
    let drawn = samples.map { model.coefficients(seed: seed, sample: $0) }
    let isDriven = model.floquet != nil
    let rare = names == nil ? RareCouplings(of: model) : nil
    if names == nil && (rare != nil || Self.vary(drawn, isDriven: isDriven)) {
      self.init(drawn, .disorder, rare: rare)
      return
    }
    let known = Self.termNames(of: model)
    precondition(names?.allSatisfy(known.contains) ?? true, "the model has no such term")
    let varied = known.filter { names?.contains($0) ?? true }
    let members = Self.members(of: model, varying: varied, drawn: drawn) { name, place in
      CouplingDraw(
        name: "strength of \(name)", index: 0, distribution: .uniform(lower: 0.5, upper: 1.5)
      ).value(seed: seed, sample: samples[place])
    }
    guard Self.vary(members, isDriven: isDriven) else { return nil }
    self.init(members, .terms(varied))
  }

  /// The names of the terms that can vary, in the order of the file: those that do not vanish.
  public static func termNames(of model: Model) -> [String] {
    var names: [String] = []
    for (structure, strength) in zip(model.structures, model.strengths)
    where (strength.mean != 0 || strength.variance != 0) && !names.contains(structure.name) {
      names.append(structure.name)
    }
    return names
  }

  /// c_k of every member. Shape: [member][structure].
  private static func members(
    of model: Model, varying names: [String], drawn: [[Double]],
    factor: (_ name: String, _ member: Int) -> Double
  ) -> [[Double]] {
    drawn.indices.map { member in
      let factors = Dictionary(uniqueKeysWithValues: names.map { ($0, factor($0, member)) })
      return model.structures.indices.map { place in
        guard let factor = factors[model.structures[place].name] else { return drawn[0][place] }
        return factor * drawn[member][place]
      }
    }
  }

  /// Whether some members are no multiples of each other, beyond rounding; the scale of a step matters too.
  private static func vary(_ members: [[Double]], isDriven: Bool) -> Bool {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let first = members[0]
    let square = product(first, first)
    guard square > 0 else { return false }
    return members.dropFirst().contains { member in
      let share = isDriven ? 1 : product(first, member) / square
      let rest = zip(member, first).map { $0 - share * $1 }
      return product(rest, rest) > 1e-18 * product(member, member)
    }
  }

  /// `rare` takes part in every difference.
  private init(_ members: [[Double]], _ variation: Variation, rare: RareCouplings? = nil) {
    self.variation = variation
    first = members[0]
    differences = members.dropFirst().enumerated().map { number, member in
      let rare = rare?.combination(number)
      return member.indices.map { member[$0] - members[0][$0] + (rare?[$0] ?? 0) }
    }
  }
}

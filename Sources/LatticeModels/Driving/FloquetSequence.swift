/// One period of a driven model: its Hamiltonian is H_1 for a time t_1, then H_2 for t_2, and so on, each H_s being the sum of some
/// of the model's terms.
///
///     U = exp(-i H_n t_n) … exp(-i H_2 t_2) exp(-i H_1 t_1)
///
/// The first step of the list acts first.
public struct FloquetSequence: Sendable, Equatable {
  /// A part of the period with one Hamiltonian.
  public struct Step: Sendable, Equatable {
    /// The names of the terms whose sum it is, in the order of the model.
    public let terms: [String]
    /// t_s > 0. Units: ħ = 1.
    public let duration: Double

    /// A step with some terms; a caller's bug unless the time is positive.
    public init(terms: [String], duration: Double) {
      precondition(duration > 0 && duration.isFinite, "a step takes time")
      precondition(!terms.isEmpty, "a step has a term")
      (self.terms, self.duration) = (terms, duration)
    }
  }

  /// The steps as the model states them.
  public let steps: [Step]

  /// One period of the given steps.
  public init(steps: [Step]) {
    precondition(!steps.isEmpty, "a period has a step")
    self.steps = steps
  }

  /// The same cycle of steps, begun where its reversal is the same list behind the first step, if there is such a step.
  ///
  /// Neighbours with the same terms are one step, the last and the first one too. To begin a period elsewhere conjugates U by a unitary
  /// operator and changes no quasi-energy.
  public var cycle: (steps: [Step], isReversible: Bool) {
    var merged: [Step] = []
    for step in steps {
      if let last = merged.last, last.terms == step.terms {
        merged[merged.count - 1] = Step(
          terms: last.terms, duration: last.duration + step.duration)
      } else {
        merged.append(step)
      }
    }
    if merged.count > 1, let last = merged.last, last.terms == merged[0].terms {
      merged.removeLast()
      merged[0] = Step(terms: last.terms, duration: last.duration + merged[0].duration)
    }
    for start in merged.indices {
      let turned = Array(merged[start...] + merged[..<start])
      let rest = turned.dropFirst()
      if rest.elementsEqual(rest.reversed()) { return (turned, true) }
    }
    return (merged, false)
  }

  /// Whether the steps in reverse order are the same cycle: then an anti-unitary symmetry T of every step is one of the period,
  /// T U T⁻¹ = U†, when that begins in the middle of a step. Two steps always are.
  public var isReversible: Bool { cycle.isReversible }
}

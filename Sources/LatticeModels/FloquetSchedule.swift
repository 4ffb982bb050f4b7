/// The coefficients of every step of a driven model's period, in the order of ``FloquetSequence/cycle``.
public struct FloquetSchedule: Sendable {
  /// The structures that each step has. Shape [step][structure].
  private let members: [[Bool]]
  /// t_s of each step.
  public let durations: [Double]
  /// Whether the steps behind the first one are the same in reverse order.
  public let isReversible: Bool

  /// Nil for a model that is not driven. Steps whose terms sum over nothing are left out, as far as one remains.
  public init?(_ model: Model) {
    guard let floquet = model.floquet else { return nil }
    let names = Set(model.structures.map(\.name))
    let acting = floquet.steps.filter { $0.terms.contains(where: names.contains) }
    let cycle = FloquetSequence(steps: acting.isEmpty ? [floquet.steps[0]] : acting).cycle
    members = cycle.steps.map { step in
      model.structures.map { step.terms.contains($0.name) }
    }
    durations = cycle.steps.map(\.duration)
    isReversible = cycle.isReversible
  }

  /// c_k of each step, zero for the structures that it has not. Shape [step][structure].
  public func coefficients(_ all: [Double]) -> [[Double]] {
    members.map { own in zip(own, all).map { $0 ? $1 : 0 } }
  }
}

extension Model {
  /// Whether an anti-unitary symmetry of all terms is one of the model: always for a Hamiltonian, and for a period of steps that is the
  /// same in reverse.
  public var allowsAntiunitarySymmetry: Bool { FloquetSchedule(self)?.isReversible ?? true }

  /// Lists of coefficients that each make an operator with all symmetries of the model: that of H, or those of the steps.
  /// Shape [operator][structure].
  public func operatorCoefficients(_ all: [Double]) -> [[Double]] {
    FloquetSchedule(self)?.coefficients(all) ?? [all]
  }
}

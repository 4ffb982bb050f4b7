/// A symmetry operation of a model file with its name.
public struct SymmetryGenerator: Sendable {
  /// The name given in the model file.
  public let name: String
  /// The monomial operator U; an anti-unitary generator is U K, K conjugation in the basis.
  public let operation: MonomialOperator

  /// Names an operation.
  public init(name: String, operation: MonomialOperator) {
    self.name = name
    self.operation = operation
  }
}

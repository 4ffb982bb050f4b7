/// One Hermitian operator A_k of the Hamiltonian H = Σ_k c_k A_k.
public struct CouplingStructure: Sendable {
  /// The name of the term in the model file.
  public let name: String
  /// The position of the tuple in the term's sum, nil when one coefficient multiplies the whole sum.
  public let index: Int?
  /// A_k as a sum of operators on few sites, each of them Hermitian.
  public let operators: [LocalOperator]

  /// Collects the summands of A_k.
  public init(name: String, index: Int?, operators: [LocalOperator]) {
    self.name = name
    self.index = index
    self.operators = operators
  }
}

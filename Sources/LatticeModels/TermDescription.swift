extension Model {
  /// The text of one term of a model file, for people.
  public struct TermDescription: Sendable {
    /// The term's name, which is the coupling's.
    public let name: String
    /// What the sum runs over.
    public let over: String
    /// The names of the summation indices.
    public let indices: [String]
    /// The coupling as written.
    public let coupling: String
    /// The operator as written.
    public let operatorText: String
    /// The number of tuples in the sum.
    public let tupleCount: Int

    package init(
      name: String, over: String, indices: [String], coupling: String, operatorText: String,
      tupleCount: Int
    ) {
      (self.name, self.over, self.indices) = (name, over, indices)
      (self.coupling, self.operatorText, self.tupleCount) = (coupling, operatorText, tupleCount)
    }
  }
}

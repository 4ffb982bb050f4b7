extension Model {
  /// Creates a model in code, without a model file.
  ///
  /// A caller's bug unless there is one strength for each structure and every generator acts on
  /// sites of the given dimensions.
  public init(
    name: String, siteDimensions: [Int], structures: [CouplingStructure],
    strengths: [CouplingStrength], visibleGenerators: [SymmetryGenerator],
    antiunitaryGenerators: [SymmetryGenerator] = [], defaultSamples: Int = 1
  ) {
    precondition(structures.count == strengths.count, "one strength for each structure")
    precondition(
      (visibleGenerators + antiunitaryGenerators).allSatisfy {
        $0.operation.dimensions == siteDimensions
      }, "a generator acts on another space")
    self.init(
      name: name, title: name, description: "", source: "", sourceName: "", parameters: [],
      siteDimensions: siteDimensions, terms: [], structures: structures, strengths: strengths,
      visibleGenerators: visibleGenerators, antiunitaryGenerators: antiunitaryGenerators,
      defaultSamples: defaultSamples)
  }
}

/// The model of a run: its text and the values of its parameters.
public struct ModelRecord: Hashable, Sendable {
  /// The model file, verbatim.
  public let source: String
  /// The section `symmetry:` that was used in place of the file's own; nil where that was used.
  public let symmetry: String?
  /// What identifies couplings that were read from files; nil without any.
  public let couplingLists: String?
  /// The value of every parameter.
  public let parameters: [String: Double]
  /// The seed of all random couplings.
  public let seed: UInt64
  /// The number of samples that the whole run has.
  public let samples: Int

  /// A model from its parts.
  public init(
    source: String, symmetry: String? = nil, couplingLists: String? = nil,
    parameters: [String: Double], seed: UInt64, samples: Int
  ) {
    self.source = source
    self.symmetry = symmetry
    self.couplingLists = couplingLists
    self.parameters = parameters
    self.seed = seed
    self.samples = samples
  }
}

/// The drawn values of one coupling.
public struct CouplingRecord: Equatable, Sendable {
  /// The coupling's name in the model file.
  public let name: String
  /// Shape: [sample, …], the other axes as the coupling's indices; none for a single coupling.
  public let values: HDF5Array<Double>

  /// A coupling from its values in every sample.
  public init(name: String, values: HDF5Array<Double>) {
    precondition(!values.shape.isEmpty, "the first axis counts the samples")
    self.name = name
    self.values = values
  }

  /// A coupling with one index, or without; shape of `samples`: [sample][index].
  public init(name: String, samples: [[Double]]) {
    self.init(name: name, values: HDF5Array(rows: samples, width: samples.first?.count ?? 0))
  }
}

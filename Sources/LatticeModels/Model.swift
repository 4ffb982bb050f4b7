/// A lattice model: H = Σ_k c_k A_k on a tensor product of sites, with its known symmetries; where it is driven, the sums of steps of
/// a period.
///
/// The computational basis is the product basis with site 0 slowest: state
/// |a_0 a_1 a_2 …> has the index ((a_0 d_1 + a_1) d_2 + a_2) … .
public struct Model: Sendable {
  /// The model's short name.
  public let name: String
  /// The model in a few words.
  public let title: String
  /// The model in some sentences, empty if the file has none.
  public let description: String
  /// The model file, verbatim.
  public let source: String
  /// The path of the model file.
  public let sourceName: String
  /// Whether the model file says what its symmetry is.
  public let statesSymmetry: Bool
  /// The section `symmetry:` that was used in place of the file's own; nil where that was used.
  public let replacedSymmetry: String?
  /// Every parameter's value, in the order of the file.
  public let parameters: [(name: String, value: Double)]
  /// The number of levels d_j of every site.
  public let siteDimensions: [Int]
  /// What lives on the sites; nil where it is not known.
  public let layout: SiteLayout?
  /// What the levels of the sites are where they are not those that the model file names; nil where they are. Everything else here
  /// is said of these levels.
  public let localBasis: LocalBasis?
  /// What selects the product states of the Hilbert space; nil for all of them.
  public let conservedTotal: ConservedTotal?
  /// Conditions on neighbours that the product states of the Hilbert space obey; nil for none.
  public let constraint: StateConstraint?
  /// The charges whose values label sectors, beside the irreps of the visible group.
  public let charges: [ConservedCharge]
  /// The terms of the Hamiltonian as the file states them.
  public let terms: [TermDescription]
  /// The operators A_k.
  public let structures: [CouplingStructure]
  /// The numbers c_k, one for each structure.
  public let strengths: [CouplingStrength]
  /// Random variables that are drawn once in every sample and enter several couplings.
  public let variables: [CouplingDraw]
  /// The steps of one period; nil where H is the sum of all terms at all times.
  public let floquet: FloquetSequence?
  /// Generators of the visible symmetry group.
  public let visibleGenerators: [SymmetryGenerator]
  /// What irreps of the visible group are called, by the names that they have otherwise.
  public let irrepNames: [String: String]
  /// Declared anti-unitary symmetries U K.
  public let antiunitaryGenerators: [SymmetryGenerator]
  /// The number of disorder samples unless the user asks for another.
  public let defaultSamples: Int

  /// Puts a model together; texts that only people read may be left out.
  public init(
    name: String, title: String = "", description: String = "", source: String = "",
    sourceName: String = "", statesSymmetry: Bool = true, replacedSymmetry: String? = nil,
    parameters: [(name: String, value: Double)] = [],
    siteDimensions: [Int], layout: SiteLayout? = nil, localBasis: LocalBasis? = nil,
    conservedTotal: ConservedTotal? = nil, constraint: StateConstraint? = nil,
    charges: [ConservedCharge] = [], terms: [TermDescription] = [], structures: [CouplingStructure],
    strengths: [CouplingStrength], variables: [CouplingDraw] = [],
    floquet: FloquetSequence? = nil, visibleGenerators: [SymmetryGenerator] = [],
    irrepNames: [String: String] = [:],
    antiunitaryGenerators: [SymmetryGenerator] = [], defaultSamples: Int = 1
  ) {
    precondition(structures.count == strengths.count, "one strength for each structure")
    precondition(siteDimensions.allSatisfy { $0 >= 1 }, "every site has a level")
    precondition(
      (visibleGenerators + antiunitaryGenerators)
        .allSatisfy { $0.operation.dimensions == siteDimensions },
      "generators act on the sites of the model")
    precondition(
      conservedTotal?.fits(siteDimensions) ?? true,
      "the conserved total has one weight for each level of each site")
    precondition(
      constraint.map { $0.siteDimensions == siteDimensions } ?? true,
      "the constraint is one of the sites of the model")
    precondition(
      charges.allSatisfy { $0.quantity.fits(siteDimensions) },
      "a charge has one weight for each level of each site")
    self.name = name
    self.title = title
    self.description = description
    self.source = source
    self.sourceName = sourceName
    self.statesSymmetry = statesSymmetry
    self.replacedSymmetry = replacedSymmetry
    self.parameters = parameters
    self.siteDimensions = siteDimensions
    self.layout = layout
    self.localBasis = localBasis
    self.conservedTotal = conservedTotal
    self.constraint = constraint
    self.charges = charges
    self.terms = terms
    self.structures = structures
    self.strengths = strengths
    self.variables = variables
    self.floquet = floquet
    self.visibleGenerators = visibleGenerators
    self.irrepNames = irrepNames
    self.antiunitaryGenerators = antiunitaryGenerators
    self.defaultSamples = defaultSamples
  }

  /// The random couplings of single structures, in the order of the structures.
  public var draws: [CouplingDraw] {
    strengths.compactMap { if case .drawn(let draw) = $0 { draw } else { nil } }
  }

  /// The numbers c_k of one disorder sample, aligned with `structures`.
  public func coefficients(seed: UInt64, sample: Int) -> [Double] {
    strengths.map { $0.value(seed: seed, sample: sample) }
  }

  /// Everything drawn or listed for one sample by name: the random variables, then the couplings, each in the
  /// order of the file.
  ///
  /// Shape: `values[index]`, the position of the tuple in the term's sum; one value for a variable.
  public func couplings(seed: UInt64, sample: Int) -> [(name: String, values: [Double])] {
    var result: [(name: String, values: [Double])] = []
    func add(_ name: String, _ value: Double) {
      if result.last?.name == name {
        result[result.count - 1].values.append(value)
      } else {
        result.append((name, [value]))
      }
    }
    for draw in variables { add(draw.name, draw.value(seed: seed, sample: sample)) }
    for strength in strengths {
      switch strength {
      case .drawn(let draw): add(draw.name, draw.value(seed: seed, sample: sample))
      case .listed(let column): add(column.name, column.value(sample: sample))
      case .fixed, .computed: break
      }
    }
    return result
  }

  /// The expectation values of the c_k, aligned with `structures`.
  public var meanCoefficients: [Double] { strengths.map(\.mean) }

  /// The variances of the c_k, aligned with `structures`; zero for a fixed coupling.
  ///
  /// Coefficients computed from one random variable are correlated as well, which no variance shows.
  public var coefficientVariances: [Double] { strengths.map(\.variance) }
}

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

/// What decides the numbers of a sample: two runs with one identity compute the same bits.
public struct RunIdentity: Codable, Equatable, Sendable {
  /// The model file, verbatim.
  public let model: String
  /// The section `symmetry:` in place of the file's own.
  public let symmetry: String?
  /// What identifies couplings that were read from files; nil without any.
  public let couplingLists: String?
  /// The value of every parameter, written so that it can be read back exactly.
  public let parameters: [String: String]
  /// The names of the sectors that are computed; nil for all.
  public let sectors: [String]?
  /// The seed of all random couplings.
  public let seed: UInt64
  /// The program's version and revision.
  public let program: String
  /// The random number generator.
  public let generator: String
  /// The linear algebra library and its version.
  public let linearAlgebra: String
  /// The library's processor kernel.
  public let kernel: String
  /// How levels follow from smaller matrices; nil where those of every sector are computed.
  public private(set) var reduction: String?

  /// The identity of a run; `sectors` names those that are computed, nil stands for all.
  public init(
    _ model: ModelRecord, _ provenance: Provenance, sectors: [String]? = nil,
    reduction: String? = nil
  ) {
    (self.sectors, self.reduction) = (sectors, reduction)
    self.model = model.source
    symmetry = model.symmetry
    couplingLists = model.couplingLists
    parameters = model.parameters.mapValues { "\($0)" }
    seed = model.seed
    program = "\(provenance.programVersion) (revision \(provenance.programRevision))"
    generator = provenance.generator
    linearAlgebra = provenance.linearAlgebra
    kernel = provenance.linearAlgebraKernel
  }

  /// The same with levels that follow from other matrices.
  public func settling(_ reduction: String?) -> RunIdentity {
    var identity = self
    identity.reduction = reduction
    return identity
  }

  /// The words for this run and for the one that it is compared with.
  public typealias Places = (String, String)

  /// What differs in the physics, in words: "L is 6 there and 5 here". Empty for runs of one family of samples.
  public func differences(
    from here: RunIdentity, places: Places = ("there", "here")
  ) -> [String] {
    var found: [String] = []
    if model != here.model {
      found.append("the model file differs in line \(Self.firstDifference(model, here.model))")
    }
    if symmetry != here.symmetry { found.append("the visible symmetry (--visible) differs") }
    if couplingLists != here.couplingLists {
      found.append("the couplings read from files differ")
    }
    if sectors != here.sectors {
      found.append(
        "the sectors are \(Self.words(sectors)) \(places.0) and \(Self.words(here.sectors)) \(places.1) (--sectors)"
      )
    }
    for name in Set(parameters.keys).union(here.parameters.keys).sorted()
    where parameters[name] != here.parameters[name] {
      let values = (Self.words(parameters[name]), Self.words(here.parameters[name]))
      found.append("\(name) is \(values.0) \(places.0) and \(values.1) \(places.1)")
    }
    if seed != here.seed {
      found.append("the seed is \(seed) \(places.0) and \(here.seed) \(places.1)")
    }
    if generator != here.generator {
      found.append(
        "the random numbers are \(generator) \(places.0) and \(here.generator) \(places.1)")
    }
    return found
  }

  /// What differs in the means, which changes the last bits of a number.
  public func mixture(
    with here: RunIdentity, places: Places = ("there", "here")
  ) -> [String] {
    let values = [
      ("the program", program, here.program),
      ("the library", linearAlgebra, here.linearAlgebra),
      ("the processor kernel", kernel, here.kernel),
      ("the reduction (--reduce)", reduction ?? "none", here.reduction ?? "none"),
    ]
    return values.filter { $0.1 != $0.2 }.map {
      "\($0.0) is \($0.1) \(places.0) and \($0.2) \(places.1)"
    }
  }

  private static func words(_ value: String?) -> String {
    guard let value else { return "missing" }
    return value.hasSuffix(".0") ? String(value.dropLast(2)) : value
  }

  private static let mostNames = 6

  private static func words(_ sectors: [String]?) -> String {
    guard let sectors else { return "all" }
    let more = sectors.count - mostNames
    return sectors.prefix(mostNames).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private static func firstDifference(_ there: String, _ here: String) -> Int {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let equal = zip(lines(there), lines(here)).prefix { $0 == $1 }
    return equal.count + 1
  }
}

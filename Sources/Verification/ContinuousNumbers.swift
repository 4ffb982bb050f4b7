import ContinuousGroups
import GroupTheory

/// A stored reading as a continuous group, as bare numbers.
public struct ContinuousNumbers: Sendable {
  /// "A1+A1", "A1+U(1)": the Lie algebra.
  public let algebra: String
  /// The changes of the charges by the simple roots, in their units. Shape [root, charge].
  public let simpleRoots: [[Int]]
  /// The irreps of the identity component in each signature.
  public let irreps: [Irrep]
  /// The parts of composite signatures.
  public let composites: [Part]
  /// Terms of products of irreps.
  public let fusion: [Term]

  /// An irrep of the identity component in a signature or in a product.
  public struct Irrep: Hashable, Sendable {
    /// The signature; in a product the left factor's.
    public let signature: Int
    /// How often it occurs, and D.
    public let multiplicity, dimension: Int
    /// Dynkin labels in the order of the simple roots, then charges under U(1) factors.
    public let labels: [Int]

    /// An irrep from its numbers, whatever they are.
    public init(signature: Int, multiplicity: Int, dimension: Int, labels: [Int]) {
      (self.signature, self.multiplicity) = (signature, multiplicity)
      (self.dimension, self.labels) = (dimension, labels)
    }
  }

  /// A part of a composite signature.
  public struct Part: Hashable, Sendable {
    /// The composite signature, the signature of the part, and how often it occurs.
    public let signature, part, multiplicity: Int

    /// A part from its numbers, whatever they are.
    public init(signature: Int, part: Int, multiplicity: Int) {
      (self.signature, self.part, self.multiplicity) = (signature, part, multiplicity)
    }
  }

  /// A term of the product of two irreps.
  public struct Term: Hashable, Sendable {
    /// The signature of the right factor.
    public let right: Int
    /// The term; its signature is the left factor's.
    public let irrep: Irrep

    /// A term from its numbers, whatever they are.
    public init(right: Int, irrep: Irrep) { (self.right, self.irrep) = (right, irrep) }
  }

  /// A reading from its numbers, whatever they are.
  public init(
    algebra: String, simpleRoots: [[Int]], irreps: [Irrep], composites: [Part], fusion: [Term]
  ) {
    (self.algebra, self.simpleRoots, self.irreps) = (algebra, simpleRoots, irreps)
    (self.composites, self.fusion) = (composites, fusion)
  }

  /// The simple factors of the algebra; nil when a name is none.
  var factors: [SimpleLieAlgebra]? {
    let names = algebra == "0" ? [] : algebra.split(separator: "+").filter { $0 != "U(1)" }
    let known = names.compactMap { SimpleLieAlgebra(rawValue: String($0)) }
    return known.count == names.count ? known : nil
  }

  /// Whether the visible charges span no maximal torus.
  var hasHiddenTorus: Bool { IntegerLattice(generatedBy: simpleRoots).rank < simpleRoots.count }

  /// Why the arrays do not belong together.
  func shapeFailure(_ diagrams: [WeightDiagram]) -> String? {
    guard let factors else { return "\(algebra) is no Lie algebra of rank 4 or less" }
    let rank = factors.reduce(0) { $0 + $1.rank }
    guard let charges = diagrams.first?.chargeCount else { return "there are no signatures" }
    if simpleRoots.count != rank || simpleRoots.contains(where: { $0.count != charges }) {
      return "simple_roots are not [\(rank), \(charges)]"
    }
    let all = irreps + fusion.map(\.irrep)
    let width = all.first?.labels.count ?? rank
    if width < rank || all.contains(where: { $0.labels.count != width }) {
      return "an irrep needs \(rank) Dynkin labels"
    }
    let numbers =
      all.map(\.signature) + fusion.map(\.right) + composites.flatMap { [$0.signature, $0.part] }
    return numbers.allSatisfy(diagrams.indices.contains) ? nil : "a signature does not exist"
  }
}

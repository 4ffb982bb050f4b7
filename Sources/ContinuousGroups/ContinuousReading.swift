import GroupTheory

/// A compact Lie group whose irreps have the observed weight diagrams.
public struct ContinuousReading: Hashable, Sendable {
  /// The simple factors of the Lie algebra, by rank and dimension.
  public let factors: [SimpleLieAlgebra]
  /// The number of U(1) factors.
  public let abelianRank: Int
  /// The compact group, as physicists name it.
  public let group: String
  /// Whether every signature is an irrep of the identity component alone.
  public let isConnected: Bool
  /// At least how many components an extension of the identity component has; 1 if it is connected.
  public let componentCount: Int
  /// The simple roots as changes of the charges, factor after factor in Bourbaki's order. Shape: [root, charge].
  public let simpleRoots: [[Int]]
  /// The charges at the centre of the diagrams; of the smallest one where U(1) factors move it. Shape: [charge].
  public let centre: [Double]
  /// What each signature is. Shape: [signature].
  public let contents: [SignatureContent]
  /// Products of observed irreps.
  public let fusion: [ClebschGordanProduct]
  /// Whether irreps below observed ones are missing.
  public private(set) var hasHoles = false

  /// "A1+A1", "A1+U(1)": the Lie algebra.
  public var algebra: String {
    let names =
      factors.map(\.rawValue) + [String](repeating: "U(1)", count: abelianRank)
    return names.isEmpty ? "0" : names.joined(separator: "+")
  }

  /// Whether it has a factor SU(2) or SO(3), whose irreps have the weights of those of a quantum group U_q(sl2).
  public var mayBeQuantumGroup: Bool { factors.contains(.a1) }

  /// The same with or without missing irreps.
  func with(holes: Bool) -> ContinuousReading {
    var reading = self
    reading.hasHoles = holes
    return reading
  }

  /// Whether the visible charges span no maximal torus.
  public var hasHiddenTorus: Bool {
    IntegerLattice(generatedBy: simpleRoots).rank < simpleRoots.count
  }

  /// Whether every simple factor acts in two ways or more, beside the trivial one; in more than its rank if no charge shows it.
  ///
  /// A factor of which one irrep is seen restates a diagram, and predicts none: a finite group that permutes its weights has it as well.
  /// Without charges there are dimensions alone, and S5 has those of Sp(4), 4 and 5.
  public var showsEveryFactor: Bool {
    var start = 0
    return factors.allSatisfy { factor in
      defer { start += factor.rank }
      let own = start..<start + factor.rank
      let labels = Set(contents.flatMap(\.irreps).map { Array($0.highestWeight[own]) })
      let isVisible = simpleRoots[own].contains { $0.contains { $0 != 0 } }
      return labels.count { $0.contains { $0 != 0 } } > (isVisible ? 1 : factor.rank)
    }
  }

  /// Whether the group is connected and every signature one of its irreps.
  var hasIrrepsAlone: Bool {
    isConnected
      && contents.allSatisfy {
        if case .irrep = $0 { true } else { false }
      }
  }

  /// The dimension of the group.
  public var dimension: Int { factors.reduce(abelianRank) { $0 + $1.dimension } }
}

/// What a signature is in a continuous reading.
public enum SignatureContent: Hashable, Sendable {
  /// An irrep of the group, with the irreps of the identity component in it: one if the group is connected.
  case irrep([ContinuousIrrep])
  /// Several irreps of a connected group that the visible charges do not tell apart.
  case irreps([ContinuousIrrep])
  /// A coincidence of levels: a sum of observed irreps, by their signatures, with multiplicities.
  case composite([Int: Int])
  /// A coincidence of levels of irreps some of which do not occur alone.
  case sum([ContinuousIrrep])
  /// No sum of characters of observed irreps.
  case unexplained
}

extension SignatureContent {
  /// The irreps of the identity component; none for sums of observed irreps, whose signatures hold them.
  public var irreps: [ContinuousIrrep] {
    switch self {
    case .irrep(let irreps), .irreps(let irreps), .sum(let irreps): irreps
    case .composite, .unexplained: []
    }
  }
}

/// An irrep of a connected compact group.
public struct ContinuousIrrep: Hashable, Sendable {
  /// Dynkin labels in the order of the simple roots.
  public let highestWeight: [Int]
  /// Its charges under the U(1) factors.
  public let centralCharges: [Int]
  /// Its dimension.
  public let dimension: Int
  /// How often it occurs.
  public let multiplicity: Int
}

/// A product of two observed irreps as a Clebsch-Gordan series, from the observed diagrams.
public struct ClebschGordanProduct: Hashable, Sendable {
  /// The signatures of the irreps that are multiplied.
  public let left: Int, right: Int
  /// The irreps in the product; their dimensions add up to the product of the dimensions.
  public let terms: [ContinuousIrrep]
}

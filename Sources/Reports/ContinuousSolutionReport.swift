import Branching
import ContinuousGroups

/// A compact Lie group, with visible charges or seen through a finite visible group.
package struct ContinuousSolutionReport: Encodable, Sendable {
  package let rank = 1
  package let reading = "continuous"
  package let algebra: String
  package let group: String
  package let connected: Bool
  package let components: Int
  /// Changes of the charges. Shape: [root, charge].
  package let simpleRoots: [[Double]]?
  package let centre: [Double]?
  package let irreps: [Irrep]
  package let composites: [Composite]
  package let fusion: [Product]
  /// How SO(3)'s vector or SU(2)'s spinor restricts to a finite visible group.
  package let restrictedFundamental: [Int]?
  /// The finite visible group through which the continuous one is seen.
  package let restrictedTo: String?
  package let twist: Int?
  /// What each of the exact irreps is in the group. Shape: [irrep of the commutant].
  package private(set) var labels: [String]?
  /// Finite groups that have all these irreps.
  package private(set) var finiteFamily: String?
  /// True where N lies in the group only up to phases, one for each parity of the charge; nil otherwise.
  package private(set) var visibleProjective: Bool?
  /// What the report was made from.
  package let source: Source

  /// Charges with their weight diagrams, or spins behind a finite group.
  package enum Source: Sendable {
    case charges(ContinuousReading)
    case restriction(CompactRestriction)
    case compact(CompactGroupReading)
  }

  private enum CodingKeys: String, CodingKey {
    case rank, reading, algebra, group, connected, components, simpleRoots, centre, irreps
    case composites, fusion, restrictedFundamental, restrictedTo, twist, labels, finiteFamily
    case visibleProjective
  }

  package struct Irrep: Encodable, Sendable {
    let signature: Int
    let highestWeight: [Int]
    let charges: [Int]
    let dimension: Int
    let multiplicity: Int
    let levels: Double
    let branching: [Int]
  }

  package struct Composite: Encodable, Sendable {
    let signature: Int
    let levels: Double
    /// Places in `signatures`, with multiplicities.
    let parts: [[Int]]
    let irreps: [[Int]]
  }

  package struct Product: Encodable, Sendable {
    let left: Int, right: Int
    let terms: [Term]
  }

  package struct Term: Encodable, Sendable {
    let highestWeight: [Int]
    let dimension: Int
    let multiplicity: Int
  }
}

extension ContinuousSolutionReport {
  /// A reading of weight diagrams; `units` are those of the charges.
  init(
    _ reading: ContinuousReading, levels: [Double], vectors: [[Int]], units: [Double]
  ) {
    algebra = reading.algebra
    group = reading.group
    connected = reading.isConnected
    components = reading.componentCount
    simpleRoots = reading.simpleRoots.map { zip($0, units).map { Double($0) * $1 } }
    centre = zip(reading.centre, units).map { $0 * $1 }
    irreps = reading.contents.enumerated().flatMap { k, content -> [Irrep] in
      switch content {
      case .irrep, .irreps: break
      case .composite, .sum, .unexplained: return []
      }
      return content.irreps.map {
        Irrep(
          signature: k, highestWeight: $0.highestWeight, charges: $0.centralCharges,
          dimension: $0.dimension, multiplicity: $0.multiplicity, levels: levels[k],
          branching: vectors[k])
      }
    }
    composites = reading.contents.enumerated().compactMap { k, content in
      let parts: [[Int]]
      switch content {
      case .irrep, .irreps: return nil
      case .composite(let sums): parts = sums.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
      case .sum, .unexplained: parts = []
      }
      return Composite(
        signature: k, levels: levels[k], parts: parts, irreps: content.irreps.map(\.highestWeight))
    }
    fusion = reading.fusion.map { product in
      Product(
        left: product.left, right: product.right,
        terms: product.terms.map {
          Term(
            highestWeight: $0.highestWeight, dimension: $0.dimension, multiplicity: $0.multiplicity)
        })
    }
    (restrictedFundamental, restrictedTo, twist) = (nil, nil, nil)
    source = .charges(reading)
  }

  /// SO(3) or SU(2) restricted to the finite group named `visible`.
  init(
    _ restriction: CompactRestriction, to visible: String, levels: [Double], vectors: [[Int]]
  ) {
    (algebra, group) = ("A1", restriction.group)
    (connected, components) = (true, 1)
    (simpleRoots, centre) = (nil, nil)
    irreps = restriction.doubledSpins.enumerated().compactMap { k, spin in
      spin.map {
        Irrep(
          signature: k, highestWeight: [$0], charges: [], dimension: $0 + 1, multiplicity: 1,
          levels: levels[k], branching: vectors[k])
      }
    }
    composites = restriction.doubledSpins.enumerated().compactMap { k, spin in
      spin == nil ? Composite(signature: k, levels: levels[k], parts: [], irreps: []) : nil
    }
    fusion = []
    restrictedFundamental = restriction.fundamental
    restrictedTo = visible
    twist = restriction.twist
    source = .restriction(restriction)
  }

  /// An infinite compact group whose irreps, restricted to the finite group named `visible`, are exact ones.
  init(_ reading: CompactGroupReading, to visible: String, irreps exact: ExactIrreps) {
    let factors = [reading.factor, reading.secondFactor].compactMap(\.self)
    algebra = factors.map(\.algebra).joined(separator: "+")
    group = reading.group
    connected = reading.finiteFactor == nil && factors.allSatisfy(\.isConnected)
    components =
      factors.reduce(1) { $0 * ($1.isConnected ? 1 : 2) } * (reading.finiteFactor?.order ?? 1)
    (simpleRoots, centre, composites, fusion) = (nil, nil, [], [])
    let vectors = exact.vectors
    irreps = zip(reading.irreps, exact.irreps).map { label, irrep in
      Irrep(
        signature: vectors.firstIndex(of: irrep.branching)!, highestWeight: [],
        charges: [label.irrep.charge] + (label.secondIrrep.map { [$0.charge] } ?? []),
        dimension: irrep.dimension, multiplicity: 1, levels: Double(irrep.levelCount),
        branching: irrep.branching)
    }
    (restrictedFundamental, restrictedTo) = (reading.fundamental, visible)
    (twist, labels, finiteFamily) = (reading.twist, reading.labels, reading.finiteFamily)
    visibleProjective = reading.isVisibleProjective ? true : nil
    source = .compact(reading)
  }
}

extension CompactFactor {
  fileprivate var algebra: String {
    switch self {
    case .rotations, .spins: "A1"
    case .circle, .dihedral, .dicyclic: "U(1)"
    }
  }

  fileprivate var isConnected: Bool {
    switch self {
    case .rotations, .spins, .circle: true
    case .dihedral, .dicyclic: false
    }
  }
}

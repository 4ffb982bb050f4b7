import GroupTheory

/// Finds the continuous groups whose irreps have given weight diagrams.
///
/// A connected group of rank r acts on a level by an irreducible character. Its root lattice is what differences of
/// weights generate, its roots are among them, and reflections at roots map every diagram to itself; the mirror of a root
/// is orthogonal to it in the scalar product that the diagrams' second moments define. All root systems with these
/// properties are tried, and each diagram is compared with the characters from Freudenthal's formula.
struct ContinuousSearch {
  private let frame: DiagramFrame
  private let numbers: [Int]
  private let levels: [Double]

  /// Signatures that are no irreps may hold this fraction of the levels where their parts do not occur alone.
  private static let tolerated = 0.05

  /// `numbers` are the signatures that have these diagrams.
  init(
    _ diagrams: [WeightDiagram], numbers: [Int], levels: [Double],
    largestRank: Int = DiagramFrame.largestRank
  ) throws {
    frame = try DiagramFrame(diagrams, largestRank: largestRank)
    self.numbers = numbers
    self.levels = levels
  }

  /// All readings: connected groups by dimension, then extensions by finite groups.
  ///
  /// Shape of `contents`: the signatures of `numbers`.
  func readings() -> [ContinuousReading] {
    let systems = RootSearch(frame).systems
    let trials = systems.compactMap(Trial.init)
    let exact = trials.filter { $0.isConnected && $0.parts.allSatisfy(Self.isIrrep) }
    let connected =
      exact.isEmpty
      ? trials.filter { $0.isConnected && share(of: $0) <= Self.tolerated } : exact
    let extended = extensions(trials)
    return Self.unique(connected.map { reading($0, components: 1) } + extended)
  }

  /// The connected group with these simple roots, in the charges of the diagrams, if every diagram is one of its irreps.
  func reading(roots: [[Int]]) -> ContinuousReading? {
    let coordinates = roots.compactMap { root -> [Int]? in
      guard let own = frame.rootLattice.coordinates(of: root),
        own.numerators.allSatisfy({ $0 % own.denominator == 0 })
      else { return nil }
      return own.numerators.map { $0 / own.denominator }
    }
    guard coordinates.count == roots.count, let system = SimpleSystem(coordinates, in: frame),
      let trial = Trial(system), trial.isConnected, trial.parts.allSatisfy(Self.isIrrep)
    else { return nil }
    return reading(trial, components: 1)
  }

  /// A root system with the irreps of its algebra in every diagram.
  private struct Trial {
    let system: SimpleSystem
    let parts: [[DiagramPart]]
    var isConnected: Bool { system.generatesAllDifferences }

    init?(_ system: SimpleSystem) {
      var decomposer = DiagramDecomposer(system)
      var parts: [[DiagramPart]] = []
      for diagram in system.frame.diagrams {
        guard let own = decomposer.parts(of: diagram) else { return nil }
        parts.append(own)
      }
      self.system = system
      self.parts = parts
    }
  }

  private static func isIrrep(_ parts: [DiagramPart]) -> Bool {
    parts.count == 1 && parts[0].multiplicity == 1
  }

  /// The fraction of the levels whose diagrams are reducible.
  private func share(of trial: Trial) -> Double {
    let reducible = trial.parts.indices.filter { !Self.isIrrep(trial.parts[$0]) }
    return reducible.reduce(0) { $0 + levels[$1] } / max(levels.reduce(0, +), 1e-300)
  }

  /// Readings in which a finite group permutes irreps of the identity component.
  private func extensions(_ trials: [Trial]) -> [ContinuousReading] {
    let open = trials.filter { !$0.parts.allSatisfy(Self.isIrrep) }
    guard !open.isEmpty else { return [] }
    let symmetries = DiagramSymmetries(of: frame)
    return open.compactMap { trial -> ContinuousReading? in
      let maps = symmetries.maps(preserving: trial.system.allRoots)
      var components = 1
      for parts in trial.parts {
        guard Set(parts.map(\.multiplicity)).count == 1 else { return nil }
        let orbit = Set(
          maps.map { trial.system.dominant(IntegerMatrix.apply($0, parts[0].highestWeight)) })
        guard orbit == Set(parts.map(\.highestWeight)) else { return nil }
        components = Int.leastCommonMultiple(components, parts.count)
        // Clifford theory: an irrep that occurs e times needs at least e² more components.
        components = max(components, parts[0].multiplicity * parts[0].multiplicity * parts.count)
      }
      return reading(trial, components: components)
    }
  }

  private func reading(_ trial: Trial, components: Int) -> ContinuousReading {
    let system = trial.system
    let contents = trial.parts.enumerated().map { place, parts -> SignatureContent in
      let irreps = parts.map { irrep($0, of: place) }
      return components > 1 || Self.isIrrep(parts) ? .irrep(irreps) : .sum(irreps)
    }
    let abelian = frame.centralCharges[0].count + frame.rank - system.roots.count
    return ContinuousReading(
      factors: system.factors, abelianRank: abelian,
      group: components == 1 ? form(trial).name : Self.name(system.factors, abelian, components),
      isConnected: components == 1, componentCount: components,
      simpleRoots: system.roots.map(frame.charges), centre: frame.centre, contents: contents,
      fusion: components == 1
        ? ClebschGordanSeries(system, trial.parts, frame.centralCharges).products(numbers) : [])
  }

  private func irrep(_ part: DiagramPart, of place: Int) -> ContinuousIrrep {
    ContinuousIrrep(
      highestWeight: part.labels, centralCharges: frame.centralCharges[place],
      dimension: part.dimension, multiplicity: part.multiplicity)
  }

  private func form(_ trial: Trial) -> GlobalForm {
    let irreps = trial.parts.enumerated().filter { Self.isIrrep($0.element) }
    return GlobalForm(
      factors: trial.system.factors,
      classes: irreps.map { _, parts in
        zip(trial.system.factors, trial.system.split(parts[0].labels)).map {
          $0.congruenceClass(of: $1)
        }
      },
      centralCharges: irreps.map { frame.centralCharges[$0.offset] })
  }

  private static func name(
    _ factors: [SimpleLieAlgebra], _ abelianRank: Int, _ components: Int
  ) -> String {
    if factors.isEmpty, abelianRank == 1, components == 2 { return "O(2) or Pin(2)" }
    let parts =
      factors.map { $0.groupName(classes: $0.centreOrder) }
      + [String](repeating: "U(1)", count: abelianRank)
    return "\(parts.joined(separator: "×")) extended by a finite group"
  }

  /// One reading of those that differ by a symmetry of the diagrams.
  static func unique(_ readings: [ContinuousReading]) -> [ContinuousReading] {
    struct Key: Hashable {
      let algebra: String
      let group: String
      let dimensions: [[[Int]]]
    }
    var seen: Set<Key> = []
    let order = readings.sorted { a, b in
      (a.isConnected ? 0 : 1, a.dimension, a.componentCount)
        < (b.isConnected ? 0 : 1, b.dimension, b.componentCount)
    }
    return order.filter { reading in
      let dimensions = reading.contents.map { content -> [[Int]] in
        guard case .irrep(let irreps) = content else { return [] }
        return irreps.map { [$0.dimension, $0.multiplicity] }.sorted {
          $0.lexicographicallyPrecedes($1)
        }
      }
      return seen.insert(
        Key(algebra: reading.algebra, group: reading.group, dimensions: dimensions)
      ).inserted
    }
  }
}

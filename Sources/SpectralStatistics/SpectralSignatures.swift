/// The branching vectors that the degeneracies of the spectra show.
///
/// Levels of one sample that lie within the degeneracy window's tolerance are one level E, whose
/// signature m(E) = (m_λ(E))_λ counts how often it occurs in each sector. Each signature is the
/// branching vector (b_{αλ})_λ of an irrep α of the full symmetry group, or a sum of several
/// (`compositions`), and n_b levels carry it.
///
/// Of an incomplete spectrum only levels inside its window count, further from its ends than the
/// tolerance: a copy of a level at an end may lie outside. Quasi-energies are compared modulo their
/// period.
public struct SpectralSignatures: Sendable {
  /// The observed signatures b, by ascending dimension, then lexicographically descending.
  /// Shape: [signature][sector].
  public let vectors: [[Int]]
  /// D_b = Σ_λ b_λ d_λ. Shape: [signature].
  public let dimensions: [Int]
  /// The levels that carry each signature, ascending; a degenerate level is the mean of its copies.
  /// Shape: [sample][signature][level].
  public let energies: [[[Double]]]
  /// The window that told degenerate levels from distinct ones.
  public let degeneracyWindow: DegeneracyWindow
  /// The largest spread from the lowest to the highest copy of one degenerate level.
  public let largestSpread: Double
  /// Whether the levels are those of a window only, so that samples differ in their numbers.
  public let isWindow: Bool
  /// What quasi-energies that are all there are defined modulo; nil for energies, and in a window.
  public let period: Double?
  /// How each signature may be a sum of others. Shape: [signature].
  public let compositions: [SignatureComposition]

  /// Reads the signatures off the spectra.
  ///
  /// `scale` is ‖H‖ where it is known better than as the largest |E|.
  ///
  /// Complexity: n log n in the number of all levels.
  /// Throws: `SpectralSignaturesError` when a chain of close levels spreads beyond the window, or
  /// no level lies inside the window of an incomplete spectrum.
  public init(of spectra: SectorSpectra, scale: Double? = nil) throws {
    let window = DegeneracyWindow(of: spectra, scale: scale)
    let samples = spectra.levels.map {
      LevelCluster.all(of: $0, in: spectra, tolerance: window.tolerance)
    }
    for (sample, clusters) in samples.enumerated() {
      for cluster in clusters where cluster.spread >= window.upper {
        throw SpectralSignaturesError.chain(
          sample: sample, energy: cluster.energy, spread: cluster.spread, smallestGap: window.upper)
      }
    }
    try self.init(samples, of: spectra, window: window)
  }

  /// Sorts the levels of all samples by their signatures.
  ///
  /// Throws: `SpectralSignaturesError.noLevels`.
  package init(
    _ samples: [[LevelCluster]], of spectra: SectorSpectra, window: DegeneracyWindow
  ) throws {
    guard samples.contains(where: { !$0.isEmpty }) else { throw SpectralSignaturesError.noLevels }
    largestSpread = samples.joined().map(\.spread).max() ?? 0
    let dimension = { (vector: [Int]) in
      zip(vector, spectra.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let found = Set(samples.joined().map(\.copies)).map { copies in
      var vector = [Int](repeating: 0, count: spectra.sectorCount)
      for sector in copies { vector[sector] += 1 }
      return (copies: copies, vector: vector, dimension: dimension(vector))
    }.sorted { left, right in
      left.dimension == right.dimension
        ? right.vector.lexicographicallyPrecedes(left.vector) : left.dimension < right.dimension
    }
    vectors = found.map(\.vector)
    dimensions = found.map(\.dimension)
    let number = Dictionary(uniqueKeysWithValues: zip(found.map(\.copies), 0...))
    energies = samples.map { [signatureCount = vectors.count] clusters in
      var result = [[Double]](repeating: [], count: signatureCount)
      for cluster in clusters {
        result[number[cluster.copies]!].append(
          spectra.window == nil
            ? spectra.period.map { MergedLevels.reduced(cluster.energy, from: 0, period: $0) }
              ?? cluster.energy : cluster.energy)
      }
      return result.map { $0.sorted() }
    }
    isWindow = spectra.window != nil
    period = isWindow ? nil : spectra.period
    degeneracyWindow = window
    compositions = SignatureComposition.all(
      vectors: vectors, dimensions: dimensions, counts: energies.map { $0.map(\.count) },
      isWindow: isWindow)
  }

  /// n_b, the number of levels with each signature. Shape: [sample][signature].
  public var levels: [[Int]] { energies.map { $0.map(\.count) } }

  /// The mean over samples of `levels`. Shape: [signature].
  public var meanLevels: [Double] { Self.means(of: levels) }

  /// How many samples show each signature at all. Shape: [signature].
  public var samplesWithSignature: [Int] {
    let counts = levels
    return vectors.indices.map { signature in counts.filter { $0[signature] > 0 }.count }
  }

  /// How many samples share the most frequent list of level counts.
  public var agreeingSamples: Int {
    Dictionary(grouping: levels) { $0 }.values.map(\.count).max() ?? 0
  }

  /// K_{λμ}(∞) = Σ_E m_λ(E) m_μ(E), the mean over samples. Shape: [sector][sector].
  public func exactPlateau() -> [[Double]] {
    let sectors = vectors[0].count
    var plateau = [[Double]](repeating: Array(repeating: 0, count: sectors), count: sectors)
    for (vector, mean) in zip(vectors, meanLevels) {
      let own = vector.indices.filter { vector[$0] > 0 }
      for row in own {
        for column in own { plateau[row][column] += mean * Double(vector[row] * vector[column]) }
      }
    }
    return plateau
  }

  /// The pairs of different sectors that share a level.
  public var sharingPairs: Set<CrossSpectralFormFactor.Pair> {
    var pairs: Set<CrossSpectralFormFactor.Pair> = []
    for vector in vectors {
      let own = vector.indices.filter { vector[$0] > 0 }
      for (place, row) in own.enumerated() {
        for column in own[(place + 1)...] { pairs.insert(.init(row, column)) }
      }
    }
    return pairs
  }

  private static func means(of levels: [[Int]]) -> [Double] {
    levels[0].indices.map { signature in
      Double(levels.reduce(0) { $0 + $1[signature] }) / Double(levels.count)
    }
  }
}

/// Why spectra have no meaningful signatures.
public enum SpectralSignaturesError: Error, Equatable, CustomStringConvertible {
  /// Levels that are pairwise close form a chain as long as the gaps between distinct levels.
  case chain(sample: Int, energy: Double, spread: Double, smallestGap: Double)
  /// The window of an incomplete spectrum has no levels.
  case noLevels

  /// One or two sentences: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .chain(let sample, let energy, let spread, let smallestGap):
      """
      In sample \(sample) the close levels around E = \(energy) spread over \(spread), more than \
      the smallest gap \(smallestGap) between distinct levels. Degenerate levels cannot be told \
      from distinct ones; more accurate levels or stronger disorder are needed.
      """
    case .noLevels:
      "No level lies inside the window of the spectrum, away from its ends; nothing can be compared."
    }
  }
}

extension SpectralSignatures {
  /// Whether each signature is taken for an accidental coincidence. Shape: [signature].
  public var composite: [Bool] { compositions.map(\.isComposite) }

  /// The signatures that may be irreps or accidental coincidences, those first that are the least
  /// probable as irreps.
  ///
  /// They count as irreps; leaving out any of them, beside the composites, is another reading of
  /// the same levels.
  public var openComposites: [Int] {
    compositions.indices.filter { compositions[$0].isOpen }
      .sorted {
        (compositions[$0].irrepProbability, $1) < (compositions[$1].irrepProbability, $0)
      }
  }
}

extension SpectralSignatures {
  /// The levels that carry a signature, of samples in which they are not the same up to scale and shift. Shape: [sample][level].
  ///
  /// Copies of a whole sample have the same gap ratios; so have samples in which these levels alone depend on nothing random.
  /// Quasi-energies begin behind their widest gap.
  func distinctEnergies(of signature: Int) -> [[Double]] {
    let own = energies.map { $0[signature] }
    let distinct = SampleCopies(of: own.map { [$0] }, period: period).distinctSamples
    return distinct.map { sample in
      period.map { GapRatio.cut(own[sample], period: $0) } ?? own[sample]
    }
  }
}

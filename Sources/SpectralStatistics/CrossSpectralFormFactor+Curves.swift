extension CrossSpectralFormFactor {
  /// The curves of one pair of sectors, as somebody else computed or measured them.
  public struct Curve: Sendable, Equatable {
    /// Re K. Shape: [sample][time]; one row for a mean.
    public var real: [[Double]]
    /// Im K. Shape: [sample][time]; nil where it is not known.
    public var imaginary: [[Double]]?
    /// The standard error of a mean. Shape: [time]; nil where it is not known.
    public var error: [Double]?

    /// A curve from its parts.
    public init(real: [[Double]], imaginary: [[Double]]? = nil, error: [Double]? = nil) {
      (self.real, self.imaginary, self.error) = (real, imaginary, error)
    }
  }

  /// The form factor from given curves: those of every sample, or their means.
  ///
  /// From means the errors of late-time averages come from sections of time. Curves of pairs that are missing, errors and
  /// imaginary parts that are not known, are NaN; Im K of a sector with itself is 0.
  public init(
    curves: [Pair: Curve], sectors: Int, on grid: TimeGrid, plateauStart: Double
  ) {
    let count = grid.times.count
    let samples = curves.values.first?.real.count ?? 0
    precondition(
      curves.values.allSatisfy {
        $0.real.count == samples && $0.real.allSatisfy { $0.count == count }
      }, "as many samples for every pair, and values for every time")
    let pairs = curves.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    let late = grid.times.firstIndex { $0 > plateauStart } ?? count
    let unknown = [Double](repeating: .nan, count: count)
    var moments: [CurveMoments] = []
    var errors: [[Double]] = []
    for pair in pairs {
      let curve = curves[pair]!
      var sums = CurveMoments(count: count)
      for (sample, values) in curve.real.enumerated() {
        let isDiagonal = pair.first == pair.second
        sums.add(
          real: values,
          imaginary: isDiagonal
            ? [Double](repeating: 0, count: count) : curve.imaginary?[sample] ?? unknown)
      }
      moments.append(sums)
      errors.append(samples > 1 ? sums.standardError : curve.error ?? unknown)
    }
    let all = Self.sorted(nil, sectors: sectors)
    func averages(_ times: Range<Int>, _ sample: Int) -> [Double] {
      all.map { pair in
        curves[pair].map { $0.real[sample][times].reduce(0, +) / Double(times.count) } ?? .nan
      }
    }
    averaged = PairValues(pairs: all, sectorCount: sectors)
    self.grid = grid
    self.plateauStart = plateauStart
    pairAverages = (0..<samples).map { averages(late..<count, $0) }
    copies = PairCopies(independent: samples)
    let blocks = SampleCurves.blockCount
    let sections =
      count - late >= 2 * blocks
      ? (0..<blocks).map { block in
        averages(
          (late + (count - late) * block / blocks)..<(late + (count - late) * (block + 1) / blocks),
          0)
      } : []
    pairSections = samples == 1 ? [sections] : []
    (mean, standardError, imaginary) = Self.curves(
      of: moments, pairs: pairs, sectors: sectors, times: count, errors: errors)
  }
}

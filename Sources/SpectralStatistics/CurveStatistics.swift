/// What one sample contributes to curves and plateaus.
protocol SampleContribution: Sendable {
  /// Adds Z_λ Z_μ* to the moments of a pair.
  func add(_ pair: CrossSpectralFormFactor.Pair, to moments: inout CurveMoments)
  /// Re Z_λ Z_μ*. Shape: [time].
  func realPart(of pair: CrossSpectralFormFactor.Pair) -> [Double]
  /// Re Z_λ Z_μ* averaged over some times; NaN over none.
  func average(of pair: CrossSpectralFormFactor.Pair, over times: Range<Int>) -> Double
}

/// The curves and late-time averages of samples, of which copies of one spectrum come one after the other.
struct CurveStatistics: Sendable {
  let copies: PairCopies
  /// The samples by their spectra, in the order in which they have to be added.
  let order: [Int]
  private let pairs: [CrossSpectralFormFactor.Pair]
  private let averaged: [CrossSpectralFormFactor.Pair]
  private let times: Int
  private let firstLateTime: Int
  private var moments: [CurveMoments]
  /// Shape: [pair]; empty without copies.
  private var groups: [GroupedScatter]
  private var added = 0
  /// Shape: [sample][averaged pair].
  private(set) var averages: [[Double]]
  /// Shape: [sample][section][averaged pair], of as many samples as are asked for where a pair has one spectrum only.
  private(set) var sections: [[[Double]]] = []

  /// The sections of so many copies of one spectrum tell its errors.
  private static let mostSections = 16

  init(
    of spectra: SectorSpectra, pairs: [CrossSpectralFormFactor.Pair],
    averaged: [CrossSpectralFormFactor.Pair], times: Int, firstLateTime: Int
  ) {
    copies = PairCopies(of: spectra, pairs: Set(pairs).union(averaged))
    self.averaged = averaged
    order = copies.all.groups.flatMap(\.self)
    (self.pairs, self.times, self.firstLateTime) = (pairs, times, firstLateTime)
    moments = Array(repeating: CurveMoments(count: times), count: pairs.count)
    groups =
      copies.all.isEmpty
      ? []
      : Array(
        repeating: GroupedScatter(total: spectra.sampleCount, values: times), count: pairs.count)
    averages = Array(repeating: [], count: spectra.sampleCount)
  }

  /// Adds the next sample of `order`.
  mutating func add(_ sample: Int, _ curves: some SampleContribution) {
    precondition(order[added] == sample, "samples come in the order of their spectra")
    added += 1
    for (index, pair) in pairs.enumerated() { curves.add(pair, to: &moments[index]) }
    if !groups.isEmpty {
      let isLast =
        added == order.count || copies.all.original[order[added]] != copies.all.original[sample]
      for (index, pair) in pairs.enumerated() {
        groups[index].add(curves.realPart(of: pair))
        if isLast { groups[index].close() }
      }
    }
    averages[sample] = averaged.map { curves.average(of: $0, over: firstLateTime..<times) }
    if copies.hasSingle, sections.count < Self.mostSections {
      sections.append(lateBlocks(of: curves))
    }
  }

  /// The averages over successive sections of the late times.
  private func lateBlocks(of curves: some SampleContribution) -> [[Double]] {
    lateSections.map { section in averaged.map { curves.average(of: $0, over: section) } }
  }

  /// Successive sections of the late times, or none when there are fewer than two times for each.
  private var lateSections: [Range<Int>] {
    let (late, blocks) = (times - firstLateTime, SampleCurves.blockCount)
    guard late >= 2 * blocks else { return [] }
    return (0..<blocks).map { block in
      (firstLateTime + late * block / blocks)..<(firstLateTime + late * (block + 1) / blocks)
    }
  }

  /// All times that averages are asked over.
  var averagedTimes: [Range<Int>] { [firstLateTime..<times] + lateSections }

  /// The sectors that stand in a curve, or in an average with another one.
  var wholeSectors: Set<Int> {
    Set((pairs + averaged.filter { $0.first != $0.second }).flatMap { [$0.first, $0.second] })
  }

  /// Mean, error and imaginary part; `errors` replaces the errors over samples.
  func curves(
    sectors: Int, errors: [[Double]]? = nil
  ) -> (mean: PairCurves, standardError: PairCurves, imaginary: PairCurves) {
    CrossSpectralFormFactor.curves(
      of: moments, pairs: pairs, sectors: sectors, times: times,
      errors: errors ?? standardErrors)
  }

  /// s/√n at every time, as if no sample were a copy.
  var errorsOverAllSamples: [[Double]] { moments.map(\.standardError) }

  /// The errors of the curves; a pair with one spectrum has none.
  private var standardErrors: [[Double]] {
    pairs.indices.map { index in
      let errors =
        groups.isEmpty
        ? moments[index].standardError : groups[index].standardErrors(around: moments[index].mean)
      let own = copies[pairs[index].first, pairs[index].second].distinctCount
      if own == copies.all.distinctCount { return errors }
      let factor =
        own == 1 ? .nan : (Double(copies.all.distinctCount) / Double(own)).squareRoot()
      return errors.map { factor * $0 }
    }
  }
}

extension SampleCurves: SampleContribution {
  func add(_ pair: CrossSpectralFormFactor.Pair, to moments: inout CurveMoments) {
    moments.add(function(of: pair.first), times: function(of: pair.second))
  }

  func realPart(of pair: CrossSpectralFormFactor.Pair) -> [Double] {
    let (left, right) = (function(of: pair.first), function(of: pair.second))
    return left.real.indices.map {
      left.real[$0] * right.real[$0] + left.imaginary[$0] * right.imaginary[$0]
    }
  }
}

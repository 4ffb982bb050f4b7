/// The errors of late-time averages, from samples or from sections of the late times.
struct PlateauScatter {
  /// Shape: [sector][sector].
  let standardError: [[Double]]
  /// Shape: [pair][pair], pairs λ ≤ μ by rows.
  let covariance: [[Double]]?
  let valueCount: Int

  /// Independent values of all pairs, as deviations from their means.
  private struct Deviations {
    /// w (x - x̄) √(k/(k - 1)) with the shares w of k values. Shape: [pair][value].
    let scaled: [[Double]]

    /// Shape of `values`: [value][pair].
    init(_ values: [[Double]], shares: [Double]) {
      let factor = (Double(shares.count) / Double(shares.count - 1)).squareRoot()
      scaled = (values.first ?? []).indices.map { pair in
        let mean = zip(values, shares).reduce(0) { $0 + $1.0[pair] * $1.1 }
        return zip(values, shares).map { factor * $1 * ($0[pair] - mean) }
      }
    }

    /// The covariance of two means; NaN below two values.
    func covariance(_ first: Int, _ second: Int) -> Double {
      guard scaled.first.map({ $0.count > 1 }) ?? false else { return .nan }
      return zip(scaled[first], scaled[second]).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  init(of formFactor: CrossSpectralFormFactor) {
    let copies = formFactor.copies
    let pairs = formFactor.averaged.pairs
    let own = pairs.map { copies[$0.first, $0.second] }
    let averages = formFactor.pairAverages
    let samples = Self.deviations(averages, copies.all)
    let sections = formFactor.pairSections.map { blocks in
      Deviations(
        blocks,
        shares: Array(repeating: 1 / Double(max(blocks.count, 1)), count: blocks.count))
    }
    /// The mean of what each of several copies of one spectrum says.
    func sectionCovariance(_ first: Int, _ second: Int) -> Double {
      sections.reduce(0) { $0 + $1.covariance(first, second) } / Double(sections.count)
    }
    let errors = pairs.indices.map { k in
      let variance =
        own[k].distinctCount == 1
        ? sectionCovariance(k, k)
        : own[k] == copies.all
          ? samples.covariance(k, k) : Self.deviations(averages, own[k]).covariance(k, k)
      return variance.squareRoot()
    }
    standardError = formFactor.averaged.matrix(errors)
    let isSingle = own.map { $0.distinctCount == 1 }
    let counts = [
      isSingle.contains(true) ? formFactor.pairSections[0].count : nil,
      isSingle.contains(false) ? copies.all.distinctCount : nil,
    ].compactMap(\.self)
    valueCount = counts.min()!
    guard formFactor.averaged.isWhole, pairs.count <= PlateauMatrix.largestCovariance,
      valueCount > 1
    else {
      covariance = nil
      return
    }
    // Without copies of single sectors the correlations times the errors are the covariances themselves.
    covariance = pairs.indices.map { first in
      pairs.indices.map { second in
        guard isSingle[first] == isSingle[second] else { return 0 }
        if isSingle[first] { return sectionCovariance(first, second) }
        let value = samples.covariance(first, second)
        if own[first] == copies.all, own[second] == copies.all { return value }
        let scale = samples.covariance(first, first) * samples.covariance(second, second)
        return scale > 0 ? value / scale.squareRoot() * errors[first] * errors[second] : 0
      }
    }
  }

  /// Those of the means of samples that share a spectrum.
  private static func deviations(_ averages: [[Double]], _ copies: SampleCopies) -> Deviations {
    let groups = copies.groups
    let means = groups.map { group in
      averages[0].indices.map { pair in
        group.reduce(0) { $0 + averages[$1][pair] } / Double(group.count)
      }
    }
    return Deviations(means, shares: groups.map { Double($0.count) / Double(averages.count) })
  }
}

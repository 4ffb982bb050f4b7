import LinearAlgebra

extension InteriorLevels {
  /// The levels inside other energies, all of which were looked for.
  func restricted(to energies: ClosedRange<Double>) -> InteriorLevels {
    let kept = values.indices.filter { energies.contains(values[$0]) }
    let n = vectors.rowCount
    let range = kept.isEmpty ? 0..<0 : kept.first!..<(kept.last! + 1)
    return InteriorLevels(
      values: Array(values[range]),
      vectors: DenseMatrix(
        rowCount: n, columnCount: range.count,
        storage: Array(vectors.storage[(n * range.lowerBound)..<(n * range.upperBound)])),
      residuals: Array(residuals[range]), complete: energies,
      failureProbability: failureProbability, isCounted: isCounted, products: products,
      blockWidth: blockWidth, degree: degree)
  }

  /// So many levels nearest to an energy, and as many more as close a group of equal ones; nil where there are too few, or where nearer ones
  /// might lie outside.
  func nearest(_ count: Int, to energy: Double, tie: Double) -> InteriorLevels? {
    let distances = values.map { abs($0 - energy) }.sorted()
    let room = min(energy - complete.lowerBound, complete.upperBound - energy)
    if room == .infinity, distances.count <= count { return self }
    guard
      let place = (min(count, distances.count)..<distances.count).first(where: {
        distances[$0] - ($0 == 0 ? 0 : distances[$0 - 1]) > tie
      })
    else { return nil }
    let radius = (distances[place] + (place == 0 ? 0 : distances[place - 1])) / 2
    guard radius <= room else { return nil }
    return restricted(to: (energy - radius)...(energy + radius))
  }

  /// With the number of all products, and without an end where the spectrum has one.
  func finished(
    products: Int, interval: ClosedRange<Double>, surely probability: Double
  ) -> InteriorLevels {
    let low = complete.lowerBound <= interval.lowerBound ? -.infinity : complete.lowerBound
    let high = complete.upperBound >= interval.upperBound ? .infinity : complete.upperBound
    return InteriorLevels(
      values: values, vectors: vectors, residuals: residuals, complete: low...high,
      failureProbability: failureProbability + probability, isCounted: isCounted,
      products: products, blockWidth: blockWidth, degree: degree)
  }
}

extension GapRatio {
  /// The gap ratios of a given order in the central part of each sample's levels.
  ///
  /// That of order q is the smaller of E_{i+q} - E_i and E_i - E_{i-q} over the larger; two vanishing
  /// distances have none. Shape of `levels`: [sample][level], ascending.
  public static func ratios(
    of levels: [[Double]], order: Int, centralFraction: Double = 0.6
  ) -> [Double] {
    precondition(order > 0, "the nearest neighbours have order 1")
    precondition(centralFraction > 0 && centralFraction <= 1, "a fraction lies between 0 and 1")
    return levels.flatMap { sample in
      let cut = Int(Double(sample.count) * (1 - centralFraction) / 2)
      let (first, last) = (cut + order, sample.count - cut - order)
      return (first..<max(first, last)).compactMap { level -> Double? in
        let below = sample[level] - sample[level - order]
        let above = sample[level + order] - sample[level]
        let larger = max(above, below)
        return larger > 0 ? min(above, below) / larger : nil
      }
    }
  }
}

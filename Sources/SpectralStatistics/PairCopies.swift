/// The samples that are copies of others for each pair of sectors alone.
///
/// Levels of some sectors may not depend on the disorder, or only by a factor of their own, while those of others do.
struct PairCopies: Sendable {
  /// For the levels of all sectors together.
  let all: SampleCopies
  /// Where a pair has fewer distinct samples than all sectors together.
  private let own: [CrossSpectralFormFactor.Pair: SampleCopies]

  /// Compares the levels of some pairs.
  init(of spectra: SectorSpectra, pairs: Set<CrossSpectralFormFactor.Pair>) {
    let all = spectra.copies
    self.all = all
    // A sector of one level has |Z|² = 1, in every sample and exactly.
    let isCopied = (0..<spectra.sectorCount).map { sector in
      spectra.multiplicities[sector] > 1
        && SampleCopies(of: spectra.levels.map { [$0[sector]] }, period: spectra.period)
          .distinctCount < spectra.sampleCount
    }
    var own: [CrossSpectralFormFactor.Pair: SampleCopies] = [:]
    for pair in pairs where isCopied[pair.first] && isCopied[pair.second] {
      let (first, second) = (pair.first, pair.second)
      let copies = SampleCopies(
        of: spectra.levels.map { first == second ? [$0[first]] : [$0[first], $0[second]] },
        period: spectra.period)
      if copies.distinctCount < all.distinctCount { own[pair] = copies }
    }
    self.own = own
  }

  /// Samples whose levels are not known, taken for independent.
  init(independent count: Int) { (all, own) = (SampleCopies(independent: count), [:]) }

  subscript(_ first: Int, _ second: Int) -> SampleCopies { own[.init(first, second)] ?? all }

  /// Whether some pair has one spectrum only.
  var hasSingle: Bool { all.distinctCount == 1 || own.values.contains { $0.distinctCount == 1 } }
}

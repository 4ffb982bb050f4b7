import SpectralStatistics

/// The signatures of some spectra at the resolution at which they are read, and what a reader must know of the ties of their levels.
public struct LevelResolution: Sendable {
  /// The sectors' names.
  public let sectorNames: [String]
  /// Levels closer than chance explains.
  public let nearTies: NearTies
  /// Whether levels within sectors are equally spaced or commensurate.
  public let regularity: SpacingRegularity
  /// The tolerance that was asked for; nil where the levels decide. Units: energy.
  public let chosenTolerance: Double?
  /// The signatures, with near ties joined where there are many.
  public let signatures: SpectralSignatures
  /// The signatures with near ties apart; nil where there are none, or few, and where a tolerance was asked for.
  public let finer: SpectralSignatures?
  /// The near ties that `signatures` join.
  public let joined: NearTies?
  /// Whether these are all of which there are many.
  public let areAllJoined: Bool
  /// Levels that break the pattern of the others.
  public let strays: StrayLevels
  /// The numbers of signatures that a coarse tolerance makes by chance.
  public let chance: [Int]

  /// Reads the levels at the resolution that their near ties show, or with a tolerance.
  ///
  /// Throws: `SpectralSignaturesError`.
  public init(of spectra: SectorSpectra, tolerance: Double? = nil) throws {
    let ties = NearTies(of: spectra)
    let regularity = SpacingRegularity(of: spectra)
    let widespread = ties.widespread(without: regularity.regularSectors)
    let covered = tolerance.map { widespread.within($0) } ?? widespread
    let joined = covered.isEmpty ? nil : covered
    let signatures =
      if let tolerance {
        try SpectralSignatures(of: spectra, tolerance: tolerance)
      } else if let joined {
        try SpectralSignatures(of: spectra, joining: joined)
      } else {
        try SpectralSignatures(of: spectra)
      }
    let chance =
      (tolerance ?? joined?.tolerance).map {
        ChanceCoincidences(in: signatures, tolerance: $0).signatures
      } ?? []
    finer =
      joined == nil || tolerance != nil
      ? nil : try SpectralSignatures(of: spectra, tolerance: ties.roundingLevel)
    strays = StrayLevels(in: signatures, excluding: chance)
    (sectorNames, chosenTolerance) = (spectra.sectorNames, tolerance)
    (nearTies, self.regularity) = (ties, regularity)
    areAllJoined = covered.pairs.count == widespread.pairs.count
    (self.signatures, self.joined, self.chance) = (signatures, joined, chance)
  }

  /// The numbers of signatures that are no irreps at this resolution: chance coincidences, and ties wider than the tolerance.
  public var setAside: [Int] {
    Set(chance + (joined == nil ? [] : strays.signatures)).sorted()
  }

  /// How weakly the ties hold that `signatures` join: the median distance of partners in units of the local mean spacing of a
  /// sector's levels; nil where they are exact.
  public var strength: Double? { joined?.strength }
}

import Branching
import GroupTheory
import Plateaus
import ResultFiles
import SpectralStatistics

extension RunFile {
  /// The measured plateaus with all that is known of their errors, and the sectors.
  ///
  /// Only `/sectors/multiplicity`, `/plateau/time_average` and `/plateau/standard_error` are needed; `/sectors/name` and
  /// `/sectors/irrep_dimension` may be left out. Covariances, the number of samples and the times of the average are used
  /// where they are there.
  ///
  /// Throws: ``ResultFileError`` when a part is missing, has another shape, or is no measurement.
  public func measuredPlateau(
    of symmetry: VisibleSymmetry
  ) throws -> (plateau: MeasuredPlateau, sectors: SectorList) {
    let sectors = try plateauSectors(of: symmetry)
    let group = try root.group("plateau")
    let count = sectors.count
    func matrix(_ name: String) throws -> [[Double]] {
      let array = try group.read(name, as: Double.self, largest: HDF5Limits.formFactor)
      guard array.shape == [count, count] else {
        throw group.shapeError(
          name, array.shape, expected: "[\(count), \(count)]: [sector, sector]")
      }
      return array.rows
    }
    let average = try matrix("time_average")
    if average.indices.allSatisfy({ average[$0][$0].isFinite }),
      average.joined().contains(where: \.isNaN)
    {
      throw group.error(
        "time_average",
        "pairs of sectors lack a late-time average; `xsff compute --pairs all` makes those of all.")
    }
    do {
      let plateau = try MeasuredPlateau(
        irrepDimensions: sectors.irrepDimensions, multiplicities: sectors.multiplicities,
        average: average, standardError: matrix("standard_error"),
        covariance: try plateauCovariance(in: group, sectors: count),
        degreesOfFreedom: try group.attribute(
          "samples", of: "standard_error", as: Int.self, limit: HDF5Limits.table)?
          .elements.first.map { max($0 - 1, 1) },
        largestDeficit: try largestDeficit(in: group))
      return (plateau, sectors)
    } catch let error as BootstrapError {
      throw group.error("", error.description)
    }
  }

  /// Whether the errors of the plateaus count every sample, as they did before copies of one spectrum were recognized.
  public func hasErrorsOverAllSamples() throws -> Bool {
    try plateau()?.errorEstimate == ErrorEstimate.samples.rawValue
  }

  /// The sectors; names and dimensions follow from the visible symmetry where they are missing.
  func plateauSectors(of symmetry: VisibleSymmetry) throws -> SectorList {
    let group = try root.group("sectors")
    if group.contains("name"), group.contains("irrep_dimension") {
      return try sectors(of: symmetry)
    }
    let dimensions = symmetry.irrepDimensions
    let counts = try list("multiplicity", count: dimensions.count, in: group)
    if let sector = counts.firstIndex(where: { $0 < 0 }) {
      throw group.error("multiplicity", "sector \(sector) has a negative number of levels.")
    }
    try requireStates(dimensions, counts, in: group)
    return SectorList(
      names: dimensions.indices.map(String.init), irrepDimensions: dimensions,
      multiplicities: counts)
  }

  /// The covariances in the order of `MeasuredPlateau.pairs`; nil where there are none.
  private func plateauCovariance(in group: HDF5Group, sectors: Int) throws -> [[Double]]? {
    guard group.contains("covariance") else { return nil }
    let expected = Self.covariancePairs(sectors: sectors)
    let pairs = try group.read("pairs", as: Int.self, limit: HDF5Limits.table)
    guard pairs.shape == [expected.count, 2] else {
      throw group.shapeError("pairs", pairs.shape, expected: "[\(expected.count), 2]")
    }
    let covariance = try group.read("covariance", as: Double.self)
    guard covariance.shape == [expected.count, expected.count] else {
      throw group.shapeError(
        "covariance", covariance.shape,
        expected: "[\(expected.count), \(expected.count)]: [pair, pair]")
    }
    guard covariance.elements.allSatisfy(\.isFinite) else {
      throw group.error("covariance", "a value is not finite.")
    }
    let rows = covariance.rows
    let found = pairs.rows.map { $0.sorted() }
    let order = expected.compactMap { pair in found.firstIndex(of: pair) }
    guard order.count == expected.count else {
      throw group.error("pairs", "every pair of sectors must occur once.")
    }
    return order.map { row in order.map { (rows[row][$0] + rows[$0][row]) / 2 } }
  }

  /// Twice t_H²/(12 t₁ t₂), the deficit of one orthogonal block that is averaged from t₁ to t₂; twice, because levels may lie
  /// denser than a Gaussian density of states has them.
  private func largestDeficit(in group: HDF5Group) throws -> Double {
    let times = try times()
    let own = try timeWindow("window", of: "time_average", in: group)
    guard let heisenbergTime = times?.heisenbergTime,
      let window = own ?? times?.plateauWindow, window.lowerBound > 0
    else { return MeasuredPlateau.usualDeficit }
    let deficit =
      heisenbergTime * heisenbergTime / (6 * window.lowerBound * window.upperBound)
    return min(max(MeasuredPlateau.leastDeficit, deficit), 0.2)
  }
}

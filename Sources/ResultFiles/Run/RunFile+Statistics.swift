import SpectralStatistics

extension RunFile {
  /// The times of the curves; nil when the file has none.
  ///
  /// Throws: ``ResultFileError``.
  public func times() throws -> TimeRecord? {
    guard root.contains("time") else { return nil }
    let times = try root.read("time", as: Double.self)
    guard times.shape.count == 1 else {
      throw root.shapeError("time", times.shape, expected: "[time]")
    }
    guard times.elements.allSatisfy(\.isFinite),
      zip(times.elements, times.elements.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw root.error("time", "the times must be finite and ascend.") }
    if let time = times.elements.first(where: { $0 > 0 && $0 < HDF5Limits.leastReal }) {
      throw root.error("time", "the time \(time) is too short to be one.")
    }
    return TimeRecord(
      times: times.elements, heisenbergTime: try heisenbergTime(),
      plateauWindow: try timeWindow("plateau_window", of: "time", in: root),
      request: try root.stringAttribute("request", of: "time"))
  }

  private func heisenbergTime() throws -> Double? {
    let values = try root.attribute("heisenberg_time", of: "time", as: Double.self)?.elements
    guard let time = values?.first, !time.isNaN else { return nil }
    guard time == 0 || (HDF5Limits.leastReal...HDF5Limits.real).contains(time) else {
      throw root.error("time", "the attribute heisenberg_time is \(time), which is no time.")
    }
    return time
  }

  /// An attribute that holds the first and the last of some times; nil when there is none.
  package func timeWindow(
    _ name: String, of dataset: String, in group: HDF5Group
  ) throws -> ClosedRange<Double>? {
    guard let ends = try group.attribute(name, of: dataset, as: Double.self)?.elements else {
      return nil
    }
    guard ends.count == 2, ends[0] <= ends[1], ends.allSatisfy({ $0.magnitude <= HDF5Limits.real })
    else { throw group.error(dataset, "the attribute \(name) must be two ascending times.") }
    return ends[0]...ends[1]
  }

  /// The cross spectral form factor; nil when the file has none.
  ///
  /// Throws: ``ResultFileError`` when a part is missing or the shapes do not fit.
  public func formFactor() throws -> FormFactorRecord? {
    guard root.contains("xsff") else { return nil }
    let group = try root.group("xsff")
    guard let times = try times() else {
      throw root.error("time", "this dataset is missing; the curves in /xsff need it.")
    }
    let curves = try CurveReader(group, times: times.times.count)
    let mean = try curves.read("mean")
    let smoothed =
      try group.contains("smoothed")
      ? FormFactorRecord.SmoothedCurves(
        sigma: group.attribute("sigma", of: "smoothed", as: Double.self)?.elements.first ?? .nan,
        mean: curves.read("smoothed", of: mean.pairs)) : nil
    var record = FormFactorRecord(
      mean: mean, standardError: try curves.read("standard_error", of: mean.pairs),
      imaginary: try curves.read("imaginary", of: mean.pairs, isAntisymmetric: true),
      smoothed: smoothed)
    record.sampleCount = try group.attribute(
      "samples", of: "mean", as: Int.self, limit: HDF5Limits.table)?.elements.first
    return record
  }

  /// The late-time values; nil when the file has none.
  ///
  /// Throws: ``ResultFileError`` when a part is missing or the shapes do not fit.
  public func plateau() throws -> PlateauRecord? {
    guard root.contains("plateau") else { return nil }
    let group = try root.group("plateau")
    func values(_ name: String) throws -> HDF5Array<Double> {
      try group.read(name, as: Double.self, largest: HDF5Limits.formFactor)
    }
    let average = try values("time_average")
    let sectors = average.shape.first ?? 0
    func matrix(_ array: HDF5Array<Double>, _ name: String) throws -> [[Double]] {
      guard array.shape == [sectors, sectors] else {
        throw group.shapeError(
          name, array.shape, expected: "[\(sectors), \(sectors)]: [sector, sector]")
      }
      return array.rows
    }
    return PlateauRecord(
      timeAverage: try matrix(average, "time_average"),
      standardError: try matrix(values("standard_error"), "standard_error"),
      exact: group.contains("exact") ? try matrix(values("exact"), "exact") : nil,
      errorEstimate: try group.stringAttribute("method", of: "standard_error"))
  }

  /// The signatures of the degenerate levels; nil when the file has none.
  ///
  /// Throws: ``ResultFileError`` when a part is missing or the shapes do not fit.
  public func signatures() throws -> SignatureRecord? {
    guard root.contains("signatures") else { return nil }
    let group = try root.group("signatures")
    let vectors = try group.read("vector", as: Int.self)
    guard vectors.shape.count == 2 else {
      throw group.shapeError("vector", vectors.shape, expected: "[signature, sector]")
    }
    let levels = try group.read("levels", as: Int.self)
    guard levels.shape.count == 2, levels.shape[1] == vectors.shape[0] else {
      throw group.shapeError(
        "levels", levels.shape, expected: "[samples, \(vectors.shape[0])]: [sample, signature]")
    }
    return SignatureRecord(
      vectors: vectors.rows, levels: levels.rows,
      degeneracyTolerance: try group.attribute("degeneracy_tolerance", as: Double.self)?
        .elements.first,
      degeneracyWindowDecades: try group.attribute("degeneracy_window_decades", as: Double.self)?
        .elements.first)
  }
}

/// Reads curves of pairs of sectors: those of `/xsff/curve_pairs`, or all.
private struct CurveReader {
  private let group: HDF5Group
  private let sectors: Int
  private let times: Int
  /// Nil where the file has an array of all pairs.
  private let pairs: [PairCurves.Pair]?

  private var shape: [Int] { [sectors, sectors, times] }

  init(_ group: HDF5Group, times: Int) throws {
    (self.group, self.times) = (group, times)
    sectors = try group.shape(of: "mean").first ?? 0
    pairs = try group.contains("curve_pairs") ? Self.pairs(in: group, sectors: sectors) : nil
  }

  private static func pairs(in group: HDF5Group, sectors: Int) throws -> [PairCurves.Pair] {
    let array = try group.read("curve_pairs", as: Int.self)
    guard array.shape.count == 2, array.shape[1] == 2,
      array.elements.allSatisfy((0..<sectors).contains)
    else {
      throw group.shapeError(
        "curve_pairs", array.shape, expected: "[pair, 2], of \(sectors) sectors")
    }
    return Set(array.rows.map { PairCurves.Pair($0[0], $0[1]) })
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// `known` are the pairs that have a curve; without them those that are not NaN at every time.
  func read(
    _ name: String, of known: [PairCurves.Pair]? = nil, isAntisymmetric: Bool = false
  ) throws -> PairCurves {
    if let pairs {
      return PairCurves(
        try group.readRows(
          name, shape: shape, places: pairs.map { [$0.first, $0.second] },
          largest: HDF5Limits.formFactor),
        of: pairs, sectors: sectors, times: times, isAntisymmetric: isAntisymmetric)
    }
    let array = try group.read(name, as: Double.self, largest: HDF5Limits.formFactor)
    guard array.shape == shape else {
      throw group.shapeError(name, array.shape, expected: "\(shape): [sector, sector, time]")
    }
    func row(_ pair: PairCurves.Pair) -> [Double] {
      let start = (pair.first * sectors + pair.second) * times
      return Array(array.elements[start..<(start + times)])
    }
    let all = (0..<sectors).flatMap { row in (row..<sectors).map { PairCurves.Pair(row, $0) } }
    let pairs = known ?? all.filter { row($0).contains { !$0.isNaN } }
    return PairCurves(
      pairs.map(row), of: pairs, sectors: sectors, times: times, isAntisymmetric: isAntisymmetric)
  }
}

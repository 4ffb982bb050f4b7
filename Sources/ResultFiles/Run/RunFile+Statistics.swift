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
    let window = try root.attribute("plateau_window", of: "time", as: Double.self)?.elements
    if let window, window.count != 2 || !(window[0] <= window[1]) {
      throw root.error("time", "the attribute plateau_window must be two ascending times.")
    }
    return TimeRecord(
      times: times.elements,
      heisenbergTime: try root.attribute("heisenberg_time", of: "time", as: Double.self)?
        .elements.first,
      plateauWindow: window.map { $0[0]...$0[1] },
      request: try root.stringAttribute("request", of: "time"))
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
    let mean = try group.read("mean", as: Double.self)
    let sectors = mean.shape.first ?? 0
    func curves(_ array: HDF5Array<Double>, _ name: String) throws -> [[[Double]]] {
      let shape = [sectors, sectors, times.times.count]
      guard array.shape == shape else {
        throw group.shapeError(name, array.shape, expected: "\(shape): [sector, sector, time]")
      }
      let rows = HDF5Array(shape: [sectors * sectors, shape[2]], elements: array.elements).rows
      return (0..<sectors).map { Array(rows[($0 * sectors)..<(($0 + 1) * sectors)]) }
    }
    let smoothed =
      try group.contains("smoothed")
      ? FormFactorRecord.SmoothedCurves(
        sigma: group.attribute("sigma", of: "smoothed", as: Double.self)?.elements.first ?? .nan,
        mean: curves(group.read("smoothed"), "smoothed")) : nil
    var record = FormFactorRecord(
      mean: try curves(mean, "mean"),
      standardError: try curves(group.read("standard_error"), "standard_error"),
      imaginary: try curves(group.read("imaginary"), "imaginary"), smoothed: smoothed)
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
    let average = try group.read("time_average", as: Double.self)
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
      standardError: try matrix(group.read("standard_error"), "standard_error"),
      exact: group.contains("exact") ? try matrix(group.read("exact"), "exact") : nil,
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

import SpectralStatistics

extension RunFile {
  static func write(_ times: TimeRecord, _ root: HDF5Group) throws {
    try root.write(
      times.times, to: "time", HDF5Description("times of the curves (hbar = 1)", axes: ["time"]))
    if let heisenbergTime = times.heisenbergTime {
      try root.setAttribute("heisenberg_time", heisenbergTime, on: "time")
    }
    if let request = times.request { try root.setAttribute("request", request, on: "time") }
    if let window = times.plateauWindow {
      try root.setAttribute(
        "plateau_window", HDF5Array([window.lowerBound, window.upperBound]), on: "time")
    }
  }

  static func write(_ curves: FormFactorRecord, _ group: HDF5Group) throws {
    var parts = [
      ("mean", curves.mean, "real part of K, mean over samples; NaN for pairs not asked for"),
      ("standard_error", curves.standardError, "standard error of the real part of K"),
      ("imaginary", curves.imaginary, "imaginary part of K, mean over samples"),
    ]
    if let smoothed = curves.smoothed {
      parts.append(("smoothed", smoothed.mean, "mean after a Gaussian filter of width sigma"))
    }
    for (name, curves, text) in parts {
      try write(curves, name, HDF5Description(text, axes: ["sector", "sector", "time"]), group)
    }
    if !isWhole(curves.mean) {
      try group.write(
        HDF5Array(rows: curves.mean.pairs.map { [$0.first, $0.second] }, width: 2),
        to: "curve_pairs",
        HDF5Description("sectors of the curves that are there", axes: ["pair", "sector"]))
    }
    if let count = curves.sampleCount { try group.setAttribute("samples", count, on: "mean") }
    if let smoothed = curves.smoothed {
      try group.setAttribute("sigma", smoothed.sigma, on: "smoothed")
    }
  }

  /// Of all pairs one array; of some pairs those alone, in an array of the same shape.
  private static func write(
    _ curves: PairCurves, _ name: String, _ description: HDF5Description, _ group: HDF5Group
  ) throws {
    let shape = [curves.sectorCount, curves.sectorCount, curves.timeCount]
    if isWhole(curves) {
      return try group.write(
        HDF5Array(shape: shape, elements: curves.flatMap { $0.flatMap { $0 } }), to: name,
        description, compressed: true)
    }
    let places = curves.pairs.flatMap { pair in
      pair.first == pair.second
        ? [[pair.first, pair.second]] : [[pair.first, pair.second], [pair.second, pair.first]]
    }
    try group.write(
      HDF5Rows(shape: shape, places: places, rows: places.map { curves[$0[0]][$0[1]] }), to: name,
      description)
  }

  private static func isWhole(_ curves: PairCurves) -> Bool {
    curves.pairs.count == curves.sectorCount * (curves.sectorCount + 1) / 2
  }

  /// Matrices of more sectors are compressed.
  private static let mostPlainSectors = 64

  /// `sectors` are those of the plateau among all; without them it has all.
  static func write(
    _ plateau: PlateauRecord, of sectors: ComputedSectors? = nil, _ group: HDF5Group
  ) throws {
    func write(_ own: [[Double]], _ name: String, _ text: String) throws {
      let matrix = sectors?.spread(own) ?? own
      try group.write(
        HDF5Array(rows: matrix, width: matrix.count), to: name,
        HDF5Description(text, axes: ["sector", "sector"]),
        compressed: matrix.count > mostPlainSectors)
    }
    try write(plateau.timeAverage, "time_average", "real part of K averaged over late times")
    try write(plateau.standardError, "standard_error", "standard error of time_average")
    if let method = plateau.errorEstimate {
      try group.setAttribute("method", method, on: "standard_error")
    }
    if let count = plateau.valueCount {
      try group.setAttribute("samples", count, on: "standard_error")
    }
    if let window = plateau.window {
      try group.setAttribute(
        "window", HDF5Array([window.lowerBound, window.upperBound]), on: "time_average")
    }
    if let covariance = plateau.covariance {
      let pairs = covariancePairs(sectors: plateau.timeAverage.count).map { pair in
        sectors.map { own in pair.map { own.numbers[$0] } } ?? pair
      }
      try group.write(
        HDF5Array(rows: pairs, width: 2), to: "pairs",
        HDF5Description("sectors of each row of covariance", axes: ["pair", "sector"]))
      try group.write(
        HDF5Array(rows: covariance, width: pairs.count), to: "covariance",
        HDF5Description("covariance of time_average", axes: ["pair", "pair"]), compressed: true)
    }
    if let exact = plateau.exact {
      try write(exact, "exact", "plateau of K from the signatures of the levels, mean over samples")
    }
  }

  /// All pairs of sectors λ ≤ μ, by rows.
  package static func covariancePairs(sectors: Int) -> [[Int]] {
    (0..<sectors).flatMap { row in (row..<sectors).map { [row, $0] } }
  }

  static func write(
    _ signatures: SignatureRecord, _ sectors: ComputedSectors, _ group: HDF5Group
  ) throws {
    try group.write(
      HDF5Array(
        rows: signatures.vectors.map { sectors.spread($0, missing: -1) }, width: sectors.all.count),
      to: "vector",
      HDF5Description(
        "how often a level occurs in every sector"
          + (sectors.isWhole ? "" : "; -1 where the sector's levels are missing"),
        axes: ["signature", "sector"]),
      compressed: sectors.all.count * signatures.vectors.count > mostPlainEntries)
    try group.write(
      HDF5Array(rows: signatures.levels, width: signatures.vectors.count), to: "levels",
      HDF5Description("number of levels with the signature", axes: ["sample", "signature"]),
      compressed: signatures.levels.count * signatures.vectors.count > mostPlainEntries)
    if let tolerance = signatures.degeneracyTolerance {
      try group.setAttribute("degeneracy_tolerance", tolerance)
    }
    if let decades = signatures.degeneracyWindowDecades {
      try group.setAttribute("degeneracy_window_decades", decades)
    }
  }
}

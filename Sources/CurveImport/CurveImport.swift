import GroupTheory
import ResultFiles
import SpectralStatistics

/// Form factors that somebody else computed or measured, as a run file holds them.
public struct CurveImport: Sendable {
  /// What the sectors of the file were found to be.
  public struct Match: Sendable, Hashable {
    /// The name in the file.
    public let label: String
    /// The name in the run file.
    public let name: String
    /// d.
    public let dimension: Int
    /// R.
    public let multiplicity: Int
    /// How it was found, in a few words.
    public let reason: String
  }

  /// The visible symmetry.
  public let symmetry: VisibleSymmetry
  /// What it is called.
  public let description: String
  /// The sectors in the order of the run file.
  public let sectors: SectorList
  /// How they were found, in the same order.
  public let matches: [Match]
  /// The curves, K divided by d_λ d_μ.
  public let formFactor: CrossSpectralFormFactor
  /// The curves up to the end of the plateau's window; nil where no times are averaged.
  public let plateau: PlateauMatrix?
  /// The number of samples behind the means, where it is known.
  public let sampleCount: Int?
  /// The curves of the samples. Shape: [sample][pair][time]; empty where the file has means.
  public let sampleCurves: [[[Double]]]
  /// The pairs of `sampleCurves`, sectors in the order of the run file.
  public let pairs: [CrossSpectralFormFactor.Pair]
  /// Single numbers of the file, as parameters of the model.
  public let parameters: [String: Double]
  /// What a reader has to know.
  public let warnings: [String]

  /// Reads all curves of a file.
  ///
  /// - Parameter known: The sectors of the visible symmetry; nil where they are numbered by the charges of the mapping.
  /// - Parameter normalized: Whether K was divided by d_λ d_μ, where the request says it.
  /// - Throws: `CurveImportError`, `NumPyFileError`.
  public init(
    _ arrays: NamedArrays, mapping: CurveMapping, known: KnownSectors?, normalized: Bool? = nil
  ) throws {
    let names = CurveNames(mapping.curves ?? "K_{a}_{b}")
    let times = try Self.times(arrays, mapping)
    let file = try FileSectors(arrays, mapping, names: names)
    let own = try known ?? ChargeLabels.sectors(file.labels, mapping.charges ?? [], arrays)
    let matching = try SectorMatching(
      Self.candidates(file, mapping), own, file: arrays.file)
    let places = matching.places.map { $0! }
    // The order of the run file: that of the visible symmetry.
    let order = places.indices.sorted { places[$0] < places[$1] }
    let levels = try Self.levels(file, own, places: places, arrays)
    symmetry = ChargeLabels.restricted(own.symmetry, to: places.sorted())
    description = own.description
    matches = order.map { sector in
      Match(
        label: file.labels[sector].text, name: own.names[places[sector]],
        dimension: own.dimensions[places[sector]], multiplicity: levels[sector],
        reason: matching.reasons[sector]!.rawValue)
    }
    sectors = SectorList(
      names: matches.map(\.name), irrepDimensions: matches.map(\.dimension),
      multiplicities: matches.map(\.multiplicity))
    let isNormalized = normalized ?? mapping.isNormalized
    let curves = try Self.curves(
      CurveReader(arrays: arrays, timeCount: times.count, spellings: file.spellings), names,
      mapping,
      order: order,
      divisors: isNormalized == false ? matches.map(\.dimension) : matches.map { _ in 1 })
    let window = try CurveTimes.window(mapping.window, times: times, file: arrays.file)
    formFactor = CrossSpectralFormFactor(
      curves: curves, sectors: order.count, on: CurveTimes.grid(times),
      plateauStart: window.lowerBound)
    plateau = Self.plateau(curves, sectors: order.count, times: times, window: window)
    pairs = curves.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    sampleCurves = Self.sampleCurves(curves, pairs)
    parameters = try Self.scalars(arrays, except: names)
    let stated = mapping.samples ?? parameters["n_samples"].flatMap { Int(exactly: $0) }
    sampleCount = sampleCurves.isEmpty ? stated.flatMap { $0 > 0 ? $0 : nil } : sampleCurves.count
    warnings = CurveWarnings.all(
      matches, plateau, isNormalized: isNormalized, pairs: pairs.count)
  }

  // MARK: - Parts

  /// How an array of times may be called where nothing is said.
  static let timeNames = ["t_calc", "t", "time", "times"]

  private static func times(_ arrays: NamedArrays, _ mapping: CurveMapping) throws -> [Double] {
    let names = mapping.time.map { [$0] } ?? timeNames
    for name in names {
      guard let array = try arrays.numbers(name) else { continue }
      let times = array.values
      guard array.shape.count == 1, times.count > 1, times.allSatisfy(\.isFinite),
        zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }), times[0] >= 0,
        times.allSatisfy({ $0 == 0 || (HDF5Limits.leastReal...HDF5Limits.real).contains($0) })
      else { throw arrays.error("the times \(name) must be a list of ascending numbers from 0.") }
      return times
    }
    throw arrays.error(
      "there is no array \(names.joined(separator: ", ")) of times; the arrays are "
        + "\(arrays.listing). A --mapping file says what it is called.")
  }

  private static func candidates(
    _ file: FileSectors, _ mapping: CurveMapping
  ) -> [SectorMatching.Candidate] {
    file.labels.indices.map { sector in
      let dimension = file.dimensions?[sector]
      let product = file.products?[sector]
      return SectorMatching.Candidate(
        label: file.labels[sector],
        irrep: mapping.sectors.isEmpty ? nil : mapping.sectors[sector].irrep,
        dimension: dimension,
        multiplicity: file.multiplicities?[sector]
          ?? dimension.flatMap { d in product.flatMap { $0 % d == 0 ? $0 / d : nil } })
    }
  }

  private static func levels(
    _ file: FileSectors, _ known: KnownSectors, places: [Int], _ arrays: NamedArrays
  ) throws -> [Int] {
    let dimensions = places.map { known.dimensions[$0] }
    if let levels = try file.levels(dimensions: dimensions, arrays) { return levels }
    if let levels = known.multiplicities { return places.map { levels[$0] } }
    throw CurveImportError(
      file: arrays.file,
      problem:
        "the numbers of levels R of the sectors are not known. Give sectors: with levels: in a --mapping file, "
        + "an array sector_dims of d R, or --like MODEL.", isRequest: true)
  }

  private static func curves(
    _ reader: CurveReader, _ names: CurveNames, _ mapping: CurveMapping, order: [Int],
    divisors: [Int]
  ) throws -> [CrossSpectralFormFactor.Pair: PairCurve] {
    var curves: [CrossSpectralFormFactor.Pair: PairCurve] = [:]
    for (first, left) in order.enumerated() {
      for (second, right) in order.enumerated().dropFirst(first) {
        guard
          var curve = try reader.curve(
            names, errors: mapping.errors.map(CurveNames.init),
            imaginary: mapping.imaginary.map(CurveNames.init), pair: (left, right))
        else {
          guard first != second else {
            throw reader.arrays.error(
              "there is no curve \(names.name(reader.spellings[left], reader.spellings[left])).")
          }
          continue
        }
        curve.scale(by: 1 / Double(divisors[first] * divisors[second]))
        curves[.init(first, second)] = curve
      }
    }
    let counts = Set(curves.values.map(\.real.count))
    guard counts.count == 1 else {
      throw reader.arrays.error(
        "the curves have different numbers of samples, \(counts.sorted()).")
    }
    return curves
  }

  private static func sampleCurves(
    _ curves: [CrossSpectralFormFactor.Pair: PairCurve], _ pairs: [CrossSpectralFormFactor.Pair]
  ) -> [[[Double]]] {
    let samples = curves[pairs[0]]!.real.count
    return samples > 1
      ? (0..<samples).map { sample in pairs.map { curves[$0]!.real[sample] } } : []
  }

  private static func plateau(
    _ curves: [CrossSpectralFormFactor.Pair: PairCurve], sectors: Int, times: [Double],
    window: ClosedRange<Double>
  ) -> PlateauMatrix? {
    let count = times.firstIndex { $0 > window.upperBound } ?? times.count
    guard count > 1, times[count - 1] > window.lowerBound else { return nil }
    let early = curves.mapValues { curve in
      PairCurve(real: curve.real.map { Array($0[..<count]) })
    }
    return PlateauMatrix(
      measured: CrossSpectralFormFactor(
        curves: early, sectors: sectors, on: TimeGrid(listed: Array(times[..<count])),
        plateauStart: window.lowerBound))
  }

  /// Arrays without axes that hold one number.
  private static func scalars(
    _ arrays: NamedArrays, except curves: CurveNames
  ) throws -> [String: Double] {
    let head = curves.pattern.prefix { $0 != "{" }
    var scalars: [String: Double] = [:]
    for name in arrays.names where head.isEmpty || !name.hasPrefix(head) {
      guard let array = try arrays.array(name), array.shape.isEmpty, let value = array.real?.first
      else { continue }
      scalars[name] = value
    }
    return scalars
  }
}

extension PairCurve {
  /// The same times a number.
  mutating func scale(by factor: Double) {
    real = real.map { $0.map { factor * $0 } }
    imaginary = imaginary?.map { $0.map { factor * $0 } }
    error = error?.map { factor * $0 }
  }
}

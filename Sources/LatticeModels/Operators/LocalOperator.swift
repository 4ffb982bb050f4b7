import Numerics

/// A sparse operator that acts on a few sites and as the identity on all others.
///
/// Shape: `columns[c]` lists the non-zero entries of column `c`, rows ascending; local
/// configurations are numbered with the first listed site slowest. An operator on no sites is a
/// scalar: one configuration, one column.
///
/// On the sites of `parityString`, which all have two levels, the parity (-1)^level acts as well:
/// the Jordan-Wigner string of fermions. It costs nothing, however long it is.
public struct LocalOperator: Sendable, Equatable {
  /// One non-zero matrix element of a column.
  public struct Entry: Sendable, Equatable {
    /// The row, a local configuration.
    public let row: Int
    /// The matrix element.
    public let amplitude: Complex<Double>

    /// Places `amplitude` in `row`.
    public init(row: Int, amplitude: Complex<Double>) {
      self.row = row
      self.amplitude = amplitude
    }
  }

  /// The sites acted upon, ascending.
  public let sites: [Int]
  /// The number of levels of each site in `sites`.
  public let dimensions: [Int]
  /// The non-zero entries of every column.
  public let columns: [[Entry]]
  /// Other sites, ascending, on which the parity (-1)^level acts.
  public let parityString: [Int]

  /// Stores the given columns; entries that are rounding noise beside the largest are dropped.
  public init(
    sites: [Int], dimensions: [Int], columns: [[Entry]], parityString: [Int] = []
  ) {
    precondition(zip(sites, sites.dropFirst()).allSatisfy(<), "sites must ascend")
    precondition(
      zip(parityString, parityString.dropFirst()).allSatisfy(<)
        && parityString.allSatisfy { !sites.contains($0) },
      "the string must ascend and avoid the sites")
    precondition(sites.count == dimensions.count, "one dimension per site")
    precondition(columns.count == dimensions.reduce(1, *), "one column per configuration")
    self.sites = sites
    self.dimensions = dimensions
    self.columns = LocalOperator.withoutRoundingNoise(columns)
    self.parityString = parityString
  }

  /// The number `value`, an operator on no sites.
  public init(scalar value: Complex<Double>) {
    self.init(sites: [], dimensions: [], columns: [[Entry(row: 0, amplitude: value)]])
  }

  /// A dense matrix `rows[row][column]` acting on one site.
  public init(site: Int, rows: [[Complex<Double>]]) {
    precondition(rows.allSatisfy { $0.count == rows.count }, "the matrix must be square")
    let columns = rows.indices.map { column in
      rows.indices.map { Entry(row: $0, amplitude: rows[$0][column]) }
    }
    self.init(sites: [site], dimensions: [rows.count], columns: columns)
  }

  /// The identity on `sites`.
  public static func identity(sites: [Int], dimensions: [Int]) -> LocalOperator {
    let columns = (0..<dimensions.reduce(1, *)).map { [Entry(row: $0, amplitude: .one)] }
    return LocalOperator(sites: sites, dimensions: dimensions, columns: columns)
  }

  /// The number of local configurations, the product of `dimensions`.
  public var dimension: Int { columns.count }

  /// Whether every matrix element vanishes.
  public var isZero: Bool { columns.allSatisfy(\.isEmpty) }

  /// The largest modulus of a matrix element.
  public var largestModulus: Double { LocalOperator.largestModulus(columns) }

  /// The dense matrix, `[row][column]`.
  public var denseRows: [[Complex<Double>]] {
    var rows = [[Complex<Double>]](
      repeating: [Complex<Double>](repeating: .zero, count: dimension), count: dimension)
    for (column, entries) in columns.enumerated() {
      for entry in entries { rows[entry.row][column] = entry.amplitude }
    }
    return rows
  }

  /// The same operator on renamed sites; `newSite` must keep them distinct.
  public func onSites(_ newSite: (Int) -> Int) -> LocalOperator {
    let renamed = sites.map(newSite)
    let order = renamed.indices.sorted { renamed[$0] < renamed[$1] }
    let newDimensions = order.map { dimensions[$0] }
    let newSites = order.map { renamed[$0] }
    let place = configurationNumbers(
      strides: LocalOperator.strides(newDimensions), positions: sites.indices.map(order.inverted))
    var moved = [[Entry]](repeating: [], count: dimension)
    for (column, entries) in columns.enumerated() {
      moved[place[column]] = entries.map { Entry(row: place[$0.row], amplitude: $0.amplitude) }
        .sorted { $0.row < $1.row }
    }
    return LocalOperator(
      sites: newSites, dimensions: newDimensions, columns: moved,
      parityString: parityString.map(newSite).sorted())
  }
}

extension LocalOperator {
  /// Relative size below which a matrix element, or its real or imaginary part, is rounding noise.
  static let roundingNoise = 1e-14

  private static func largestModulus(_ columns: [[Entry]]) -> Double {
    columns.reduce(0) { largest, entries in
      entries.reduce(largest) { max($0, $1.amplitude.length) }
    }
  }

  private static func withoutRoundingNoise(_ columns: [[Entry]]) -> [[Entry]] {
    let threshold = roundingNoise * largestModulus(columns)
    func isNoise(_ part: Double) -> Bool { part != 0 && abs(part) <= threshold }
    let isClean = columns.allSatisfy { entries in
      entries.allSatisfy { entry in
        entry.amplitude != .zero && !isNoise(entry.amplitude.real)
          && !isNoise(entry.amplitude.imaginary)
      }
    }
    if isClean || !threshold.isFinite { return columns }
    return columns.map { entries in
      entries.compactMap { entry in
        let real = abs(entry.amplitude.real) > threshold ? entry.amplitude.real : 0
        let imaginary = abs(entry.amplitude.imaginary) > threshold ? entry.amplitude.imaginary : 0
        let amplitude = Complex(real, imaginary)
        return amplitude == .zero ? nil : Entry(row: entry.row, amplitude: amplitude)
      }
    }
  }

  /// The weight of each digit in a configuration number, first site slowest.
  package static func strides(_ dimensions: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: dimensions.count)
    for position in dimensions.indices.dropLast().reversed() {
      strides[position] = strides[position + 1] * dimensions[position + 1]
    }
    return strides
  }

  /// For each own configuration, Σ digit × stride when own digit `i` is put at `positions[i]`.
  package func configurationNumbers(strides: [Int], positions: [Int]) -> [Int] {
    let own = LocalOperator.strides(dimensions)
    return (0..<dimension).map { configuration in
      dimensions.indices.reduce(0) { number, site in
        number + configuration / own[site] % dimensions[site] * strides[positions[site]]
      }
    }
  }
}

extension [Int] {
  /// The position at which a permutation holds `value`.
  fileprivate func inverted(_ value: Int) -> Int { firstIndex(of: value)! }
}

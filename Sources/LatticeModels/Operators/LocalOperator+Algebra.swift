import Numerics

extension LocalOperator {
  /// The sum, an operator on the union of the supports.
  public static func + (left: LocalOperator, right: LocalOperator) -> LocalOperator {
    let support = Support(sumOf: left, right)
    let (first, second) = (left.extended(to: support), right.extended(to: support))
    let columns = zip(first.columns, second.columns).map {
      $0.isEmpty ? $1 : $1.isEmpty ? $0 : merged($0 + $1)
    }
    return LocalOperator(
      sites: support.sites, dimensions: support.dimensions, columns: columns,
      parityString: first.parityString)
  }

  /// The difference, an operator on the union of the supports.
  public static func - (left: LocalOperator, right: LocalOperator) -> LocalOperator {
    left + right.scaled(by: Complex(-1))
  }

  /// The operator product; `right` acts first.
  public static func * (left: LocalOperator, right: LocalOperator) -> LocalOperator {
    let support = Support(left, right)
    let (left, right) = (
      left.absorbingString(within: support), right.absorbingString(within: support)
    )
    let (first, second) = (left.places(in: support), right.places(in: support))
    let columns = (0..<support.dimension).map { column in
      var entries: [Entry] = []
      for inner in right.columns[second.numbers[column]] {
        let middle =
          column + second.offsets[inner.row] - second.offsets[second.numbers[column]]
        for outer in left.columns[first.numbers[middle]] {
          let row = middle + first.offsets[outer.row] - first.offsets[first.numbers[middle]]
          entries.append(Entry(row: row, amplitude: outer.amplitude * inner.amplitude))
        }
      }
      return entries.count < 2 ? entries : merged(entries)
    }
    return LocalOperator(
      sites: support.sites, dimensions: support.dimensions, columns: columns,
      parityString: Set(left.parityString).symmetricDifference(right.parityString).sorted())
  }

  /// The operator times a number.
  public func scaled(by factor: Complex<Double>) -> LocalOperator {
    let scaledColumns = columns.map { entries in
      entries.map { Entry(row: $0.row, amplitude: $0.amplitude * factor) }
    }
    return LocalOperator(
      sites: sites, dimensions: dimensions, columns: scaledColumns, parityString: parityString)
  }

  /// The Hermitian adjoint.
  public var adjoint: LocalOperator {
    var transposed = [[Entry]](repeating: [], count: dimension)
    for (column, entries) in columns.enumerated() {
      for entry in entries {
        transposed[entry.row].append(Entry(row: column, amplitude: entry.amplitude.conjugate))
      }
    }
    return LocalOperator(
      sites: sites, dimensions: dimensions, columns: transposed, parityString: parityString)
  }

  /// The non-negative integer power, by repeated squaring.
  public func power(_ exponent: Int) -> LocalOperator {
    precondition(exponent >= 0, "operators have no negative powers here")
    var result = LocalOperator.identity(sites: sites, dimensions: dimensions)
    var (square, rest) = (self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// The exponential, by a Taylor series of the operator divided by 2^s and s squarings.
  ///
  /// Accuracy: about 4e-15 (1 + ‖A‖) of the largest matrix element; smaller ones become zero.
  public var exponential: LocalOperator {
    let norm = columns.map { $0.reduce(0) { $0 + $1.amplitude.length } }.max() ?? 0
    let squarings = norm > 0.5 ? Int(Double.log2(norm / 0.5).rounded(.up)) : 0
    let small = scaled(by: Complex(Double.exp2(-Double(squarings))))
    var term = LocalOperator.identity(sites: sites, dimensions: dimensions)
    var sum = term
    for order in 1...20 {
      term = (term * small).scaled(by: Complex(1 / Double(order)))
      sum = sum + term
    }
    for _ in 0..<squarings { sum = sum * sum }
    return sum.droppingEntries(below: 4e-15 * (1 + norm) * sum.largestModulus)
  }

  /// This operator on the larger support: where its string passes the parity, on what else is new
  /// the identity.
  func extended(to support: Support) -> LocalOperator {
    if sites == support.sites { return self }
    let (numbers, offsets) = places(in: support)
    let isOdd = support.oddConfigurations(on: parityString)
    let columns = (0..<support.dimension).map { configuration in
      let column = numbers[configuration]
      let spectators = configuration - offsets[column]
      let sign = Complex<Double>(isOdd[configuration] ? -1 : 1)
      return self.columns[column]
        .map { Entry(row: spectators + offsets[$0.row], amplitude: $0.amplitude * sign) }
        .sorted { $0.row < $1.row }
    }
    return LocalOperator(
      sites: support.sites, dimensions: support.dimensions, columns: columns,
      parityString: parityString.filter { !support.sites.contains($0) })
  }

  /// For each configuration of the support the own one that it contains, and for each own one the
  /// number that it adds to that of a configuration.
  private func places(in support: Support) -> (numbers: [Int], offsets: [Int]) {
    let positions = sites.map { site in support.sites.firstIndex(of: site)! }
    let strides = LocalOperator.strides(support.dimensions)
    let own = LocalOperator.strides(dimensions)
    var numbers = [Int](repeating: 0, count: support.dimension)
    for (site, position) in positions.enumerated() {
      for configuration in numbers.indices {
        numbers[configuration] += configuration / strides[position] % dimensions[site] * own[site]
      }
    }
    return (numbers, configurationNumbers(strides: strides, positions: positions))
  }

  private func droppingEntries(below threshold: Double) -> LocalOperator {
    guard threshold.isFinite else { return self }
    let kept = columns.map { entries in
      entries.map { entry in
        let real = abs(entry.amplitude.real) > threshold ? entry.amplitude.real : 0
        let imaginary = abs(entry.amplitude.imaginary) > threshold ? entry.amplitude.imaginary : 0
        return Entry(row: entry.row, amplitude: Complex(real, imaginary))
      }
    }
    return LocalOperator(
      sites: sites, dimensions: dimensions, columns: kept, parityString: parityString)
  }

  /// Sorts by row and adds up entries of the same row.
  private static func merged(_ entries: [Entry]) -> [Entry] {
    var result: [Entry] = []
    for entry in entries.sorted(by: { $0.row < $1.row }) {
      if let last = result.last, last.row == entry.row {
        result[result.count - 1] = Entry(
          row: entry.row, amplitude: last.amplitude + entry.amplitude)
      } else {
        result.append(entry)
      }
    }
    return result
  }
}

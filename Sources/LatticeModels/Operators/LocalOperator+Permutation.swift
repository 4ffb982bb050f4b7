import Numerics

extension LocalOperator {
  /// P A P⁻¹ for the permutation P that moves site j to `images[j]`, as a sum of local operators.
  ///
  /// Moving the fermions of one site past those of another changes the sign, as for `MonomialOperator`: an operator that changes the
  /// number on one site gets a string over the fermions that this site is moved past. `fermions` holds the sites of all fermions.
  package func moved(to images: [Int], fermions: Set<Int>) -> [LocalOperator] {
    func isInverted(_ site: Int, _ other: Int) -> Bool {
      (site < other) != (images[site] < images[other])
    }
    let own = sites.indices.filter { fermions.contains(sites[$0]) }
    let strides = LocalOperator.strides(dimensions)
    func isOccupied(_ configuration: Int, _ place: Int) -> Bool {
      configuration / strides[place] % dimensions[place] == 1
    }
    /// The sign of a configuration's own fermions among each other.
    func sign(_ configuration: Int) -> Double {
      var sign = 1.0
      for (number, first) in own.enumerated() where isOccupied(configuration, first) {
        for second in own[(number + 1)...] where isOccupied(configuration, second) {
          if isInverted(sites[first], sites[second]) { sign = -sign }
        }
      }
      return sign
    }
    let others = fermions.subtracting(sites).sorted()
    var parts: [[Int]: [[Entry]]] = [:]
    for (column, entries) in columns.enumerated() {
      for entry in entries {
        let changed = own.filter { isOccupied(column, $0) != isOccupied(entry.row, $0) }
        let passed = others.filter { other in
          changed.count { isInverted(sites[$0], other) } % 2 == 1
        }
        let factor = Complex(sign(column) * sign(entry.row))
        parts[passed, default: Array(repeating: [], count: dimension)][column].append(
          Entry(row: entry.row, amplitude: entry.amplitude * factor))
      }
    }
    return parts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { passed, columns in
      LocalOperator(
        sites: sites, dimensions: dimensions, columns: columns,
        parityString: Set(parityString).symmetricDifference(passed).sorted()
      ).onSites { images[$0] }
    }
  }
}

import NumPyFiles

/// The sectors as a file describes them: names, spellings in the names of arrays, dimensions and numbers of levels.
struct FileSectors {
  /// Shape: [sector].
  let labels: [SectorLabel]
  /// As the names of arrays contain them. Shape: [sector].
  let spellings: [String]
  /// d; nil where the file has none. Shape: [sector].
  let dimensions: [Int]?
  /// R; nil where the file has none. Shape: [sector].
  let multiplicities: [Int]?
  /// d R, from which R follows once d is known; nil where the file has none. Shape: [sector].
  let products: [Int]?

  init(_ arrays: NamedArrays, _ mapping: CurveMapping, names: CurveNames) throws {
    (labels, spellings) = try Self.labels(arrays, mapping, names)
    let count = labels.count
    dimensions = try Self.counts("d_irreps", arrays, count: count)
    let stated = mapping.sectors.map(\.levels)
    if stated.count == count, stated.allSatisfy({ $0 != nil }) {
      (multiplicities, products) = (stated.map { $0! }, nil)
    } else if let name = mapping.levels {
      guard let values = try Self.counts(name, arrays, count: count) else {
        throw arrays.error(
          "there is no array \(name), which the mapping calls the numbers of levels.")
      }
      (multiplicities, products) = (values, nil)
    } else {
      multiplicities = try Self.counts("multiplicity", arrays, count: count)
      products = try Self.counts("sector_dims", arrays, count: count)
    }
  }

  /// The numbers of levels, given all d; nil where nothing says them.
  func levels(dimensions: [Int], _ arrays: NamedArrays) throws -> [Int]? {
    if let multiplicities { return multiplicities }
    guard let products else { return nil }
    for (label, (product, dimension)) in zip(labels, zip(products, dimensions))
    where product % dimension != 0 {
      throw arrays.error(
        "sector_dims is \(product) for the sector '\(label.text)', no multiple of d = \(dimension)."
      )
    }
    return zip(products, dimensions).map { $0 / $1 }
  }

  /// Positive integers, one for each sector; nil where there is no such array.
  private static func counts(_ name: String, _ arrays: NamedArrays, count: Int) throws -> [Int]? {
    guard let array = try arrays.array(name) else { return nil }
    let values = (array.real ?? []).compactMap { Int(exactly: $0) }
    guard values.count == count, values.allSatisfy({ (1...largestCount).contains($0) }),
      array.real?.count == count
    else {
      throw arrays.error(
        "the array \(name) must have \(count) positive integers, one for each sector.")
    }
    return values
  }

  /// No sector has more levels than this.
  private static let largestCount = 1 << 40

  // MARK: - Names

  /// The arrays that may name the sectors.
  private static let listNames = ["sector_labels", "sector_keys"]

  /// The names of the sectors where an array holds them.
  ///
  /// Throws: `CurveImportError` where it holds something else.
  static func names(_ arrays: NamedArrays) throws -> [String]? {
    for name in listNames {
      if let array = try arrays.array(name) { return try keys(array, name, arrays).map(\.text) }
    }
    return nil
  }

  private static func labels(
    _ arrays: NamedArrays, _ mapping: CurveMapping, _ names: CurveNames
  ) throws -> ([SectorLabel], [String]) {
    var lists: [[SectorLabel]] = []
    if !mapping.sectors.isEmpty {
      lists = [mapping.sectors.map { SectorLabel($0.label) }]
    } else {
      for name in listNames {
        if let array = try arrays.array(name) { lists.append(try keys(array, name, arrays)) }
      }
      if lists.isEmpty { lists.append(names.labels(among: arrays.names).map(SectorLabel.init)) }
    }
    guard names.isByPair else {
      guard let first = lists.first(where: { !$0.isEmpty }) else {
        throw arrays.error("nothing names the sectors; list them by sectors: in a --mapping file.")
      }
      return (first, first.map(\.text))
    }
    let known = Set(arrays.names)
    for labels in lists where !labels.isEmpty && Set(labels).count == labels.count {
      for spelling in 0..<labels[0].spellings.count {
        let spellings = labels.map { $0.spellings[spelling] }
        if spellings.allSatisfy({ known.contains(names.name($0, $0)) }) {
          return (labels, spellings)
        }
      }
    }
    let example = lists.first?.first.map { names.name($0.key, $0.key) } ?? names.pattern
    throw arrays.error(
      "there is no curve \(example) of a sector with itself; the arrays are \(arrays.listing). "
        + "A --mapping file says how curves are named.")
  }

  /// Names of sectors: texts [sector], or integers [sector] or [sector, label].
  private static func keys(
    _ array: NumPyArray, _ name: String, _ arrays: NamedArrays
  ) throws -> [SectorLabel] {
    switch (array.elements, array.shape.count) {
    case (.texts(let texts), 1): return texts.map(SectorLabel.init)
    case (.integers(let values), 1), (.integers(let values), 2):
      let width = array.shape.count == 1 ? 1 : array.shape[1]
      guard width > 0 else { break }
      return stride(from: 0, to: values.count, by: width).map { start in
        let parts = values[start..<(start + width)].map(String.init)
        return SectorLabel(width == 1 ? parts[0] : "(\(parts.joined(separator: ",")))")
      }
    default: break
    }
    throw arrays.error("the array \(name) must name the sectors by texts or integers.")
  }
}

import CHDF5

/// Some rows of an array along its last axis; whatever else the array announces takes no room and reads as NaN.
public struct HDF5Rows: Sendable {
  /// The length of every axis of the whole array.
  public let shape: [Int]
  /// Where each row stands: an index for every axis but the last.
  public let places: [[Int]]
  /// Shape: [row][element].
  public let rows: [[Double]]

  /// Rows from their parts.
  public init(shape: [Int], places: [[Int]], rows: [[Double]]) {
    precondition(places.count == rows.count, "a place for every row")
    precondition(places.allSatisfy { $0.count == shape.count - 1 }, "an index for every axis")
    precondition(rows.allSatisfy { $0.count == shape.last }, "rows as long as the last axis")
    (self.shape, self.places, self.rows) = (shape, places, rows)
  }
}

extension HDF5Group {
  /// Writes a new dataset of which only some rows are there; each is compressed by itself, with a checksum.
  ///
  /// The file grows with the rows, not with the array.
  /// - Throws: ``ResultFileError``.
  public func write(_ array: HDF5Rows, to name: String, _ description: HDF5Description) throws {
    precondition(array.shape.count == description.axes.count, "every axis has a name")
    try located(name) {
      let type = try hdf5Identifier { H5Tcopy(chdf5_double()) }
      let space = try HDF5Space.make(array.shape)
      let creation = try HDF5Group.untimed(chdf5_dataset_creation())
      let chunk = Self.row(array.shape)
      var missing = Double.nan
      try hdf5(creation) { H5Pset_chunk(creation.raw, Int32(chunk.count), chunk) }
      try hdf5(creation, type) { H5Pset_fill_value(creation.raw, type.raw, &missing) }
      try hdf5(creation) { H5Pset_shuffle(creation.raw) }
      try hdf5(creation) { H5Pset_deflate(creation.raw, 4) }
      try hdf5(creation) { H5Pset_fletcher32(creation.raw) }
      let dataset = try hdf5Identifier(identifier, type, space, creation) {
        H5Dcreate2(
          identifier.raw, name, type.raw, space.raw, chdf5_default(), creation.raw, chdf5_default())
      }
      let memory = try HDF5Space.make([array.shape.last!])
      for (place, row) in zip(array.places, array.rows) where !row.isEmpty {
        try Self.select(place, array.shape, of: space)
        try hdf5(dataset, type, memory, space) {
          H5Dwrite(dataset.raw, type.raw, memory.raw, space.raw, chdf5_default(), row)
        }
      }
    }
    try describe(name, description)
  }

  /// The shape that a dataset announces, which need not all be there.
  /// - Throws: ``ResultFileError`` when it is missing.
  func shape(of name: String) throws -> [Int] {
    let dataset = try openDataset(name)
    return try located(name) {
      try HDF5Space.shape(of: hdf5Identifier(dataset) { H5Dget_space(dataset.raw) })
    }
  }

  /// Reads some rows of a dataset of numbers along its last axis.
  ///
  /// - Throws: ``ResultFileError`` when it is missing, has another shape, or holds something else than numbers within ±`largest`
  ///   and NaN.
  public func readRows(
    _ name: String, shape: [Int], places: [[Int]], largest: Double = HDF5Limits.real
  ) throws -> [[Double]] {
    let dataset = try openDataset(name)
    let fileType = try located(name) { try hdf5Identifier(dataset) { H5Dget_type(dataset.raw) } }
    guard Double.storage.reads(fileType) else {
      throw error(name, "this dataset must hold \(Double.storage.name).")
    }
    let space = try located(name) { try hdf5Identifier(dataset) { H5Dget_space(dataset.raw) } }
    let found = try located(name) { try HDF5Space.shape(of: space) }
    guard found == shape else { throw shapeError(name, found, expected: "\(shape)") }
    let rows = try located(name) {
      let type = try hdf5Identifier { H5Tcopy(chdf5_double()) }
      let memory = try HDF5Space.make([shape.last!])
      return try places.map { place in
        var row = [Double](repeating: .nan, count: shape.last!)
        if row.isEmpty { return row }
        try Self.select(place, shape, of: space)
        try hdf5(dataset, type, memory, space) {
          H5Dread(dataset.raw, type.raw, memory.raw, space.raw, chdf5_default(), &row)
        }
        return row
      }
    }
    if let value = rows.joined().first(where: { $0.magnitude > largest }) {
      throw error(
        name, "\(value) occurs; numbers here lie between -\(largest) and \(largest).")
    }
    return rows
  }

  private static func row(_ shape: [Int]) -> [hsize_t] {
    shape.indices.map { $0 == shape.count - 1 ? hsize_t(max(shape[$0], 1)) : 1 }
  }

  private static func select(_ place: [Int], _ shape: [Int], of space: HDF5Identifier) throws {
    let start = (place + [0]).map { hsize_t($0) }
    let count = row(shape)
    try hdf5(space) {
      H5Sselect_hyperslab(space.raw, H5S_SELECT_SET, start, nil, count, nil)
    }
  }
}

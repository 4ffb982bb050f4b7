import CHDF5

/// The number of elements that a dataset or attribute announces, compared with the bytes that it has in the file.
enum HDF5Extent {
  /// Deflate makes at most so much of a byte.
  private static let largestCompression = 1100
  /// Values that were never written need no storage; of these so many bytes are believed.
  private static let unwritten = 1 << 16
  private static let mostEmptyRows = 1 << 20

  /// The shape of a dataset, if the file can hold it.
  static func shape(ofDataset dataset: HDF5Identifier, type: HDF5Identifier) throws -> [Int] {
    let space = try hdf5Identifier(dataset) { H5Dget_space(dataset.raw) }
    let creation = try hdf5Identifier(dataset) { H5Dget_create_plist(dataset.raw) }
    let isFiltered = try hdf5(creation) { H5Pget_nfilters(creation.raw) } > 0
    let stored = hdf5Lock.withLock {
      withExtendedLifetime(dataset) { H5Dget_storage_size(dataset.raw) }
    }
    return try shape(of: space, type, stored: Int(clamping: stored), isFiltered: isFiltered)
  }

  /// The shape of an attribute, if the file can hold it.
  static func shape(ofAttribute attribute: HDF5Identifier, type: HDF5Identifier) throws -> [Int] {
    let space = try hdf5Identifier(attribute) { H5Aget_space(attribute.raw) }
    let stored = hdf5Lock.withLock {
      withExtendedLifetime(attribute) { H5Aget_storage_size(attribute.raw) }
    }
    return try shape(of: space, type, stored: Int(clamping: stored), isFiltered: false)
  }

  private static func shape(
    of space: HDF5Identifier, _ type: HDF5Identifier, stored: Int, isFiltered: Bool
  ) throws -> [Int] {
    let shape = try HDF5Space.shape(of: space)
    let size = hdf5Lock.withLock { withExtendedLifetime(type) { H5Tget_size(type.raw) } }
    let (bytes, overflow) = shape.reduce(1, *).multipliedReportingOverflow(by: size)
    let (room, isLarge) = stored.multipliedReportingOverflow(
      by: isFiltered ? largestCompression : 1)
    // Of an array without elements the other axes take no room, but rows.
    let rows =
      shape.contains(0)
      ? shape.reduce((1, false)) { rows, length in
        let (product, overflow) = rows.0.multipliedReportingOverflow(by: max(1, length))
        return (product, rows.1 || overflow)
      } : (1, false)
    guard size > 0, !overflow, isLarge || bytes <= max(room, unwritten), !rows.1,
      rows.0 <= mostEmptyRows
    else {
      throw HDF5Failure(text: "it announces more values than the file has room for")
    }
    return shape
  }
}

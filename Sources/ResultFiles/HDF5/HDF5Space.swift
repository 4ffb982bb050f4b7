import CHDF5

/// The extent of a dataset or attribute.
enum HDF5Space {
  static func make(_ shape: [Int]) throws -> HDF5Identifier {
    if shape.isEmpty { return try hdf5Identifier { H5Screate(H5S_SCALAR) } }
    let lengths = shape.map { hsize_t($0) }
    return try hdf5Identifier { H5Screate_simple(Int32(shape.count), lengths, nil) }
  }

  static func shape(of space: HDF5Identifier) throws -> [Int] {
    let rank = try hdf5(space) { H5Sget_simple_extent_ndims(space.raw) }
    guard
      try hdf5(space, call: { Int32(H5Sget_simple_extent_type(space.raw).rawValue) })
        != Int32(H5S_NULL.rawValue)
    else { return [0] }
    if rank == 0 { return [] }
    var lengths = [hsize_t](repeating: 0, count: Int(rank))
    try hdf5(space) { H5Sget_simple_extent_dims(space.raw, &lengths, nil) }
    var count = 1
    return try lengths.map { length in
      let (product, overflow) = count.multipliedReportingOverflow(by: Int(clamping: length))
      guard !overflow, product < 1 << 48, length < 1 << 48 else {
        throw HDF5Failure(text: "the size is absurd")
      }
      count = product
      return Int(length)
    }
  }

  /// Chunks of at most a MiB: whole rows of the last axes, as many as fit; nil for empty arrays.
  static func chunk(_ shape: [Int], elementBytes: Int) -> [hsize_t]? {
    guard !shape.isEmpty, shape.allSatisfy({ $0 > 0 }) else { return nil }
    var room = max(1, (1 << 20) / elementBytes)
    var chunk = [hsize_t](repeating: 1, count: shape.count)
    for axis in shape.indices.reversed() {
      chunk[axis] = hsize_t(min(room, shape[axis]))
      room /= Int(chunk[axis])
      if room == 0 || chunk[axis] < shape[axis] { break }
    }
    return chunk
  }
}

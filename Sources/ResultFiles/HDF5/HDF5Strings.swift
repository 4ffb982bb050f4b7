import CHDF5

/// Strings in HDF5: written with variable length in UTF-8, read in every form.
enum HDF5Strings {
  static func makeType() throws -> HDF5Identifier {
    let type = try hdf5Identifier { H5Tcopy(chdf5_c_string()) }
    try hdf5(type) { H5Tset_size(type.raw, chdf5_variable_length()) }
    try hdf5(type) { H5Tset_cset(type.raw, H5T_CSET_UTF8) }
    return type
  }

  /// Calls `body` with the strings as an array of pointers to zero-ended bytes.
  static func withPointers(
    _ strings: [String], _ body: (UnsafeRawPointer?) throws -> Void
  ) rethrows {
    let bytes = strings.map { Array($0.utf8CString) }
    let storage = UnsafeMutableBufferPointer<CChar>.allocate(
      capacity: max(1, bytes.reduce(0) { $0 + $1.count }))
    defer { storage.deallocate() }
    var pointers: [UnsafePointer<CChar>?] = []
    var offset = 0
    for string in bytes {
      pointers.append(UnsafePointer(storage.baseAddress! + offset))
      for byte in string {
        storage.initializeElement(at: offset, to: byte)
        offset += 1
      }
    }
    try pointers.withUnsafeBytes { try body($0.baseAddress) }
  }

  /// The strings that `read` delivers into memory of the file's own type.
  static func read(
    count: Int, type: HDF5Identifier, space: HDF5Identifier,
    _ read: (UnsafeMutableRawPointer) throws -> Void
  ) throws -> [String] {
    if count == 0 { return [] }
    if try hdf5(type, call: { H5Tis_variable_str(type.raw) }) > 0 {
      return try readVariable(count: count, type: type, space: space, read)
    }
    let (size, isSpacePadded) = withExtendedLifetime(type) {
      (H5Tget_size(type.raw), H5Tget_strpad(type.raw) == H5T_STR_SPACEPAD)
    }
    var bytes = [UInt8](repeating: 0, count: count * size)
    try bytes.withUnsafeMutableBytes { try read($0.baseAddress!) }
    return (0..<count).map { index in
      var text = bytes[(index * size)..<((index + 1) * size)].prefix { $0 != 0 }
      while isSpacePadded, text.last == UInt8(ascii: " ") { text.removeLast() }
      return String(decoding: text, as: UTF8.self)
    }
  }

  private static func readVariable(
    count: Int, type: HDF5Identifier, space: HDF5Identifier,
    _ read: (UnsafeMutableRawPointer) throws -> Void
  ) throws -> [String] {
    var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
    return try pointers.withUnsafeMutableBytes { buffer in
      try read(buffer.baseAddress!)
      let strings = buffer.bindMemory(to: UnsafeMutablePointer<CChar>?.self)
      defer {
        _ = try? hdf5(type, space) {
          H5Dvlen_reclaim(type.raw, space.raw, chdf5_default(), buffer.baseAddress)
        }
      }
      return strings.map { $0.map { String(cString: $0) } ?? "" }
    }
  }
}

extension HDF5Group {
  /// Writes strings as a new dataset.
  /// - Throws: ``ResultFileError``.
  public func write(
    _ array: HDF5Array<String>, to name: String, _ description: HDF5Description
  ) throws {
    precondition(array.shape.count == description.axes.count, "every axis has a name")
    func key() -> [UInt8] {
      HDF5SharedStorage.key(
        ["text", "\(array.shape)", description.text] + description.axes + array.elements)
    }
    try writeOnce(name, key) {
      try writeNew(array, to: name)
      try describe(name, description)
    }
  }

  private func writeNew(_ array: HDF5Array<String>, to name: String) throws {
    try located(name) {
      let type = try HDF5Strings.makeType()
      let dataset = try makeDataset(
        name, type: type, shape: array.shape, bytes: 16 * array.elements.count)
      if array.elements.isEmpty { return }
      try HDF5Strings.withPointers(array.elements) { pointers in
        _ = try hdf5(dataset, type) {
          H5Dwrite(dataset.raw, type.raw, chdf5_all(), chdf5_all(), chdf5_default(), pointers)
        }
      }
    }
  }

  /// Writes one string as a new dataset.
  /// - Throws: ``ResultFileError``.
  public func write(_ text: String, to name: String, _ description: HDF5Description) throws {
    try write(HDF5Array(shape: [], elements: [text]), to: name, description)
  }

  /// Reads a dataset of strings of fixed or variable length.
  /// - Throws: ``ResultFileError`` when it is missing or holds something else.
  public func readStrings(_ name: String) throws -> HDF5Array<String> {
    let dataset = try openDataset(name)
    let type = try located(name) { try hdf5Identifier(dataset) { H5Dget_type(dataset.raw) } }
    guard type.typeClass == H5T_STRING else {
      throw error(name, "this dataset must hold text.")
    }
    return try located(name) {
      let space = try hdf5Identifier(dataset) { H5Dget_space(dataset.raw) }
      let shape = try HDF5Extent.shape(ofDataset: dataset, type: type)
      let strings = try HDF5Strings.read(
        count: shape.reduce(1, *), type: type, space: space
      ) { buffer in
        _ = try hdf5(dataset, type) {
          H5Dread(dataset.raw, type.raw, chdf5_all(), chdf5_all(), chdf5_default(), buffer)
        }
      }
      return HDF5Array(shape: shape, elements: strings)
    }
  }
}

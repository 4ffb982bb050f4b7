import CHDF5

/// What a dataset says about itself besides its numbers.
public struct HDF5Description: Sendable {
  /// What it means, in a sentence.
  public let text: String
  /// The name of every axis.
  public let axes: [String]

  /// A sentence, and a name for every axis.
  public init(_ text: String, axes: [String] = []) {
    self.text = text
    self.axes = axes
  }
}

extension HDF5Group {
  /// Writes an array as a new dataset with checksums, compressed on request, and with integers as further attributes.
  /// - Throws: ``ResultFileError``.
  public func write<Number: HDF5Number>(
    _ array: HDF5Array<Number>, to name: String, _ description: HDF5Description,
    attributes: [(name: String, values: [Int])] = [], compressed: Bool = false
  ) throws {
    precondition(array.shape.count == description.axes.count, "every axis has a name")
    func key() -> [UInt8] {
      array.elements.withUnsafeBytes {
        HDF5SharedStorage.key(
          ["\(Number.self)", "\(array.shape)", "\(attributes)", description.text]
            + description.axes, $0)
      }
    }
    let bytes = array.elements.count * MemoryLayout<Number>.stride
    try writeOnce(name, key) {
      try writeNew(
        array, to: name, compressed: compressed || shared != nil && bytes >= Self.mostPlainBytes)
      try describe(name, description)
      for (attribute, values) in attributes {
        try setAttribute(attribute, HDF5Array(values), on: name)
      }
    }
  }

  private func writeNew<Number: HDF5Number>(
    _ array: HDF5Array<Number>, to name: String, compressed: Bool
  ) throws {
    try located(name) {
      let type = try hdf5Identifier { Number.storage.makeType() }
      let dataset = try makeDataset(
        name, type: shared == nil ? type : Self.narrowed(type, array), shape: array.shape,
        bytes: array.elements.count * MemoryLayout<Number>.stride,
        chunk: HDF5Space.chunk(array.shape, elementBytes: MemoryLayout<Number>.stride),
        compressed: compressed)
      if !array.elements.isEmpty {
        try array.elements.withUnsafeBufferPointer { buffer in
          _ = try hdf5(dataset, type) {
            H5Dwrite(
              dataset.raw, type.raw, chdf5_all(), chdf5_all(), chdf5_default(), buffer.baseAddress)
          }
        }
      }
    }
  }

  /// Writes a list as a new dataset.
  /// - Throws: ``ResultFileError``.
  public func write<Number: HDF5Number>(
    _ list: [Number], to name: String, _ description: HDF5Description
  ) throws {
    try write(HDF5Array(list), to: name, description)
  }

  /// Reads a dataset of numbers; every width of integer and floating-point number is converted.
  ///
  /// Integers must lie within ±`limit`, so that products of two of them, and sums of such products, are exact; real numbers
  /// within ±`largest`, or be NaN, which stands for what is missing.
  /// - Throws: ``ResultFileError`` when it is missing, announces more than the file can hold, or holds something else.
  public func read<Number: HDF5Number>(
    _ name: String, as kind: Number.Type = Number.self, limit: Int = HDF5Limits.integer,
    largest: Double = HDF5Limits.real
  ) throws -> HDF5Array<Number> {
    let dataset = try openDataset(name)
    let fileType = try located(name) { try hdf5Identifier(dataset) { H5Dget_type(dataset.raw) } }
    let readable = Number.storage.reads(fileType)
    guard readable else { throw error(name, "this dataset must hold \(Number.storage.name).") }
    let array = try located(name) {
      let shape = try HDF5Extent.shape(ofDataset: dataset, type: fileType)
      var elements = [Number](repeating: Number.storage.placeholder, count: shape.reduce(1, *))
      if !elements.isEmpty {
        let type = try hdf5Identifier { Number.storage.makeType() }
        try elements.withUnsafeMutableBytes { bytes in
          _ = try hdf5(dataset, type) {
            H5Dread(
              dataset.raw, type.raw, chdf5_all(), chdf5_all(), chdf5_default(), bytes.baseAddress)
          }
        }
      }
      return HDF5Array(shape: shape, elements: elements)
    }
    try checkLimit(array, limit, name, "")
    if let value = (array.elements as? [Double])?.first(where: { $0.magnitude > largest }) {
      throw error(
        name, "\(value) occurs; numbers here lie between -\(largest) and \(largest).")
    }
    return array
  }

  /// Refuses integers that are too large to be calculated with.
  func checkLimit<Number: HDF5Number>(
    _ array: HDF5Array<Number>, _ limit: Int, _ name: String, _ subject: String
  ) throws {
    guard limit < .max, let integers = array.elements as? [Int],
      let value = integers.first(where: { $0.magnitude > UInt(limit) })
    else { return }
    throw error(
      name, "\(subject)\(value) occurs; integers here lie between -\(limit) and \(limit).")
  }

  func describe(_ name: String, _ description: HDF5Description) throws {
    try setAttribute("description", description.text, on: name)
    try setAttribute("axes", description.axes, on: name)
  }

  func openDataset(_ name: String) throws -> HDF5Identifier {
    try require(name, kind: "dataset")
    let opened = try located(name) {
      try hdf5Identifier(identifier) { chdf5_open_object(identifier.raw, name) }
    }
    guard opened.kind == H5I_DATASET else {
      throw error(name, "this must be a dataset.")
    }
    return opened
  }

  private static let mostCompactBytes = 8 << 10
  /// Where room is saved, as many bytes as these are compressed.
  private static let mostPlainBytes = 768

  /// Half as wide integers, where they hold all numbers with room for products of two.
  private static func narrowed<Number: HDF5Number>(
    _ type: HDF5Identifier, _ array: HDF5Array<Number>
  ) throws -> HDF5Identifier {
    guard let integers = array.elements as? [Int],
      integers.allSatisfy({ $0.magnitude < 1 << 15 })
    else { return type }
    return try hdf5Identifier { H5Tcopy(chdf5_int32()) }
  }

  func makeDataset(
    _ name: String, type: HDF5Identifier, shape: [Int], bytes: Int = 0, chunk: [hsize_t]? = nil,
    compressed: Bool = false
  ) throws -> HDF5Identifier {
    let space = try HDF5Space.make(shape)
    let creation = try HDF5Group.untimed(chdf5_dataset_creation())
    if !compressed, bytes <= Self.mostCompactBytes {
      // Small arrays stand in the header of their object, which has a checksum.
      try hdf5(creation) { chdf5_use_compact_layout(creation.raw) }
    } else if let chunk {
      try hdf5(creation) { H5Pset_chunk(creation.raw, Int32(chunk.count), chunk) }
      if compressed {
        try hdf5(creation) { H5Pset_shuffle(creation.raw) }
        try hdf5(creation) { H5Pset_deflate(creation.raw, 4) }
      }
      try hdf5(creation) { H5Pset_fletcher32(creation.raw) }
    }
    return try hdf5Identifier(identifier, type, space, creation) {
      H5Dcreate2(
        identifier.raw, name, type.raw, space.raw, chdf5_default(), creation.raw, chdf5_default())
    }
  }
}

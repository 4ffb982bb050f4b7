import CHDF5

// Attributes belong to the group itself, or to the dataset or group that `on` or `of` names.
extension HDF5Group {
  /// Sets an attribute to a string.
  /// - Throws: ``ResultFileError``.
  public func setAttribute(_ name: String, _ value: String, on object: String = "") throws {
    try setAttribute(name, strings: [value], shape: [], on: object)
  }

  /// Sets an attribute to a list of strings.
  /// - Throws: ``ResultFileError``.
  public func setAttribute(_ name: String, _ values: [String], on object: String = "") throws {
    try setAttribute(name, strings: values, shape: [values.count], on: object)
  }

  /// Sets an attribute to a number.
  /// - Throws: ``ResultFileError``.
  public func setAttribute<Number: HDF5Number>(
    _ name: String, _ value: Number, on object: String = ""
  ) throws {
    try setAttribute(name, HDF5Array(shape: [], elements: [value]), on: object)
  }

  /// Sets an attribute to numbers.
  /// - Throws: ``ResultFileError``.
  public func setAttribute<Number: HDF5Number>(
    _ name: String, _ values: HDF5Array<Number>, on object: String = ""
  ) throws {
    try located(object) {
      let type = try hdf5Identifier { Number.storage.makeType() }
      let attribute = try makeAttribute(name, type: type, shape: values.shape, on: object)
      if values.elements.isEmpty { return }
      _ = try values.elements.withUnsafeBytes { bytes in
        try hdf5(attribute, type) { H5Awrite(attribute.raw, type.raw, bytes.baseAddress) }
      }
    }
  }

  /// Removes an attribute if it exists.
  /// - Throws: ``ResultFileError``.
  public func removeAttribute(_ name: String, of object: String = "") throws {
    try located(object) {
      let owner = try open(object)
      guard try hdf5(owner, call: { H5Aexists(owner.raw, name) }) > 0 else { return }
      try hdf5(owner) { H5Adelete(owner.raw, name) }
    }
  }

  /// The names of all attributes, sorted.
  /// - Throws: ``ResultFileError``.
  public func attributeNames(of object: String = "") throws -> [String] {
    try located(object) {
      let owner = try open(object)
      let count = try hdf5(owner) { H5Aget_num_attrs(owner.raw) }
      return try (0..<UInt32(count)).map { index in
        let attribute = try hdf5Identifier(owner) { H5Aopen_idx(owner.raw, index) }
        let length = try hdf5(attribute) { H5Aget_name(attribute.raw, 0, nil) }
        var name = [CChar](repeating: 0, count: length + 1)
        try hdf5(attribute) { H5Aget_name(attribute.raw, name.count, &name) }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }.sorted()
    }
  }

  /// The numbers of an attribute, integers within ±`limit`; nil when there is none.
  /// - Throws: ``ResultFileError`` when it holds something else.
  public func attribute<Number: HDF5Number>(
    _ name: String, of object: String = "", as kind: Number.Type = Number.self,
    limit: Int = HDF5Limits.integer
  ) throws -> HDF5Array<Number>? {
    guard let attribute = try openAttribute(name, of: object) else { return nil }
    let fileType = try located(object) {
      try hdf5Identifier(attribute) { H5Aget_type(attribute.raw) }
    }
    let readable = Number.storage.reads(fileType)
    guard readable else {
      throw error(object, "the attribute \(name) must hold \(Number.storage.name).")
    }
    let array = try located(object) {
      let shape = try HDF5Extent.shape(ofAttribute: attribute, type: fileType)
      var values = [Number](repeating: Number.storage.placeholder, count: shape.reduce(1, *))
      if !values.isEmpty {
        let type = try hdf5Identifier { Number.storage.makeType() }
        try values.withUnsafeMutableBytes { bytes in
          _ = try hdf5(attribute, type) { H5Aread(attribute.raw, type.raw, bytes.baseAddress) }
        }
      }
      return HDF5Array(shape: shape, elements: values)
    }
    try checkLimit(array, limit, object, "in the attribute \(name) ")
    return array
  }

  /// The only string of an attribute; nil when there is none.
  /// - Throws: ``ResultFileError`` when it holds something else.
  public func stringAttribute(_ name: String, of object: String = "") throws -> String? {
    guard let strings = try stringsAttribute(name, of: object) else { return nil }
    guard strings.count == 1 else {
      throw error(object, "the attribute \(name) must hold one text.")
    }
    return strings[0]
  }

  /// The strings of an attribute; nil when there is none.
  /// - Throws: ``ResultFileError`` when it holds something else.
  public func stringsAttribute(_ name: String, of object: String = "") throws -> [String]? {
    guard let attribute = try openAttribute(name, of: object) else { return nil }
    let type = try located(object) { try hdf5Identifier(attribute) { H5Aget_type(attribute.raw) } }
    guard type.typeClass == H5T_STRING else {
      throw error(object, "the attribute \(name) must hold text.")
    }
    return try located(object) {
      let space = try hdf5Identifier(attribute) { H5Aget_space(attribute.raw) }
      let count = try HDF5Extent.shape(ofAttribute: attribute, type: type).reduce(1, *)
      return try HDF5Strings.read(count: count, type: type, space: space) { buffer in
        _ = try hdf5(attribute, type) { H5Aread(attribute.raw, type.raw, buffer) }
      }
    }
  }

  private func setAttribute(
    _ name: String, strings: [String], shape: [Int], on object: String
  ) throws {
    try located(object) {
      let type = try HDF5Strings.makeType()
      let attribute = try makeAttribute(name, type: type, shape: shape, on: object)
      if strings.isEmpty { return }
      try HDF5Strings.withPointers(strings) { pointers in
        _ = try hdf5(attribute, type) { H5Awrite(attribute.raw, type.raw, pointers) }
      }
    }
  }

  private func makeAttribute(
    _ name: String, type: HDF5Identifier, shape: [Int], on object: String
  ) throws -> HDF5Identifier {
    let owner = try open(object)
    if try hdf5(owner, call: { H5Aexists(owner.raw, name) }) > 0 {
      try hdf5(owner) { H5Adelete(owner.raw, name) }
    }
    let space = try HDF5Space.make(shape)
    return try hdf5Identifier(owner, type, space) {
      H5Acreate2(owner.raw, name, type.raw, space.raw, chdf5_default(), chdf5_default())
    }
  }

  private func openAttribute(_ name: String, of object: String) throws -> HDF5Identifier? {
    try located(object) {
      let owner = try open(object)
      guard try hdf5(owner, call: { H5Aexists(owner.raw, name) }) > 0 else { return nil }
      return try hdf5Identifier(owner) { H5Aopen(owner.raw, name, chdf5_default()) }
    }
  }

  private func open(_ object: String) throws -> HDF5Identifier {
    if object.isEmpty { return identifier }
    return try hdf5Identifier(identifier) { chdf5_open_object(identifier.raw, object) }
  }
}

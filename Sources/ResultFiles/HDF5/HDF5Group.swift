import CHDF5

/// A group of an HDF5 file, through which its groups, datasets and attributes are reached.
///
/// Names are relative to the group and may be paths, as "spectra/0".
public struct HDF5Group {
  /// The name of the file, for messages.
  public let fileName: String
  /// The path of the group in the file, "/" for the root.
  public let path: String
  let identifier: HDF5Identifier
  /// Where equal parts are stored once.
  var shared: HDF5SharedStorage?

  /// The path in the file of something in this group.
  public func path(of name: String) -> String {
    name.isEmpty ? path : path == "/" ? "/" + name : path + "/" + name
  }

  /// An error that names something in this group.
  public func error(_ name: String, _ problem: String) -> ResultFileError {
    ResultFileError(file: fileName, object: path(of: name), problem: problem)
  }

  /// Whether something of this name exists, all groups on the way included.
  public func contains(_ name: String) -> Bool {
    var partial = ""
    for part in name.split(separator: "/") {
      partial += (partial.isEmpty ? "" : "/") + part
      let exists = try? hdf5(identifier) { H5Lexists(identifier.raw, partial, chdf5_default()) }
      guard let exists, exists > 0 else { return false }
    }
    return true
  }

  /// The names of the groups and datasets in this group, sorted.
  /// - Throws: ``ResultFileError``.
  public func members() throws -> [String] {
    try located("") {
      var information = H5G_info_t()
      try hdf5(identifier) { H5Gget_info(identifier.raw, &information) }
      return try (0..<information.nlinks).map { index in
        let length = try hdf5(identifier) { chdf5_member_name(identifier.raw, index, nil, 0) }
        var name = [CChar](repeating: 0, count: length + 1)
        try hdf5(identifier) { chdf5_member_name(identifier.raw, index, &name, name.count) }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }

  /// A group that must exist.
  /// - Throws: ``ResultFileError`` when it is missing or no group.
  public func group(_ name: String) throws -> HDF5Group {
    try require(name, kind: "group")
    let opened = try located(name) {
      try hdf5Identifier(identifier) { chdf5_open_object(identifier.raw, name) }
    }
    guard opened.kind == H5I_GROUP else {
      throw error(name, "this must be a group.")
    }
    return HDF5Group(fileName: fileName, path: path(of: name), identifier: opened)
  }

  /// A new group.
  /// - Throws: ``ResultFileError`` when the name is taken.
  public func createGroup(_ name: String) throws -> HDF5Group {
    let created = try located(name) {
      let creation = try HDF5Group.untimed(chdf5_group_creation())
      try hdf5(creation) { chdf5_keep_in_header(creation.raw) }
      return try hdf5Identifier(identifier, creation) {
        H5Gcreate2(identifier.raw, name, chdf5_default(), creation.raw, chdf5_default())
      }
    }
    return HDF5Group(
      fileName: fileName, path: path(of: name), identifier: created, shared: shared)
  }

  /// Properties of an object that does not note when it was made: equal runs shall make equal bytes.
  static func untimed(_ kind: hid_t) throws -> HDF5Identifier {
    let creation = try hdf5Identifier { H5Pcreate(kind) }
    try hdf5(creation) { H5Pset_obj_track_times(creation.raw, false) }
    return creation
  }

  /// Removes a group or dataset if it exists.
  /// - Throws: ``ResultFileError``.
  public func remove(_ name: String) throws {
    guard contains(name) else { return }
    try located(name) {
      _ = try hdf5(identifier) { H5Ldelete(identifier.raw, name, chdf5_default()) }
    }
  }

  func require(_ name: String, kind: String) throws {
    if !contains(name) { throw error(name, "this \(kind) is missing.") }
  }

  /// Turns a failure of HDF5 into an error that names the object.
  func located<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as HDF5Failure {
      throw error(name, "HDF5 says: \(failure.text).")
    }
  }
}

extension HDF5Group {
  /// Copies a member with all that is in it to a group of another file.
  ///
  /// Groups are made anew and attributes copied one by one, because HDF5 1.10 crashes on the copy of an object with many of them.
  /// - Throws: ``ResultFileError``.
  func copy(_ name: String, to target: HDF5Group, depth: Int = 0) throws {
    guard depth < Self.deepest else {
      throw error(name, "groups are nested deeper than \(Self.deepest) levels.")
    }
    let opened = try located(name) {
      try hdf5Identifier(identifier) { chdf5_open_object(identifier.raw, name) }
    }
    if opened.kind == H5I_GROUP {
      let own = try group(name)
      let copy = try target.createGroup(name)
      try own.copyAttributes(to: copy)
      for member in try own.members() { try own.copy(member, to: copy, depth: depth + 1) }
      return
    }
    try located(name) {
      _ = try hdf5(identifier, target.identifier) {
        chdf5_copy_without_attributes(identifier.raw, name, target.identifier.raw)
      }
      let copy = try hdf5Identifier(target.identifier) {
        chdf5_open_object(target.identifier.raw, name)
      }
      for attribute in try attributeNames(of: name) {
        _ = try hdf5(opened, copy) { chdf5_copy_attribute(opened.raw, copy.raw, attribute) }
      }
    }
  }

  /// Groups that contain themselves end here.
  private static let deepest = 32

  /// Copies all attributes to a group of another file.
  /// - Throws: ``ResultFileError``.
  func copyAttributes(to target: HDF5Group) throws {
    for name in try attributeNames() {
      try located("") {
        _ = try hdf5(identifier, target.identifier) {
          chdf5_copy_attribute(identifier.raw, target.identifier.raw, name)
        }
      }
    }
  }
}

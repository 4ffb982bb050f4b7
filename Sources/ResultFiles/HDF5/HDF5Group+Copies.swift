import CHDF5

extension HDF5Group {
  /// Copies a member with all that is in it to a group of another file.
  /// - Throws: ``ResultFileError``.
  func copy(_ name: String, to target: HDF5Group) throws {
    try located(name) {
      _ = try hdf5(identifier, target.identifier) {
        H5Ocopy(
          identifier.raw, name, target.identifier.raw, name, chdf5_default(), chdf5_default())
      }
    }
  }

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

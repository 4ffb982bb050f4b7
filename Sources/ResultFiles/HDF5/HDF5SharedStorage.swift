import CHDF5

/// What a file holds already, so that equal parts take room once: further ones become hard links to the first.
///
/// To a reader a hard link is the dataset or group itself.
final class HDF5SharedStorage {
  private var paths: [[UInt8]: String] = [:]

  /// Where an equal part stands; nil for the first one, which will stand at `path`.
  func place(of key: [UInt8], first path: String) -> String? {
    if let known = paths[key] { return known }
    paths[key] = path
    return nil
  }

  /// Forgets a part that could not be written.
  func forget(_ key: [UInt8]) { paths[key] = nil }

  /// A key of a dataset, or of a group: all that it consists of, in words and in bytes.
  static func key(_ parts: [String], _ bytes: UnsafeRawBufferPointer? = nil) -> [UInt8] {
    // Parts with their lengths, so that no two lists of parts have one key.
    parts.flatMap { "\($0.utf8.count):\($0)".utf8 } + (bytes.map(Array.init) ?? [])
  }
}

extension HDF5Group {
  /// The same group, in which equal parts are stored once and larger ones are compressed.
  package var sharingStorage: HDF5Group {
    var result = self
    result.shared = HDF5SharedStorage()
    return result
  }

  /// A new group whose members `body` writes, or a link to an equal one; `contents` tells equal ones apart from others.
  /// - Throws: ``ResultFileError``, and what `body` throws.
  package func createGroup(
    _ name: String, contents: String, _ body: (HDF5Group) throws -> Void
  ) throws {
    try writeOnce(name, { HDF5SharedStorage.key(["group", contents]) }) {
      try body(createGroup(name))
    }
  }

  /// Writes a part, or a link to an equal one that is there already.
  func writeOnce(_ name: String, _ key: () -> [UInt8], _ body: () throws -> Void) throws {
    guard let shared else { return try body() }
    let key = key()
    if let known = shared.place(of: key, first: path(of: name)) {
      return try located(name) {
        _ = try hdf5(identifier) { chdf5_link(identifier.raw, known, name) }
      }
    }
    do { try body() } catch {
      shared.forget(key)
      throw error
    }
  }
}

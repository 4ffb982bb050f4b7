import CHDF5
import Foundation

/// An open HDF5 object (file, group, dataset, type, …) that is closed with its last reference.
final class HDF5Identifier {
  let raw: hid_t

  /// Takes over a valid identifier.
  init(_ raw: hid_t) { self.raw = raw }

  deinit { _ = hdf5Lock.withLock { H5Idec_ref(raw) } }

  /// Whether it is a group, a dataset, …
  var kind: H5I_type_t { withExtendedLifetime(self) { H5Iget_type(raw) } }

  /// Whether a type is that of integers, of text, …
  var typeClass: H5T_class_t { withExtendedLifetime(self) { H5Tget_class(raw) } }
}

/// HDF5's own words for why a call failed.
struct HDF5Failure: Error {
  let text: String

  init(text: String) { self.text = text }

  /// The innermost reason of the call that failed last.
  init() {
    var text = [CChar](repeating: 0, count: 512)
    chdf5_error_text(&text, text.count)
    let words = String(
      decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.text = words.isEmpty ? "the call failed without a reason" : words
  }
}

/// Held while HDF5 is called, so that a child process never starts in the middle of a call.
let hdf5Lock = NSRecursiveLock()

/// Makes a call that returns a negative number on failure.
///
/// The identifiers that the call uses are named, because Swift may otherwise close an object between
/// the reading of its number and the call.
@discardableResult
func hdf5<Result: SignedInteger>(
  _ identifiers: HDF5Identifier..., call: () throws -> Result
) throws -> Result {
  try withExtendedLifetime(identifiers) {
    try hdf5Lock.withLock {
      chdf5_silence()
      let result = try call()
      guard result >= 0 else { throw HDF5Failure() }
      return result
    }
  }
}

/// Makes a call that returns a new identifier.
func hdf5Identifier(
  _ identifiers: HDF5Identifier..., call: () throws -> hid_t
) throws -> HDF5Identifier {
  try withExtendedLifetime(identifiers) { HDF5Identifier(try hdf5(call: call)) }
}

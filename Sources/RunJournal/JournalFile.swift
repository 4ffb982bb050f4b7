import Foundation
import ResultFiles
import Synchronization

/// A file to which records are only ever appended.
///
/// A process that dies in the middle of a write leaves a last record whose length or sum does not fit; it and all that follows
/// counts as not written.
final class JournalFile: Sendable {
  /// What a file holds when it is opened.
  enum Content: Equatable {
    /// No record: it is new, or its first record was not completed.
    case empty
    /// Something else than a journal.
    case foreign
    /// Records, in so many bytes; what follows was not completed.
    case records(end: Int)
  }

  /// Where a record stands.
  struct Place: Equatable {
    let offset: Int
    let length: Int
  }

  let file: LockedFile
  private let end: Mutex<Int>
  private let synchronization = Mutex(Synchronization())

  private struct Synchronization {
    var last = Date.distantPast
    var duration = 0.0
  }

  /// Seconds in which a process that was killed gives up its memory and its lock.
  private static let patience = 1.0

  /// Opens a journal or makes an empty one; it is locked until the object or the process ends.
  init(_ path: String) throws(FileWritingError) {
    file = try LockedFile(path, patience: Self.patience)
    end = Mutex(0)
  }

  /// Calls `body` with every record that is complete, in their order, and goes on behind the last one.
  func read(_ body: (JournalRecord, Place) throws -> Void) throws -> Content {
    let size = file.size
    let mark = JournalMark.bytes
    let start = try file.read(mark.count, at: 0)
    guard start == mark else { return mark.starts(with: start) ? .empty : .foreign }
    var offset = mark.count
    while let place = try place(at: offset, size: size),
      let record = JournalRecord(try file.read(place.length, at: offset), at: offset)
    {
      try body(record, place)
      offset += place.length
    }
    if offset == mark.count {
      return try isUnbegun(size: size) ? .empty : .foreign
    }
    end.withLock { $0 = offset }
    return .records(end: offset)
  }

  /// Whether a file without a complete first record never had one; otherwise it was damaged later, and more may follow.
  private func isUnbegun(size: Int) throws -> Bool {
    let header = try file.read(JournalRecord.headerLength, at: JournalMark.bytes.count)
    guard size < Self.mostBytesOfFirstRecord else { return false }
    if header.count < JournalRecord.headerLength || header.allSatisfy({ $0 == 0 }) { return true }
    guard let payload = JournalRecord.payloadLength(ofHeader: header) else { return false }
    return payload > size - JournalMark.bytes.count - header.count
  }

  private static let mostBytesOfFirstRecord = 1 << 20

  private func place(at offset: Int, size: Int) throws -> Place? {
    let header = try file.read(JournalRecord.headerLength, at: offset)
    guard let payload = JournalRecord.payloadLength(ofHeader: header),
      payload <= size - offset - header.count
    else { return nil }
    return Place(offset: offset, length: header.count + payload)
  }

  /// Removes all records and writes the first one.
  func begin(with record: JournalRecord) throws {
    try file.truncate(to: 0)
    try JournalMark.bytes.withUnsafeBytes { try file.write($0, at: 0) }
    end.withLock { $0 = JournalMark.bytes.count }
    _ = try append(record)
    try file.synchronize()
    LockedFile.synchronizeFolder(of: file.path)
  }

  /// Cuts off what was not completed, so that the next record follows the last complete one.
  func discardTail() throws { try file.truncate(to: end.withLock { $0 }) }

  /// Appends a record; it survives the end of this process at once, and that of the machine after seconds.
  ///
  /// Throws: ``FileWritingError``; then the journal is what it was before.
  func append(_ record: JournalRecord) throws -> Place {
    let place = try end.withLock { end in
      let bytes = record.bytes(at: end)
      do {
        try bytes.withUnsafeBytes { try file.write($0, at: end) }
      } catch {
        try? file.truncate(to: end)
        throw error
      }
      defer { end += bytes.count }
      return Place(offset: end, length: bytes.count)
    }
    try synchronizeNowAndThen()
    return place
  }

  /// The record at a place; nil when it has been damaged since it was written.
  func record(at place: Place) throws -> JournalRecord? {
    JournalRecord(try file.read(place.length, at: place.offset), at: place.offset)
  }

  /// Power cuts cost the last seconds; a slow disk gets a twentieth of the time.
  private func synchronizeNowAndThen() throws {
    try synchronization.withLock { state in
      let start = Date.now
      guard start.timeIntervalSince(state.last) > max(2, 20 * state.duration) else { return }
      try file.synchronize()
      state.last = .now
      state.duration = state.last.timeIntervalSince(start)
    }
  }
}

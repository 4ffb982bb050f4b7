import CZlib

/// The members of a zip archive: stored or deflated, with or without the 64-bit extension.
///
/// Every size is held against the file before anything is allocated, and the checksum of each member against its contents.
/// Source: PKWARE, APPNOTE.TXT, sections 4.3 and 4.5.3.
struct ZipArchive {
  /// A member as the central directory lists it.
  struct Member: Hashable {
    let name: String
    let flags: Int
    let method: Int
    let checksum: Int
    let compressedSize: Int
    let size: Int
    let headerOffset: Int
  }

  /// The members in the order of the directory.
  let members: [Member]
  private let file: String
  private let bytes: LittleEndianBytes

  /// No member may be larger than this.
  static let largestMember = 1 << 31
  /// Deflate expands no byte to more than this many.
  private static let largestExpansion = 1032

  /// Reads the directory of an archive.
  ///
  /// Throws: `NumPyFileError`.
  init(_ contents: [UInt8], file: String) throws {
    bytes = LittleEndianBytes(contents[...])
    self.file = file
    guard let end = Self.endOfDirectory(bytes) else {
      throw NumPyFileError(
        file: file,
        problem: "this is no zip archive, which an npz file is, or its end is missing.")
    }
    guard let directory = Self.directory(bytes, end: end) else {
      throw NumPyFileError(file: file, problem: "the directory of the zip archive is damaged.")
    }
    members = directory
  }

  /// The bytes of a member.
  ///
  /// Throws: `NumPyFileError`.
  func contents(of member: Member) throws -> [UInt8] {
    func failure(_ problem: String) -> NumPyFileError {
      NumPyFileError(file: file, array: member.name, problem: problem)
    }
    guard member.flags & 1 == 0 else { throw failure("it is encrypted.") }
    guard member.size <= Self.largestMember, member.compressedSize <= Self.largestMember else {
      throw failure("it has more than 2 GiB.")
    }
    // The local header repeats the name, and its extra field has a length of its own.
    let local = member.headerOffset
    guard bytes.integer(at: local, width: 4) == 0x0403_4b50,
      let name = bytes.integer(at: local + 26, width: 2),
      let extra = bytes.integer(at: local + 28, width: 2),
      let packed = bytes.slice(local + 30 + name + extra, count: member.compressedSize)
    else { throw failure("the zip archive is damaged or cut off here.") }
    let result = try expanded(packed, member, failure)
    let checksum = result.withUnsafeBufferPointer {
      czlib_checksum($0.baseAddress, UInt32($0.count))
    }
    guard Int(checksum) == member.checksum else {
      throw failure("its checksum does not fit its contents; the file is damaged.")
    }
    return result
  }

  private func expanded(
    _ packed: ArraySlice<UInt8>, _ member: Member, _ failure: (String) -> NumPyFileError
  ) throws -> [UInt8] {
    switch member.method {
    case 0:
      guard member.size == packed.count else {
        throw failure("its size in the directory of the zip archive is wrong.")
      }
      return Array(packed)
    case 8:
      guard member.size <= Self.largestExpansion * (packed.count + 1) else {
        throw failure("its size in the directory of the zip archive is wrong.")
      }
      let expanded = [UInt8](unsafeUninitializedCapacity: member.size) { target, count in
        let written = packed.withUnsafeBufferPointer {
          czlib_inflate($0.baseAddress, UInt32($0.count), target.baseAddress, UInt32(member.size))
        }
        count = max(written, 0)
      }
      guard expanded.count == member.size else {
        throw failure("its compressed contents are damaged.")
      }
      return expanded
    case let method:
      throw failure("the zip archive compresses it by method \(method); NumPy stores or deflates.")
    }
  }

  // MARK: - The directory

  private typealias End = (position: Int, entries: Int, size: Int, offset: Int)

  /// The record at the end, behind which a comment of up to 65535 bytes may stand.
  private static func endOfDirectory(_ bytes: LittleEndianBytes) -> End? {
    let least = 22
    guard bytes.count >= least else { return nil }
    let first = max(0, bytes.count - least - 0xffff)
    for position in stride(from: bytes.count - least, through: first, by: -1)
    where bytes.integer(at: position, width: 4) == 0x0605_4b50 {
      guard let entries = bytes.integer(at: position + 10, width: 2),
        let size = bytes.integer(at: position + 12, width: 4),
        let offset = bytes.integer(at: position + 16, width: 4)
      else { return nil }
      if entries < 0xffff, size < 0xffff_ffff, offset < 0xffff_ffff {
        return (position, entries, size, offset)
      }
      return largeEnd(bytes, before: position)
    }
    return nil
  }

  /// The 64-bit record, found by its locator.
  private static func largeEnd(_ bytes: LittleEndianBytes, before position: Int) -> End? {
    guard bytes.integer(at: position - 20, width: 4) == 0x0706_4b50,
      let record = bytes.integer(at: position - 12, width: 8),
      bytes.integer(at: record, width: 4) == 0x0606_4b50,
      let entries = bytes.integer(at: record + 32, width: 8),
      let size = bytes.integer(at: record + 40, width: 8),
      let offset = bytes.integer(at: record + 48, width: 8)
    else { return nil }
    return (record, entries, size, offset)
  }

  private static func directory(_ bytes: LittleEndianBytes, end: End) -> [Member]? {
    guard let part = bytes.slice(end.offset, count: end.size), end.offset <= end.position else {
      return nil
    }
    let directory = LittleEndianBytes(part)
    var members: [Member] = []
    var place = 0
    while place < directory.count {
      guard let (member, next) = member(directory, at: place) else { return nil }
      members.append(member)
      place = next
    }
    return members.count == end.entries ? members : nil
  }

  private static func member(
    _ directory: LittleEndianBytes, at place: Int
  ) -> (Member, next: Int)? {
    func field(_ offset: Int, _ width: Int) -> Int? {
      directory.integer(at: place + offset, width: width)
    }
    guard field(0, 4) == 0x0201_4b50, let flags = field(8, 2), let method = field(10, 2),
      let checksum = field(16, 4), let compressed = field(20, 4), let size = field(24, 4),
      let nameLength = field(28, 2), let extraLength = field(30, 2),
      let commentLength = field(32, 2), let offset = field(42, 4),
      let name = directory.slice(place + 46, count: nameLength),
      let extra = directory.slice(place + 46 + nameLength, count: extraLength),
      directory.slice(place + 46 + nameLength + extraLength, count: commentLength) != nil,
      let large = largeSizes(
        LittleEndianBytes(extra), size: size, compressed: compressed, offset: offset)
    else { return nil }
    let member = Member(
      name: String(decoding: name, as: UTF8.self), flags: flags, method: method,
      checksum: checksum, compressedSize: large.compressed, size: large.size,
      headerOffset: large.offset)
    return (member, place + 46 + nameLength + extraLength + commentLength)
  }

  /// Sizes that do not fit into 32 bits stand in the extra field 1, in this order.
  private static func largeSizes(
    _ extra: LittleEndianBytes, size: Int, compressed: Int, offset: Int
  ) -> (size: Int, compressed: Int, offset: Int)? {
    var values = [size, compressed, offset]
    let missing = values.indices.filter { values[$0] == 0xffff_ffff }
    if missing.isEmpty { return (size, compressed, offset) }
    var place = 0
    while let identifier = extra.integer(at: place, width: 2),
      let length = extra.integer(at: place + 2, width: 2)
    {
      if identifier == 1 {
        for (k, which) in missing.enumerated() {
          guard 8 * (k + 1) <= length, let value = extra.integer(at: place + 4 + 8 * k, width: 8)
          else { return nil }
          values[which] = value
        }
        return (values[0], values[1], values[2])
      }
      place += 4 + length
    }
    return nil
  }
}

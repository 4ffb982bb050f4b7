import Foundation

/// Writes archives of arrays byte by byte, as NumPy does, with nothing of the reader's code.
public struct NumPyWriter {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  /// Whether members are deflated, in blocks that hold their bytes as they are.
  private let isDeflated: Bool

  /// An archive without members.
  public init(deflated: Bool = false) { isDeflated = deflated }

  /// The whole archive.
  public var bytes: [UInt8] {
    let end: [UInt8] =
      [0x50, 0x4b, 5, 6, 0, 0, 0, 0] + Self.little(count, 2) + Self.little(count, 2)
      + Self.little(directory.count, 4) + Self.little(body.count, 4) + [0, 0]
    return body + directory + end
  }

  /// Writes the archive to a file.
  public func write(to url: URL) throws { try Data(bytes).write(to: url) }

  /// Adds real numbers.
  public mutating func add(_ name: String, _ values: [Double], shape: [Int]? = nil) {
    add(
      name, type: "<f8", shape: shape ?? [values.count],
      values.flatMap { Self.little(Int(bitPattern: UInt($0.bitPattern)), 8) })
  }

  /// Adds integers.
  public mutating func add(_ name: String, _ values: [Int], shape: [Int]? = nil) {
    add(
      name, type: "<i8", shape: shape ?? [values.count], values.flatMap { Self.little($0, 8) })
  }

  /// Adds texts.
  public mutating func add(_ name: String, _ values: [String]) {
    let width = values.map(\.unicodeScalars.count).max() ?? 1
    let bytes = values.flatMap { text in
      let codes = text.unicodeScalars.map { Int($0.value) }
      return (codes + [Int](repeating: 0, count: width - codes.count)).flatMap {
        Self.little($0, 4)
      }
    }
    add(name, type: "<U\(width)", shape: [values.count], bytes)
  }

  /// The bytes of a file with one array of real numbers.
  public static func array(_ values: [Double], shape: [Int]) -> [UInt8] {
    array(
      type: "<f8", shape: shape,
      values.flatMap { little(Int(bitPattern: UInt($0.bitPattern)), 8) })
  }

  private static func array(
    type: String, shape: [Int], isFortranOrder: Bool = false, _ data: [UInt8]
  ) -> [UInt8] {
    let lengths = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var header =
      "{'descr': '\(type)', 'fortran_order': \(isFortranOrder ? "True" : "False"), 'shape': (\(lengths)), }"
    while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
    header += "\n"
    let magic: [UInt8] = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]
    return magic + little(header.utf8.count, 2) + Array(header.utf8) + data
  }

  /// Adds an array from its parts, as they are.
  public mutating func add(
    _ name: String, type: String, shape: [Int], isFortranOrder: Bool = false, _ data: [UInt8]
  ) {
    addMember(
      name + ".npy", Self.array(type: type, shape: shape, isFortranOrder: isFortranOrder, data))
  }

  /// Adds any member.
  public mutating func addMember(_ name: String, _ contents: [UInt8]) {
    let packed = isDeflated ? Self.deflated(contents) : contents
    let sizes =
      Self.little(Int(Self.checksum(contents)), 4) + Self.little(packed.count, 4)
      + Self.little(contents.count, 4)
    let method = Self.little(isDeflated ? 8 : 0, 2)
    let names = Self.little(name.utf8.count, 2) + [0, 0]
    directory +=
      [0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 0] + method + [0, 0, 0x21, 0] + sizes + names
      + [UInt8](repeating: 0, count: 10) + Self.little(body.count, 4) + Array(name.utf8)
    body +=
      [0x50, 0x4b, 3, 4, 20, 0, 0, 0] + method + [0, 0, 0x21, 0] + sizes + names
      + Array(name.utf8) + packed
    count += 1
  }

  /// The lowest bytes of a number.
  public static func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    let size = 0xffff
    let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: size))
    return starts.flatMap { start in
      let part = bytes[start..<min(start + size, bytes.count)]
      return [start == starts.last! ? 1 : 0] + little(part.count, 2) + little(~part.count, 2)
        + Array(part)
    }
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1
      }
    }
  }
}

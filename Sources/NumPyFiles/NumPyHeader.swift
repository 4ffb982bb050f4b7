/// The header of an npy file, a Python dictionary: the type of the elements, their order and the shape.
///
/// Source: the NumPy documentation, numpy.lib.format, versions 1.0 to 3.0.
struct NumPyHeader: Equatable {
  /// As NumPy writes it: `<f8`.
  let type: String
  /// Whether the first axis runs fastest.
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the elements begin in the file.
  let dataStart: Int

  /// The reasons for which a header cannot be read.
  enum Problem: Error, Equatable {
    case notNumPy
    case damaged
    case structured
  }

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  init(_ bytes: LittleEndianBytes) throws(Problem) {
    guard let start = bytes.slice(0, count: 6), Array(start) == Self.magic,
      let version = bytes.integer(at: 6, width: 1), (1...3).contains(version)
    else { throw .notNumPy }
    let width = version == 1 ? 2 : 4
    guard let length = bytes.integer(at: 8, width: width),
      let text = bytes.slice(8 + width, count: length)
    else { throw .damaged }
    dataStart = 8 + width + length
    var scanner = PythonScanner(Array(text))
    guard scanner.take("{") else { throw .damaged }
    var (type, order, shape): (String?, Bool?, [Int]?)
    while !scanner.take("}") {
      guard let key = scanner.text(), scanner.take(":") else { throw .damaged }
      switch key {
      case "descr":
        if scanner.take("[") { throw .structured }
        type = scanner.text()
      case "fortran_order": order = scanner.truth()
      case "shape": shape = scanner.tuple()
      default: throw .damaged
      }
      guard scanner.take(",") || scanner.isAt("}") else { throw .damaged }
    }
    guard let type, let order, let shape else { throw .damaged }
    (self.type, isFortranOrder, self.shape) = (type, order, shape)
  }
}

/// Reads the few Python literals that such a header has.
private struct PythonScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x0a, 0x09, 0x0d].contains(bytes[place]) { place += 1 }
  }

  mutating func isAt(_ text: StaticString) -> Bool {
    skipSpace()
    return place < bytes.count && bytes[place] == text.utf8Start.pointee
  }

  /// Passes one character.
  mutating func take(_ character: StaticString) -> Bool {
    guard isAt(character) else { return false }
    place += 1
    return true
  }

  /// A text in quotes, without escapes.
  mutating func text() -> String? {
    guard isAt("'") || isAt("\"") else { return nil }
    let quote = bytes[place]
    guard let end = bytes[(place + 1)...].firstIndex(of: quote) else { return nil }
    defer { place = end + 1 }
    return String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
  }

  mutating func truth() -> Bool? {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)]
    where bytes[place...].starts(with: Array(word.utf8)) {
      place += word.utf8.count
      return value
    }
    return nil
  }

  /// A tuple of non-negative integers.
  mutating func tuple() -> [Int]? {
    guard take("(") else { return nil }
    var values: [Int] = []
    while !take(")") {
      let digits = bytes[place...].prefix { (0x30...0x39).contains($0) }
      guard let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      place += digits.count
      // Python 2 marked long integers.
      _ = take("L")
      values.append(value)
      guard take(",") || isAt(")") else { return nil }
    }
    return values
  }
}

import Numerics

/// The type of an array's elements: kind, width in bytes and byte order, as in `<f8`.
struct NumPyElementType: Equatable {
  enum Kind: Character {
    case float = "f"
    case complex = "c"
    case signed = "i"
    case unsigned = "u"
    case truth = "b"
    /// UTF-32.
    case unicode = "U"
    /// Latin bytes.
    case bytes = "S"
  }

  let kind: Kind
  /// The bytes of one element.
  let width: Int
  let isBigEndian: Bool

  /// Nil for Python objects, dates, structures and widths that do not occur.
  init?(_ text: String) {
    var rest = text[...]
    guard let order = rest.popFirst(), "<>|=".contains(order), let letter = rest.popFirst(),
      let kind = Kind(rawValue: letter), let number = Int(rest), number >= 0,
      Self.isPossible(kind, number)
    else { return nil }
    self.kind = kind
    width = kind == .unicode ? 4 * number : number
    isBigEndian = order == ">"
  }

  private static func isPossible(_ kind: Kind, _ number: Int) -> Bool {
    switch kind {
    case .float: [4, 8].contains(number)
    case .complex: [8, 16].contains(number)
    case .signed, .unsigned: [1, 2, 4, 8].contains(number)
    case .truth: number == 1
    case .unicode, .bytes: (1...(1 << 16)).contains(number)
    }
  }

  /// The elements; nil where a text is none or an integer too large.
  ///
  /// There must be `count` elements of `width` bytes.
  func elements(_ bytes: ArraySlice<UInt8>, count: Int) -> NumPyArray.Elements? {
    func number(_ element: Int, _ part: Int, _ width: Int) -> UInt64 {
      let start = bytes.startIndex + element * self.width + part * width
      return (0..<width).reduce(UInt64(0)) { value, k in
        value << 8 | UInt64(bytes[start + (isBigEndian ? k : width - 1 - k)])
      }
    }
    func float(_ element: Int, _ part: Int, _ width: Int) -> Double {
      let pattern = number(element, part, width)
      return width == 8
        ? Double(bitPattern: pattern)
        : Double(Float(bitPattern: UInt32(truncatingIfNeeded: pattern)))
    }
    switch kind {
    case .float: return .real((0..<count).map { float($0, 0, width) })
    case .complex:
      return .complex(
        (0..<count).map { Complex(float($0, 0, width / 2), float($0, 1, width / 2)) })
    case .signed:
      let shift = UInt64(64 - 8 * width)
      return .integers(
        (0..<count).map { Int(Int64(bitPattern: number($0, 0, width) << shift) >> shift) })
    case .unsigned, .truth:
      let values = (0..<count).compactMap { Int(exactly: number($0, 0, width)) }
      return values.count == count ? .integers(values) : nil
    case .unicode:
      let texts = (0..<count).compactMap { element in
        Self.text((0..<(width / 4)).map { UInt32(number(element, $0, 4)) })
      }
      return texts.count == count ? .texts(texts) : nil
    case .bytes:
      let texts = (0..<count).compactMap { element in
        Self.text((0..<width).map { UInt32(number(element, $0, 1)) })
      }
      return texts.count == count ? .texts(texts) : nil
    }
  }

  /// A text without the zeros that pad it; nil where a number is no character.
  private static func text(_ codes: [UInt32]) -> String? {
    let scalars = codes.prefix { $0 != 0 }.map(Unicode.Scalar.init)
    guard scalars.allSatisfy({ $0 != nil }) else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.map { $0! })
    return String(text)
  }
}

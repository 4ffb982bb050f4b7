import Foundation

/// A value of JSON, or of YAML with its scalars as they are read without quotes.
public indirect enum PlainValue: Equatable, Decodable {
  case text(String)
  case number(Double)
  case truth(Bool)
  case list([PlainValue])
  case fields([String: PlainValue])
  case null

  /// Reads JSON.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([PlainValue].self) {
      self = .list(list)
    } else {
      self = .fields(try container.decode([String: PlainValue].self))
    }
  }

  /// The value of a key.
  public subscript(name: String) -> PlainValue? { fields[name] }

  /// The members of a list; none for anything else.
  public var list: [PlainValue] { if case .list(let values) = self { values } else { [] } }

  /// The keys and values; none for anything else.
  public var fields: [String: PlainValue] {
    if case .fields(let fields) = self { fields } else { [:] }
  }

  /// A text; nil for anything else.
  public var text: String? { if case .text(let text) = self { text } else { nil } }

  /// An integer; nil for anything else.
  public var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }
}

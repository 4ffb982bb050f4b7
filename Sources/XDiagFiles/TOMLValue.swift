import TOMLKit

/// A value of a TOML document.
enum TOMLContent {
  case text(String)
  case integer(Int)
  case real(Double)
  case list([TOMLContent])
  /// Keys in alphabetical order.
  case table([(key: String, value: TOMLContent)])
  /// A truth value, a date or a time, as it is written.
  case other(String)

  init(_ table: TOMLTable) {
    self = .table(table.keys.map { ($0, table[$0].map(TOMLContent.init(value:)) ?? .other("")) })
  }

  private init(value: any TOMLValueConvertible) {
    switch value.type {
    case .table: self = value.table.map(TOMLContent.init) ?? .other("")
    case .array: self = .list((value.array.map(Array.init) ?? []).map(TOMLContent.init(value:)))
    case .string: self = .text(value.string ?? "")
    case .int: self = .integer(value.int ?? 0)
    case .double: self = .real(value.double ?? 0)
    default: self = .other(value.debugDescription)
    }
  }

  /// What it is, in a message.
  var kind: String {
    switch self {
    case .text(let text): "the text '\(text)'"
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .list(let members): members.isEmpty ? "an empty list" : "a list"
    case .table: "a table"
    case .other(let text): text
    }
  }
}

import ArgumentParser
import CommandSupport
import ExactDiagonalization
import ModelFiles

/// One value of `--sectors`: the name of a sector, or a pattern of names.
///
/// In a pattern `*` stands for any text, `?` for one character, and `a..b` for the integers from a to b: `(0..2,*)` are the sectors
/// `(0,1)` and `(2,-1)` among others, and `-1..1` those of charge -1, 0 and 1.
struct SectorPattern {
  private enum Part {
    case character(Character)
    case anyCharacter
    case anyText
    case integers(ClosedRange<Int>)
  }

  private let text: String
  private let parts: [Part]

  init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var rest = Substring(text)
    while let next = rest.first {
      if let (range, end) = Self.range(rest) {
        parts.append(.integers(range))
        rest = end
        continue
      }
      parts.append(next == "*" ? .anyText : next == "?" ? .anyCharacter : .character(next))
      rest = rest.dropFirst()
    }
    self.parts = parts
  }

  /// Whether it stands for a sector of this name.
  func matches(_ name: String) -> Bool {
    name == text || Self.matches(parts[...], Substring(name))
  }

  private static func matches(_ parts: ArraySlice<Part>, _ name: Substring) -> Bool {
    guard let part = parts.first else { return name.isEmpty }
    let others = parts.dropFirst()
    switch part {
    case .character(let expected):
      return name.first == expected && matches(others, name.dropFirst())
    case .anyCharacter: return !name.isEmpty && matches(others, name.dropFirst())
    case .anyText:
      return name.indices.contains { matches(others, name[$0...]) } || matches(others, "")
    case .integers(let range):
      guard let (number, rest) = integer(name), range.contains(number) else { return false }
      return matches(others, rest)
    }
  }

  private static func range(_ text: Substring) -> (ClosedRange<Int>, rest: Substring)? {
    guard let (first, middle) = integer(text), middle.hasPrefix(".."),
      let (last, rest) = integer(middle.dropFirst(2)), first <= last
    else { return nil }
    return (first...last, rest)
  }

  /// The integer at the beginning of a text, and what follows.
  private static func integer(_ text: Substring) -> (Int, rest: Substring)? {
    let sign = text.hasPrefix("-") ? 1 : 0
    let length = text.dropFirst(sign).prefix { $0.isASCII && $0.isNumber }.count
    guard length > 0, let number = Int(text.prefix(sign + length)) else { return nil }
    return (number, text.dropFirst(sign + length))
  }
}

extension SectorPattern {
  /// The numbers of the sectors that the values of `--sectors` name together, ascending; nil without any. A sector has an alias too, and
  /// letters that are not in ASCII have their spelling, `Gamma A1`, `k=(0,pi) B2`.
  ///
  /// Throws: `ValidationError` when one names none.
  static func numbers(
    _ values: [String], among names: [String], aliases: [String]
  ) throws -> [Int]? {
    if values.isEmpty { return nil }
    var numbers: Set<Int> = []
    let spelled = [names, aliases].map { $0.map(ASCIIText.spelling) }
    for value in values {
      let value = ASCIIText.spelling(value)
      let pattern = SectorPattern(value)
      // A name is never a pattern too: `*` may occur in one.
      let own = spelled.map { spelled in names.indices.filter { spelled[$0] == value } }
      let found =
        own.first { !$0.isEmpty }
        ?? names.indices.filter { sector in spelled.contains { pattern.matches($0[sector]) } }
      guard !found.isEmpty else {
        throw ValidationError(
          "--sectors names '\(value)', which is no sector"
            + nearestNameHint(to: value, among: names) + "; xsff inspect lists them.")
      }
      numbers.formUnion(found)
    }
    return numbers.sorted()
  }
}

/// The sectors that `--sectors` chooses.
struct ChosenSectors {
  /// Ascending; nil where all are computed.
  let numbers: [Int]?
  /// Their names; nil where all are computed.
  let names: [String]?

  /// Throws: `ValidationError` when a value names no sector.
  init(_ values: [String], of all: [Sector]) throws {
    let found = try SectorPattern.numbers(
      values, among: all.map(\.name), aliases: all.map(\.alias))
    numbers = found?.count == all.count ? nil : found
    names = numbers?.map { all[$0].name }
  }
}

import Foundation

/// Levels in a file of text, in the forms that programs write.
///
/// - A table with a line of names: columns `sector` and `level` (or `energy`, `E`, `eigenvalue`), with `sample` or not; or a
///   column for each sector, whose shorter columns end in empty fields.
/// - Numbers alone: one level a line; the number of the level and the level, as `Eigenvalue.dat` of HΦ; otherwise a line of
///   levels for each sample.
/// - Lines `Energy  -1.5` among others, as `zvo_energy.dat` of HΦ.
///
/// Empty lines and lines that begin with # are left out.
package enum LevelText: Equatable {
  /// The levels of one sector. Shape: [sample][level].
  case one([[Double]])
  /// Those of several by their names. Shape: [sector][sample][level].
  case named(labels: [String], levels: [[[Double]]])

  static func reading(_ url: URL) throws -> LevelText {
    try LevelText(TextFile.contents(of: url), file: url.relativePath)
  }

  package init(_ text: String, file: String) throws {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated().map { Line(number: $0.offset + 1, text: $0.element) }
      .filter { !$0.isEmpty }
    guard let first = lines.first else {
      throw CurveImportError(file: file, problem: "the file is empty.")
    }
    let energies = lines.compactMap(\.labelledEnergy)
    if !energies.isEmpty {
      self = .one([energies])
    } else if !Self.isHead(first, before: lines.dropFirst()) {
      self = .one(try Self.numbers(lines, file: file))
    } else {
      self = try Self.table(first, Array(lines.dropFirst()), file: file)
    }
  }

  /// A line of names. Names may be integers, between commas above numbers that are none.
  private static func isHead(_ line: Line, before rest: ArraySlice<Line>) -> Bool {
    if line.numbers == nil { return true }
    let fields = line.fields
    return fields.count > 1 && line.text.contains(",") && fields.allSatisfy { Int($0) != nil }
      && rest.contains { $0.fields.contains { Int($0) == nil } }
  }

  /// The names in the first line; nil where it has numbers.
  static func columnNames(_ text: String) -> [String]? {
    let line = text.split(whereSeparator: \.isNewline).map { Line(number: 1, text: $0) }
      .first { !$0.isEmpty }
    return line.flatMap { $0.numbers == nil ? $0.fields : nil }
  }

  // MARK: - Numbers alone

  private static func numbers(_ lines: [Line], file: String) throws -> [[Double]] {
    let rows = try lines.map { line in
      guard let numbers = line.numbers else {
        throw CurveImportError(
          file: file, problem: "line \(line.number) must hold numbers, as the first one does.")
      }
      return numbers
    }
    let widths = Set(rows.map(\.count))
    guard widths.count == 1, let width = widths.first else {
      throw CurveImportError(
        file: file,
        problem:
          "the lines have different numbers of values, \(widths.sorted().prefix(4).map(String.init).joined(separator: ", "))."
      )
    }
    if width == 1 { return [rows.map { $0[0] }] }
    let isNumbered = [0.0, 1].contains { first in
      rows.indices.allSatisfy { rows[$0][0] == first + Double($0) }
    }
    return width == 2 && isNumbered ? [rows.map { $0[1] }] : rows
  }

  // MARK: - Tables

  private static let levelNames: Set<String> = ["level", "energy", "e", "eigenvalue"]

  private static func table(_ head: Line, _ lines: [Line], file: String) throws -> LevelText {
    let names = head.fields
    guard Set(names).count == names.count, !names.contains("") else {
      throw CurveImportError(
        file: file, problem: "the first line must name all columns, each by a name of its own.")
    }
    for line in lines where line.fields.count != names.count {
      throw CurveImportError(
        file: file,
        problem:
          "line \(line.number) has \(line.fields.count) fields for \(names.count) names in the first line."
      )
    }
    let lower = names.map { $0.lowercased() }
    if let sector = lower.firstIndex(of: "sector"),
      let level = lower.firstIndex(where: levelNames.contains)
    {
      return try tidy(
        lines, sector: sector, level: level, sample: lower.firstIndex(of: "sample"), file: file)
    }
    let columns = try names.indices.map { column in
      let texts = lines.map { $0.fields[column] }
      let filled = texts.prefix(texts.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)
      return try zip(lines, filled).map { try number($1, $0, file: file) }
    }
    return .named(labels: names, levels: columns.map { [$0] })
  }

  private static func tidy(
    _ lines: [Line], sector: Int, level: Int, sample: Int?, file: String
  ) throws -> LevelText {
    var labels: [String] = []
    var samples: [String] = []
    var known: Set<String> = []
    var levels: [String: [String: [Double]]] = [:]
    for line in lines {
      let fields = line.fields
      let (label, run) = (fields[sector], sample.map { fields[$0] } ?? "0")
      if levels[label] == nil { labels.append(label) }
      if known.insert(run).inserted { samples.append(run) }
      levels[label, default: [:]][run, default: []].append(
        try number(fields[level], line, file: file))
    }
    return .named(
      labels: labels,
      levels: labels.map { label in samples.map { levels[label]![$0] ?? [] } })
  }

  private static func number(_ text: String, _ line: Line, file: String) throws -> Double {
    guard let value = Double(text) else {
      throw CurveImportError(
        file: file, problem: "'\(text)' in line \(line.number) is no number.")
    }
    return value
  }
}

/// A line of such a file.
private struct Line {
  let number: Int
  let text: Substring

  var isEmpty: Bool { text.hasPrefix("#") || text.allSatisfy(\.isWhitespace) }

  /// Separated by commas where there is one, by white space otherwise.
  var fields: [String] {
    text.contains(",")
      ? text.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      } : text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Nil unless all fields are numbers.
  var numbers: [Double]? {
    let numbers = fields.map { Double($0) }
    return numbers.allSatisfy { $0 != nil } ? numbers.map { $0! } : nil
  }

  /// The number behind the word Energy.
  var labelledEnergy: Double? {
    let fields = fields
    return fields.count == 2 && fields[0] == "Energy" ? Double(fields[1]) : nil
  }
}

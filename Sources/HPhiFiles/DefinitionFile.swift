import ModelFiles
import PeerModels

/// A definition file of HΦ's expert mode: five lines of header, the second with the number of entries, then an entry a line.
struct DefinitionFile {
  /// One entry: integers, then real numbers.
  struct Entry {
    let integers: [Int]
    let reals: [Double]
    let line: Int
  }

  let file: PeerFile
  let entries: [Entry]

  /// Reads entries with so many integers and real numbers.
  ///
  /// Throws: `ModelFileError` for a wrong header, a line of another form and a wrong number of lines.
  init(_ file: PeerFile, integers: Int, reals: Int, what: String) throws(ModelFileError) {
    self.file = file
    let lines = file.lines.enumerated().map {
      (number: $0 + 1, words: $1.split(whereSeparator: \.isWhitespace))
    }
    .filter { !$0.words.isEmpty && !$0.words[0].hasPrefix("#") }
    guard lines.count >= 5, lines[1].words.count >= 2, let count = Int(lines[1].words[1]),
      count >= 0
    else {
      throw file.error(
        "the header is expected: five lines, the second with a name and the number of entries",
        line: lines.count > 1 ? lines[1].number : 1)
    }
    var entries: [Entry] = []
    for line in lines.dropFirst(5) {
      let numbers = line.words.prefix(integers).map { Int($0) }
      var values = line.words.dropFirst(integers).map { Double($0) }
      // The imaginary part may be left out.
      if reals == 2, values.count == 1 { values.append(0) }
      guard line.words.count >= integers, values.count == reals,
        numbers.allSatisfy({ $0 != nil }), values.allSatisfy({ $0?.isFinite == true })
      else {
        throw file.error(
          "an entry of \(what) is \(integers) integers"
            + (reals == 0 ? "" : " and \(reals) real number\(reals == 1 ? "" : "s")")
            + ", not '\(line.words.joined(separator: " "))'", line: line.number)
      }
      entries.append(
        Entry(integers: numbers.map { $0! }, reals: values.map { $0! }, line: line.number))
    }
    guard entries.count == count || what == "LocSpin" else {
      throw file.error(
        "the header announces \(count) entries, and \(entries.count) follow", line: lines[1].number)
    }
    self.entries = entries
  }

  /// An error about an entry.
  func error(_ message: String, _ entry: Entry) -> ModelFileError {
    file.error(message, line: entry.line)
  }
}

/// A file of keywords with values, such as those of ModPara and CalcMod and the list of all files.
struct KeywordFile {
  /// A value with its line.
  struct Value {
    let text: String
    let line: Int
  }

  let file: PeerFile
  private(set) var values: [String: Value] = [:]

  init(_ file: PeerFile) {
    self.file = file
    for (number, line) in file.lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count >= 2, !words[0].hasPrefix("#"), !words[0].hasPrefix("--"),
        !words[0].hasPrefix("==")
      else { continue }
      values[words[0].lowercased()] = Value(text: String(words[1]), line: number + 1)
    }
  }

  /// An integer; nil where the keyword is not there.
  func integer(_ keyword: String) throws(ModelFileError) -> Int? {
    guard let value = values[keyword.lowercased()] else { return nil }
    guard let number = Int(value.text) else {
      throw file.error(
        "an integer is expected, not '\(value.text)'", line: value.line, key: keyword)
    }
    return number
  }

  /// An error about a keyword.
  func error(_ keyword: String, _ message: String) -> ModelFileError {
    file.error(message, line: values[keyword.lowercased()]?.line, key: keyword)
  }
}

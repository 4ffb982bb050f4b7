import Foundation

/// JSON objects on standard input and output, one a line.
enum JSONLines {
  /// Answers every line of standard input with one line, at once, so that another program can wait for it.
  static func answer<Question: Decodable, Answer: Encodable>(
    _ answer: (Question) throws -> Answer
  ) throws {
    while let line = readLine() {
      try write(try answer(try JSONDecoder().decode(Question.self, from: Data(line.utf8))))
    }
  }

  /// Writes one line.
  static func write(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
  }
}

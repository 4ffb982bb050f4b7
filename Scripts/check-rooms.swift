// Checks what the compiler does not: that the folders of a target depend on each other in one direction only, that no target has
// grown too large, and that the manifest names what a target imports, no more and no less. A target that imports what another one
// brings along would not be compiled anew when that changes. Run from the root of the project: swift Scripts/check-rooms.swift

import Foundation

let mostFiles = 60
let mostLines = 5000

/// A source file without its comments and texts, so that words in them count for nothing.
struct SourceFile {
  let path: String
  let folder: String
  let lineCount: Int
  let code: String

  init(_ url: URL, in target: URL) throws {
    let text = try String(contentsOf: url, encoding: .utf8)
    path = String(url.path.dropFirst(target.deletingLastPathComponent().path.count + 1))
    folder = path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
    lineCount = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    code = SourceFile.code(of: text)
  }

  /// Interpolations stay: they are code.
  private static func code(of text: String) -> String {
    let comment = #///[^\n]*/#
    let block = #/"""[\s\S]*?"""/#
    let literal = #/"(?:\\.|[^"\\\n])*"/#
    let interpolation = #/\\\(([^"]*?)\)/#
    func kept(_ literal: Substring) -> String {
      literal.matches(of: interpolation).map { String($0.1) }.joined(separator: " ")
    }
    return text.replacing(comment, with: "").replacing(block) { kept($0.output) }
      .replacing(literal) { kept($0.output) }
  }

  /// The types that the file shows to others.
  var declaredTypes: Set<String> {
    let modifiers = #/^(?:(?:public|package|internal|final|indirect)\s+)*/#
    let kind = #/(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)/#
    return Set(
      code.split(separator: "\n").compactMap { line in
        guard let start = line.prefixMatch(of: modifiers) else { return nil }
        return line[start.range.upperBound...].prefixMatch(of: kind).map { String($0.1) }
      })
  }

  /// All words that may be types, and types of its own under any modifiers.
  var words: Set<String> {
    let capitalized = #/\b[A-Z]\w+/#
    let own = #/(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)/#
    return Set(code.matches(of: capitalized).map { String($0.output) })
      .subtracting(code.matches(of: own).map { String($0.1) })
  }
}

/// One folder needs another: this file names a type of that one.
struct Need {
  let file: String
  let type: String
  let owner: String
}

/// The needs between the folders of one target.
func needs(of files: [SourceFile]) -> [String: [String: Need]] {
  var owners: [String: SourceFile] = [:]
  for file in files { for type in file.declaredTypes { owners[type] = file } }
  var result: [String: [String: Need]] = [:]
  for file in files {
    for type in file.words.sorted() {
      guard let owner = owners[type], owner.folder != file.folder else { continue }
      if result[file.folder]?[owner.folder] == nil {
        result[file.folder, default: [:]][owner.folder] = Need(
          file: file.path, type: type, owner: owner.path)
      }
    }
  }
  return result
}

/// A circle of folders, the first one repeated at the end; nil if there is none.
func circle(in needs: [String: [String: Need]]) -> [String]? {
  var finished: Set<String> = []
  func search(_ path: [String]) -> [String]? {
    for next in (needs[path.last!] ?? [:]).keys.sorted() where !finished.contains(next) {
      if let start = path.firstIndex(of: next) { return path[start...] + [next] }
      if let found = search(path + [next]) { return found }
    }
    finished.insert(path.last!)
    return nil
  }
  for folder in needs.keys.sorted() where !finished.contains(folder) {
    if let found = search([folder]) { return found }
  }
  return nil
}

/// What the manifest says: the targets of the package with those of its own that they depend on.
struct Manifest: Decodable {
  let targets: [Target]

  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]

    var folder: String { path ?? (type == "test" ? "Tests/" : "Sources/") + name }
    /// As `import` writes it.
    var module: String { name.replacingOccurrences(of: "-", with: "_") }
  }

  struct Dependency: Decodable {
    let byName: [String?]?
  }

  init() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swift", "package", "dump-package"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    self = try JSONDecoder().decode(Manifest.self, from: data)
  }

  /// Where imports and dependencies disagree. Commands that tests run are no imports.
  func complaints() throws -> [String] {
    let modules = Dictionary(uniqueKeysWithValues: targets.map { ($0.module, $0) })
    return try targets.filter { $0.type != "system" }.flatMap { target -> [String] in
      let folder = URL(fileURLWithPath: target.folder).resolvingSymlinksInPath()
      let imports = Set(
        try files(below: folder).flatMap { file in
          file.code.split(separator: "\n").compactMap { line in
            line.prefixMatch(of: #/(?:@testable )?import (\w+)/#).map { String($0.1) }
          }
        }
      ).compactMap { modules[$0]?.name }
      let declared = target.dependencies.compactMap { $0.byName?.first ?? nil }
      let commands = targets.filter { $0.type == "executable" }.map(\.name)
      let own = Set(declared).intersection(targets.map(\.name)).subtracting(commands)
      return Set(imports).subtracting(own).sorted().map {
        "\(target.name) imports \($0), which Package.swift does not give it."
      }
        + own.subtracting(imports).sorted().map {
          "Package.swift gives \(target.name) the target \($0), which it does not import."
        }
    }
  }
}

func files(below folder: URL) throws -> [SourceFile] {
  let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return try (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    .sorted { $0.path < $1.path }.map { try SourceFile($0, in: folder) }
}

var complaints: [String] = []
let sources = URL(fileURLWithPath: "Sources").resolvingSymlinksInPath()
let targets = try FileManager.default.contentsOfDirectory(
  at: sources, includingPropertiesForKeys: nil
).sorted { $0.path < $1.path }
for target in targets {
  let files = try files(below: target)
  let lineCount = files.reduce(0) { $0 + $1.lineCount }
  if files.count > mostFiles || lineCount > mostLines {
    complaints.append(
      "\(target.lastPathComponent) has \(files.count) files and \(lineCount) lines; a target holds at most \(mostFiles) files "
        + "and \(mostLines) lines. Which part of it is a room of its own?")
  }
  let needs = needs(of: files)
  guard let circle = circle(in: needs) else { continue }
  complaints.append("The folders of \(target.lastPathComponent) depend on each other in a circle:")
  for (from, to) in zip(circle, circle.dropFirst()) {
    let need = needs[from]![to]!
    complaints.append("  \(need.file) needs \(need.type) from \(need.owner)")
  }
}
complaints += try Manifest().complaints()
for complaint in complaints { print(complaint) }
exit(complaints.isEmpty ? 0 : 1)

import Foundation

/// The program that draws.
package struct Gnuplot {
  /// Why nothing was drawn, in one or two sentences.
  package struct Failure: Error, CustomStringConvertible, Equatable {
    /// What is wrong and what would be right.
    package let description: String
  }

  private let executable: URL

  /// Finds the program in the folders of PATH.
  ///
  /// Throws: ``Failure`` when it is not there.
  package init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let places = folders.map { URL(fileURLWithPath: $0).appending(path: "gnuplot") }
    guard
      let found = places.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    else {
      throw Failure(
        description:
          "gnuplot, which draws the figures, is not installed; on Debian and Ubuntu it is the package gnuplot-nox (apt-get install gnuplot-nox)."
      )
    }
    executable = found
  }

  /// The bytes of a drawn figure.
  ///
  /// Throws: ``Failure`` with gnuplot's own words, or an error of the file system.
  package func draw(_ figure: Figure, as format: GnuplotScript.Format) throws -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "xsff-figure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "figure.gp")
    try GnuplotScript(figure, as: format).text.write(to: script, atomically: false, encoding: .utf8)
    let remarks = folder.appending(path: "remarks")
    try Data().write(to: remarks)
    let process = Process()
    process.executableURL = executable
    // No settings of the user's: figures of one run are alike everywhere.
    process.arguments = ["-d", script.path]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"]) { $1 }
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: remarks)
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let words = (try? String(contentsOf: remarks, encoding: .utf8)) ?? ""
    guard process.terminationStatus == 0, !bytes.isEmpty else {
      let line = words.split(separator: "\n").last { !$0.allSatisfy { " ^".contains($0) } } ?? ""
      throw Failure(
        description: "gnuplot could not draw the figure: "
          + line.trimmingCharacters(in: .whitespaces) + ".")
    }
    return switch format {
    case .svg: Self.mended(bytes)
    case .pdf: Self.withoutDate(bytes)
    case .png: bytes
    }
  }

  /// PDF with a fixed date of the same length, since its own table counts bytes.
  private static func withoutDate(_ bytes: Data) -> Data {
    let (mark, date) = (Data("/CreationDate (D:".utf8), Data("19700101000000".utf8))
    var result = bytes
    guard let found = result.range(of: mark, options: .backwards),
      found.upperBound + date.count <= result.endIndex
    else { return result }
    result.replaceSubrange(found.upperBound..<(found.upperBound + date.count), with: date)
    return result
  }

  /// SVG that is XML, and has fonts for readers who lack the first one.
  ///
  /// gnuplot gives the curves of several panels the same names, which nothing refers to, and leaves the end of a section of
  /// plain data in texts as it is; its SVG has no such sections.
  private static func mended(_ bytes: Data) -> Data {
    let text = String(decoding: bytes, as: UTF8.self)
      .replacing(#/<g id="\w+_plot_\w+"/#, with: "<g")
      .replacing("]]>", with: "]]&gt;")
      .replacing(
        "font-family=\"DejaVu Sans\"",
        with: "font-family=\"DejaVu Sans, Helvetica, Arial, sans-serif\"")
    return Data(text.utf8)
  }
}

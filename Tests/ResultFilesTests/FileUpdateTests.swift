import Foundation
import ResultFiles
import Testing

/// Adding to a file that exists.
@Suite struct FileUpdateTests {
  private func file(_ name: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appending(path: name)
    let run = try HDF5File(named: url.path)
    try run.root.write(
      [Double](repeating: 1, count: 100), to: "kept", HDF5Description("stays", axes: ["index"]))
    try run.write(to: url, overwrite: false)
    return url
  }

  private func replacePart(of url: URL, seed: Int) throws {
    try RunFile.update(url, omitting: ["part"]) { root in
      let group = try root.createGroup("part")
      for k in 0..<20 {
        try group.write(
          (0..<500).map { $0 * seed + k }, to: "list \(k)",
          HDF5Description("numbers", axes: ["index"]))
      }
    }
  }

  @Test func replacingAPartDoesNotGrowTheFile() throws {
    let url = try file("run.h5")
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    var sizes: [Int] = []
    for seed in 1...8 {
      try replacePart(of: url, seed: seed)
      sizes.append(
        try #require(FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int))
    }
    #expect(Set(sizes).count == 1)
  }

  @Test func attributesOfTheRootSurvive() throws {
    let url = try file("run.h5")
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try RunFile.update(url) { root in
      try root.setAttribute("text", "Größe")
      try root.setAttribute("texts", ["a", "bc"])
      try root.setAttribute("number", 2.5)
      try root.setAttribute("list", HDF5Array([1, 2, 3]))
    }
    try replacePart(of: url, seed: 2)
    let root = try HDF5File(reading: url).root
    #expect(try root.stringAttribute("text") == "Größe")
    #expect(try root.stringsAttribute("texts") == ["a", "bc"])
    #expect(try root.attribute("number", as: Double.self)?.elements == [2.5])
    #expect(try root.attribute("list", as: Int.self)?.elements == [1, 2, 3])
  }

  @Test func aFileThatSomebodyReadsCanBeUpdated() throws {
    let url = try file("run.h5")
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    let reader = try HDF5File(reading: url)
    try replacePart(of: url, seed: 3)
    #expect(try reader.root.read("kept", as: Double.self).elements.count == 100)
    let updated = try HDF5File(reading: url)
    #expect(try updated.root.read("part/list 1", as: Int.self).elements[2] == 7)
  }
}

@Suite("Objects with many attributes")
struct ManyAttributesTests {
  /// HDF5 1.10 crashes in H5Ocopy where more than eight attributes hold texts of variable length.
  @Test("Groups and datasets with twenty texts survive a change of the file")
  func update() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("run.h5")
    try RunFile.write(try ExampleRun.make(), to: file, overwrite: false)
    try RunFile.update(file) { root in
      let group = try root.createGroup("many")
      try group.write([1, 2], to: "numbers", HDF5Description("numbers", axes: ["place"]))
      for number in 0..<20 {
        try group.setAttribute("text \(number)", "value \(number)")
        try group.setAttribute("text \(number)", "value \(number)", on: "numbers")
      }
    }
    try RunFile.update(file) { root in try root.setAttribute("changed", 1) }
    let group = try RunFile(reading: file).root.group("many")
    for number in 0..<20 {
      #expect(try group.stringAttribute("text \(number)") == "value \(number)")
      #expect(try group.stringAttribute("text \(number)", of: "numbers") == "value \(number)")
    }
    #expect(try group.read("numbers", as: Int.self).elements == [1, 2])
  }
}

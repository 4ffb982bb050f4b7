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

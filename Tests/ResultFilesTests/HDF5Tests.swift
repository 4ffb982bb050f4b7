import Foundation
import Numerics
import ResultFiles
import Testing

@Suite("HDF5 files")
struct HDF5Tests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func roundTrip(_ write: (HDF5Group) throws -> Void) throws -> HDF5File {
    let url = folder.file("test.h5")
    // Files in memory share one space of names with those of other tests.
    let file = try HDF5File(named: url.path)
    try write(file.root)
    try file.write(to: url, overwrite: true)
    return try HDF5File(reading: url)
  }

  @Test("numbers of every kind come back", arguments: [false, true])
  func numbers(compressed: Bool) throws {
    let axes = HDF5Description("a cube", axes: ["x", "y", "z"])
    let reals = HDF5Array(shape: [2, 3, 4], elements: (0..<24).map { Double($0) / 7 })
    let integers = HDF5Array(shape: [1, 1, 2], elements: [Int.min, .max])
    let complex = HDF5Array(
      shape: [1, 2, 1], elements: [Complex<Double>(1, -2), Complex(0.5, .greatestFiniteMagnitude)])
    let empty = HDF5Array<Double>(shape: [3, 0, 2], elements: [])
    let file = try roundTrip { root in
      try root.write(reals, to: "reals", axes, compressed: compressed)
      try root.write(integers, to: "integers", axes, compressed: compressed)
      try root.write(complex, to: "complex", axes, compressed: compressed)
      try root.write(empty, to: "empty", axes, compressed: compressed)
      try root.write(
        HDF5Array(shape: [], elements: [UInt64.max]), to: "scalar", HDF5Description("one"))
    }
    #expect(try file.root.read("reals") == reals)
    #expect(try file.root.read("integers", limit: .max) == integers)
    #expect(try file.root.read("complex") == complex)
    #expect(try file.root.read("empty") == empty)
    #expect(try file.root.read("scalar", as: UInt64.self).elements == [UInt64.max])
    #expect(try file.root.members() == ["complex", "empty", "integers", "reals", "scalar"])
    #expect(try file.root.stringAttribute("description", of: "reals") == "a cube")
    #expect(try file.root.stringsAttribute("axes", of: "reals") == ["x", "y", "z"])
    #expect(try file.root.stringsAttribute("axes", of: "scalar") == [])
  }

  @Test("text in any alphabet comes back, empty text too")
  func text() throws {
    let words = ["", "ω = e^{2πi/3}", "line\nline", String(repeating: "long ", count: 5000)]
    let file = try roundTrip { root in
      try root.write(HDF5Array(words), to: "words", HDF5Description("words", axes: ["word"]))
      try root.write(words[3], to: "long", HDF5Description("one"))
      try root.setAttribute("name", words[1])
    }
    #expect(try file.root.readStrings("words") == HDF5Array(words))
    #expect(try file.root.readStrings("long").elements == [words[3]])
    #expect(try file.root.stringAttribute("name") == words[1])
    #expect(try file.root.stringAttribute("other") == nil)
  }

  @Test("attributes are replaced, listed, and of any kind")
  func attributes() throws {
    let file = try roundTrip { root in
      let group = try root.createGroup("group")
      try group.setAttribute("b", 1.5)
      try group.setAttribute("a", 7)
      try group.setAttribute("a", HDF5Array([1, 2, 3]))
    }
    let group = try file.root.group("group")
    #expect(try group.attributeNames() == ["a", "b"])
    #expect(try group.attribute("a", as: Int.self)?.elements == [1, 2, 3])
    #expect(try group.attribute("b", as: Double.self)?.elements == [1.5])
    #expect(throws: ResultFileError.self) { try group.stringAttribute("a") }
    #expect(throws: ResultFileError.self) { try group.attribute("b", as: Int.self) }
  }

  @Test("what is missing or of another kind is named with its path")
  func wrongObjects() throws {
    let file = try roundTrip { root in
      let group = try root.createGroup("group")
      try group.write([1.5], to: "reals", HDF5Description("x", axes: ["a"]))
      try group.write("text", to: "text", HDF5Description("x"))
    }
    func message(_ body: (HDF5Group) throws -> Void) throws -> String {
      let error = #expect(throws: ResultFileError.self) { try body(file.root.group("group")) }
      return try #require(error?.description)
    }
    #expect(try message { _ = try $0.read("none", as: Int.self) }.contains("/group/none: this"))
    #expect(try message { _ = try $0.group("none") }.hasSuffix("group is missing."))
    #expect(try message { _ = try $0.group("reals") }.contains("must be a group"))
    #expect(try message { _ = try $0.read("reals", as: Int.self) }.contains("must hold integers"))
    #expect(
      try message { _ = try $0.read("reals", as: Complex<Double>.self) }
        .contains("must hold complex numbers"))
    #expect(try message { _ = try $0.readStrings("reals") }.contains("must hold text"))
    #expect(try message { _ = try $0.read("text", as: Double.self) }.contains("real numbers"))
    #expect(throws: ResultFileError.self) { try file.root.read("group", as: Double.self) }
  }

  @Test("files that are no HDF5 files are refused with the reason")
  func wrongFiles() throws {
    func message(_ url: URL) -> String {
      do {
        _ = try HDF5File(reading: url)
        return "no error"
      } catch { return "\(error)" }
    }
    #expect(message(folder.file("none.h5")).hasSuffix("there is no such file."))
    #expect(message(folder.url).contains("folder"))
    try Data("format: 1\n".utf8).write(to: folder.file("model.yaml"))
    #expect(message(folder.file("model.yaml")).contains("not an HDF5 file"))
    try Data().write(to: folder.file("empty.h5"))
    #expect(message(folder.file("empty.h5")).contains("not an HDF5 file"))
  }

  @Test("a file cut off anywhere is refused or found damaged, and never crashes")
  func truncated() throws {
    let whole = folder.file("whole.h5")
    try RunFile.write(try ExampleRun.make(), to: whole)
    let bytes = try Data(contentsOf: whole)
    let cut = folder.file("cut.h5")
    for length in stride(from: 0, to: bytes.count, by: 397) {
      try bytes.prefix(length).write(to: cut)
      let error = #expect(throws: ResultFileError.self) { try HDF5File(reading: cut) }
      #expect(error?.file == cut.path)
    }
    try bytes.prefix(bytes.count / 2).write(to: cut)
    let error = #expect(throws: ResultFileError.self) { try HDF5File(reading: cut) }
    #expect(error?.problem.contains("truncated file") == true)
  }

  @Test("groups can be added to a copy and removed from it")
  func update() throws {
    let url = folder.file("run.h5")
    try ExampleRun.writeMinimal(to: url)
    for answer in [1, 2] {
      try RunFile.update(url) { root in
        try root.remove("bootstrap")
        try root.createGroup("bootstrap").setAttribute("answer", answer)
      }
      let root = try RunFile(reading: url).root
      #expect(try root.group("bootstrap").attribute("answer", as: Int.self)?.elements == [answer])
    }
    #expect(try RunFile(reading: url).spectra().sampleCount == 2)
    #expect(folder.names == ["run.h5"])
    struct Stop: Error {}
    let before = try Data(contentsOf: url)
    #expect(throws: Stop.self) {
      try RunFile.update(url) { root in
        try root.remove("spectra")
        throw Stop()
      }
    }
    #expect(try Data(contentsOf: url) == before)
  }
}

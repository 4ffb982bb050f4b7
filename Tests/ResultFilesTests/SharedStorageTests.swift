import Foundation
import ResultFiles
import Testing

/// Equal parts of a group that shares its storage stand in the file once, and read as if they stood there twice.
@Suite struct SharedStorageTests {
  private let description = HDF5Description("numbers", axes: ["place"])

  private func size(_ file: HDF5File) throws -> Int {
    let folder = try TemporaryFolder()
    try file.write(to: folder.file("size.h5"), overwrite: false)
    return try Data(contentsOf: folder.file("size.h5")).count
  }

  @Test func equalArraysTakeRoomOnce() throws {
    let numbers = (0..<5000).map { ($0 * 7919) % 10007 }
    func file(_ isSharing: Bool, copies: Int) throws -> HDF5File {
      let file = try HDF5File(named: UUID().uuidString)
      let group = isSharing ? file.root.sharingStorage : file.root
      for copy in 0..<copies {
        try group.createGroup("\(copy)").write(numbers, to: "numbers", description)
      }
      for copy in 0..<copies {
        #expect(try file.root.read("\(copy)/numbers", as: Int.self).elements == numbers)
        #expect(
          try file.root.stringAttribute("description", of: "\(copy)/numbers") == "numbers")
      }
      return file
    }
    let single = try size(file(true, copies: 1))
    #expect(try size(file(true, copies: 20)) < single + 20 * 400)
    #expect(try size(file(false, copies: 20)) > 20 * 5000 * 8)
  }

  @Test func whatDiffersStaysApart() throws {
    let file = try HDF5File(named: UUID().uuidString)
    let group = file.root.sharingStorage
    let (two, other) = (HDF5Description("numbers", axes: ["other"]), [1, 2, 4])
    try group.write([1, 2, 3], to: "a", description)
    try group.write(HDF5Array([1, 2, 3]), to: "b", description, attributes: [("primes", [2])])
    try group.write(HDF5Array([1, 2, 3]), to: "c", description, attributes: [("primes", [3])])
    try group.write([1, 2, 3], to: "d", two)
    try group.write(other, to: "e", description)
    try group.write([1.0, 2, 3], to: "f", description)
    try group.write(HDF5Array(["x", "y"]), to: "g", description)
    try group.write(HDF5Array(["xy", ""]), to: "h", description)
    #expect(try group.attribute("primes", of: "a", as: Int.self) == nil)
    #expect(try group.attribute("primes", of: "b", as: Int.self)?.elements == [2])
    #expect(try group.attribute("primes", of: "c", as: Int.self)?.elements == [3])
    #expect(try group.stringsAttribute("axes", of: "d") == ["other"])
    #expect(try group.read("e", as: Int.self).elements == other)
    #expect(try group.read("f", as: Double.self).elements == [1, 2, 3])
    #expect(try group.readStrings("g").elements == ["x", "y"])
    #expect(try group.readStrings("h").elements == ["xy", ""])
  }

  @Test func largeIntegersKeepTheirWidth() throws {
    let file = try HDF5File(named: UUID().uuidString)
    let numbers = [1 << 29, -3, 70000]
    try file.root.sharingStorage.write(numbers, to: "a", description)
    #expect(try file.root.read("a", as: Int.self).elements == numbers)
  }

  /// A copy of the file, as every later addition to it makes, holds the same.
  @Test func linksSurviveAnUpdate() throws {
    let folder = try TemporaryFolder()
    let file = try HDF5File(named: UUID().uuidString)
    let group = try file.root.createGroup("part").sharingStorage
    for name in ["a", "b"] { try group.write([5, 6], to: name, description) }
    try group.createGroup("c", contents: "one") { try $0.setAttribute("x", 1) }
    try group.createGroup("d", contents: "one") { try $0.setAttribute("x", 1) }
    try group.createGroup("e", contents: "two") { try $0.setAttribute("x", 2) }
    try file.write(to: folder.file("run.h5"), overwrite: false)
    let copy = try HDF5File(copying: folder.file("run.h5"))
    for name in ["a", "b"] {
      #expect(try copy.root.read("part/\(name)", as: Int.self).elements == [5, 6])
    }
    for (name, value) in [("c", 1), ("d", 1), ("e", 2)] {
      #expect(
        try copy.root.attribute("x", of: "part/\(name)", as: Int.self)?.elements == [value])
    }
  }
}

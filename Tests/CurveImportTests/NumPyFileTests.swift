import Foundation
import NumPyFiles
import Numerics
import TestSupport
import Testing

@Suite("Archives of NumPy")
struct NumPyFileTests {
  private func array(_ name: String, _ bytes: [UInt8]) throws -> NumPyArray {
    try #require(try NumPyArchive(bytes, file: "test.npz").array(name))
  }

  @Test("every kind of array that NumPy wrote, compressed")
  func fixture() throws {
    let bytes = NumPyFixture.bytes
    #expect(
      try array("f8", bytes)
        == NumPyArray(shape: [2, 3], elements: .real([0, 0.25, 0.5, 0.75, 1, 1.25])))
    #expect(
      try array("fortran", bytes)
        == NumPyArray(shape: [2, 3, 4], elements: .integers(Array(0..<24))))
    #expect(try array("big", bytes).elements == .real([1.5, -2.25]))
    #expect(try array("c16", bytes).elements == .complex([Complex(1, 2), Complex(0, -0.5)]))
    #expect(try array("u1", bytes).elements == .integers([0, 255]))
    #expect(try array("i2", bytes).elements == .integers([-3, 7]))
    #expect(try array("b", bytes).elements == .integers([1, 0]))
    #expect(try array("U", bytes).elements == .texts(["(0,+)", "é"]))
    #expect(try array("S", bytes).elements == .texts(["ab", "c"]))
    #expect(try array("scalar", bytes) == NumPyArray(shape: [], elements: .real([0.5])))
    #expect(try array("zeros", bytes).elements == .real([Double](repeating: 0, count: 500)))
    #expect(try NumPyArchive(bytes, file: "test.npz").array("other") == nil)
  }

  @Test("what is written is read, stored and deflated", arguments: [false, true])
  func roundTrip(deflated: Bool) throws {
    var random = SeededGenerator(seed: 5)
    var writer = NumPyWriter(deflated: deflated)
    let numbers = (0..<20_000).map { _ in Double.random(in: -1...1, using: &random) }
    writer.add("numbers", numbers, shape: [100, 200])
    writer.add("integers", [Int.min, -1, 0, Int.max])
    writer.add("texts", ["a", "βγ", ""])
    writer.addMember("readme.txt", Array("not an array".utf8))
    let archive = try NumPyArchive(writer.bytes, file: "test.npz")
    #expect(archive.names == ["numbers", "integers", "texts"])
    #expect(
      try array("numbers", writer.bytes) == NumPyArray(shape: [100, 200], elements: .real(numbers)))
    #expect(try array("integers", writer.bytes).elements == .integers([Int.min, -1, 0, Int.max]))
    #expect(try array("texts", writer.bytes).elements == .texts(["a", "βγ", ""]))
  }

  @Test("column-major arrays are transposed, whatever their number of axes")
  func columnMajor() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<20 {
      let shape = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        Int.random(in: 1...4, using: &random)
      }
      // The value of an element is its place in row-major order; column-major order runs through the first axis first.
      var places = [[Int]]([[]])
      for length in shape.reversed() {
        places = places.flatMap { rest in (0..<length).map { [$0] + rest } }
      }
      let data = places.map { place in
        zip(place, shape).reduce(0) { $0 * $1.1 + $1.0 }
      }
      var writer = NumPyWriter()
      writer.add(
        "a", type: "<i8", shape: shape, isFortranOrder: true,
        data.flatMap { NumPyWriter.little($0, 8) })
      #expect(try array("a", writer.bytes).elements == .integers(Array(0..<data.count)))
    }
  }

  @Test(
    "types and shapes that are refused, with a sentence",
    arguments: [
      ("|O", [2], 16, "not supported"), ("<M8[s]", [1], 8, "not supported"),
      ("<f2", [4], 8, "not supported"), ("<f8", [3], 16, "more elements"),
      ("<f8", [1], 16, "takes 8 bytes"),
      ("<f8", [1 << 40, 1 << 40], 8, "more elements"), ("<U0", [1 << 50], 8, "not supported"),
      ("<f8", [Int.max], 8, "more elements"), ("<f8", [1 << 50, 0], 0, "more elements"),
      ("<U1", [2], 8, "cannot be read"), ("<u8", [1], 8, "cannot be read"),
    ] as [(String, [Int], Int, String)])
  func refusals(type: String, shape: [Int], size: Int, fragment: String) {
    var writer = NumPyWriter()
    writer.add("a", type: type, shape: shape, [UInt8](repeating: 0xff, count: size))
    let error = #expect(throws: NumPyFileError.self) { try array("a", writer.bytes) }
    #expect(error?.description.hasPrefix("test.npz: the array a: ") == true)
    #expect(error?.problem.contains(fragment) == true, "\(error?.problem ?? "")")
  }

  @Test("changed, cut and invented bytes end in an error or in an array, never in a crash")
  func damaged() throws {
    var random = SeededGenerator(seed: 7)
    var writer = NumPyWriter()
    writer.add("t_calc", (0..<50).map(Double.init))
    writer.add("labels", ["(0,+)", "1"])
    var failures = 0
    for round in 0..<4000 {
      var bytes = round % 2 == 0 ? writer.bytes : NumPyFixture.bytes
      switch round % 5 {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
      case 1: bytes.removeFirst(Int.random(in: 1...bytes.count, using: &random))
      default:
        for _ in 0...(round % 4) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
      }
      do {
        let archive = try NumPyArchive(bytes, file: "test.npz")
        for name in archive.names { _ = try archive.array(name) }
      } catch let error as NumPyFileError {
        failures += 1
        #expect(error.description.hasSuffix("."))
      }
    }
    #expect(failures > 3000)
  }

  @Test("a member that claims gigabytes is refused before they are allocated")
  func expansion() {
    var writer = NumPyWriter(deflated: true)
    writer.add("a", [1.0])
    var bytes = writer.bytes
    // The sizes of the directory's only entry.
    let entry = bytes.indices.first { Array(bytes[$0...].prefix(4)) == [0x50, 0x4b, 1, 2] }!
    bytes.replaceSubrange((entry + 24)..<(entry + 28), with: NumPyWriter.little(1 << 31, 4))
    let error = #expect(throws: NumPyFileError.self) { try array("a", bytes) }
    #expect(error?.problem.contains("size") == true)
  }
}

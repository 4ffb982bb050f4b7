import Foundation
import ResultFiles
import TestSupport
import Testing

/// Damage to files: by a checksum, and where there is none by a walk and by what the reader believes.
@Suite("Damaged files")
struct FileGateTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("every changed byte of a file is noticed")
  func changedBytes() throws {
    let (whole, changed) = (folder.file("whole.h5"), folder.file("changed.h5"))
    try RunFile.write(try ExampleRun.make(), to: whole)
    #expect(try RunFile(reading: whole).hasChecksum)
    let bytes = try Data(contentsOf: whole)
    var random = SeededGenerator(seed: 21)
    // The last bytes are those of the checksum itself.
    let places =
      Array(bytes.count - 24..<bytes.count)
      + (0..<1000).map { _ in Int.random(in: 0..<bytes.count, using: &random) }
    for place in places {
      var damaged = bytes
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      try damaged.write(to: changed)
      let error = #expect(throws: ResultFileError.self, "byte \(place)") {
        try RunFile(reading: changed)
      }
      #expect(error?.file == changed.path)
    }
  }

  @Test("a checksum that was cut off is missed")
  func missing() throws {
    let (whole, cut) = (folder.file("whole.h5"), folder.file("cut.h5"))
    try RunFile.write(try ExampleRun.make(), to: whole)
    try Data(contentsOf: whole).dropLast(24).write(to: cut)
    let error = #expect(throws: ResultFileError.self) { try RunFile(reading: cut) }
    #expect(error?.problem.contains("checksum at its end is missing") == true)
  }

  @Test("an update writes a new checksum")
  func update() throws {
    let url = folder.file("run.h5")
    try RunFile.write(try ExampleRun.make(), to: url)
    try RunFile.update(url) { try $0.setAttribute("note", "added") }
    #expect(try RunFile(reading: url).hasChecksum)
  }

  /// A run file as earlier versions and other programs write it, without a checksum.
  private func bare() throws -> Data {
    let (own, url) = (folder.file("own.h5"), folder.file("bare.h5"))
    try RunFile.write(try ExampleRun.make(), to: own, overwrite: true)
    let copy = try HDF5File(copying: own, inOldestFormat: true)
    try copy.root.removeAttribute("checksum")
    try copy.write(to: url, overwrite: true, checksum: false)
    return try Data(contentsOf: url)
  }

  @Test("files without a checksum are read, and when damaged read or refused")
  func mutated() throws {
    let bytes = try bare()
    let url = folder.file("mutated.h5")
    try bytes.write(to: url)
    #expect(try !RunFile(reading: url).hasChecksum)
    #expect(try RunFile(reading: url).spectra().sampleCount == 4)
    var random = SeededGenerator(seed: 4)
    var refused = 0
    let count = runsLongTests ? 3000 : 150
    for _ in 0..<count {
      var damaged = bytes
      for _ in 0..<(1 << Int.random(in: 0...4, using: &random)) {
        damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      try damaged.write(to: url)
      do {
        let file = try RunFile(reading: url)
        let symmetry = try file.visibleSymmetry()
        _ = try file.spectra(of: symmetry)
        _ = (try file.model(), try file.provenance(), try file.couplings(), try file.signatures())
        _ = (try file.times(), try file.formFactor(), try file.plateau())
      } catch is ResultFileError {
        refused += 1
      }
    }
    #expect(refused > count / 20)
  }

  @Test("sizes that the file has no room for are refused before memory is asked for")
  func announced() throws {
    let file = try HDF5File(named: folder.file("run.h5").path)
    try file.root.write([1.0, 2, 3], to: "list", HDF5Description("numbers", axes: ["index"]))
    try file.write(to: folder.file("run.h5"), overwrite: true, checksum: false)
    var bytes = try Data(contentsOf: folder.file("run.h5"))
    // The dataspace: its length and its largest length.
    let three = withUnsafeBytes(of: UInt64(3).littleEndian) { Data($0) }
    let place = try #require(bytes.firstRange(of: three))
    bytes[place.lowerBound + 5] = 1
    let url = folder.file("large.h5")
    try bytes.write(to: url)
    #expect(throws: ResultFileError.self) {
      try HDF5File(reading: url).root.read("list", as: Double.self)
    }
  }

  @Test("integers beyond what can be calculated with are refused")
  func limits() throws {
    let url = folder.file("run.h5")
    let file = try HDF5File(named: url.path)
    for (name, value) in [("large", 1 << 40), ("small", 1 << 25)] {
      try file.root.write([value], to: name, HDF5Description("a number", axes: ["index"]))
      try file.root.setAttribute(name, value)
    }
    try file.write(to: url, overwrite: true)
    let root = try HDF5File(reading: url).root
    #expect(throws: ResultFileError.self) { try root.read("large", as: Int.self) }
    #expect(throws: ResultFileError.self) { try root.attribute("large", as: Int.self) }
    #expect(throws: ResultFileError.self) {
      try root.read("small", as: Int.self, limit: HDF5Limits.table)
    }
    #expect(try root.read("small", as: Int.self).elements == [1 << 25])
    #expect(try root.attribute("large", as: Int.self, limit: .max)?.elements == [1 << 40])
  }

  @Test("a write that stops anywhere leaves no file that is believed")
  func stoppedWrites() throws {
    let (whole, url) = (folder.file("whole.h5"), folder.file("stopped.h5"))
    try ExampleRun.writeMinimal(to: whole)
    let bytes = try Data(contentsOf: whole)
    for length in 0..<bytes.count where length % 7 == 0 || length > bytes.count - 40 {
      try bytes.prefix(length).write(to: url)
      #expect(throws: ResultFileError.self, "\(length)") { try RunFile(reading: url) }
    }
  }
}

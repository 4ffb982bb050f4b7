import Foundation
import ResultFiles
import Synchronization
import Testing

@Suite("Writing files", .serialized)
struct FileWritingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func failure(_ url: URL, overwrite: Bool = false) throws -> String {
    let run = try ExampleRun.make()
    let error = #expect(throws: FileWritingError.self) {
      try RunFile.write(run, to: url, overwrite: overwrite)
    }
    return error?.description ?? ""
  }

  @Test("an existing file is replaced only on request")
  func overwrite() throws {
    let url = folder.file("run.h5")
    try Data("precious".utf8).write(to: url)
    #expect(try failure(url).contains("exists already"))
    #expect(try Data(contentsOf: url) == Data("precious".utf8))
    try RunFile.write(try ExampleRun.make(), to: url, overwrite: true)
    #expect(try RunFile(reading: url).spectra().sampleCount == 4)
    #expect(folder.names == ["run.h5"])
  }

  @Test("a missing folder, a folder of that name and a file as folder are refused")
  func places() throws {
    #expect(try failure(folder.file("none/run.h5")).contains("folder does not exist"))
    #expect(try failure(folder.url).contains("it is a folder"))
    try Data().write(to: folder.file("file"))
    #expect(try failure(folder.file("file/run.h5")).contains("folder does not exist"))
  }

  @Test("a folder that cannot be written to is refused before and at writing")
  func unwritable() throws {
    // The administrator may write everywhere except where nobody can.
    let locked = getuid() == 0 ? URL(fileURLWithPath: "/proc/sys") : folder.file("locked")
    if getuid() != 0 {
      try FileManager.default.createDirectory(
        at: locked, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
    }
    let url = locked.appending(path: "run.h5")
    #expect(try failure(url).hasPrefix("Cannot write \(url.path): "))
  }

  @Test("a disk without room leaves neither a file nor a partial file")
  func fullDisk() throws {
    let limit = 3 << 20
    var before = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
    var run = try ExampleRun.make()
    let values = HDF5Array(shape: [4, 1 << 18], elements: [Double](repeating: 1, count: 4 << 18))
    run.couplings = [CouplingRecord(name: "J", values: values)]
    let url = folder.file("run.h5")
    var small = rlimit(rlim_cur: rlim_t(limit), rlim_max: before.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &small)
    defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before) }
    let error = #expect(throws: FileWritingError.self) { try RunFile.write(run, to: url) }
    #expect(error?.problem.contains("limit on file sizes") == true)
    #expect(folder.names == [])
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
    try RunFile.write(run, to: url)
    #expect(try RunFile(reading: url).couplings() == run.couplings)
  }

  @Test("a partial file that a killed run left behind is no obstacle")
  func leftovers() throws {
    let url = folder.file("run.h5")
    let partial = FileReplacement(url, overwrite: false).partial
    #expect(partial.lastPathComponent == "run.h5.writing")
    try Data(repeating: 7, count: 1 << 20).write(to: partial)
    try RunFile.write(try ExampleRun.make(), to: url)
    #expect(try RunFile(reading: url).spectra().sampleCount == 4)
    #expect(folder.names == ["run.h5"])
  }

  @Test("writers of one file wait for each other, and none sees half of another's")
  func writers() throws {
    let url = folder.file("run.h5")
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      for _ in 0..<10 {
        do {
          try Array(repeating: UInt8(writer), count: 100_000 + writer).withUnsafeBytes {
            try FileReplacement(url, overwrite: true).write($0)
          }
          let found = try Data(contentsOf: url)
          let isWhole = found.count == 100_000 + Int(found[0]) && Set(found).count == 1
          if !isWhole { failures.withLock { $0.append("\(found.count) bytes") } }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(folder.names == ["run.h5"])
  }

  @Test("what fails between the writing and the renaming leaves the old file")
  func beforeRename() throws {
    struct Stop: Error {}
    let url = folder.file("run.h5")
    try RunFile.write(try ExampleRun.make(), to: url)
    let old = try Data(contentsOf: url)
    #expect(throws: Stop.self) {
      try RunFile.write(try ExampleRun.make(), to: url, overwrite: true) { checksum in
        #expect(checksum.count == 24)
        throw Stop()
      }
    }
    #expect(try Data(contentsOf: url) == old)
    #expect(folder.names == ["run.h5"])
  }
}

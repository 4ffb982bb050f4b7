import Foundation
import Testing

/// A Python interpreter with h5py, where there is one.
enum Python {
  static let withH5py: String? = {
    let named = ProcessInfo.processInfo.environment["H5PY_PYTHON"]
    return [named, "python3"].compactMap { $0 }.first { python in
      guard let folder = try? TemporaryFolder() else { return false }
      return (try? run(python, "import h5py", in: folder))?.status == 0
    }
  }()

  static func run(
    _ python: String, _ script: String, in folder: TemporaryFolder
  ) throws -> CommandResult {
    try RunningCommand(
      URL(fileURLWithPath: "/usr/bin/env"), [python, "-c", script], in: folder
    ).result()
  }
}

@Suite(
  "h5py reads what compute writes",
  .enabled(if: Python.withH5py != nil, "no python3 with h5py; set H5PY_PYTHON to one"))
struct PythonReadingTests {
  @Test("the README's snippet, and what it prints")
  func snippet() throws {
    let folder = try TemporaryFolder()
    let computed = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=5", "--samples", "2", "--quiet", in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let blocks = try Document(named: "README.md").blocks.filter { $0.language == "python" }
    let script = try #require(blocks.first?.text)
    #expect(script.split(separator: "\n").count == 5)
    let result = try Python.run(
      try #require(Python.withH5py), script + "\nassert K.shape == (3, 3, len(t)), K.shape\n",
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        ['0' '1' '2'] [81 81 81]
        [[81.  0.  0.]
         [ 0. 81. 81.]
         [ 0. 81. 81.]]

        """)
  }
}

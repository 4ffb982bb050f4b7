import Foundation
import ResultFiles
import Testing

/// `xsff compute --device`, with libraries that work on the processor's memory in place of CUDA's: which calls are made with what,
/// and what is said when they fail.
@Suite("xsff compute --device")
struct DeviceCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(
    _ output: String, _ arguments: [String] = [], libraries: FakeCUDA? = nil
  ) throws -> CommandResult {
    try Program.xsff.run(
      shell: "export XSFF_CUDA_LIBRARIES=\(libraries?.folder.path ?? "/nowhere"); exec \"$@\"",
      [
        "compute", "chiral-clock", "--set", "L=6", "--samples", "5", "--commutant", "off",
        "--operators", "off", "--reduce", "off", "-q", "-o", output,
      ] + arguments, in: folder)
  }

  private func levels(_ file: String) throws -> [Double] {
    let root = try RunFile(reading: folder.file(file)).root
    return try (0..<3).flatMap { try root.read("spectra/\($0)", as: Double.self).elements }
  }

  private func expectLevels(_ libraries: FakeCUDA) throws {
    for (output, arguments) in [
      ("cpu.h5", []), ("cuda.h5", ["--device", "cuda"]),
      ("cuda-1.h5", ["--device", "cuda", "--threads", "1"]),
    ] {
      let result = try compute(output, arguments, libraries: libraries)
      try #require(result.status == 0, "\(result.errors)")
    }
    let (own, other) = (try levels("cpu.h5"), try levels("cuda.h5"))
    #expect(own.count == other.count && !own.isEmpty)
    #expect(zip(own, other).allSatisfy { abs($0 - $1) < 1e-11 })
    #expect(try levels("cuda-1.h5") == other)
    let root = try RunFile(reading: folder.file("cuda.h5")).root
    #expect(try root.stringAttribute("linear_algebra")!.contains("cuSOLVER 11.6.1"))
    #expect(try root.stringAttribute("linear_algebra_kernel")!.contains("Fake 1"))
  }

  /// Sectors of 243 states: one is real, two are complex.
  @Test(arguments: [false, true]) func levelsAreThoseOfTheProcessor(isOld: Bool) throws {
    guard let libraries = try FakeCUDA(in: folder.url, isOld: isOld) else {
      print("skipped: no C compiler")
      return
    }
    try expectLevels(libraries)
  }

  @Test(arguments: [
    ("cusolverDnXsyevd", "cusolverDnXsyevd failed on the device with status 7"),
    ("cudaMalloc", "cudaMalloc failed on the device with status 7 (out of order)"),
    ("cusparseScatter", "cusparseScatter failed on the device with status 7"),
    ("convergence", "did not converge on a matrix of 243 rows"),
  ])
  func failuresAreSaid(call: String, text: String) throws {
    guard
      let libraries = try FakeCUDA(in: folder.url, failing: call, isOld: call.hasSuffix("Xsyevd"))
    else { return }
    let result = try compute("run.h5", ["--device", "cuda"], libraries: libraries)
    #expect(result.status == 1)
    #expect(result.errors.contains(text), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("run.h5").path))
  }

  @Test func numbersOfDevicesAreChecked() throws {
    guard let libraries = try FakeCUDA(in: folder.url, deviceCount: 1) else { return }
    let result = try compute("run.h5", ["--device", "cuda:3"], libraries: libraries)
    #expect(result.status == 1)
    #expect(result.errors.contains("There is no CUDA device 3: 1 is here, numbered from 0."))
    #expect(try compute("run.h5", ["--device", "metal"]).status == 2)
  }

  @Test func noDeviceIsSaid() throws {
    guard let libraries = try FakeCUDA(in: folder.url, deviceCount: 0) else { return }
    let result = try compute("run.h5", ["--device", "cuda"], libraries: libraries)
    #expect(result.status == 1)
    #expect(result.errors.contains("There is no CUDA device here. Use --device cpu."))
  }

  /// Where CUDA is installed the first call is another refusal or a run.
  @Test func missingLibrariesAreNamed() throws {
    let broken = folder.url.appending(path: "libcudart.so")
    try Data("no library".utf8).write(to: broken)
    let result = try Program.xsff.run(
      shell: "export XSFF_CUDA_LIBRARIES=\(folder.url.path) LD_LIBRARY_PATH=; exec \"$@\"",
      ["compute", "s3-chain", "-q", "--device", "cuda", "-o", "run.h5"], in: folder)
    guard result.status != 0 else { return }
    #expect(result.status == 1)
    #expect(result.errors.contains("CUDA's libcudart.so cannot be loaded"), "\(result.errors)")
  }
}

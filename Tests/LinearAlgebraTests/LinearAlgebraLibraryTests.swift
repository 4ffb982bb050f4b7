import Foundation
import LinearAlgebra
import Testing

@Suite("The linear algebra library at run time")
struct LinearAlgebraLibraryTests {
  @Test("version and kernel are known")
  func provenance() {
    #expect(LinearAlgebraLibrary.version.split(separator: ".").count >= 2)
    #expect(!LinearAlgebraLibrary.kernel.isEmpty)
    #expect(["AVX2", "baseline"].contains(LinearAlgebraLibrary.bandInstructions))
    #expect(LinearAlgebraLibrary.configuration.contains(LinearAlgebraLibrary.version))
  }

  @Test(
    "the routines that LAPACKE calls are OpenBLAS's own, not the reference LAPACK's",
    arguments: [
      "dsyevd_", "dsytrd_", "dgeqrt3_", "dgemm_", "dtrmm_", "zheevd_", "zhetrd_", "zgeqrt3_",
      "zgemm_", "ztrmm_", "zheevr_", "zgesdd_",
    ])
  func origin(routine: String) throws {
    // The default search order is that of the dynamic linker, so this is what LAPACKE gets.
    let library = try #require(dlopen("libopenblas.so.0", RTLD_NOW | RTLD_NOLOAD))
    defer { dlclose(library) }
    #expect(try #require(dlsym(nil, routine)) == dlsym(library, routine))
  }

  private func request(
    _ hasAVX512: Bool, _ kernel: String, _ configuration: String = "OpenBLAS 0.3.21 DYNAMIC_ARCH",
    _ requested: String? = nil
  ) -> String? {
    LinearAlgebraLibrary.kernelToRequest(
      processorHasAVX512: hasAVX512, kernel: kernel, configuration: configuration,
      requested: requested)
  }

  @Test("AVX-512 kernels are asked for only where they run and are not chosen anyway")
  func bestKernel() {
    #expect(request(true, "Haswell") == "SKYLAKEX")
    #expect(request(true, "Zen") == "SKYLAKEX")
    #expect(request(false, "Haswell") == nil)
    #expect(request(true, "SkylakeX") == nil)
    #expect(request(true, "Cooperlake") == nil)
    #expect(request(true, "SapphireRapids") == nil)
    #expect(request(true, "Haswell", "OpenBLAS 0.3.21 NO_AFFINITY") == nil)
    #expect(request(true, "Haswell", "OpenBLAS 0.3.21 DYNAMIC_ARCH", "Haswell") == nil)
  }

  @Test("a processor that needs no other kernel is left alone")
  func noReexecution() throws {
    let flags = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    guard !flags.contains("avx512") else { return }
    // On such a processor the call must return; a restart would begin the test run again.
    LinearAlgebraLibrary.reexecuteWithBestKernel()
    #expect(ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] == nil)
  }
}

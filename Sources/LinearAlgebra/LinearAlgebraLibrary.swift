import CBandChase
import CLAPACK
import Foundation

/// The library that does the dense linear algebra, OpenBLAS, as it was found at run time.
public enum LinearAlgebraLibrary {
  /// The library's name.
  public static let name = "OpenBLAS"

  /// The library's version, as "0.3.21".
  public static var version: String {
    let words = configuration.split(separator: " ")
    return words.count > 1 && words[0] == "OpenBLAS" ? String(words[1]) : configuration
  }

  /// The set of compute kernels in use, as "Haswell".
  public static var kernel: String { String(cString: openblas_get_corename()) }

  /// The instructions of the reduction of bands, which is not the library's; on one kernel they may differ between processors.
  public static var bandInstructions: String { String(cString: band_chase_instructions()) }

  /// The build configuration in the library's own words.
  public static var configuration: String {
    String(cString: openblas_get_config()).trimmingCharacters(in: .whitespaces)
  }

  /// Makes every later call run on the calling thread alone, because many matrices side by side on
  /// one thread each are faster than one matrix on many threads.
  public static func useOneThread() { openblas_set_num_threads(1) }

  /// Starts the program again with AVX-512 kernels where OpenBLAS overlooked that the processor has
  /// them; otherwise does nothing.
  ///
  /// OpenBLAS reads `OPENBLAS_CORETYPE` when it is loaded, so the variable has to be set before the
  /// program starts. Call it first in `main`. A value that the user has set is respected.
  public static func reexecuteWithBestKernel() {
    let wanted = kernelToRequest(
      processorHasAVX512: clapack_processor_has_avx512() != 0, kernel: kernel,
      configuration: configuration, requested: ProcessInfo.processInfo.environment[variable])
    guard let wanted else { return }
    setenv(variable, wanted, 1)
    execv("/proc/self/exe", CommandLine.unsafeArgv)
    // Only a failed execv comes back; the present kernels work too, only slower.
    unsetenv(variable)
  }

  /// The value of `OPENBLAS_CORETYPE` to start again with, nil to go on as it is.
  package static func kernelToRequest(
    processorHasAVX512: Bool, kernel: String, configuration: String, requested: String?
  ) -> String? {
    let avx512Kernels = ["skylakex", "cooperlake", "sapphirerapids"]
    guard
      processorHasAVX512, requested == nil, configuration.contains("DYNAMIC_ARCH"),
      !avx512Kernels.contains(kernel.lowercased())
    else { return nil }
    return "SKYLAKEX"
  }

  private static let variable = "OPENBLAS_CORETYPE"
}

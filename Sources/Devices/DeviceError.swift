/// Why a graphics processor cannot be used, or failed.
public enum DeviceError: Error, Sendable, CustomStringConvertible {
  /// A library of CUDA is not there, or cannot be loaded.
  case noLibrary(name: String, reason: String)
  /// A library has no such function.
  case noFunction(name: String, library: String)
  /// No device of this number.
  case noDevice(number: Int, count: Int)
  /// A call returned an error.
  case failed(call: String, status: Int, meaning: String)
  /// A matrix does not fit.
  case notEnoughMemory(rows: Int, needed: Int, available: Int)
  /// The eigensolver gave up on a matrix.
  case notConverged(rows: Int)

  /// One or two plain sentences: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .noLibrary(let name, let reason):
      "CUDA's \(name) cannot be loaded (\(reason)). Install the CUDA runtime, name its folder in XSFF_CUDA_LIBRARIES, or use "
        + "--device cpu."
    case .noFunction(let name, let library):
      "\(library) has no function \(name): CUDA 11.1 or later is needed, or --device cpu."
    case .noDevice(let number, let count):
      count == 0
        ? "There is no CUDA device here. Use --device cpu."
        : "There is no CUDA device \(number): \(count) \(count == 1 ? "is" : "are") here, numbered from 0."
    case .failed(let call, let status, let meaning):
      "\(call) failed on the device with status \(status)\(meaning.isEmpty ? "" : " (\(meaning))"). Use --device cpu, or --resume to "
        + "go on from the finished samples."
    case .notEnoughMemory(let rows, let needed, let available):
      "A matrix of \(rows) rows takes \(needed >> 20) MiB on the device, and \(available >> 20) MiB are free there. Use --device cpu."
    case .notConverged(let rows):
      "The eigensolver of the device did not converge on a matrix of \(rows) rows."
    }
  }
}

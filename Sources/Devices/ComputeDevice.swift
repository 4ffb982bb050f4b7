/// A graphics processor that finds eigenvalues through CUDA, whose libraries are loaded when it is opened.
///
/// One thread at a time uses it.
public final class ComputeDevice: @unchecked Sendable {
  /// The name of the device, as "NVIDIA H100 80GB HBM3".
  public let name: String
  /// cuSOLVER with its version.
  public let library: String
  let runtime: CUDARuntime
  let solver: CUDASolver
  private let number: Int32

  /// Opens a device by its number.
  ///
  /// Throws: `DeviceError`.
  public init(number: Int = 0) throws {
    runtime = try CUDARuntime()
    var count: Int32 = 0
    // Without a driver this fails; then there is no device either.
    if runtime.getDeviceCount(&count) != 0 { count = 0 }
    guard number >= 0, number < Int(count) else {
      throw DeviceError.noDevice(number: number, count: Int(count))
    }
    self.number = Int32(number)
    try runtime.require("cudaSetDevice", runtime.setDevice(self.number))
    name = try runtime.name(of: self.number)
    solver = try CUDASolver()
    let version = solver.version
    library = "cuSOLVER \(version / 1000).\(version / 100 % 10).\(version % 100)"
  }

  /// Makes it the device of the calling thread. To be called before anything else there.
  public func use() throws { try runtime.require("cudaSetDevice", runtime.setDevice(number)) }

  /// The bytes that are free on the device.
  public func freeBytes() throws -> Int {
    var (free, total) = (0, 0)
    try runtime.require("cudaMemGetInfo", runtime.memGetInfo(&free, &total))
    return free
  }

  /// Whether many small matrices are solved in one call.
  public var solvesBatches: Bool { solver.batched != nil }
}

/// The functions of the CUDA runtime that are used, by their names in its manual.
struct CUDARuntime {
  typealias Pointer = UnsafeMutableRawPointer
  typealias Status = Int32

  let getDeviceCount: @convention(c) (UnsafeMutablePointer<Int32>) -> Status
  let setDevice: @convention(c) (Int32) -> Status
  let memGetInfo: @convention(c) (UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>) -> Status
  let malloc: @convention(c) (UnsafeMutablePointer<Pointer?>, Int) -> Status
  let free: @convention(c) (Pointer?) -> Status
  let memcpy: @convention(c) (Pointer?, UnsafeRawPointer?, Int, Int32) -> Status
  let memset: @convention(c) (Pointer?, Int32, Int) -> Status
  private let getErrorString: @convention(c) (Status) -> UnsafePointer<CChar>?
  private let getDeviceProperties: @convention(c) (Pointer, Int32) -> Status

  /// The values of cudaMemcpyKind.
  static let (hostToDevice, deviceToHost) = (Int32(1), Int32(2))
  /// More than the structure of any version takes; its first 256 bytes are the name.
  private static let propertyBytes = 16384

  init() throws {
    let library = try DynamicLibrary("cudart", versions: ["13", "12", "11.0"])
    getDeviceCount = try library.required(
      "cudaGetDeviceCount", as: (@convention(c) (UnsafeMutablePointer<Int32>) -> Status).self)
    setDevice = try library.required(
      "cudaSetDevice", as: (@convention(c) (Int32) -> Status).self)
    memGetInfo = try library.required(
      "cudaMemGetInfo",
      as: (@convention(c) (UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>) -> Status).self)
    malloc = try library.required(
      "cudaMalloc", as: (@convention(c) (UnsafeMutablePointer<Pointer?>, Int) -> Status).self)
    free = try library.required("cudaFree", as: (@convention(c) (Pointer?) -> Status).self)
    memcpy = try library.required(
      "cudaMemcpy",
      as: (@convention(c) (Pointer?, UnsafeRawPointer?, Int, Int32) -> Status).self)
    memset = try library.required(
      "cudaMemset", as: (@convention(c) (Pointer?, Int32, Int) -> Status).self)
    getErrorString = try library.required(
      "cudaGetErrorString", as: (@convention(c) (Status) -> UnsafePointer<CChar>?).self)
    let properties = (@convention(c) (Pointer, Int32) -> Status).self
    // From CUDA 12 on the structure is another one, and the name of the function with it.
    getDeviceProperties =
      try library.function("cudaGetDeviceProperties_v2", as: properties)
      ?? library.required("cudaGetDeviceProperties", as: properties)
  }

  /// Throws: `DeviceError.failed` with CUDA's own words unless a call succeeded.
  func require(_ call: String, _ status: Status) throws {
    guard status != 0 else { return }
    throw DeviceError.failed(
      call: call, status: Int(status),
      meaning: getErrorString(status).map { String(cString: $0) } ?? "")
  }

  /// The name of a device.
  func name(of device: Int32) throws -> String {
    let buffer = Pointer.allocate(byteCount: Self.propertyBytes, alignment: 16)
    defer { buffer.deallocate() }
    buffer.initializeMemory(as: UInt8.self, repeating: 0, count: Self.propertyBytes)
    try require("cudaGetDeviceProperties", getDeviceProperties(buffer, device))
    return String(cString: buffer.assumingMemoryBound(to: CChar.self))
  }
}

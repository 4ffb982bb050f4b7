/// Memory of a device, given back with the last reference to it.
final class DeviceMemory {
  let pointer: UnsafeMutableRawPointer?
  let bytes: Int
  private let runtime: CUDARuntime

  /// Throws: `DeviceError.failed`.
  init(bytes: Int, _ runtime: CUDARuntime) throws {
    var pointer: UnsafeMutableRawPointer?
    try runtime.require("cudaMalloc", runtime.malloc(&pointer, max(bytes, 16)))
    (self.pointer, self.bytes, self.runtime) = (pointer, bytes, runtime)
  }

  deinit { _ = runtime.free(pointer) }

  func clear() throws { try runtime.require("cudaMemset", runtime.memset(pointer, 0, bytes)) }

  /// Copies an array to the start of it.
  func fill<Value>(from values: [Value]) throws {
    try values.withUnsafeBytes { source in
      precondition(source.count <= bytes, "the device's memory is too short")
      try runtime.require(
        "cudaMemcpy",
        runtime.memcpy(pointer, source.baseAddress, source.count, CUDARuntime.hostToDevice))
    }
  }

  /// The first `count` values in it, when all work before is done.
  func values<Value>(_ count: Int, of zero: Value) throws -> [Value] {
    var values = [Value](repeating: zero, count: count)
    try values.withUnsafeMutableBytes { target in
      try runtime.require(
        "cudaMemcpy",
        runtime.memcpy(target.baseAddress, pointer, target.count, CUDARuntime.deviceToHost))
    }
    return values
  }
}

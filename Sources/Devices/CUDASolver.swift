/// The functions of cuSOLVER and cuSPARSE that are used, by their names in their manuals.
struct CUDASolver {
  typealias Pointer = UnsafeMutableRawPointer
  typealias Status = Int32
  typealias BufferSize =
    @convention(c) (
      Pointer?, Pointer?, Int32, Int32, Int64, Int32, Pointer?, Int64, Int32, Pointer?, Int32,
      UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>
    ) -> Status
  typealias Solve =
    @convention(c) (
      Pointer?, Pointer?, Int32, Int32, Int64, Int32, Pointer?, Int64, Int32, Pointer?, Int32,
      Pointer?, Int, Pointer?, Int, Pointer?
    ) -> Status
  typealias BatchedBufferSize =
    @convention(c) (
      Pointer?, Pointer?, Int32, Int32, Int64, Int32, Pointer?, Int64, Int32, Pointer?, Int32,
      UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>, Int64
    ) -> Status
  typealias BatchedSolve =
    @convention(c) (
      Pointer?, Pointer?, Int32, Int32, Int64, Int32, Pointer?, Int64, Int32, Pointer?, Int32,
      Pointer?, Int, Pointer?, Int, Pointer?, Int64
    ) -> Status
  typealias CreateSparseVector =
    @convention(c) (
      UnsafeMutablePointer<Pointer?>, Int64, Int64, Pointer?, Pointer?, Int32, Int32, Int32
    ) -> Status
  typealias CreateDenseVector =
    @convention(c) (UnsafeMutablePointer<Pointer?>, Int64, Pointer?, Int32) -> Status
  typealias Create = @convention(c) (UnsafeMutablePointer<Pointer?>) -> Status
  typealias Destroy = @convention(c) (Pointer?) -> Status
  typealias Scatter = @convention(c) (Pointer?, Pointer?, Pointer?) -> Status

  let xsyevdBufferSize: BufferSize
  let xsyevd: Solve
  /// Many matrices in one call, from CUDA 12.6 on.
  let batched: (bufferSize: BatchedBufferSize, solve: BatchedSolve)?
  let createSparseVector: CreateSparseVector
  let createDenseVector: CreateDenseVector
  let destroySparseVector, destroyDenseVector: Destroy
  let scatter: Scatter
  let handle, parameters, sparseHandle: Pointer?
  let version: Int

  /// cudaDataType, cusparseIndexType_t and the modes of the eigensolver.
  static let (real64, complex64, index64) = (Int32(1), Int32(5), Int32(3))
  static let (valuesOnly, lowerTriangle) = (Int32(0), Int32(0))

  init() throws {
    let solver = try DynamicLibrary("cusolver", versions: ["12", "11"])
    let sparse = try DynamicLibrary("cusparse", versions: ["12", "11"])
    xsyevdBufferSize = try solver.required("cusolverDnXsyevd_bufferSize", as: BufferSize.self)
    xsyevd = try solver.required("cusolverDnXsyevd", as: Solve.self)
    if let size = solver.function(
      "cusolverDnXsyevBatched_bufferSize", as: BatchedBufferSize.self),
      let solve = solver.function("cusolverDnXsyevBatched", as: BatchedSolve.self)
    {
      batched = (size, solve)
    } else {
      batched = nil
    }
    createSparseVector = try sparse.required("cusparseCreateSpVec", as: CreateSparseVector.self)
    createDenseVector = try sparse.required("cusparseCreateDnVec", as: CreateDenseVector.self)
    destroySparseVector = try sparse.required("cusparseDestroySpVec", as: Destroy.self)
    destroyDenseVector = try sparse.required("cusparseDestroyDnVec", as: Destroy.self)
    scatter = try sparse.required("cusparseScatter", as: Scatter.self)
    handle = try Self.create("cusolverDnCreate", solver)
    parameters = try Self.create("cusolverDnCreateParams", solver)
    sparseHandle = try Self.create("cusparseCreate", sparse)
    var version: Int32 = 0
    let getVersion = try solver.required(
      "cusolverGetVersion", as: (@convention(c) (UnsafeMutablePointer<Int32>) -> Status).self)
    try Self.require("cusolverGetVersion", getVersion(&version))
    self.version = Int(version)
  }

  /// Throws: `DeviceError.failed` unless a call succeeded.
  static func require(_ call: String, _ status: Status) throws {
    guard status == 0 else {
      throw DeviceError.failed(call: call, status: Int(status), meaning: "")
    }
  }

  private static func create(_ name: String, _ library: DynamicLibrary) throws -> Pointer? {
    var handle: Pointer?
    try require(name, library.required(name, as: Create.self)(&handle))
    return handle
  }
}

/// Eigenvalues of matrices that are zero in the same places, on a device: their other elements are sent there, and the matrices
/// filled there.
///
/// Accuracy: that of cuSOLVER's syevd, backward stable; equal to the processor's within about 1e-14 ‖A‖.
public final class DeviceEigensolver {
  /// The number of rows.
  public let dimension: Int
  /// The number of matrices that are solved in one call at most.
  public let capacity: Int
  private let isReal: Bool
  private let entries: Int
  private let device: ComputeDevice
  private let indices, entryValues, matrices, eigenvalues, work, information: DeviceMemory
  private var hostWork: [UInt8]

  /// `positions` are row + column × dimension of the elements in the lower triangle that may differ from zero, each once;
  /// `wanted` is how many matrices are to be solved in one call if there is room.
  ///
  /// Throws: `DeviceError`.
  public init(
    _ device: ComputeDevice, dimension: Int, isReal: Bool, positions: [Int], wanted: Int
  ) throws {
    (self.device, self.dimension, self.isReal) = (device, dimension, isReal)
    entries = positions.count
    let runtime = device.runtime
    let elementBytes = isReal ? 8 : 16
    let square = dimension * dimension
    let bytesOfOne = square * elementBytes + positions.count * (8 + elementBytes) + dimension * 8
    let free = try device.freeBytes()
    // The eigensolver's own memory is about two matrices more.
    let room = free / 10 * 9 / (3 * bytesOfOne)
    guard room >= 1 else {
      throw DeviceError.notEnoughMemory(rows: dimension, needed: 3 * bytesOfOne, available: free)
    }
    capacity = device.solvesBatches ? min(max(1, wanted), room) : 1
    let all = (0..<capacity).flatMap { matrix in positions.map { Int64(matrix * square + $0) } }
    indices = try DeviceMemory(bytes: all.count * 8, runtime)
    try indices.fill(from: all)
    entryValues = try DeviceMemory(bytes: all.count * elementBytes, runtime)
    matrices = try DeviceMemory(bytes: capacity * square * elementBytes, runtime)
    eigenvalues = try DeviceMemory(bytes: capacity * dimension * 8, runtime)
    information = try DeviceMemory(bytes: capacity * 4, runtime)
    let sizes = try Self.workspace(
      device.solver, dimension, isReal: isReal, batch: capacity, matrices, eigenvalues)
    work = try DeviceMemory(bytes: sizes.device, runtime)
    hostWork = [UInt8](repeating: 0, count: max(sizes.host, 16))
  }

  private static func workspace(
    _ solver: CUDASolver, _ dimension: Int, isReal: Bool, batch: Int, _ matrices: DeviceMemory,
    _ eigenvalues: DeviceMemory
  ) throws -> (device: Int, host: Int) {
    let (rows, type) = (Int64(dimension), isReal ? CUDASolver.real64 : CUDASolver.complex64)
    var (onDevice, onHost) = (0, 0)
    if batch > 1, let batched = solver.batched {
      try CUDASolver.require(
        "cusolverDnXsyevBatched_bufferSize",
        batched.bufferSize(
          solver.handle, solver.parameters, CUDASolver.valuesOnly, CUDASolver.lowerTriangle, rows,
          type, matrices.pointer, rows, CUDASolver.real64, eigenvalues.pointer, type, &onDevice,
          &onHost, Int64(batch)))
    } else {
      try CUDASolver.require(
        "cusolverDnXsyevd_bufferSize",
        solver.xsyevdBufferSize(
          solver.handle, solver.parameters, CUDASolver.valuesOnly, CUDASolver.lowerTriangle, rows,
          type, matrices.pointer, rows, CUDASolver.real64, eigenvalues.pointer, type, &onDevice,
          &onHost))
    }
    return (onDevice, onHost)
  }

  /// The eigenvalues of up to `capacity` matrices, ascending. Shape: [matrix][level].
  ///
  /// `values`: for each matrix the elements in the order of the positions, real and imaginary parts in turn unless real.
  /// Throws: `DeviceError`.
  public func eigenvalues(_ values: [[Double]]) throws -> [[Double]] {
    precondition((1...capacity).contains(values.count), "too many matrices for one call")
    try fill(values)
    try solve(values.count)
    let states = try information.values(values.count, of: Int32(0))
    guard states.allSatisfy({ $0 == 0 }) else { throw DeviceError.notConverged(rows: dimension) }
    let all = try eigenvalues.values(values.count * dimension, of: 0.0)
    return (0..<values.count).map { Array(all[$0 * dimension..<($0 + 1) * dimension]) }
  }

  private func fill(_ values: [[Double]]) throws {
    let solver = device.solver
    let type = isReal ? CUDASolver.real64 : CUDASolver.complex64
    try matrices.clear()
    guard entries > 0 else { return }
    try entryValues.fill(from: Array(values.joined()))
    var (sparse, dense): (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) = (nil, nil)
    let size = Int64(capacity * dimension * dimension)
    try CUDASolver.require(
      "cusparseCreateSpVec",
      solver.createSparseVector(
        &sparse, size, Int64(values.count * entries), indices.pointer, entryValues.pointer,
        CUDASolver.index64, 0, type))
    defer { _ = solver.destroySparseVector(sparse) }
    try CUDASolver.require(
      "cusparseCreateDnVec", solver.createDenseVector(&dense, size, matrices.pointer, type))
    defer { _ = solver.destroyDenseVector(dense) }
    try CUDASolver.require(
      "cusparseScatter", solver.scatter(solver.sparseHandle, sparse, dense))
  }

  private func solve(_ count: Int) throws {
    let solver = device.solver
    let (rows, type) = (Int64(dimension), isReal ? CUDASolver.real64 : CUDASolver.complex64)
    try hostWork.withUnsafeMutableBytes { host in
      if capacity > 1, let batched = solver.batched {
        try CUDASolver.require(
          "cusolverDnXsyevBatched",
          batched.solve(
            solver.handle, solver.parameters, CUDASolver.valuesOnly, CUDASolver.lowerTriangle, rows,
            type, matrices.pointer, rows, CUDASolver.real64, eigenvalues.pointer, type,
            work.pointer, work.bytes, host.baseAddress, host.count, information.pointer,
            Int64(count)))
      } else {
        try CUDASolver.require(
          "cusolverDnXsyevd",
          solver.xsyevd(
            solver.handle, solver.parameters, CUDASolver.valuesOnly, CUDASolver.lowerTriangle, rows,
            type, matrices.pointer, rows, CUDASolver.real64, eigenvalues.pointer, type,
            work.pointer, work.bytes, host.baseAddress, host.count, information.pointer))
      }
    }
  }
}

import Devices
import Foundation
import LinearAlgebra
import ProcessGroups
import SharedWindows

/// All levels of large matrices, each in the memory of all processes together.
struct SharedEigensolver: LargeMatrixSolver {
  let group: MPIGroup

  /// Below that one thread is faster than messages are.
  let leastRows = 2000

  func eigenvalues(
    dimension: Int, isReal: Bool, positions: [Int], values: [Double]
  ) throws -> [Double] {
    group.request(.findEigenvalues)
    let reduced = try tridiagonal(
      BlockCyclicMatrix.Entries(
        dimension: dimension, isReal: isReal, positions: positions, values: values))
    return try TridiagonalEigenvalues.eigenvalues(
      diagonal: reduced.diagonal, subdiagonal: reduced.subdiagonal)
  }

  /// What the other processes do of it.
  func help() throws {
    _ = try tridiagonal(
      BlockCyclicMatrix.Entries(dimension: 0, isReal: true, positions: [], values: []))
  }

  /// Sends the entries that are not zero to all processes, which fill and reduce their parts of the matrix.
  private func tridiagonal(
    _ own: BlockCyclicMatrix.Entries
  ) throws -> (diagonal: [Double], subdiagonal: [Double]) {
    LinearAlgebraLibrary.useOneThread()
    let shape = group.broadcast(fixed: [own.dimension, own.isReal ? 1 : 0])
    let matrix = BlockCyclicMatrix(
      BlockCyclicMatrix.Entries(
        dimension: shape[0], isReal: shape[1] == 1, positions: group.broadcast(own.positions),
        values: group.broadcast(own.values)), processes: group.count)
    defer { matrix.end() }
    try group.together {
      let room = AvailableMemory.bytes.map { $0 / group.neighbours }
      if matrix.isTooLarge || room.map({ matrix.bytes > $0 }) ?? false {
        throw SharedMemoryError(
          needed: Double(matrix.bytes),
          room: Double(min(room ?? .max, 8 * Int(Int32.max))))
      }
    }
    return try matrix.tridiagonal(group)
  }
}

import Commutant
import Foundation
import LinearAlgebra
import Numerics
import Synchronization

/// The commutant of a model's family over all sectors: one diagonalization with eigenvectors, and the matrix elements of the other
/// members between them.
///
/// Every sector is one task of one thread, with one BLAS thread; the result does not depend on the number of threads.
public struct CommutantRun: Sendable {
  /// The model, checked and assembled.
  public let diagonalization: ExactDiagonalization
  /// The members whose relations are looked for.
  public let family: ModelFamily
  /// The number of worker threads.
  public let threads: Int

  /// Describes a run.
  public init(_ diagonalization: ExactDiagonalization, family: ModelFamily, threads: Int) {
    precondition(threads > 0, "at least one thread is needed")
    self.diagonalization = diagonalization
    self.family = family
    self.threads = threads
  }

  /// The bytes that the run takes: matrix elements of all sectors, and for each thread the largest matrix three times.
  public var bytes: Double {
    let squares = diagonalization.matrices.map { matrix in
      Double(matrix.dimension * matrix.dimension) * (matrix.isReal ? 8 : 16)
    }
    let kept = Double(family.differences.count) * squares.reduce(0, +)
    return kept + 3 * Double(threads) * (squares.max() ?? 0)
  }

  /// Diagonalizes every sector and decomposes the family; the callback is never called by two threads at once.
  ///
  /// - Parameters:
  ///   - progress: Called with the name of a sector when its matrix elements are known.
  ///   - isCancelled: Asked before every sector; true ends the run.
  /// - Throws: `CancellationError`, `CommutantError`, or the first error of a diagonalization.
  public func run(
    progress: @escaping @Sendable (String) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> CommutantDecomposition {
    LinearAlgebraLibrary.useOneThread()
    let matrices = diagonalization.matrices
    let order = matrices.indices.sorted { matrices[$0].dimension > matrices[$1].dimension }
    let board = Board(order: order, isCancelled: isCancelled)
    WorkerThreads.run(min(threads, max(1, order.count))) {
      while let sector = board.take() {
        board.finish(sector, Result { try self.sector(sector) }) { progress(matrices[sector].name) }
      }
    }
    return try CommutantDecomposition(of: MatrixFamily(sectors: board.result()))
  }

  /// The sectors that are to be done, shared by the threads.
  private final class Board: Sendable {
    private struct State {
      var sectors: [MatrixFamily.Sector?]
      var next = 0
      var error: (any Error)?
    }

    private let order: [Int]
    private let isCancelled: @Sendable () -> Bool
    private let state: Mutex<State>

    init(order: [Int], isCancelled: @escaping @Sendable () -> Bool) {
      (self.order, self.isCancelled) = (order, isCancelled)
      state = Mutex(State(sectors: Array(repeating: nil, count: order.count)))
    }

    func take() -> Int? {
      state.withLock { state in
        guard state.error == nil, state.next < order.count else { return nil }
        if isCancelled() {
          state.error = CancellationError()
          return nil
        }
        state.next += 1
        return order[state.next - 1]
      }
    }

    func finish(
      _ sector: Int, _ result: Result<MatrixFamily.Sector, any Error>, _ progress: () -> Void
    ) {
      state.withLock { state in
        switch result {
        case .success(let found): state.sectors[sector] = found
        case .failure(let failure): state.error = state.error ?? failure
        }
        progress()
      }
    }

    func result() throws -> [MatrixFamily.Sector] {
      try state.withLock { state in
        if let error = state.error { throw error }
        return state.sectors.compactMap(\.self)
      }
    }
  }

  // MARK: - One sector

  private func sector(_ place: Int) throws -> MatrixFamily.Sector {
    let matrix = diagonalization.matrices[place]
    for coefficients in [family.first] + family.differences {
      try matrix.checkHermiticity(coefficients: coefficients)
    }
    let (levels, members) = try matrix.isReal ? realElements(matrix) : complexElements(matrix)
    try matrix.check(levels: levels, coefficients: family.first)
    return MatrixFamily.Sector(
      levels: levels, irrepDimension: diagonalization.sectors[place].irrepDimension,
      members: members)
  }

  private func realElements(_ matrix: SectorMatrix) throws -> ([Double], [MatrixElements]) {
    let n = matrix.dimension
    var dense = DenseMatrix<Double>(
      rowCount: n, columnCount: n, storage: Array(repeating: 0, count: n * n))
    dense.storage.withUnsafeMutableBufferPointer { matrix.fill(family.first, into: $0) }
    let (levels, vectors) = try dense.symmetricEigensystem()
    return (
      levels,
      family.differences.map {
        let sample = SparseSample(matrix, coefficients: $0)
        return .real(vectors.matrixElements { sample.apply($0, $1) })
      }
    )
  }

  private func complexElements(_ matrix: SectorMatrix) throws -> ([Double], [MatrixElements]) {
    let n = matrix.dimension
    var dense = DenseMatrix<Complex<Double>>(
      rowCount: n, columnCount: n, storage: Array(repeating: .zero, count: n * n))
    dense.storage.withUnsafeMutableBufferPointer { matrix.fill(family.first, into: $0) }
    let (levels, vectors) = try dense.hermitianEigensystem()
    return (
      levels,
      family.differences.map {
        let sample = SparseSample(matrix, coefficients: $0)
        return .complex(vectors.matrixElements { sample.apply($0, $1) })
      }
    )
  }
}

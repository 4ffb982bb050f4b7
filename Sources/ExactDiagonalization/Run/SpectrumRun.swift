import Devices
import LinearAlgebra
import TaskThreads

/// How far a computation of spectra has come.
public struct SpectrumProgress: Sendable {
  /// The number of (sample, sector) pairs that are diagonalized.
  public let finished: Int
  /// The number of all (sample, sector) pairs.
  public let total: Int
  /// The fraction of the estimated work that is done, from 0 to 1.
  public let fraction: Double
  /// The global number of the sample that was just worked on.
  public let sample: Int
  /// The name of the sector that was just diagonalized.
  public let sector: String
}

/// The diagonalization of all sectors of many disorder samples over several threads.
///
/// Each (sample, sector) pair is one task of one thread; the largest sectors of a sample come
/// first. Every thread uses one BLAS thread and its own eigensolvers, and no result depends on
/// another, so the levels do not depend on the number of threads.
public struct SpectrumRun: Sendable {
  /// The model, checked and assembled.
  public let diagonalization: ExactDiagonalization
  /// The global numbers of the samples.
  public let samples: [Int]
  /// The number of worker threads.
  public let threads: Int
  /// Smaller matrices that are diagonalized in place of those of the sectors.
  private let blocks: SectorBlocks?
  /// What diagonalizes the larger matrices; nil for the threads alone.
  let device: ComputeDevice?
  /// Several processes that find the levels of large matrices; nil for the threads alone.
  package var solver: (any LargeMatrixSolver)?

  /// Describes a run over the given samples.
  ///
  /// With `blocks` these are diagonalized, and the levels of every sector put together from theirs are checked against the sector's
  /// own traces of H and H². With `device` one of the threads has it diagonalize all matrices of ``leastDeviceRows`` rows and more.
  public init(
    _ diagonalization: ExactDiagonalization, samples: [Int], threads: Int,
    blocks: SectorBlocks? = nil, device: ComputeDevice? = nil
  ) {
    precondition(threads > 0, "at least one thread is needed")
    precondition(device == nil || diagonalization.schedule == nil, "a device knows no periods")
    precondition(
      blocks.map { $0.shares.count == diagonalization.matrices.count } ?? true,
      "shares for every sector")
    self.diagonalization = diagonalization
    self.samples = samples
    self.threads = threads
    self.blocks = blocks
    self.device = device
  }

  /// The number of diagonalizations that one sample takes.
  public var matrixCount: Int { matrices.count }

  /// What is diagonalized.
  var matrices: [SectorMatrix] { blocks?.matrices ?? diagonalization.matrices }

  /// The levels of all sectors from those of what was diagonalized. Shape [sector][level].
  ///
  /// Throws: ``ReductionError`` where the blocks do not make the levels of a sector.
  func sectorLevels(_ found: [[Double]], ofSample sample: Int) throws -> [[Double]] {
    guard let blocks else { return found }
    let coefficients = diagonalization.model.coefficients(
      seed: diagonalization.seed, sample: sample)
    return try diagonalization.matrices.enumerated().map { sector, matrix in
      let levels = blocks.levels(ofSector: sector, from: found)
      do {
        try diagonalization.check(levels, of: matrix, coefficients: coefficients)
      } catch {
        throw ReductionError.otherTraces(sample: sample, reason: "\(error)")
      }
      return levels
    }
  }

  /// Diagonalizes everything; the callbacks are never called by two threads at once.
  ///
  /// - Parameters:
  ///   - progress: Called after every diagonalization.
  ///   - isCancelled: Asked before every diagonalization; true ends the run.
  ///   - sampleFinished: Called with the place of a sample in `samples` and its levels [sector]
  ///     [level] when all its sectors are done, in no fixed order of samples.
  /// - Returns: The levels, ascending. Shape [sample][sector][level].
  /// - Throws: `CancellationError`, ``ReductionError``, or the first error of a diagonalization or a callback.
  public func run(
    progress: @escaping @Sendable (SpectrumProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false },
    sampleFinished: @escaping @Sendable (Int, [[Double]]) throws -> Void = { _, _ in }
  ) throws -> [[[Double]]] {
    let board = work(
      .init(progress: progress, isCancelled: isCancelled, sampleFinished: sampleFinished),
      keepsSamples: true)
    return try board.result()
  }

  /// The same for results that `sampleFinished` keeps: no more than the samples under way are held here.
  public func forEachSample(
    progress: @escaping @Sendable (SpectrumProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false },
    sampleFinished: @escaping @Sendable (Int, [[Double]]) throws -> Void
  ) throws {
    let board = work(
      .init(progress: progress, isCancelled: isCancelled, sampleFinished: sampleFinished),
      keepsSamples: false)
    try board.requireEnd()
  }

  private func work(_ callbacks: TaskBoard.Callbacks, keepsSamples: Bool) -> TaskBoard {
    LinearAlgebraLibrary.useOneThread()
    let board = TaskBoard(self, callbacks: callbacks, keepsSamples: keepsSamples)
    WorkerThreads.run(min(threads, max(1, board.taskCount))) { board.work() }
    return board
  }
}

/// Why smaller matrices did not make the levels of a sample.
public enum ReductionError: Error, Sendable, CustomStringConvertible {
  /// The levels of a sector have other traces than its matrix.
  case otherTraces(sample: Int, reason: String)

  /// What is wrong.
  public var description: String {
    switch self {
    case .otherTraces(let sample, let reason):
      "The reduced matrices of sample \(sample) do not make its levels. \(reason)"
    }
  }
}

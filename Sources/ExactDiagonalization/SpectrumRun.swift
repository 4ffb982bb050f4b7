import Foundation
import LinearAlgebra
import Synchronization

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

  /// Describes a run over the given samples.
  public init(_ diagonalization: ExactDiagonalization, samples: [Int], threads: Int) {
    precondition(threads > 0, "at least one thread is needed")
    self.diagonalization = diagonalization
    self.samples = samples
    self.threads = threads
  }

  /// Diagonalizes everything; the callbacks are never called by two threads at once.
  ///
  /// - Parameters:
  ///   - progress: Called after every diagonalization.
  ///   - isCancelled: Asked before every diagonalization; true ends the run.
  ///   - sampleFinished: Called with the place of a sample in `samples` and its levels [sector]
  ///     [level] when all its sectors are done, in no fixed order of samples.
  /// - Returns: The levels, ascending. Shape [sample][sector][level].
  /// - Throws: `CancellationError`, or the first error of a diagonalization or a callback.
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

/// The tasks of a run, shared by its threads.
private final class TaskBoard: Sendable {
  struct Callbacks: Sendable {
    let progress: @Sendable (SpectrumProgress) -> Void
    let isCancelled: @Sendable () -> Bool
    let sampleFinished: @Sendable (Int, [[Double]]) throws -> Void
  }

  private struct State {
    var next = 0
    var finished = 0
    var work = 0.0
    var error: (any Error)?
    var levels: [[[Double]?]]
  }

  private let run: SpectrumRun
  private let callbacks: Callbacks
  private let sectorOrder: [Int]
  private let keepsSamples: Bool
  private let state: Mutex<State>

  var taskCount: Int { run.samples.count * sectorOrder.count }

  init(_ run: SpectrumRun, callbacks: Callbacks, keepsSamples: Bool) {
    let matrices = run.diagonalization.matrices
    self.run = run
    self.callbacks = callbacks
    self.keepsSamples = keepsSamples
    sectorOrder = matrices.indices.sorted {
      (-Self.work(matrices[$0]), $0) < (-Self.work(matrices[$1]), $1)
    }
    let empty = [[Double]?](repeating: nil, count: matrices.count)
    state = Mutex(State(levels: Array(repeating: empty, count: run.samples.count)))
  }

  /// What every worker thread does: takes tasks until there are none.
  func work() {
    var solvers = SectorSolvers()
    while let task = takeTask() {
      let (place, sector) = (task / sectorOrder.count, sectorOrder[task % sectorOrder.count])
      do {
        let model = run.diagonalization.model
        let coefficients = model.coefficients(
          seed: run.diagonalization.seed, sample: run.samples[place])
        let levels = try solvers.levels(
          of: run.diagonalization.matrices[sector], coefficients: coefficients)
        try finish(place: place, sector: sector, levels: levels)
      } catch {
        state.withLock { if $0.error == nil { $0.error = error } }
      }
    }
  }

  func requireEnd() throws {
    if let error = state.withLock({ $0.error }) { throw error }
  }

  func result() throws -> [[[Double]]] {
    try requireEnd()
    return state.withLock { state in
      state.levels.map { $0.map { $0! } }
    }
  }

  private func takeTask() -> Int? {
    state.withLock { state in
      guard state.error == nil, state.next < taskCount else { return nil }
      if callbacks.isCancelled() {
        state.error = CancellationError()
        return nil
      }
      state.next += 1
      return state.next - 1
    }
  }

  private func finish(place: Int, sector: Int, levels: [Double]) throws {
    try state.withLock { state in
      guard state.error == nil else { return }
      state.levels[place][sector] = levels
      state.finished += 1
      let matrices = run.diagonalization.matrices
      state.work += Self.work(matrices[sector])
      let total = matrices.reduce(0) { $0 + Self.work($1) } * Double(run.samples.count)
      let sample = state.levels[place].compactMap { $0 }
      if sample.count == sectorOrder.count {
        if !keepsSamples { state.levels[place] = [] }
        try callbacks.sampleFinished(place, sample)
      }
      callbacks.progress(
        SpectrumProgress(
          finished: state.finished, total: taskCount, fraction: state.work / total,
          sample: run.samples[place], sector: run.diagonalization.sectors[sector].name))
    }
  }

  private static func work(_ matrix: SectorMatrix) -> Double {
    MemorySchedule.work(rows: matrix.dimension, isReal: matrix.isReal)
  }
}

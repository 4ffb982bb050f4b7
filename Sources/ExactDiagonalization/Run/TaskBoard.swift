import LinearAlgebra
import Synchronization

/// The tasks of a run, shared by its threads.
final class TaskBoard: Sendable {
  struct Callbacks: Sendable {
    let progress: @Sendable (SpectrumProgress) -> Void
    let isCancelled: @Sendable () -> Bool
    let sampleFinished: @Sendable (Int, [[Double]]) throws -> Void
  }

  private struct State {
    var next = 0
    var isDeviceTaken = false
    var finished = 0
    var work = 0.0
    var error: (any Error)?
    var levels: [[[Double]?]]
  }

  let run: SpectrumRun
  private let callbacks: Callbacks
  /// The matrices of the device or the solver, and those of the threads; large ones first.
  let apartOrder: [Int]
  private let sectorOrder: [Int]
  private let keepsSamples: Bool
  private let state: Mutex<State>

  /// The tasks of the threads.
  var taskCount: Int { run.samples.count * sectorOrder.count }

  init(_ run: SpectrumRun, callbacks: Callbacks, keepsSamples: Bool) {
    let matrices = run.matrices
    self.run = run
    self.callbacks = callbacks
    self.keepsSamples = keepsSamples
    let order = matrices.indices.sorted {
      (-Self.work(matrices[$0]), $0) < (-Self.work(matrices[$1]), $1)
    }
    let leastRows =
      run.device != nil ? SpectrumRun.leastDeviceRows : run.solver?.leastRows ?? .max
    apartOrder = order.filter { matrices[$0].dimension >= leastRows }
    sectorOrder = order.filter { matrices[$0].dimension < leastRows }
    let empty = [[Double]?](repeating: nil, count: matrices.count)
    state = Mutex(State(levels: Array(repeating: empty, count: run.samples.count)))
  }

  /// What every worker thread does: takes tasks until there are none; the first one serves the device or the solver before.
  func work() {
    if let device = run.device, takesDevice() { workOnDevice(device) }
    if let solver = run.solver, takesDevice() { work(with: solver) }
    var solvers = SectorSolvers()
    while let task = takeTask() {
      let (place, sector) = (task / sectorOrder.count, sectorOrder[task % sectorOrder.count])
      attempt {
        let levels = try run.diagonalization.levels(
          of: run.matrices[sector], coefficients: coefficients(place), &solvers)
        try finish(place: place, sector: sector, levels: levels)
      }
    }
  }

  /// The couplings of a sample by its place.
  func coefficients(_ place: Int) -> [Double] {
    run.diagonalization.model.coefficients(
      seed: run.diagonalization.seed, sample: run.samples[place])
  }

  /// Does a part of the work; the first error ends the run.
  func attempt(_ body: () throws -> Void) {
    do { try body() } catch { state.withLock { if $0.error == nil { $0.error = error } } }
  }

  /// Whether the calling thread is the one that serves the device or the solver.
  private func takesDevice() -> Bool {
    state.withLock { state in
      defer { state.isDeviceTaken = true }
      return !state.isDeviceTaken
    }
  }

  /// Whether to go on; asked before every task.
  func goesOn() -> Bool { state.withLock { goesOn(&$0) } }

  private func goesOn(_ state: inout State) -> Bool {
    if state.error == nil, callbacks.isCancelled() { state.error = CancellationError() }
    return state.error == nil
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
      guard state.next < taskCount, goesOn(&state) else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func finish(place: Int, sector: Int, levels: [Double]) throws {
    try state.withLock { state in
      guard state.error == nil else { return }
      state.levels[place][sector] = levels
      state.finished += 1
      let matrices = run.matrices
      state.work += Self.work(matrices[sector])
      let total = matrices.reduce(0) { $0 + Self.work($1) } * Double(run.samples.count)
      let found = state.levels[place].compactMap { $0 }
      if found.count == matrices.count {
        let sample = try run.sectorLevels(found, ofSample: run.samples[place])
        state.levels[place] = keepsSamples ? sample : []
        try callbacks.sampleFinished(place, sample)
      }
      callbacks.progress(
        SpectrumProgress(
          finished: state.finished, total: run.samples.count * matrices.count,
          fraction: state.work / total,
          sample: run.samples[place], sector: matrices[sector].name))
    }
  }

  private static func work(_ matrix: SectorMatrix) -> Double {
    MemorySchedule.work(rows: matrix.dimension, isReal: matrix.isReal)
  }
}

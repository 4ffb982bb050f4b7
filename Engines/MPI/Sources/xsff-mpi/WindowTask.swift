import ExactDiagonalization
import LatticeModels
import LinearAlgebra
import ProcessGroups
import SharedWindows
import SpectralWindows

/// What all processes must know to find the windows of a model.
struct WindowTask {
  let seed: UInt64
  let sectors: [Int]
  let levels: Int
  /// Those of each process; nil for its share of the processors.
  let threads: Int?
  /// The bytes that each process may take; nil for its share of what is available.
  let memory: Double?

  /// The task of process 0 in all processes; the others give nil.
  init(_ task: WindowTask?, from group: MPIGroup) {
    let numbers = group.broadcast(
      task.map {
        [Int(bitPattern: UInt($0.seed)), $0.levels, $0.threads ?? 0, Int($0.memory ?? 0)]
          + $0.sectors
      } ?? [])
    self.init(
      seed: UInt64(UInt(bitPattern: numbers[0])), sectors: Array(numbers[4...]),
      levels: numbers[1], threads: numbers[2] == 0 ? nil : numbers[2],
      memory: numbers[3] == 0 ? nil : Double(numbers[3]))
  }

  init(seed: UInt64, sectors: [Int], levels: Int, threads: Int?, memory: Double?) {
    (self.seed, self.sectors, self.levels) = (seed, sectors, levels)
    (self.threads, self.memory) = (threads, memory)
  }

  /// The sectors made ready in all processes, if their parts fit into the memory of each; `model` reads the model.
  ///
  /// Throws: what that throws, or `ProcessFailure` where another process failed.
  func bases(_ group: MPIGroup, model: () throws -> Model) throws -> SectorBases {
    let bases = try group.together {
      let model = try model()
      let bases = try SectorBases(model: model, seed: seed, sectors: sectors)
      let cost = SharedWindowCost(bases.plan, levels: levels, processes: group.count)
      let room = memory ?? AvailableMemory.bytes.map { Double($0) / Double(group.neighbours) }
      if let room, cost.bytes > room { throw SharedMemoryError(needed: cost.bytes, room: room) }
      return bases
    }
    // A folder that machines do not share may hold another file of the same name.
    let source = group.broadcast(Array(bases.model.source.utf8))
    try group.together {
      guard source == Array(bases.model.source.utf8) else {
        throw ProcessFailure(
          process: group.rank, reason: "it reads another model file of the same name.")
      }
    }
    return bases
  }

  /// The search in the sectors.
  func search(
    _ bases: SectorBases, _ group: MPIGroup, isCancelled: @escaping @Sendable () -> Bool
  ) -> SharedWindows {
    SharedWindows(
      bases, levels: levels, threads: threads ?? group.ownThreads, group: group,
      isCancelled: isCancelled)
  }
}

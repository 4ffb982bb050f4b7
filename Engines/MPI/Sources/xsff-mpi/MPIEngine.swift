import CommandSupport
import Devices
import ExactDiagonalization
import Foundation
import LatticeModels
import ProcessGroups
import SharedWindows
import SpectralWindows
import xsff

/// The processes as `xsff compute` and `xsff window` see them in process 0.
struct MPIEngine: SpectrumEngine {
  let group: MPIGroup

  let library = "ScaLAPACK"
  var name: String { "\(group.count) \(group.count == 1 ? "process" : "processes")" }
  var solver: any LargeMatrixSolver { SharedEigensolver(group: group) }

  func windows(
    of model: Model, seed: UInt64, sectors: [Int], levels: Int, threads: Int?, memory: Double?
  ) throws -> (ExactDiagonalization, any WindowEngine) {
    let task = WindowTask(
      seed: seed, sectors: sectors, levels: levels, threads: threads, memory: memory)
    group.request(.prepareWindows)
    let shared = WindowTask(task, from: group)
    let bases = try shared.bases(group) { model }
    let search = shared.search(bases, group) { Interruption.isRequested }
    return (
      ExactDiagonalization(withoutMatrices: model, seed: seed, plan: bases.plan),
      RequestedWindows(group: group, search: search)
    )
  }
}

/// The windows that all processes find on request of process 0.
struct RequestedWindows: WindowEngine {
  let group: MPIGroup
  let search: SharedWindows

  func windows(
    _ coefficients: [Double], members: [[Double]], progress: (String) -> Void
  ) throws -> [SectorWindow] {
    group.request(.findWindows)
    let lists = Self.lists([coefficients] + members, from: group)
    return try search.windows(lists[0], members: Array(lists.dropFirst()), progress: progress)
  }

  /// The lists of process 0, all equally long.
  static func lists(_ own: [[Double]], from group: MPIGroup) -> [[Double]] {
    let count = group.broadcast([own.count])[0]
    let all = group.broadcast(Array(own.joined()))
    let length = all.count / count
    return (0..<count).map { Array(all[($0 * length)..<(($0 + 1) * length)]) }
  }
}

extension MPIGroup {
  /// The threads of this process unless the command line says otherwise.
  var ownThreads: Int { threads(ofProcessors: ProcessInfo.processInfo.processorCount) }
}

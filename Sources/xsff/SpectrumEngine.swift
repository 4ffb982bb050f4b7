import ArgumentParser
import Devices
import ExactDiagonalization
import LatticeModels
import SpectralWindows
import Synchronization

/// Several processes that do the work of `xsff compute` and `xsff window` together; see `Engines/MPI`.
///
/// The commands run in the first of them.
package protocol SpectrumEngine: Sendable {
  /// What diagonalizes matrices, with its version, and the processes, both for the result file.
  var library: String { get }
  /// As "4 processes".
  var name: String { get }
  /// What finds all levels of large matrices.
  var solver: any LargeMatrixSolver { get }

  /// Prepares the windows of a model in all processes.
  ///
  /// - Parameters:
  ///   - sectors: Those that are computed.
  ///   - threads: Those of each process; nil for its share of the processors.
  ///   - memory: The bytes that each process may take; nil for its share of what is available.
  func windows(
    of model: Model, seed: UInt64, sectors: [Int], levels: Int, threads: Int?, memory: Double?
  ) throws -> (ExactDiagonalization, any WindowEngine)
}

/// The engine of this process; nil for the process alone.
package enum CurrentEngine {
  private static let stored = Mutex<(any SpectrumEngine)?>(nil)

  package static var engine: (any SpectrumEngine)? { stored.withLock { $0 } }

  /// Lets all commands of this process use an engine.
  package static func use(_ engine: any SpectrumEngine) { stored.withLock { $0 = engine } }
}

extension Compute {
  /// Refuses what makes no sense with several processes.
  func requireSense(for model: Model) throws {
    if CurrentEngine.engine == nil { return }
    if device != .processor {
      throw ValidationError("--device does not go with several processes: see xsff compute.")
    }
    if memory != nil {
      throw ValidationError(
        "--memory does not go with several processes, which share each matrix evenly: start more of them."
      )
    }
    if model.floquet != nil {
      throw ValidationError(
        "Several processes diagonalize Hamiltonians only: see xsff compute for the driven model \(model.name)."
      )
    }
  }

  /// The sectors without the memory of their dense matrices, which the engine's processes share.
  func diagonalizationForEngine(
    of model: Model, chosen: [Int]?
  ) throws -> ExactDiagonalization {
    try ExactDiagonalization(model: model, seed: seed, sectors: chosen, availableMemory: nil)
  }
}

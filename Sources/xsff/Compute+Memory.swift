import ExactDiagonalization
import LatticeModels

/// What `--memory` allows.
extension Compute {
  /// What `--memory` allows the search for exact irreps; nil without a limit.
  func commutantFits(
    _ diagonalization: ExactDiagonalization, samples: Int, threads: Int
  ) -> ((CommutantCost) -> Bool)? {
    memory.map { limit in
      let estimate = estimate(
        diagonalization.plan, samples: samples, threads: threads,
        matrices: {
          diagonalization.memoryBytes(threads: $0, samples: $1) - diagonalization.assembledBytes
        }, assembled: diagonalization.assembledBytes)
      return { estimate.bytes(with: $0) <= limit.bytes }
    }
  }

  /// The assembled sectors, and the most threads for which there is room.
  ///
  /// Which sectors are real is known only when they are assembled, so that memory is compared before and after.
  func diagonalization(
    of model: Model, chosen: [Int]?, samples: Int, threads wanted: Int
  ) throws -> (ExactDiagonalization, threads: Int) {
    if CurrentEngine.engine != nil {
      return (try diagonalizationForEngine(of: model, chosen: chosen), wanted)
    }
    var threads = wanted
    if let memory {
      let whole = try SectorPlan(model)
      let plan = chosen.map { whole.choosing($0) } ?? whole
      threads = try memory.threads(threads, of: plan) { threads in
        estimate(
          plan, samples: samples, threads: threads,
          matrices: { plan.memoryBytes(threads: $0, samples: $1) - plan.assembledBytes },
          assembled: plan.sparseBytes
        ).bytes
      }
    }
    let assembled = try ExactDiagonalization(
      model: model, seed: seed, threads: threads, sectors: chosen)
    if let memory {
      threads = try memory.threads(threads, of: assembled.plan) { threads in
        estimate(
          assembled.plan, samples: samples, threads: threads,
          matrices: { assembled.memoryBytes(threads: $0, samples: $1) - assembled.assembledBytes },
          assembled: assembled.assembledBytes
        ).bytes
      }
    }
    return (assembled, threads)
  }

  /// The memory of a run; `matrices` are the bytes for so many threads and samples, besides those `assembled`.
  private func estimate(
    _ plan: SectorPlan, samples: Int, threads: Int, matrices: (Int, Int) -> Double,
    assembled: Double
  ) -> MemoryEstimate {
    MemoryEstimate(
      matrices: matrices(threads, samples), assembled: assembled, threads: threads,
      sectors: plan.chosen.count,
      levels: plan.chosen.reduce(0) { $0 + plan.sectors[$1].multiplicity }, samples: samples,
      times: times.count,
      pairs: (try? PairRequest.pairs(
        pairs, of: plan.computedSectors.list))??
        .count)
  }
}

import Devices
import ExactDiagonalization
import LatticeModels
import ResultFiles
import SpectralStatistics

extension Run {
  /// The levels of some samples of a model, without what follows from them.
  init(
    _ diagonalization: ExactDiagonalization, spectra: SectorSpectra, samples: [Int], of total: Int,
    device: ComputeDevice? = nil
  ) {
    let model = diagonalization.model
    self.init(
      provenance: .current(generator: RandomStream.name, device: device),
      model: ModelRecord(model, seed: diagonalization.seed, samples: total),
      visibleSymmetry: diagonalization.visibleSymmetry,
      sectors: diagonalization.plan.computedSectors, spectra: spectra, sampleIndices: samples,
      couplings: Self.couplings(of: diagonalization, samples: samples))
    localBasis = model.localBasis.map {
      LocalBasisRecord(numbers: $0.distinct.numbers, matrices: $0.distinct.matrices)
    }
    antiunitaryActions = diagonalization.antiunitaryActions
    declaredSymmetries = diagonalization.declaredSymmetries
  }

  private static func couplings(
    of diagonalization: ExactDiagonalization, samples: [Int]
  ) -> [CouplingRecord] {
    let drawn = samples.map {
      diagonalization.model.couplings(seed: diagonalization.seed, sample: $0)
    }
    return drawn[0].indices.map { k in
      CouplingRecord(name: drawn[0][k].name, samples: drawn.map { $0[k].values })
    }
  }
}

extension ModelRecord {
  /// The record of a model that is computed with so many samples in all.
  init(_ model: Model, seed: UInt64, samples: Int) {
    self.init(
      source: model.source, symmetry: model.replacedSymmetry,
      couplingLists: model.listFingerprint,
      parameters: Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.name, $0.value) }),
      seed: seed, samples: samples)
  }
}

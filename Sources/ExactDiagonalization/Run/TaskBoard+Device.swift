import Devices

extension SpectrumRun {
  /// Smaller matrices are left to the threads: a device gains nothing on them.
  public static let leastDeviceRows = 128
  /// Matrices of no more rows are solved many in one call, for as many samples.
  static let largestBatchedRows = 1024
  /// The samples that are worked on together.
  static let samplesTogether = 32
}

extension TaskBoard {
  /// What the thread of the device does: all larger matrices, some samples of one sector after the other.
  func workOnDevice(_ device: ComputeDevice) {
    attempt {
      try device.use()
      var served: (sector: Int, solver: DeviceEigensolver, pattern: FilledPattern)?
      for start in stride(from: 0, to: run.samples.count, by: SpectrumRun.samplesTogether) {
        let end = min(start + SpectrumRun.samplesTogether, run.samples.count)
        for sector in apartOrder {
          let matrix = run.matrices[sector]
          if served?.sector != sector {
            served = nil
            let pattern = FilledPattern(matrix)
            let isBatched = matrix.dimension <= SpectrumRun.largestBatchedRows
            served = (
              sector,
              try DeviceEigensolver(
                device, dimension: matrix.dimension, isReal: matrix.isReal,
                positions: pattern.positions, wanted: isBatched ? end - start : 1), pattern
            )
          }
          let (_, solver, pattern) = served!
          for first in stride(from: start, to: end, by: solver.capacity) {
            guard goesOn() else { return }
            try solve(
              Array(first..<min(first + solver.capacity, end)), sector, solver, pattern)
          }
        }
      }
    }
  }

  private func solve(
    _ places: [Int], _ sector: Int, _ solver: DeviceEigensolver, _ pattern: FilledPattern
  ) throws {
    let matrix = run.matrices[sector]
    let couplings = places.map(coefficients)
    for own in couplings { try matrix.checkHermiticity(coefficients: own) }
    let found = try solver.eigenvalues(couplings.map { pattern.values(of: matrix, $0) })
    for (place, (levels, own)) in zip(places, zip(found, couplings)) {
      try matrix.check(levels: levels, coefficients: own)
      try finish(place: place, sector: sector, levels: levels)
    }
  }

  /// What the thread that serves the solver does: all large matrices of one sample after the other.
  func work(with solver: any LargeMatrixSolver) {
    attempt {
      let patterns = apartOrder.map { FilledPattern(run.matrices[$0]) }
      for place in run.samples.indices {
        let couplings = coefficients(place)
        for (sector, pattern) in zip(apartOrder, patterns) {
          guard goesOn() else { return }
          let matrix = run.matrices[sector]
          try matrix.checkHermiticity(coefficients: couplings)
          let levels = try solver.eigenvalues(
            dimension: matrix.dimension, isReal: matrix.isReal, positions: pattern.positions,
            values: pattern.values(of: matrix, couplings))
          try matrix.check(levels: levels, coefficients: couplings)
          try finish(place: place, sector: sector, levels: levels)
        }
      }
    }
  }
}

import ExactDiagonalization
import SpectralStatistics

/// The memory that a process of `xsff compute` takes at most.
///
/// Fitted to peaks of the resident set; Documentation/Memory.md has predictions and peaks side by side.
struct MemoryEstimate {
  private static let mebibyte = 1_048_576.0
  /// Programs, libraries and their buffers while matrices are diagonalized. Units: bytes.
  private static let process = 47 * mebibyte
  /// The same when the file is written and all has been printed.
  private static let ending = 61 * mebibyte
  /// What a thread adds, and what products of matrices add for each.
  private static let (thread, products) = (0.5 * mebibyte, 6 * mebibyte)
  /// Sparse matrices are made of lists that the process keeps for later.
  private static let assembly = 3.5
  /// Of arrays that were freed so much is kept for later at most.
  private static let mostKept = 16 * mebibyte

  private let threads: Double
  private let assembled: Double
  private let matrices: Double
  private let curves: Double
  private let levels: Double

  /// `matrices` are the bytes of eigensolvers beside those of `assembled` sparse matrices, of `sectors` sectors with so many levels
  /// together in one sample.
  init(
    matrices: Double, assembled: Double, threads: Int, sectors: Int, levels: Int, samples: Int,
    times: Int = Inspection.usualTimes, pairs: Int? = nil
  ) {
    (self.matrices, self.assembled) = (matrices, Self.assembly * assembled)
    self.threads = Double(threads)
    // Read from the journal, in spectra, merged, and in the image of the file.
    self.levels = 4 * 8 * Double(levels) * Double(samples)
    let stored = Double(pairs ?? PairRequest.usualPairCount(sectors: sectors))
    let isWhole = sectors * (sectors + 1) / 2 == Int(stored)
    let written = isWhole ? Double(sectors * sectors) : 2 * stored
    let kept = sectors <= SectorSpectra.mostAveraged ? sectors : Int(2 * stored)
    // Sums of three kinds and what is made of them; Z for each thread; arrays for the file and its image.
    curves =
      8 * Double(times) * (7 * stored + 2 * Double(kept * threads))
      + 8 * Double(times) * (4 + (isWhole ? 2 : 0)) * written
  }

  /// Bytes without exact irreps.
  var bytes: Double {
    levels + max(ending(), Self.process + Self.thread * threads + assembled + matrices)
  }

  /// Bytes with exact irreps.
  func bytes(with cost: CommutantCost) -> Double {
    let work =
      Self.process + (Self.thread + Self.products) * threads + assembled + cost.bytes
    return max(bytes, levels + max(work, ending(kept: min(1.3 * cost.bytes, Self.mostKept))))
  }

  private func ending(kept: Double = 0) -> Double {
    Self.ending + Self.thread * (threads - 1) + curves + kept
  }
}

extension SectorPlan {
  /// The bytes of the sparse matrices of the sectors that are computed, which have a row for each level and not for each state.
  var sparseBytes: Double {
    let rows = chosen.reduce(0) { $0 + sectors[$1].multiplicity }
    return assembledBytes * Double(rows) / Double(max(1, hilbertSpaceDimension))
  }
}

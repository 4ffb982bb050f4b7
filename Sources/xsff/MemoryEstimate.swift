import ExactDiagonalization

/// The memory that a process of `xsff compute` takes at most.
///
/// Fitted to peaks of the resident set; Documentation/Memory.md has predictions and peaks side by side.
struct MemoryEstimate {
  /// Programs, libraries and their buffers, with one thread. Units: bytes.
  static let process = 61.0 * 1_048_576
  /// What eigenvectors and the decomposition of the family add to programs, libraries and their buffers.
  static let commutant = 8.0 * 1_048_576
  /// What each further thread adds.
  static let thread = 0.5 * 1_048_576

  private let fixed: Double
  private let matrices: Double
  private let curves: Double
  private let levels: Double

  /// `matrices` are the bytes of sparse matrices and eigensolvers, of `sectors` sectors with so many levels together in one sample.
  init(
    matrices: Double, threads: Int, sectors: Int, levels: Int, samples: Int,
    times: Int = Inspection.usualTimes, pairs: Int? = nil
  ) {
    fixed = Self.process + Self.thread * Double(max(0, threads - 1))
    self.matrices = matrices
    // Read from the journal, in spectra, merged, and in the image of the file.
    self.levels = 4 * 8 * Double(levels) * Double(samples)
    let stored = Double(pairs ?? PairRequest.usualPairCount(sectors: sectors))
    let isWhole = sectors * (sectors + 1) / 2 == Int(stored)
    let written = isWhole ? Double(sectors * sectors) : 2 * stored
    // Sums of three kinds and what is made of them; Z of every sector for each thread; arrays for the file and its image.
    curves =
      8 * Double(times) * (7 * stored + 2 * Double(sectors * threads))
      + 8 * Double(times) * (4 + (isWhole ? 2 : 0)) * written
  }

  /// Bytes without exact irreps.
  var bytes: Double { fixed + levels + max(matrices, curves) }

  /// Bytes with exact irreps, which take `cost` beside the sparse matrices of so many bytes.
  func bytes(with cost: CommutantCost, assembled: Double) -> Double {
    fixed + levels + max(max(matrices, curves), assembled + cost.bytes + Self.commutant)
  }
}

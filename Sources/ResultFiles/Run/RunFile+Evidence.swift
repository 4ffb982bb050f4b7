import Evidence
import SpectralStatistics

extension RunFile {
  /// Writes what the levels of each signature say of their blocks; silent levels have the log-likelihoods all the same.
  static func write(_ evidence: LevelEvidence, _ group: HDF5Group) throws {
    let signatures = evidence.signatures.sorted { a, b in
      a.value.dimension != b.value.dimension
        ? a.value.dimension < b.value.dimension : b.key.lexicographicallyPrecedes(a.key)
    }
    guard let width = signatures.first?.key.count else { return }
    let own = try group.createGroup("signatures")
    try own.write(
      HDF5Array(rows: signatures.map(\.key), width: width), to: "vector",
      HDF5Description("signatures that count as irreps", axes: ["signature", "sector"]))
    let counts = (1...8).map { $0 }
    try own.write(
      HDF5Array(
        rows: signatures.map { entry in counts.map { entry.value.countLogLikelihoods[$0] ?? .nan }
        },
        width: counts.count), to: "blocks_log_likelihood",
      HDF5Description(
        "log-likelihood of 1 to 8 symmetry blocks, from gap ratios and ramp",
        axes: ["signature", "blocks"]))
    try own.write(
      HDF5Array(signatures.map(\.value.best.description)), to: "likeliest",
      HDF5Description("the blocks that explain the levels best", axes: ["signature"]))
    try own.write(
      HDF5Array(signatures.map(\.value.blocks.goodnessOfFit)), to: "goodness_of_fit",
      HDF5Description(
        "probability that gap ratios deviate from the best fit as much or more",
        axes: ["signature"]))
  }
}

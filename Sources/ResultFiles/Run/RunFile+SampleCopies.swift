import SpectralStatistics

extension RunFile {
  /// Writes which samples are copies of others, beside their numbers.
  static func write(_ copies: SampleCopies, _ samples: HDF5Group) throws {
    try samples.setAttribute("effective_samples", copies.distinctCount)
    try samples.setAttribute("copies", copies.kind)
    try samples.write(
      copies.original, to: "copy_of",
      HDF5Description(
        "place, from 0, of the first sample with the same spectrum up to scale and shift",
        axes: ["sample"]))
  }

  /// The names of the couplings that are not the same in all samples, sorted.
  ///
  /// Throws: ``ResultFileError``.
  public func varyingCouplings() throws -> [String] {
    try couplings().filter(\.isVarying).map(\.name).sorted()
  }
}

extension CouplingRecord {
  /// Whether its values differ between samples.
  public var isVarying: Bool {
    let samples = max(values.shape[0], 1)
    let width = values.elements.count / samples
    return values.elements.indices.contains {
      $0 >= width && values.elements[$0] != values.elements[$0 - width]
    }
  }
}

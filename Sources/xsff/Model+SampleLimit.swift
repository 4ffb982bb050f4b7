import ArgumentParser
import LatticeModels

extension Model {
  /// Refuses more samples than files of couplings have rows.
  ///
  /// Throws: `ValidationError`.
  func requireValues(ofSamples count: Int) throws {
    guard let limit = sampleLimit, count > limit.samples else { return }
    throw ValidationError(
      "--samples asks for \(count), but the file with the couplings of '\(limit.term)' has \(limit.samples) rows, one for each sample."
    )
  }
}

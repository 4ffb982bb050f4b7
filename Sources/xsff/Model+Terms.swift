import ArgumentParser
import ExactDiagonalization
import LatticeModels

extension Model {
  /// Refuses names of `--vary` that no term has.
  ///
  /// Throws: `ValidationError`.
  func requireTerms(_ names: [String]) throws {
    let known = ModelFamily.termNames(of: self)
    guard let stranger = names.first(where: { !known.contains($0) }) else { return }
    throw ValidationError(
      "--vary names the term '\(stranger)', which the model has not or which vanishes; it has "
        + "\(known.joined(separator: ", ")).")
  }
}

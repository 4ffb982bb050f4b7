import ModelFiles

/// A file format in which another program states a Hamiltonian; one room has one such reader.
///
/// The translation is the text of a model file of this project, and everything else is done with that text: what the program
/// computes is what a person can read, edit and keep.
package protocol PeerFormat {
  /// What messages call such a file, with its article: `an XDiag lattice file`.
  static var title: String { get }

  /// Whether a file has this format, by its content. A broken file of the format is one too: what is wrong with it is the business
  /// of `translation`.
  static func recognizes(_ file: PeerFile) -> Bool

  /// The model file that says the same.
  ///
  /// A choice that the file leaves open and that shapes the text (the number of particles of a block) is taken out of `choices`, the
  /// values of `--set`; those that stay are values of the model's parameters.
  ///
  /// Throws: `ModelFileError` with line and key for anything wrong in the file, `ModelParameterError` for a choice that it cannot have.
  static func translation(
    of file: PeerFile, choices: inout [String: String]
  ) throws -> ModelTranslation
}

/// A model file that was made from a file of another program.
package struct ModelTranslation: Sendable {
  /// The text of the model file, with comments that say where it is from.
  package let text: String
  /// What `xsff import` says of it, a line each: what was read, and which sector is which.
  package let remarks: [String]
  /// Where the other file states each term: errors of any message.
  private let origins: [ModelFileError?]

  /// A translation whose terms have no places in the other file.
  package init(text: String, remarks: [String] = []) {
    (self.text, self.remarks, origins) = (text, remarks, [])
  }

  /// The translation that a model file is.
  package init(_ model: ModelText, remarks: [String] = []) {
    (text, origins) = (model.text, model.terms.map(\.origin))
    self.remarks = remarks
  }

  /// An error about the model file as one about the other file, where it is about a term whose place there is known.
  package func located(_ error: ModelFileError) -> ModelFileError {
    guard let match = error.keyPath.wholeMatch(of: /terms\[([0-9]+)\].*/),
      let number = Int(match.1),
      origins.indices.contains(number), let origin = origins[number]
    else { return error }
    return origin.saying(error.message)
  }
}

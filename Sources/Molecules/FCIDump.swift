import ModelFiles
import PeerModels
import PointGroups

/// FCIDUMP files of quantum chemistry programs: the integrals of a molecule in orthonormal orbitals.
///
/// Source: P. J. Knowles, N. C. Handy, Comp. Phys. Commun. 54, 75 (1989); unrestricted files as Molpro (`IUHF=1`) and NECI
/// (`UHF=.TRUE.`) write them.
package enum FCIDump: PeerFormat {
  package static let title = "an FCIDUMP file"

  package static func recognizes(_ file: PeerFile) -> Bool {
    guard
      let first = file.lines.first(where: { line in line.contains { !$0.isWhitespace } })
    else { return false }
    let word = first.drop(while: \.isWhitespace).uppercased()
    return word.hasPrefix("&FCI") || word.hasPrefix("$FCI")
  }

  /// `choices`: `point_group`, the group whose irreps ORBSYM numbers, and `orbsym`, the program that numbered them.
  package static func translation(
    of file: PeerFile, choices: inout [String: String]
  ) throws -> ModelTranslation {
    let group = try choice(
      "point_group", &choices, AbelianPointGroup.init(rawValue:),
      among: AbelianPointGroup.allCases.map(\.rawValue))
    let numbering = try choice(
      "orbsym", &choices, { AbelianPointGroup.Numbering(rawValue: $0.lowercased()) },
      among: AbelianPointGroup.Numbering.allCases.map(\.rawValue))
    let header = try FCIDumpHeader(file)
    let integrals = try FCIDumpIntegrals(file, header)
    let symmetry = try OrbitalSymmetry(
      header, integrals, group: group, numbering: numbering, file)
    let model = MoleculeModel(
      name: file.stem, header: header, integrals: integrals, symmetry: symmetry)
    return ModelTranslation(text: model.text, remarks: model.remarks)
  }

  /// Takes a choice out of those of `--set`.
  private static func choice<Value>(
    _ name: String, _ choices: inout [String: String], _ value: (String) -> Value?,
    among all: [String]
  ) throws(ModelParameterError) -> Value? {
    guard let text = choices.removeValue(forKey: name) else { return nil }
    guard let found = value(text) else {
      throw ModelParameterError(
        parameter: name, message: "\(all.joined(separator: ", ")) are understood, not '\(text)'")
    }
    return found
  }
}

import LatticeModels
import Numerics

extension SymmetryReader {
  /// `irreps:`, names for irreps of the visible group by the characters of its generators.
  func irreps(
    _ node: FileNode?, generatorCount: Int
  ) throws(ModelFileError) -> [NamedIrrep] {
    var irreps: [NamedIrrep] = []
    for member in try node?.list() ?? [] {
      let fields = try member.fields(
        allowed: ["name", "characters"], required: ["name", "characters"])
      let name = try fields["name"]!.text()
      guard !irreps.contains(where: { $0.name == name }) else {
        throw member.error("there are two irreps with the name '\(name)'")
      }
      var characters: [Complex<Double>] = []
      for character in try fields["characters"]!.list() {
        characters.append(try FileExpression(character).number(in: scope))
      }
      guard characters.count == generatorCount else {
        throw fields["characters"]!.error(
          "there are \(characters.count) characters for \(generatorCount) generators under 'visible'; one for each is needed")
      }
      irreps.append(NamedIrrep(name: name, characters: characters))
    }
    return irreps
  }
}

/// The name of a sector as a file writes it, and how such names compare.
package struct SectorLabel: Hashable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Without brackets and spaces, `_` for commas, `p` and `m` for signs that stand alone: `0_p` for `(0,+)`.
  package var key: String {
    var key = ""
    let characters = Array(text.filter { !"()[]{} ".contains($0) })
    for (place, character) in characters.enumerated() {
      let next = place + 1 < characters.count ? characters[place + 1] : ","
      switch character {
      case ",": key.append("_")
      case "+": key.append("p")
      case "-" where !next.isNumber: key.append("m")
      default: key.append(character)
      }
    }
    return key
  }

  /// The ways in which names of arrays may contain it.
  var spellings: [String] { [text, key, key.replacing("-", with: "m")] }

  /// Nothing but zeros and plus signs, as the trivial irrep is named.
  var looksTrivial: Bool {
    let parts = key.split(separator: "_")
    return !parts.isEmpty && parts.allSatisfy { $0 == "0" || $0 == "p" }
  }

  /// The values of charges: numbers and nothing else.
  var numbers: [Double]? {
    let parts = key.split(separator: "_", omittingEmptySubsequences: false).map { Double($0) }
    return parts.allSatisfy { $0 != nil } ? parts.map { $0! } : nil
  }
}

/// The irreps of a point group with what each is in an abelian subgroup, whose twofold axes are x, y and z.
///
/// The principal axis is z and C2' is x, so that irreps of number 1 are even under the turn about x; of C_nv and D_nh the mirrors are those of
/// C2v, σh being yz. Source: the usual correlation tables, tested against the characters of matrices.
package struct CorrelationTable {
  /// One irrep.
  package struct Irrep {
    /// The Mulliken symbol.
    package let symbol: String
    /// How often it holds irreps of the subgroup, by their symbols.
    package let branching: [String: Int]
    /// The sign of the character of all elements of order 4; nil where they differ or where nothing hinges on it.
    package let quarterTurn: Int?
  }

  /// The irreps.
  package let irreps: [Irrep]

  private init(_ text: String) {
    irreps = text.split(separator: " ").map { entry in
      let parts = entry.split(separator: ":")
      var branching: [String: Int] = [:]
      for name in parts[1].split(separator: "+") { branching[String(name), default: 0] += 1 }
      return Irrep(
        symbol: String(parts[0]), branching: branching,
        quarterTurn: parts.count > 2 ? (parts[2] == "plus" ? 1 : -1) : nil)
    }
  }

  private init(_ irreps: [Irrep]) { self.irreps = irreps }

  /// Irreps of the product with the inversion.
  private var withInversion: CorrelationTable {
    CorrelationTable(
      ["g", "u"].flatMap { parity in
        irreps.map { irrep in
          Irrep(
            symbol: irrep.symbol + parity,
            branching: Dictionary(
              uniqueKeysWithValues: irrep.branching.map { ($0.key + parity, $0.value) }),
            quarterTurn: parity == "g" ? irrep.quarterTurn : nil)
        }
      })
  }

  /// The table of a point group over an abelian one; nil where it is not kept here.
  package init?(_ group: String, over visible: AbelianPointGroup) {
    if let text = Self.texts["\(group) \(visible.rawValue)"] {
      self.init(text)
    } else if let rotations = Self.centrosymmetric[group],
      let proper = Self.properSubgroups[visible], let text = Self.texts["\(rotations) \(proper)"]
    {
      self = CorrelationTable(text).withInversion
    } else {
      return nil
    }
  }

  private static let centrosymmetric = [
    "D4h": "D4", "D6h": "D6", "Oh": "O", "Ih": "I", "D3d": "D3", "D5d": "D5",
  ]
  private static let properSubgroups: [AbelianPointGroup: String] = [.d2h: "D2", .c2h: "C2"]

  private static let cubic = "A1:A:plus A2:A:minus E:A+A T1:B1+B2+B3:plus T2:B1+B2+B3:minus"
  private static let quartic = "A1:A:plus A2:B1:plus B1:A:minus B2:B1:minus E:B2+B3"
  private static let texts = [
    "D4 D2": quartic, "D2d D2": quartic, "O D2": cubic, "Td D2": cubic,
    "D6 D2": "A1:A A2:B1 B1:B3 B2:B2 E1:B2+B3 E2:A+B1",
    "I D2": "A:A T1:B1+B2+B3 T2:B1+B2+B3 G:A+B1+B2+B3 H:A+A+B1+B2+B3",
    "C4v C2v": "A1:A1:plus A2:A2:plus B1:A1:minus B2:A2:minus E:B1+B2",
    "D2d C2v": "A1:A1:plus A2:A2:plus B1:A2:minus B2:A1:minus E:B1+B2",
    "C6v C2v": "A1:A1 A2:A2 B1:B1 B2:B2 E1:B1+B2 E2:A1+A2",
    "Td C2v": "A1:A1 A2:A2 E:A1+A2 T1:A2+B1+B2 T2:A1+B1+B2",
    "D3h C2v": "A1':A1 A2':B2 E':A1+B2 A1\":A2 A2\":B1 E\":A2+B1",
    "D5h C2v": "A1':A1 A2':B2 E1':A1+B2 E2':A1+B2 A1\":A2 A2\":B1 E1\":A2+B1 E2\":A2+B1",
    "C3v Cs": "A1:A' A2:A\" E:A'+A\"", "C5v Cs": "A1:A' A2:A\" E1:A'+A\" E2:A'+A\"",
    "D3 C2": "A1:A A2:B E:A+B", "D5 C2": "A1:A A2:B E1:A+B E2:A+B",
  ]
}

extension AbelianPointGroup {
  /// What irreps are called when axes have other names: the symbols with those that they become. The first leaves all as they are.
  package var renamings: [[String: String]] {
    let symbols = symbols(.pyscf)
    let numbers: [[String]] =
      switch self {
      case .d2, .d2h:
        [
          ["1", "2", "3"], ["1", "3", "2"], ["2", "1", "3"], ["2", "3", "1"], ["3", "1", "2"],
          ["3", "2", "1"],
        ]
      case .c2v: [["1", "2"], ["2", "1"]]
      default: [[]]
      }
    return numbers.map { images in
      Dictionary(
        uniqueKeysWithValues: symbols.map { symbol in
          guard symbol.hasPrefix("B"), let number = symbol.dropFirst().first?.wholeNumberValue,
            number <= images.count
          else { return (symbol, symbol) }
          return (symbol, "B" + images[number - 1] + symbol.dropFirst(2))
        })
    }
  }
}

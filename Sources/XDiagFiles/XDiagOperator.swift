/// A type of operator of XDiag, as an expression of the model language.
///
/// Source: XDiag 0.5, documentation of operator types; the names in capitals are those of earlier versions and of its predecessor.
struct XDiagOperator: Sendable {
  /// The name in XDiag 0.5.
  let name: String
  /// How many sites it acts on; 0 for all of them, nil for any number.
  let siteCount: Int?
  /// The blocks that have it.
  let blocks: Set<XDiagBlock>
  /// Whether it may put a second electron on a site.
  let mayDoubleOccupy: Bool
  /// The operator at sites with these names; `factor` is a complex coupling, its text in parentheses.
  let operation: @Sendable (_ sites: [String], _ block: XDiagBlock, _ factor: String?) -> String?

  private init(
    _ name: String, _ siteCount: Int?, _ blocks: Set<XDiagBlock>, mayDoubleOccupy: Bool = false,
    _ operation: @escaping @Sendable ([String], XDiagBlock, String?) -> String?
  ) {
    (self.name, self.siteCount, self.blocks) = (name, siteCount, blocks)
    (self.mayDoubleOccupy, self.operation) = (mayDoubleOccupy, operation)
  }

  /// An operator without a place for a complex coupling.
  private init(
    _ name: String, _ siteCount: Int?, _ blocks: Set<XDiagBlock>,
    real operation: @escaping @Sendable ([String], XDiagBlock) -> String
  ) {
    self.init(name, siteCount, blocks) { sites, block, factor in
      factor == nil ? operation(sites, block) : nil
    }
  }

  /// The operator of this name, in any version.
  static func named(_ name: String) -> XDiagOperator? {
    let current = olderNames[name] ?? name
    return all.first { $0.name == current }
  }

  /// All names, for hints.
  static let names: [String] = all.map(\.name) + olderNames.keys.sorted()

  private static let olderNames = [
    "HB": "SdotS", "HEISENBERG": "SdotS", "Heisenberg": "SdotS", "ISING": "SzSz",
    "EXCHANGE": "Exchange",
    "SZ": "Sz", "SX": "Sx", "SY": "Sy", "SCALARCHIRALITY": "ScalarChirality", "HOP": "Hop",
    "HOPUP": "Hopup", "HOPDN": "Hopdn", "HUBBARDU": "HubbardU", "TJHB": "tJSdotS",
    "TJHEISENBERG": "tJSdotS", "TJISING": "tJSzSz", "NUMBER": "Ntot", "NUMBERUP": "Nup",
    "NUMBERDN": "Ndn",
  ]

  private static let spins: Set<XDiagBlock> = [.spinhalf]
  private static let electrons: Set<XDiagBlock> = [.tJ, .electron]
  private static let anyBlock = Set(XDiagBlock.allCases)

  private static let all =
    spinOperators + cartesianOperators + hoppings + densities + [
      XDiagOperator("Id", 0, anyBlock, real: { _, _ in "1" }),
      XDiagOperator("Matrix", nil, spins, real: { _, _ in "" }),
    ]

  private static let spinOperators = [
    XDiagOperator("SdotS", 2, anyBlock, real: { scalarProduct($0[0], $0[1], $1) }),
    XDiagOperator("SzSz", 2, anyBlock, real: { s, _ in "Sz(\(s[0]))*Sz(\(s[1]))" }),
    XDiagOperator("Exchange", 2, anyBlock) { s, block, factor in
      factor.map { "(\($0)*Sp(\(s[0]))*Sm(\(s[1])) + h.c.)/2" } ?? exchange(s[0], s[1], block)
    },
    XDiagOperator("Sz", 1, anyBlock, real: { s, _ in "Sz(\(s[0]))" }),
    XDiagOperator("S+", 1, spins, real: { s, _ in "Sp(\(s[0])) + Sm(\(s[0]))" }),
    XDiagOperator("S-", 1, spins, real: { s, _ in "Sp(\(s[0])) + Sm(\(s[0]))" }),
    XDiagOperator(
      "tJSzSz", 2, electrons, real: { s, _ in "Sz(\(s[0]))*Sz(\(s[1])) - N(\(s[0]))*N(\(s[1]))/4" }),
    XDiagOperator(
      "tJSdotS", 2, electrons,
      real: { "\(scalarProduct($0[0], $0[1], $1)) - N(\($0[0]))*N(\($0[1]))/4" }),
  ]

  private static let cartesianOperators =
    [
      XDiagOperator("Sx", 1, spins, real: { s, _ in "Sx(\(s[0]))" }),
      XDiagOperator("Sy", 1, spins, real: { s, _ in "Sy(\(s[0]))" }),
      XDiagOperator(
        "ScalarChirality", 3, spins,
        real: { s, _ in
          let (i, j, k) = (s[0], s[1], s[2])
          return "Sx(\(i))*(Sy(\(j))*Sz(\(k)) - Sz(\(j))*Sy(\(k)))"
            + " + Sy(\(i))*(Sz(\(j))*Sx(\(k)) - Sx(\(j))*Sz(\(k)))"
            + " + Sz(\(i))*(Sx(\(j))*Sy(\(k)) - Sy(\(j))*Sx(\(k)))"
        }),
    ]
    + [("X", "Y", "Z"), ("Y", "X", "Z"), ("Z", "X", "Y")].flatMap { axis, first, second in
      let (a, f, s) = (axis.lowercased(), first.lowercased(), second.lowercased())
      return [
        XDiagOperator("KITAEV" + axis, 2, spins, real: { i, _ in "S\(a)(\(i[0]))*S\(a)(\(i[1]))" }),
        XDiagOperator(
          "GAMMA" + axis, 2, spins,
          real: { i, _ in
            "S\(f)(\(i[0]))*S\(s)(\(i[1])) + S\(s)(\(i[0]))*S\(f)(\(i[1]))"
          }),
      ]
    }

  private static let hoppings = [
    XDiagOperator("Hop", 2, electrons, mayDoubleOccupy: true) { s, _, factor in
      "\(hop("up", s, factor)) \(hop("dn", s, factor))"
    },
    XDiagOperator("Hopup", 2, electrons, mayDoubleOccupy: true) { s, _, f in hop("up", s, f) },
    XDiagOperator("Hopdn", 2, electrons, mayDoubleOccupy: true) { s, _, f in hop("dn", s, f) },
  ]

  private static let densities = [
    XDiagOperator("HubbardU", 0, [.electron], real: { s, _ in "up.n(\(s[0]))*dn.n(\(s[0]))" }),
    XDiagOperator("Nup", 1, electrons, real: { s, _ in "up.n(\(s[0]))" }),
    XDiagOperator("Ndn", 1, electrons, real: { s, _ in "dn.n(\(s[0]))" }),
    XDiagOperator("Ntot", 1, electrons, real: { s, _ in "N(\(s[0]))" }),
    XDiagOperator("Nupdn", 1, [.electron], real: { s, _ in "up.n(\(s[0]))*dn.n(\(s[0]))" }),
    XDiagOperator("NtotNtot", 2, electrons, real: { s, _ in "N(\(s[0]))*N(\(s[1]))" }),
    XDiagOperator("NupNdn", 2, electrons, real: { s, _ in "up.n(\(s[0]))*dn.n(\(s[1]))" }),
    XDiagOperator("NdnNup", 2, electrons, real: { s, _ in "dn.n(\(s[0]))*up.n(\(s[1]))" }),
    XDiagOperator("NupNup", 2, electrons, real: { s, _ in "up.n(\(s[0]))*up.n(\(s[1]))" }),
    XDiagOperator("NdnNdn", 2, electrons, real: { s, _ in "dn.n(\(s[0]))*dn.n(\(s[1]))" }),
    XDiagOperator(
      "NupdnNupdn", 2, [.electron],
      real: { s, _ in "up.n(\(s[0]))*dn.n(\(s[0]))*up.n(\(s[1]))*dn.n(\(s[1]))" }),
  ]

  private static func exchange(_ i: String, _ j: String, _ block: XDiagBlock) -> String {
    block == .spinhalf
      ? "Sx(\(i))*Sx(\(j)) + Sy(\(i))*Sy(\(j))" : "(Sp(\(i))*Sm(\(j)) + Sm(\(i))*Sp(\(j)))/2"
  }

  private static func scalarProduct(_ i: String, _ j: String, _ block: XDiagBlock) -> String {
    "\(exchange(i, j, block)) + Sz(\(i))*Sz(\(j))"
  }

  /// -(t c†_i c_j + h.c.).
  private static func hop(_ species: String, _ sites: [String], _ factor: String?) -> String {
    let product = "\(species).c(\(sites[0]))'*\(species).c(\(sites[1]))"
    return "-(\(factor.map { "\($0)*" } ?? "")\(product) + h.c.)"
  }
}

import ModelFiles
import PeerModels

/// The sites of an expert-mode run: electrons and localized spins, and where they stand in the model file.
///
/// In a Kondo model an electron and a localized spin share a site of the model file, in the order of their numbers.
struct ExpertSites {
  let model: HPhiModel
  let isGrandCanonical: Bool
  let twiceSpin: Int
  let cellCount: Int
  /// Whether doubly occupied sites are excluded.
  let isTJ: Bool
  /// The site of the model file of each site of HΦ.
  let cells: [Int]
  /// Whether each site of HΦ holds electrons.
  let isElectron: [Bool]
  /// Sites of the model file without an electron, and without a spin.
  let withoutElectron: [Int]
  let withoutSpin: [Int]

  init(_ calculation: KeywordFile, _ locations: DefinitionFile, siteCount: Int)
    throws(ModelFileError)
  {
    let number = try Self.number(calculation)
    (model, isGrandCanonical) = Self.models[number]!
    isTJ = number >= 9
    let flags = try Self.flags(locations, model, siteCount: siteCount)
    let spins = Set(flags.filter { $0 > 0 })
    guard spins.count <= 1 else {
      throw locations.file.error(
        "spins of different length, 2S = \(spins.sorted().map(String.init).joined(separator: " and ")), are not read"
      )
    }
    twiceSpin = spins.first ?? 1
    isElectron = flags.map { $0 == 0 }
    var (electrons, locals) = (0, 0)
    var cells: [Int] = []
    for isElectron in isElectron {
      cells.append(isElectron ? electrons : locals)
      if isElectron { electrons += 1 } else { locals += 1 }
    }
    self.cells = cells
    cellCount = max(electrons, locals)
    withoutElectron = model == .kondo ? Array(electrons..<cellCount) : []
    withoutSpin = model == .kondo ? Array(locals..<cellCount) : []
  }

  /// The models by CalcModel, and whether they hold all numbers of particles.
  private static let models: [Int: (HPhiModel, Bool)] = [
    0: (.hubbard, false), 1: (.spin, false), 2: (.kondo, false), 3: (.hubbard, true),
    4: (.spin, true), 5: (.kondo, true), 6: (.hubbard, false), 9: (.hubbard, false),
    10: (.hubbard, true),
  ]

  private static func number(_ calculation: KeywordFile) throws(ModelFileError) -> Int {
    guard let number = try calculation.integer("CalcModel") else {
      throw calculation.file.error("the keyword 'CalcModel' is missing")
    }
    guard models[number] != nil else {
      throw calculation.error(
        "CalcModel",
        "the models that are read are 0 and 3 (Hubbard), 1 and 4 (spins), 2 and 5 (Kondo), 9 and 10 (t-J), not \(number)"
      )
    }
    return number
  }

  /// 0 for electrons, or 2S of the spin, of every site. Shape: [site].
  private static func flags(
    _ locations: DefinitionFile, _ model: HPhiModel, siteCount: Int
  ) throws(ModelFileError) -> [Int] {
    var flags = [Int?](repeating: nil, count: siteCount)
    for entry in locations.entries {
      let (site, flag) = (entry.integers[0], entry.integers[1])
      guard flags.indices.contains(site), flags[site] == nil, (0...63).contains(flag) else {
        throw locations.error(
          "a line is a site from 0 to \(siteCount - 1), each once, and 0 for electrons or 2S of its spin",
          entry)
      }
      guard model == .kondo || (flag == 0) == (model == .hubbard) else {
        throw locations.error(
          "the model of CalcModel has \(model == .hubbard ? "electrons" : "spins") on all sites, and site \(site) has the flag \(flag)",
          entry)
      }
      flags[site] = flag
    }
    if let missing = flags.firstIndex(of: nil) {
      throw locations.file.error("the site \(missing) is missing; there are \(siteCount)")
    }
    return flags.map { $0! }
  }

  /// c†_{i s} c_{j t} as an operator, at sites with these names: for a spin |s⟩⟨t|, with Sz = s - S.
  func transfer(_ spins: (Int, Int), _ names: (String, String), isElectron: Bool) -> String {
    if isElectron {
      let species = ["up", "down"]
      return "\(species[spins.0]).c(\(names.0))'*\(species[spins.1]).c(\(names.1))"
    }
    let (prefix, site) = (model == .kondo ? "loc." : "", names.0)
    if twiceSpin == 1 {
      switch spins {
      case (1, 1): return "(1/2 + \(prefix)Sz(\(site)))"
      case (0, 0): return "(1/2 - \(prefix)Sz(\(site)))"
      case (1, 0): return "\(prefix)Sp(\(site))"
      default: return "\(prefix)Sm(\(site))"
      }
    }
    return "L\(spins.0)_\(spins.1)(\(site))"
  }

  /// Sz, S+ and S- of a site, of its electron or of its spin.
  func spin(_ kind: String, _ name: String, isElectron: Bool) -> String {
    if !isElectron { return "\(model == .kondo ? "loc." : "")S\(kind)(\(name))" }
    switch kind {
    case "p": return "up.c(\(name))'*down.c(\(name))"
    case "m": return "down.c(\(name))'*up.c(\(name))"
    default: return "sz(\(name))"
    }
  }
}

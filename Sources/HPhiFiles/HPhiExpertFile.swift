import ModelFiles
import PeerModels

/// The list of files of HΦ's expert mode, `namelist.def`, with the definition files that it names.
///
/// Source: HΦ's manual, expert mode.
package enum HPhiExpertFile: PeerFormat {
  package static let title = "a list of files of HΦ's expert mode"

  private static let keywords: Set<String> = Set(
    ["calcmod", "modpara", "locspin"] + ExpertTerms.kinds.map { $0.keyword.lowercased() })
  /// Files that say nothing of the Hamiltonian.
  private static let otherKeywords: Set<String> = [
    "onebodyg", "twobodyg", "threebodyg", "fourbodyg", "sixbodyg", "nbodyg", "singleexcitation",
    "pairexcitation",
    "spectrumvec", "boost", "cisajs", "cisajscktaltdc", "singleexcitationbra", "pairexcitationbra",
  ]

  package static func recognizes(_ file: PeerFile) -> Bool {
    let words = Set(
      file.lines.compactMap { line -> String? in
        let words = line.split(whereSeparator: \.isWhitespace)
        return words.count == 2 ? words[0].lowercased() : nil
      })
    return words.intersection(keywords).count >= 2
      && !words.isDisjoint(with: ["calcmod", "modpara", "locspin"])
  }

  package static func translation(
    of file: PeerFile, choices: inout [String: String]
  ) throws -> ModelTranslation {
    let list = KeywordFile(file)
    try checkLines(file)
    try checkKeywords(list)
    guard let calculation = try member("CalcMod", of: list),
      let parameters = try member("ModPara", of: list),
      let locations = try member("LocSpin", of: list)
    else { throw file.error("CalcMod, ModPara and LocSpin are needed, and one is missing") }
    let numbers = KeywordFile(parameters)
    let siteCount = try siteCount(numbers)
    let sites = try ExpertSites(
      KeywordFile(calculation),
      DefinitionFile(locations, integers: 2, reals: 0, what: "LocSpin"), siteCount: siteCount)
    var terms: [ModelText.Term] = []
    for kind in ExpertTerms.kinds {
      guard let member = try member(kind.keyword, of: list) else { continue }
      let definitions = try DefinitionFile(
        member, integers: kind.integers, reals: kind.reals, what: kind.keyword)
      terms += try ExpertTerms(sites: sites).terms(kind.keyword, definitions)
    }
    guard !terms.isEmpty else {
      throw file.error("no file states an interaction: the Hamiltonian is zero")
    }
    return try model(file, sites, numbers, terms, &choices)
  }

  private static func checkKeywords(_ list: KeywordFile) throws(ModelFileError) {
    for (keyword, value) in list.values.sorted(by: { $0.value.line < $1.value.line }) {
      guard !keywords.contains(keyword), !otherKeywords.contains(keyword) else { continue }
      throw list.file.error(
        "the file '\(value.text)' of the keyword '\(keyword)' is not read"
          + nearestNameHint(to: keyword, among: keywords.sorted()), line: value.line)
    }
  }

  /// The file of a keyword; nil where the list has none.
  private static func member(
    _ keyword: String, of list: KeywordFile
  ) throws(ModelFileError) -> PeerFile? {
    guard let value = list.values[keyword.lowercased()] else { return nil }
    do {
      return try list.file.neighbour(value.text)
    } catch {
      throw list.error(keyword, "the file '\(value.text)' cannot be read")
    }
  }

  private static func siteCount(_ numbers: KeywordFile) throws(ModelFileError) -> Int {
    guard let siteCount = try numbers.integer("Nsite") else {
      throw numbers.file.error("the keyword 'Nsite' is missing")
    }
    guard (1...4096).contains(siteCount) else {
      throw numbers.error(
        "Nsite", "the number of sites is an integer from 1 to 4096, not \(siteCount)")
    }
    return siteCount
  }

  /// Refuses a line of the list that is no pair of a keyword and a file, and a keyword that stands twice.
  private static func checkLines(_ file: PeerFile) throws(ModelFileError) {
    var seen: [String: Int] = [:]
    for (number, line) in file.lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard words.count >= 2 else {
        throw file.error(
          "a line is a keyword and the name of a file, not '\(first)'", line: number + 1,
          key: String(first))
      }
      if let other = seen.updateValue(number + 1, forKey: first.lowercased()) {
        throw file.error(
          "the keyword '\(first)' stands twice, also in line \(other)", line: number + 1,
          key: String(first))
      }
    }
  }

  private static func model(
    _ file: PeerFile, _ sites: ExpertSites, _ numbers: KeywordFile, _ terms: [ModelText.Term],
    _ choices: inout [String: String]
  ) throws -> ModelTranslation {
    var model = ModelText(
      comments: [
        "Made from \(file.stem).def, a list of files of HΦ's expert mode, by xsff import.",
        sites.model == .kondo
          ? "Electrons and localized spins are numbered apart; the i-th of each are one site."
          : "Sites have their numbers of there.",
      ], name: file.stem, title: "\(sites.model.rawValue) model of \(file.stem)",
      siteCount: sites.cellCount, local: sites.model.local(twiceSpin: sites.twiceSpin))
    model.terms = terms
    model.operators = sites.model.operators(of: terms) + sites.levelOperators(of: terms)
    if let constraint = sites.constraint { model.constraint = constraint }
    var remark = "all numbers of electrons and all Sz"
    if !sites.isGrandCanonical {
      let electrons = try numbers.integer("Ncond")
      let twiceSz = try numbers.integer("2Sz")
      try check(electrons, twiceSz, sites, numbers)
      // Spins that only fill up sites of the model file point up.
      model.conserve = sites.model.conserved(
        electrons: electrons,
        twiceSz: twiceSz.map { $0 + sites.withoutSpin.count * sites.twiceSpin })
      remark =
        [electrons.map { "\($0) electrons" }, twiceSz.map { "2Sz = \($0)" }].compactMap(\.self)
        .joined(separator: ", ")
    } else if choices.removeValue(forKey: "charges") == "yes" {
      model.charges = sites.model.charges
    }
    return ModelTranslation(
      model,
      remarks: [
        "\(sites.model.rawValue) model, \(sites.cells.count) sites, \(terms.count) terms", remark,
        "the files state no symmetry; --visible auto uses what xsff symmetries finds",
      ])
  }

  private static func check(
    _ electrons: Int?, _ twiceSz: Int?, _ sites: ExpertSites, _ numbers: KeywordFile
  ) throws(ModelFileError) {
    if sites.model == .spin {
      guard twiceSz != nil else {
        throw numbers.file.error("the keyword '2Sz' is missing; the model fixes it")
      }
      return
    }
    guard let electrons else {
      throw numbers.file.error("the keyword 'Ncond' is missing; the model fixes it")
    }
    if let twiceSz, sites.model == .hubbard {
      guard (electrons + twiceSz) % 2 == 0, abs(twiceSz) <= electrons else {
        throw numbers.error("2Sz", "\(electrons) electrons cannot have 2Sz = \(twiceSz)")
      }
    }
  }
}

extension ExpertSites {
  /// |s⟩⟨t| of spins longer than 1/2, level 0 of the model file being Sz = S.
  func levelOperators(of terms: [ModelText.Term]) -> [(name: String, value: String)] {
    guard twiceSpin > 1 else { return [] }
    let levels = twiceSpin + 1
    return (0..<levels).flatMap { row in (0..<levels).map { (row, $0) } }.compactMap {
      row, column in
      let name = "L\(row)_\(column)"
      guard terms.contains(where: { $0.operation.contains(name + "(") }) else { return nil }
      var elements = [String](repeating: "0", count: levels * levels)
      elements[(levels - 1 - row) * levels + levels - 1 - column] = "1"
      let matrix = "matrix(\(elements.joined(separator: ", ")))"
      return (name, model == .kondo ? "loc.\(matrix)" : matrix)
    }
  }

  /// No double occupancy, and sites of the model file that lack an electron or a spin.
  var constraint: (over: String, allow: String)? {
    if isTJ { return ("sites", "up.n(j)*down.n(j) == 0") }
    if !withoutElectron.isEmpty {
      let cells = withoutElectron.map { "[\($0)]" }.joined(separator: ", ")
      return ("[\(cells)]", "up.n(j) + down.n(j) == 0")
    }
    guard !withoutSpin.isEmpty else { return nil }
    let cells = withoutSpin.map { "[\($0)]" }.joined(separator: ", ")
    return ("[\(cells)]", "2*loc.Sz(j) == \(twiceSpin)")
  }
}

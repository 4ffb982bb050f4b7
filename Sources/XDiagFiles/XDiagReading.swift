import ModelFiles
import PeerModels

/// A file on its way to a model file.
struct Reading {
  let file: PeerFile
  let root: TOMLItem
  let interactions: [XDiagInteraction]
  let siteCount: Int
  /// Values of couplings in the file.
  let constants: TOMLItem?
  /// The values of `--set`; those that shape the text are taken out.
  var choices: [String: String]

  mutating func translation() throws -> ModelTranslation {
    let block = try block()
    let complexValues = takeComplexValues()
    var names = ModelNames(taken: [
      "Sx", "Sy", "Sz", "Sp", "Sm", "N", "n", "c", "up", "dn", "x", "y", "z", "s",
    ])
    let terms = try XDiagTerms(
      interactions: interactions, block: block, siteCount: siteCount, complexValues: complexValues
    ).terms(&names)
    let symmetry = try XDiagSymmetry(root, siteCount: siteCount)
    var model = ModelText(
      comments: comments(), name: file.stem,
      title: "\(block.words(siteCount)) of the XDiag lattice \(file.stem)", siteCount: siteCount,
      local: block.local)
    model.parameters = try names.pairs.map { original, name in
      ModelText.Parameter(
        name, value: try constant(original), description: "the coupling \(original)")
    }
    model.terms = terms
    model.operators = operators(block, terms)
    if block == .tJ { model.constraint = ("sites", "up.n(j)*dn.n(j) == 0") }
    if let symmetry {
      model.generators = zip(symmetry.group.generators, symmetry.generatorNumbers).map {
        ModelText.Generator("Symmetries[\($1)]", images: $0)
      }
      model.irrepNames = symmetry.names
      if XDiagCoordinates.areRow(root["Coordinates"], siteCount: siteCount) {
        model.lattice = RingSites.lattice(of: symmetry.group.elements)
      }
      model.statesSymmetry = true
    }
    try fixNumbers(&model, block)
    choices = names.translated(choices)
    return ModelTranslation(model, remarks: remarks(block, symmetry, names))
  }

  // MARK: What the file leaves open

  /// The block that has all operators.
  private mutating func block() throws -> XDiagBlock {
    let types = interactions.map(\.type)
    if let word = take("block") {
      guard
        let block = XDiagBlock.allCases.first(where: {
          $0.rawValue.lowercased() == word.lowercased()
        })
      else {
        throw ModelParameterError(
          parameter: "block", message: "the blocks are spinhalf, tJ and electron, not '\(word)'")
      }
      return block
    }
    let possible = XDiagBlock.allCases.filter { block in
      types.allSatisfy { $0.blocks.contains(block) }
    }
    if possible.contains(.spinhalf) { return .spinhalf }
    if possible.contains(.tJ), types.contains(where: { $0.name.hasPrefix("tJ") }) { return .tJ }
    if possible.contains(.electron) {
      // Doubly occupied sites have an energy of their own only among electrons.
      let isElectron = interactions.contains {
        $0.type.name == "NupNdn" && Set($0.sites).count == 1 || !$0.type.blocks.contains(.tJ)
      }
      if isElectron { return .electron }
      throw ModelParameterError(
        parameter: "block",
        message:
          "the operators of the file go with electrons and with the t-J model; --set block=electron or --set block=tJ says which"
      )
    }
    let culprit = interactions.first { !$0.type.blocks.contains(.electron) } ?? interactions[0]
    throw culprit.item.error(
      "the type '\(culprit.type.name)' does not go with the others: no block of XDiag has all operators of the file"
    )
  }

  private mutating func take(_ key: String) -> String? {
    let isCoupling = interactions.contains { $0.coupling == .named(key) }
    return isCoupling ? nil : choices.removeValue(forKey: key)
  }

  /// Couplings of hoppings and exchange may be complex; their values go into the operators.
  private mutating func takeComplexValues() -> [String: String] {
    var values: [String: String] = [:]
    for case .named(let name) in interactions.map(\.coupling) {
      guard let value = choices[name], value.contains(#/\bim\b/#) else { continue }
      values[name] = value
    }
    for name in values.keys { choices[name] = nil }
    return values
  }

  private func constant(_ name: String) throws(ModelFileError) -> String? {
    guard let item = constants?[name] else { return nil }
    guard let value = item.real else {
      throw item.error("a real number is expected here, not \(item.content.kind)")
    }
    return "\(value)"
  }

  /// Numbers of particles or of spins up, as blocks of XDiag have them.
  private mutating func fixNumbers(_ model: inout ModelText, _ block: XDiagBlock) throws {
    let quantities =
      block == .spinhalf
      ? [("nup", "Sz + 1/2")] : [("nup", "up.n + 0*dn.n"), ("ndn", "0*up.n + dn.n")]
    for (key, quantity) in quantities {
      guard let text = take(key) else { continue }
      guard let number = Int(text), (0...siteCount).contains(number) else {
        throw ModelParameterError(
          parameter: key, message: "a number from 0 to \(siteCount) is expected, not '\(text)'")
      }
      model.conserve.append((String(number), quantity))
    }
    guard let word = take("charges") else { return }
    guard ["yes", "no"].contains(word) else {
      throw ModelParameterError(
        parameter: "charges", message: "'yes' or 'no' is expected, not '\(word)'")
    }
    if word == "yes" {
      model.charges =
        block == .spinhalf ? [("2Sz", "2*Sz")] : [("N_up", "up.n"), ("N_dn", "dn.n")]
    }
  }

  // MARK: What is said of it

  private func operators(
    _ block: XDiagBlock, _ terms: [ModelText.Term]
  ) -> [(name: String, value: String)] {
    guard block != .spinhalf else { return [] }
    return XDiagBlock.electronOperators.filter { name, _ in
      terms.contains { term in
        term.operation.ranges(of: "\(name)(").contains { range in
          range.lowerBound == term.operation.startIndex
            || term.operation[term.operation.index(before: range.lowerBound)] != "."
        }
      }
    }
  }

  private func comments() -> [String] {
    var lines = [
      "Made from \(file.stem).toml, a lattice file of XDiag, by xsff import.",
      "Sites and couplings have their numbers and names of there.",
    ]
    if let list = try? root["Coordinates"]?.list("coordinates"), list.count <= 64 {
      lines.append("Coordinates:")
      lines += list.enumerated().map { site, item in
        let numbers = (try? item.list("numbers"))?.map { $0.real.map { "\($0)" } ?? "?" } ?? []
        return "  site \(site): \(numbers.joined(separator: ", "))"
      }
    }
    return lines
  }

  private func remarks(
    _ block: XDiagBlock, _ symmetry: XDiagSymmetry?, _ names: ModelNames
  ) -> [String] {
    var lines = [
      "\(block.words(siteCount)), \(interactions.count) interactions, couplings "
        + names.pairs.map { $0.original == $0.name ? $0.name : "\($0.name) for \($0.original)" }
        .joined(separator: ", ")
    ]
    if let symmetry {
      lines.append(
        "group of \(symmetry.group.order) permutations from \(symmetry.group.generators.count) generators"
      )
      lines += symmetry.remarks
    } else {
      lines.append("no symmetries; xsff symmetries finds some")
    }
    lines.append(
      block == .spinhalf
        ? "all 2^\(siteCount) states; --set nup=\(siteCount / 2) keeps those with so many spins up, --set charges=yes makes sectors of 2Sz"
        : "all numbers of electrons; --set nup=\(siteCount / 2) --set ndn=\(siteCount / 2) keeps one, --set charges=yes makes sectors of all"
    )
    return lines
  }
}

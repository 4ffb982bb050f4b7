import ModelFiles
import PeerModels

/// A file of HΦ's standard mode on its way to a model file.
struct StandardReading {
  let input: StandardInput
  let lattice: StandardLattice
  let model: HPhiModel
  /// Whether the numbers of electrons and Sz are not fixed.
  let isGrandCanonical: Bool
  let twiceSpin: Int
  /// The values of `--set`; those that shape the text are taken out.
  private(set) var choices: [String: String]
  private var names = ModelNames(taken: [
    "Sx", "Sy", "Sz", "Sp", "Sm", "N", "n", "sx", "sy", "sz", "c", "up", "down", "loc",
  ])
  private var parameters: [ModelText.Parameter] = []
  private var terms: [ModelText.Term] = []

  init(_ input: StandardInput, choices: [String: String]) throws(ModelFileError) {
    self.input = input
    self.choices = choices
    (model, isGrandCanonical) = try Self.model(input)
    lattice = try StandardLattice(input)
    let twice = try input.integer("2s")
    guard model != .hubbard || twice == nil else {
      throw input.error("2s", "the Hubbard model has no localized spins")
    }
    twiceSpin = twice ?? 1
    guard (1...63).contains(twiceSpin) else {
      throw input.error("2s", "twice a spin is an integer from 1 to 63, not \(twiceSpin)")
    }
  }

  private static let modelNames: [String: (HPhiModel, isGrandCanonical: Bool)] = [
    "spin": (.spin, false), "spingc": (.spin, true), "spingccma": (.spin, true),
    "spingcboost": (.spin, true), "hubbard": (.hubbard, false), "fermionhubbard": (.hubbard, false),
    "hubbardgc": (.hubbard, true), "fermionhubbardgc": (.hubbard, true), "kondo": (.kondo, false),
    "kondolattice": (.kondo, false), "kondogc": (.kondo, true), "kondolatticegc": (.kondo, true),
  ]

  private static func model(
    _ input: StandardInput
  ) throws(ModelFileError) -> (HPhiModel, isGrandCanonical: Bool) {
    guard let word = input.word("model") else {
      throw input.file.error("the key 'model' is missing")
    }
    guard let known = modelNames[word] else {
      throw input.error(
        "model",
        "the models that are read are Spin, SpinGC, Hubbard, HubbardGC, Kondo and KondoGC, not '\(input.entries["model"]!.value)'"
      )
    }
    return known
  }

  /// Reads everything.
  mutating func translation() throws -> ModelTranslation {
    let couplings = StandardCouplings(input: input, lattice: lattice)
    try couplings.checkUse(of: model == .spin ? "j" : "tv", kondo: model == .kondo)
    try addLocalTerms(couplings)
    for kind in lattice.kinds.sorted(by: { ($0[1], $0[0]) < ($1[1], $1[0]) }) {
      if model == .spin {
        try addExchange(kind, couplings)
      } else {
        try addHopping(kind, couplings)
        try addCoulomb(kind, couplings)
      }
    }
    guard !terms.isEmpty else {
      throw input.file.error("no coupling and no field is stated: the Hamiltonian is zero")
    }
    var text = ModelText(
      comments: [
        "Made from \(input.file.stem), a file of HΦ's standard mode, by xsff import.",
        "Sites are numbered cell by cell as by HΦ"
          + (model == .kondo ? "; an electron and its localized spin are one site." : "."),
      ], name: input.file.stem, title: title, siteCount: lattice.siteCount,
      local: model.local(twiceSpin: twiceSpin))
    text.lattice = lattice.words
    text.parameters = parameters
    text.operators = model.operators(of: terms)
    text.terms = terms
    let (electrons, twiceSz) = try fixedNumbers()
    text.conserve = model.conserved(electrons: electrons, twiceSz: twiceSz)
    let momentum = try momentum()
    if let length = momentum?.length {
      text.generators = [ModelText.Generator("T", images: (0..<length).map { ($0 + 1) % length })]
    }
    if try takeCharges() { text.charges = model.charges }
    choices = names.translated(choices)
    return ModelTranslation(text, remarks: remarks(electrons, twiceSz, momentum?.sector))
  }

  private var title: String {
    "\(model.rawValue) model on the lattice \(lattice.name) with \(lattice.siteCount) sites"
  }

  /// Takes a choice out of those of `--set`.
  mutating func takeChoice(_ key: String) -> String? { choices.removeValue(forKey: key) }

  // MARK: Terms

  /// The name of the parameter that a key of the file is, with its value.
  private mutating func parameter(_ key: String) throws(ModelFileError) -> String {
    let entry = input.entries[key]!
    let isNew = !names.pairs.contains { $0.original == entry.key }
    let name = names.name(for: entry.key)
    guard isNew else { return name }
    let value = try input.complex(key)!
    guard value.imaginary == 0 || CouplingKey(key)?.letter == "t" else {
      throw input.error(key, "only hoppings may be complex")
    }
    parameters.append(.init(name, value: "\(value.real)", description: "\(entry.key) of the file"))
    if value.imaginary != 0 {
      parameters.append(
        .init(
          names.name(for: entry.key + "_imag"), value: "\(value.imaginary)",
          description: "imaginary part of \(entry.key)"))
    }
    return name
  }

  private mutating func addTerm(
    _ name: String, of key: String, over range: ModelText.Range, indices: [String],
    coupling: String?, _ operation: String
  ) {
    let base = ModelNames.identifier(name)
    let unique = ([base] + (2...99).map { "\(base)_\($0)" }).first { name in
      !terms.contains { $0.name == name }
    }
    terms.append(
      ModelText.Term(
        name: unique ?? base, over: range, indices: indices,
        couplings: coupling.map { [$0] } ?? [], operation: operation, origin: input.error(key, "")))
  }

  private mutating func addLocalTerms(_ couplings: StandardCouplings) throws(ModelFileError) {
    for (key, axis) in [("h", Character("z")), ("gamma", "x"), ("gamma_y", "y")]
    where input.entries[key] != nil {
      if axis != "z", try input.real(key) == 0 { continue }
      let own = model.spin(axis, "i")
      let field = model == .kondo ? "-\(own) - loc.S\(axis)(i)" : "-\(own)"
      addTerm(key, of: key, over: .sites, indices: ["i"], coupling: try parameter(key), field)
    }
    if input.entries["d"] != nil {
      guard model == .spin else { throw input.error("d", "only spin models have the anisotropy D") }
      addTerm("D", of: "d", over: .sites, indices: ["i"], coupling: try parameter("d"), "Sz(i)^2")
    }
    for (key, operation) in [("u", "up.n(i)*down.n(i)"), ("mu", "-N(i)")]
    where input.entries[key] != nil {
      guard model != .spin else {
        throw input.error(key, "spin models have no coupling '\(input.entries[key]!.key)'")
      }
      addTerm(key, of: key, over: .sites, indices: ["i"], coupling: try parameter(key), operation)
    }
    guard model == .kondo else { return }
    for (key, axes) in try conserving(couplings.exchange(direction: nil, primes: 0)) {
      addTerm(
        key, of: key, over: .sites, indices: ["i"], coupling: try parameter(key),
        Self.products(axes, first: { "s\($0)(i)" }, second: { "loc.S\($0)(i)" }))
    }
  }

  /// The bonds of a kind, those from a site to itself apart.
  private func bonds(_ kind: [Int]) -> [(isLoop: Bool, bonds: [StandardLattice.Bond])] {
    let own = lattice.bonds.filter { [$0.direction, $0.primes] == kind }
    return [(false, own.filter { $0.from != $0.to }), (true, own.filter { $0.from == $0.to })]
      .filter { !$0.1.isEmpty }
  }

  private func range(_ bonds: [StandardLattice.Bond], isLoop: Bool) -> ModelText.Range {
    .tuples(bonds.map { isLoop ? [$0.from] : [$0.from, $0.to] })
  }

  private mutating func addExchange(
    _ kind: [Int], _ couplings: StandardCouplings
  ) throws(ModelFileError) {
    let keys = try conserving(couplings.exchange(direction: kind[0], primes: kind[1]))
    for (key, axes) in keys {
      for (isLoop, bonds) in bonds(kind) {
        let second = isLoop ? "i" : "j"
        guard !isLoop || axes.allSatisfy({ $0.first == $0.last }) else {
          throw input.error(
            key,
            "a bond leads from a site to itself on this small lattice, where S^a S^b is not Hermitian"
          )
        }
        addTerm(
          "J\(kind[0])\(String(repeating: "'", count: kind[1]))"
            + (axes.count == 1
              ? axes[0].first == axes[0].last ? "\(axes[0].first!)" : axes[0] : ""),
          of: key, over: range(bonds, isLoop: isLoop), indices: isLoop ? ["i"] : ["i", "j"],
          coupling: try parameter(key),
          Self.products(axes, first: { "S\($0)(i)" }, second: { "S\($0)(\(second))" }))
      }
    }
  }

  private mutating func addCoulomb(
    _ kind: [Int], _ couplings: StandardCouplings
  ) throws(ModelFileError) {
    guard let key = try couplings.key("v", direction: kind[0], primes: kind[1]) else { return }
    for (isLoop, bonds) in bonds(kind) {
      addTerm(
        "V\(kind[0])\(String(repeating: "'", count: kind[1]))", of: key,
        over: range(bonds, isLoop: isLoop),
        indices: isLoop ? ["i"] : ["i", "j"], coupling: try parameter(key),
        isLoop ? "N(i)^2" : "N(i)*N(j)")
    }
  }

  /// -(exp(i phase) t c†_j c_i + h.c.) over bonds from i to j.
  private mutating func addHopping(
    _ kind: [Int], _ couplings: StandardCouplings
  ) throws(ModelFileError) {
    guard let key = try couplings.key("t", direction: kind[0], primes: kind[1]) else { return }
    let name = try parameter(key)
    let isComplex = try input.complex(key)!.imaginary != 0
    let phases = try phaseNames()
    for (isLoop, all) in bonds(kind) {
      let groups = Dictionary(grouping: all) { bond in
        phases.enumerated().map { $1 == nil ? 0 : bond.windings[$0] }
      }
      for (windings, bonds) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let turns = zip(windings, phases).compactMap { count, phase in
          count == 0 ? nil : phase.map { count == 1 ? $0 : "\(count)*\($0)" }
        }
        let phase = turns.isEmpty ? "" : "exp(im*pi/180*(\(turns.joined(separator: " + "))))*"
        let factor =
          isComplex ? "(\(name) + im*\(names.name(for: input.entries[key]!.key + "_imag")))*" : ""
        let (i, j) = ("i", isLoop ? "i" : "j")
        let hops = ["up", "down"].map { "(\(phase)\(factor)\($0).c(\(j))'*\($0).c(\(i)) + h.c.)" }
        addTerm(
          "t\(kind[0])\(String(repeating: "'", count: kind[1]))",
          of: key, over: range(bonds, isLoop: isLoop), indices: isLoop ? ["i"] : ["i", "j"],
          coupling: isComplex ? nil : name, "-\(hops[0]) - \(hops[1])")
      }
    }
  }

  /// The parameters of the phases around both vectors of the supercell; nil where there is none.
  private mutating func phaseNames() throws(ModelFileError) -> [String?] {
    var result: [String?] = []
    for key in ["phase0", "phase1"] {
      guard let value = try input.real(key), value != 0 else {
        result.append(nil)
        continue
      }
      guard key == "phase0" || lattice.hasTwoPhases else {
        throw input.error(key, "the lattice '\(lattice.name)' has phase0 alone")
      }
      result.append(try parameter(key))
    }
    // Chains and ladders go along the second vector.
    return lattice.hasTwoPhases ? result : [nil, result[0]]
  }
}

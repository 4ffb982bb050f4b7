import ModelFiles
import PeerModels

/// Files of lattice-symmetries and SpinED: YAML with `basis` and `hamiltonian`.
///
/// Source: lattice-symmetries 2, the readers of its bases, symmetries and expressions.
package enum LatticeSymmetriesFile: PeerFormat {
  package static let title = "a file of lattice-symmetries"

  package static func recognizes(_ file: PeerFile) -> Bool {
    let keys = [
      "number_spins", "number_sites", "hamming_weight", "spin_inversion", "spinful", "spinless",
    ]
    func begins(_ word: String) -> Bool {
      file.lines.contains { $0.hasPrefix(word) || $0.hasPrefix("\"\(word.dropLast())\"") }
    }
    return begins("basis:") && begins("hamiltonian:")
      || (begins("basis:") || begins("hamiltonian:"))
        && keys.contains { key in file.lines.contains { $0.contains(key) } }
  }

  package static func translation(
    of file: PeerFile, choices: inout [String: String]
  ) throws -> ModelTranslation {
    let root = try ModelFile.document(file.text, name: file.path)
    var fields: [String: FileNode] = [:]
    for (_, name, value) in try root.pairs() { fields[name] = value }
    for key in ["basis", "hamiltonian"] where fields[key] == nil {
      throw root.error("the key '\(key)' is missing")
    }
    let basis = try SymmetricBasis(fields["basis"]!)
    let hamiltonian = try HamiltonianTerms(fields["hamiltonian"]!, basis: basis)
    let group = try SectorGroup(basis)
    var model = ModelText(
      comments: comments(file, basis, hamiltonian, group), name: file.stem,
      title: hamiltonian.name ?? file.stem, siteCount: basis.siteCount, local: local(basis.particle)
    )
    model.terms = hamiltonian.terms
    model.conserve = conserved(basis)
    if let group {
      model.generators = group.generators
      model.lattice = group.lattice
      model.statesSymmetry = true
    }
    return ModelTranslation(model, remarks: remarks(basis, hamiltonian, group))
  }

  private static func local(_ particle: SymmetricBasis.Particle) -> String {
    switch particle {
    case .spin: "qubit"
    case .spinlessFermion: "fermion"
    case .spinfulFermion: "{up: fermion, down: fermion}"
    }
  }

  /// Ones of a spin basis are the states with σᶻ = -1.
  private static func conserved(_ basis: SymmetricBasis) -> [(total: String, of: String)] {
    switch (basis.particle, basis.numbers.count) {
    case (_, 0): []
    case (.spin, _): [("\(basis.numbers[0])", "(1 - Z)/2")]
    case (.spinlessFermion, _): [("\(basis.numbers[0])", "n")]
    case (.spinfulFermion, 1): [("\(basis.numbers[0])", "up.n + down.n")]
    case (.spinfulFermion, _):
      [
        ("\(basis.numbers[0])", "up.n + 0*down.n"), ("\(basis.numbers[1])", "0*up.n + down.n"),
      ]
    }
  }

  private static func comments(
    _ file: PeerFile, _ basis: SymmetricBasis, _ hamiltonian: HamiltonianTerms,
    _ group: SectorGroup?
  ) -> [String] {
    [
      "Made from a file of lattice-symmetries, \(file.stem), by xsff import.",
      "Sites have their numbers of there.",
    ]
      + (group.map { ["The sector of the file is \($0.sector)."] } ?? [])
      + notes(basis, hamiltonian)
  }

  /// What readers of the file may take otherwise.
  private static func notes(
    _ basis: SymmetricBasis, _ hamiltonian: HamiltonianTerms
  ) -> [String] {
    var lines: [String] = []
    if basis.particle == .spin, let weight = basis.numbers.first, 2 * weight != basis.siteCount {
      lines.append(
        "hamming_weight \(weight) counts the spins with σᶻ = -1, the ones of lattice-symmetries")
    }
    if hamiltonian.hasHalfLadders {
      lines.append("S⁺ and S⁻ are σ⁺/2 and σ⁻/2, as in lattice-symmetries")
    }
    return lines
  }

  private static func remarks(
    _ basis: SymmetricBasis, _ hamiltonian: HamiltonianTerms, _ group: SectorGroup?
  ) -> [String] {
    let what =
      basis.particle == .spin
      ? "\(basis.siteCount) spins 1/2" : "\(basis.siteCount) sites of \(basis.particle.rawValue)s"
    var lines = [
      "\(what), \(hamiltonian.terms.count) term\(hamiltonian.terms.count == 1 ? "" : "s")"
    ]
    lines += notes(basis, hamiltonian)
    if let group {
      lines.append("group of order \(group.order); all its sectors are computed")
      lines.append(
        "the sector of the file is \(group.sector); --sectors '\(group.sector)' --commutant off computes it alone"
      )
    } else {
      lines.append("no symmetries; xsff symmetries finds some")
    }
    return lines
  }
}

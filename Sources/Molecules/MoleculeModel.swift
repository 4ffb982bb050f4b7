import PeerModels
import PointGroups

/// A molecule as the text of a model file.
///
/// The two parts of H have one strength each: every symmetry of the molecule is one of both, for all strengths.
struct MoleculeModel {
  let name: String
  let header: FCIDumpHeader
  let integrals: FCIDumpIntegrals
  let symmetry: OrbitalSymmetry

  private var isRestricted: Bool { header.spins == .restricted }

  /// The number of cells: orbitals, or spin orbitals.
  private var cellCount: Int { header.orbitalCount * (isRestricted ? 1 : 2) }

  /// The model file.
  var text: String {
    (head + parameters + sites + terms + symmetrySection).joined(separator: "\n") + "\n"
  }

  /// What `xsff import` says.
  var remarks: [String] {
    var lines = ["\(summary); levels are those without the core energy, which --set core=1 adds."]
    lines.append(symmetryRemark)
    return lines
  }

  private var summary: String {
    let electrons = header.electronCount.map { ", \($0) electrons" } ?? ""
    return
      "\(header.orbitalCount) orbitals of \(isRestricted ? "both spins" : "each spin")\(electrons)"
  }

  /// What is known of the irreps of the orbitals.
  private var symmetryRemark: String {
    guard symmetry.irreps.count > 1 else { return "All orbitals have one irrep: no point group." }
    if symmetry.hasSymbols {
      return "Irreps of \(symmetry.group!.rawValue), numbered as \(programName) does"
        + (symmetry.evidence.map { ": \($0)." } ?? ".")
        + (symmetry.evidence == nil ? "" : " --set orbsym=molpro or pyscf states it.")
    }
    let open =
      symmetry.group == nil
      ? "--set point_group=C2v, or another one, gives them their symbols"
      : "--set orbsym=molpro or orbsym=pyscf gives them their symbols"
    return
      "Irreps have the numbers of ORBSYM, since the file does not say which \(symmetry.group == nil ? "group they are of" : "program numbered them"); \(open)."
  }

  private var programName: String { symmetry.numbering == .molpro ? "Molpro" : "PySCF" }

  // MARK: - Sections

  private var head: [String] {
    [
      "# Made from an FCIDUMP file: \(summary).",
      "# \(symmetryRemark)",
      "format: 1",
      "name: \(ModelText.quoted(name))",
      "title: \(ModelText.quoted("Molecule \(name): \(summary)"))",
      "description: >",
      "  H = one · Σ h_pq p†q + two · 1/2 Σ (pq|rs) p†r†s q, the integrals of an FCIDUMP file in chemists' order. One and two are 1; their",
      "  strengths vary for the exact irreps, and in every sample if spread is not 0.",
    ]
  }

  private var parameters: [String] {
    [
      "parameters:",
      "  spread: {default: 0.0, minimum: 0, description: standard deviation of the strengths one and two}",
      "  core: {default: 0, minimum: 0, maximum: 1, description: 1 adds the core energy with the nuclear repulsion}",
      "random:",
      "  one: normal(1, spread)",
      "  two: normal(1, spread)",
    ]
  }

  private var sites: [String] {
    isRestricted
      ? [
        "# Site p is orbital p + 1 of the file.",
        "sites: {count: \(cellCount), local: {up: fermion, down: fermion}}",
        "operators: {minus: exp(im*pi*(up.n + down.n))}",
      ]
      : [
        "# Sites 2 p and 2 p + 1 are orbital p + 1 of the file for spin up and down.",
        "sites: {count: \(cellCount), local: fermion}",
        "operators: {minus: exp(im*pi*n)}",
      ]
  }

  private var terms: [String] {
    var lines = ["terms:"]
    let one = integrals.one.filter { symmetry.isSymmetric([$0.p, $0.q]) }
    lines += term(
      "one_electron", indices: "p, q", tuples: one.map { [$0.p, $0.q] }, values: one.map(\.value),
      times: "one", operation: isRestricted ? Self.oneElectron : Self.oneSpinOrbital)
    let two = integrals.two.filter { symmetry.isSymmetric([$0.p, $0.q, $0.r, $0.s]) }
    if !two.isEmpty {
      lines += term(
        "two_electron", indices: "p, q, r, s", tuples: two.map { [$0.p, $0.q, $0.r, $0.s] },
        values: two.map(\.value), times: "two",
        operation: isRestricted ? Self.twoElectron : Self.twoSpinOrbital)
    }
    if let core = integrals.core, core != 0 {
      lines += [
        "  - {name: core_energy, over: [[0]], coupling: core*\(core), operator: 1}"
      ]
    }
    return lines
  }

  /// An integral stands once for all orders of its indices; the divisors count those that are the same.
  private static let oneElectron =
    "(up.c(p)'*up.c(q) + down.c(p)'*down.c(q) + h.c.)/(1 + (p == q))"

  private static let oneSpinOrbital = "(c(p)'*c(q) + h.c.)/(1 + (p == q))"

  private static let twoElectron = """
    (up.c(p)'*(up.c(r)'*up.c(s) + down.c(r)'*down.c(s) + h.c.)*up.c(q)
          + down.c(p)'*(up.c(r)'*up.c(s) + down.c(r)'*down.c(s) + h.c.)*down.c(q) + h.c.)
          /((1 + (p == q))*(1 + (r == s))*(1 + (p == r and q == s)))
    """

  private static let twoSpinOrbital = """
    (c(p)'*(c(r)'*c(s) + h.c.)*c(q) + h.c.)
          /((1 + (p == q))*(1 + (r == s))*(1 + (p == r and q == s)))
    """

  private func term(
    _ name: String, indices: String, tuples: [[Int]], values: [Double], times: String,
    operation: String
  ) -> [String] {
    let lists = tuples.map { "[" + $0.map(String.init).joined(separator: ", ") + "]" }
    let rows = stride(from: 0, to: lists.count, by: 8).map {
      "      " + lists[$0..<min($0 + 8, lists.count)].joined(separator: ", ")
    }
    return [
      "  - name: \(name)",
      "    indices: [\(indices)]",
      "    over: [",
      rows.joined(separator: ",\n"),
      "    ]",
      "    operator: >-",
      "      \(operation)",
      "    coupling:",
      "      times: \(times)",
      "      values:",
    ] + zip(tuples, values).map { "        - \($1)  # \(Self.integral($0))" }
  }

  /// An integral as quantum chemists write it, by the numbers of the sites.
  private static func integral(_ tuple: [Int]) -> String {
    tuple.count == 2
      ? "<\(tuple[0])|h|\(tuple[1])>"
      : "(\(tuple[0]) \(tuple[1])|\(tuple[2]) \(tuple[3]))"
  }

  private var symmetrySection: [String] {
    let charges =
      isRestricted
      ? ["    - {name: N_up, of: up.n}", "    - {name: N_down, of: down.n}"]
      : [
        "    - {name: N_up, of: (j mod 2 == 0)*n}", "    - {name: N_down, of: (j mod 2 == 1)*n}",
      ]
    let bits = symmetry.generatingBits
    var lines = ["symmetry:", "  charges:"] + charges
    if !bits.isEmpty {
      lines += ["  # Signs of the orbitals under generators of the point group."]
      lines += ["  visible:"] + bits.map(generator)
      lines += ["  names:"] + symmetry.irreps.map { name($0, bits) }
    }
    return lines + ["  anti-unitary:", "    - {name: K, on-site: 1}"]
  }

  private func generator(_ bit: Int) -> String {
    let signs = symmetry.labels.map { $0 >> bit & 1 == 1 ? "minus" : "1" }
    return "    - {name: g\(bit + 1), on-site: [\(signs.joined(separator: ", "))]}"
  }

  /// What an irrep is called, by its exponents under the generators.
  private func name(_ label: Int, _ bits: [Int]) -> String {
    let exponents = bits.map { "\(label >> $0 & 1)" }.joined(separator: ",")
    let short = bits.count == 1 ? exponents : "(\(exponents))"
    return "    \(ModelText.quoted(short)): \(ModelText.quoted(symmetry.name(label)))"
      + (symmetry.hasSymbols ? "  # ORBSYM \(symmetry.number(label))" : "")
  }
}

import ModelFiles
import Numerics
import PeerModels

/// The section `hamiltonian:` of a file of lattice-symmetries as terms of a model file.
struct HamiltonianTerms {
  /// What the file calls the Hamiltonian.
  let name: String?
  let terms: [ModelText.Term]
  /// Whether S⁺ or S⁻ occurs, which are half of what they are elsewhere.
  let hasHalfLadders: Bool

  /// One entry of `terms:`.
  private struct Entry {
    let tuples: [[Int]]
    let indices: [String]
    let operation: String
    /// Whether it may stand in a term of its own: Hermitian, and conserving what the file fixes, at a glance.
    let standsAlone: Bool
    /// An error at the entry.
    let origin: ModelFileError
  }

  init(_ node: FileNode, basis: SymmetricBasis) throws(ModelFileError) {
    var fields: [String: FileNode] = [:]
    // Other keys hold lists that terms refer to.
    for (_, name, value) in try node.pairs() { fields[name] = value }
    guard let list = fields["terms"] else { throw node.error("the key 'terms' is missing") }
    name = try fields["name"]?.text()
    var (entries, half) = ([Entry](), false)
    for member in try list.list() {
      let fields = try member.fields(allowed: ["expression", "sites", "matrix", "name"])
      if let matrix = fields["matrix"] {
        entries.append(try Self.matrixEntry(matrix, fields, member, basis))
        continue
      }
      guard let node = fields["expression"] else {
        throw member.error("the key 'expression' is missing")
      }
      let expression = try Self.expression(node, basis)
      half = half || expression.primitives.contains { $0.isHalfLadder }
      entries.append(try Self.entry(expression, node, fields["sites"], basis))
    }
    guard !entries.isEmpty else { throw list.error("the Hamiltonian has no terms") }
    hasHalfLadders = half
    terms = Self.merged(entries).enumerated().map { place, entry in
      ModelText.Term(
        name: "term\(place)", over: .tuples(entry.tuples), indices: entry.indices,
        operation: entry.operation, origin: entry.origin)
    }
  }

  private static func expression(
    _ node: FileNode, _ basis: SymmetricBasis
  ) throws(ModelFileError) -> OperatorExpression {
    let text = try node.text()
    let expression: OperatorExpression
    do throws(OperatorParser.Failure) {
      expression = try OperatorParser.expression(text)
    } catch {
      throw node.error("\(error.message), at character \(error.position + 1) of '\(text)'")
    }
    for primitive in expression.primitives {
      let fits =
        switch (primitive, basis.particle) {
        case (.identity, _), (.spin, .spin): true
        case (.fermion(_, let isUp, _), .spinlessFermion): isUp == nil
        case (.fermion(_, let isUp, _), .spinfulFermion): isUp != nil
        default: false
        }
      guard fits else {
        throw node.error(
          "'\(text)' has an operator that does not go with the particle '\(basis.particle.rawValue)'"
        )
      }
    }
    return expression
  }

  private static func entry(
    _ expression: OperatorExpression, _ node: FileNode, _ sites: FileNode?, _ basis: SymmetricBasis
  ) throws(ModelFileError) -> Entry {
    let own = expression.sites
    let tuples =
      try sites.map { list throws(ModelFileError) in
        try Self.tuples(list, length: own.count, basis)
      } ?? [own.isEmpty ? [0] : own]
    if sites == nil, let outside = own.first(where: { $0 >= basis.siteCount }) {
      throw node.error(
        "there is no site \(outside); sites are numbered from 0 to \(basis.siteCount - 1)")
    }
    let indices = ModelText.indices(max(own.count, 1), avoiding: ["n", "c"])
    return Entry(
      tuples: tuples, indices: indices,
      operation: expression.text { indices[own.firstIndex(of: $0)!] },
      standsAlone: expression.isPlainlyHermitian
        && (basis.numbers.isEmpty || expression.isPlainlyDiagonal), origin: node.error(""))
  }

  private static func tuples(
    _ list: FileNode, length: Int, _ basis: SymmetricBasis
  ) throws(ModelFileError) -> [[Int]] {
    var tuples: [[Int]] = []
    for member in try list.list() {
      var tuple: [Int] = []
      for entry in try member.list() {
        tuple.append(try entry.integer(0...(basis.siteCount - 1), "a site"))
      }
      guard tuple.count == length else {
        throw member.error(
          "the expression has \(length) sites, and \(tuple.count) are listed here")
      }
      guard Set(tuple).count == length else {
        throw member.error("the sites \(tuple) are not different")
      }
      tuples.append(tuple)
    }
    guard !tuples.isEmpty else { throw list.error("the list of sites is empty") }
    return tuples
  }

  /// SpinED's form: a matrix on |00…⟩, |00…1⟩, …, the first site slowest, with σᶻ = 1 for 0.
  private static func matrixEntry(
    _ node: FileNode, _ fields: [String: FileNode], _ term: FileNode, _ basis: SymmetricBasis
  ) throws(ModelFileError) -> Entry {
    guard basis.particle == .spin else { throw node.error("matrices are terms of spins 1/2 only") }
    guard fields["expression"] == nil, let sites = fields["sites"] else {
      throw term.error("a term has 'matrix' and 'sites', or 'expression' and 'sites'")
    }
    var rows: [[Complex<Double>]] = []
    for row in try node.list() {
      var numbers: [Complex<Double>] = []
      for entry in try row.list() { numbers.append(try Self.number(entry)) }
      rows.append(numbers)
    }
    let count = rows.count.trailingZeroBitCount
    guard (1...6).contains(count), rows.count == 1 << count,
      rows.allSatisfy({ $0.count == rows.count })
    else {
      throw node.error("a matrix on n sites has 2^n rows of 2^n numbers, and n is at most 6")
    }
    let tuples = try tuples(sites, length: count, basis)
    // The first site fastest, 1 for up.
    let order = rows.indices.map { place in
      (0..<count).reduce(0) { $0 | ((place >> $1 & 1) ^ 1) << (count - 1 - $1) }
    }
    let indices = ModelText.indices(count, avoiding: [])
    let expression = SpinMatrixExpression(order.map { row in order.map { rows[row][$0] } })
    guard let text = expression.text(indices) else {
      throw node.error("the matrix is not Hermitian")
    }
    let pauli = ["x": "X", "y": "Y", "z": "Z"].reduce(text) { text, pair in
      text.replacing("S\(pair.key)(", with: "1/2*\(pair.value)(")
    }
    return Entry(
      tuples: tuples, indices: indices, operation: pauli, standsAlone: basis.numbers.isEmpty,
      origin: node.error(""))
  }

  private static func number(_ node: FileNode) throws(ModelFileError) -> Complex<Double> {
    if node.isScalar, let real = Double(try node.text()), real.isFinite { return Complex(real) }
    if node.isList {
      let parts = try node.list().map { try? $0.text() }.map { $0.flatMap(Double.init) }
      if parts.count == 2, let real = parts[0], let imaginary = parts[1] {
        return Complex(real, imaginary)
      }
    }
    throw node.error("a number or a pair [real part, imaginary part] is expected here")
  }

  /// Terms that may need each other, such as c†₀ c₁ and c†₁ c₀ over the same sites to be Hermitian, or σˣ₀ σˣ₁ and σʸ₀ σʸ₁ to conserve
  /// σᶻ, become one.
  private static func merged(_ entries: [Entry]) -> [Entry] {
    var result: [Entry] = []
    for entry in entries {
      let partner = result.firstIndex {
        !$0.standsAlone && !entry.standsAlone && $0.tuples == entry.tuples
          && $0.indices == entry.indices
      }
      guard let partner else {
        result.append(entry)
        continue
      }
      let first = result[partner]
      result[partner] = Entry(
        tuples: first.tuples, indices: first.indices,
        operation: ModelText.sum([first.operation, entry.operation]), standsAlone: false,
        origin: first.origin)
    }
    return result
  }
}

extension OperatorExpression {
  fileprivate var isHalfLadder: Bool {
    if case .spin(isPauli: false, let axis, _) = self {
      axis == .plus || axis == .minus
    } else {
      false
    }
  }
}

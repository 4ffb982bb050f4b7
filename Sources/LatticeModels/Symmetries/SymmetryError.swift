/// A property that the Hamiltonian was declared to have and has not.
public enum SymmetryError: Error, Hashable, CustomStringConvertible {
  /// A term has an infinite or undefined matrix element.
  case notFinite(term: String, index: Int?)
  /// A term is not Hermitian.
  case notHermitian(term: String, index: Int?, state: [Int], residual: Double)
  /// A symmetry generator does not commute with the Hamiltonian.
  case broken(
    generator: String, isAntiunitary: Bool, term: String, state: [Int], residual: Double,
    scale: Double)
  /// A term leads out of the space with the conserved total.
  case changesTotal(term: String, index: Int?, total: Int, found: Int)
  /// A term changes a charge.
  case changesCharge(term: String, index: Int?, charge: String, change: Int)
  /// A term leads out of the space in which a constraint holds.
  case leavesSpace(term: String, index: Int?, sites: [Int], before: [Int], after: [Int])
  /// A symmetry generator leads out of it; no state where that is not known, but nothing shows that it does not.
  case generatorLeavesSpace(generator: String, state: [Int]?)
  /// A visible generator changes a charge.
  case generatorChangesCharge(generator: String, charge: String, state: [Int])
  /// A symmetry generator leads out of the space with the conserved total.
  case generatorChangesTotal(generator: String, state: [Int], total: Int)

  /// One or two plain sentences: what is wrong, and where.
  public var description: String {
    switch self {
    case .notFinite(let term, let index):
      "Term \(Self.place(term, index)) has a matrix element that is infinite or not a number."
    case .notHermitian(let term, let index, let state, let residual):
      "Term \(Self.place(term, index)) is not Hermitian: on basis state \(Self.ket(state)) it "
        + "differs from its adjoint by \(residual). Add the Hermitian conjugate (+ h.c.)."
    case .broken(let generator, let isAntiunitary, let term, let state, let residual, let scale):
      "The \(isAntiunitary ? "anti-unitary" : "visible") symmetry \(generator) does not commute "
        + "with the Hamiltonian: on basis state \(Self.ket(state)) the violation is \(residual), "
        + "where the largest matrix element is \(scale). Term \(term) breaks it most."
    case .changesTotal(let term, let index, let total, let found):
      "Term \(Self.place(term, index)) changes the conserved total from \(total) to \(found). "
        + "Only terms that conserve it can act on this space."
    case .leavesSpace(let term, let index, let sites, let before, let after):
      "Term \(Self.place(term, index)) leads out of the space in which the constraint holds: on the sites \(sites) it takes the levels "
        + "\(before) to \(after). Multiply it by projectors."
    case .generatorLeavesSpace(let generator, let state?):
      "The symmetry \(generator) maps basis state \(Self.ket(state)), which obeys the constraint, to one that does not."
    case .generatorLeavesSpace(let generator, nil):
      "Nothing shows that the symmetry \(generator) maps the states that obey the constraint to each other."
    case .changesCharge(let term, let index, let charge, let change):
      "Term \(Self.place(term, index)) changes the charge \(charge) by \(change). Only terms that "
        + "conserve every charge of the visible symmetry are possible."
    case .generatorChangesCharge(let generator, let charge, let state):
      "The symmetry \(generator) changes the charge \(charge) of basis state \(Self.ket(state)). "
        + "A visible generator must map every charge sector to itself: leave it out, or the charge."
    case .generatorChangesTotal(let generator, let state, let total):
      "The symmetry \(generator) maps basis state \(Self.ket(state)), which has the conserved "
        + "total \(total), to one with another total."
    }
  }

  private static func place(_ term: String, _ index: Int?) -> String {
    index.map { "\(term)[\($0)]" } ?? term
  }

  private static func ket(_ levels: [Int]) -> String {
    "|" + levels.map(String.init).joined(separator: " ") + ">"
  }
}

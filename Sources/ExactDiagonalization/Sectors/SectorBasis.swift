import GroupTheory
import Numerics

/// The symmetry-adapted basis of one sector: one row of an irrep λ of dimension d.
///
///     |r,a> = sqrt(|Orb(r)| / d) Σ_j c^a_j P_{1j} |r>,    P_{ij} = (d/|N|) Σ_g D(g)_{ij}* U_g
///
/// The vectors c^a are an orthonormal basis of the vectors of C^d that the stabilizer of the
/// representative r leaves alone, so an orbit contributes up to d states and they all lie in the
/// range of P_11. The states of an orbit are neighbours.
public struct SectorBasis: Sendable {
  /// The irrep of the sector.
  public let irrep: Int
  /// The name of the sector.
  public let name: String
  /// The orbits of the visible group.
  public let orbits: SymmetryOrbits
  /// The irreducible matrices D(g).
  public let matrices: IrreducibleMatrices
  /// An anti-unitary symmetry whose conjugation the matrices are adapted to, D(τ(g))* = D(g), so
  /// that it maps the row to itself.
  public let conjugation: SectorConjugation?
  /// The orbit of each state of the sector, ascending. Shape [state of the sector].
  public let orbitOfState: [UInt32]
  /// The states of orbit o are `firstState[o] ..< firstState[o + 1]`. Shape [orbit + 1].
  public let firstState: [UInt32]
  /// What every stabilizer leaves alone. Shape [stabilizer].
  let invariants: [StabilizerInvariants]

  /// The number of states R_λ.
  public var dimension: Int { orbitOfState.count }

  /// Enumerates the states of a sector.
  ///
  /// - Parameters:
  ///   - irrep: The number of the irrep.
  ///   - visible: The group of the irrep.
  ///   - orbits: The orbits of product states under the group.
  ///   - name: The name of the sector, that of the irrep by default.
  ///   - expected: R_λ from the character formula, which the enumeration must reproduce.
  ///   - conjugations: Anti-unitary symmetries of the Hamiltonian; the first that can map a row of
  ///     the irrep to itself is used, one with T² = 1 if it is known.
  /// - Throws: `SectorBasisError`.
  public init(
    irrep: Int, of visible: VisibleGroup, orbits: SymmetryOrbits, name: String? = nil,
    expected: Int, conjugations: [SectorConjugation] = []
  ) throws {
    let plain = IrreducibleMatrices(irrep: irrep, of: visible.table, group: visible.group)
    let useful = conjugations.filter { $0.canMakeReal(irrep: irrep, of: visible) }
    let certain = useful.filter { $0.squaresToOne(irrep: irrep, of: visible) == true }
    let adapted = (certain.isEmpty ? useful : certain).lazy
      .compactMap { symmetry in
        plain.adapted(toConjugation: symmetry.automorphism).map { (symmetry, $0) }
      }.first
    let matrices = adapted?.1 ?? plain
    let invariants = orbits.stabilizers.map {
      StabilizerInvariants($0, phaseOrder: orbits.phaseOrder, matrices: matrices)
    }
    var states: [UInt32] = []
    var first: [UInt32] = [0]
    first.reserveCapacity(orbits.count + 1)
    for orbit in 0..<orbits.count {
      for _ in 0..<invariants[Int(orbits.stabilizerOf[orbit])].count {
        states.append(UInt32(orbit))
      }
      first.append(UInt32(states.count))
    }
    guard states.count == expected else {
      throw SectorBasisError.wrongDimension(
        sector: name ?? visible.names[irrep], found: states.count, expected: expected)
    }
    self.irrep = irrep
    self.name = name ?? visible.names[irrep]
    self.orbits = orbits
    self.matrices = matrices
    self.conjugation = adapted?.0
    self.orbitOfState = states
    self.firstState = first
    self.invariants = invariants
  }

  /// The states that an orbit contributes.
  @inline(__always)
  package func states(ofOrbit orbit: Int) -> Range<Int> {
    Int(firstState[orbit])..<Int(firstState[orbit + 1])
  }

  /// The stabilizer's invariants of an orbit's representative.
  @inline(__always)
  func invariants(ofOrbit orbit: Int) -> StabilizerInvariants {
    invariants[Int(orbits.stabilizerOf[orbit])]
  }
}

/// Why a sector has no basis.
public enum SectorBasisError: Error, Hashable, CustomStringConvertible {
  /// The enumeration disagrees with the character formula.
  case wrongDimension(sector: String, found: Int, expected: Int)

  /// One or two plain sentences: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .wrongDimension(let sector, let found, let expected):
      "Sector \(sector) has \(found) states by enumeration, but \(expected) by the character "
        + "formula; this is an internal inconsistency."
    }
  }
}

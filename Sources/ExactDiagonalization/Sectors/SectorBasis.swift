import GroupTheory
import Numerics

/// The symmetry-adapted basis of one sector: normalized projections of orbit representatives.
///
///     |r,λ> = sqrt|Orb(r)| P^λ |r>,    P^λ = (1/|N|) Σ_g χ_λ(g)* U_g
///
/// A representative contributes a state when its stabilizer acts on it as χ_λ does. States are kept
/// as a range per orbit, so that irreps of dimension d > 1, where P^λ_{11} takes the place of P^λ and
/// an orbit can contribute up to d states, fit the same type.
public struct SectorBasis: Sendable {
  /// The irrep of the sector.
  public let irrep: Int
  /// The name of the sector.
  public let name: String
  /// The orbits of the visible group.
  public let orbits: SymmetryOrbits
  /// χ_λ(g). Shape [group element].
  public let characters: [Complex<Double>]
  /// The orbit of each state of the sector, ascending. Shape [state of the sector].
  public let orbitOfState: [UInt32]
  /// The states of orbit o are `firstState[o] ..< firstState[o + 1]`. Shape [orbit + 1].
  public let firstState: [UInt32]

  /// The number of states R_λ.
  public var dimension: Int { orbitOfState.count }

  /// Enumerates the states of a sector.
  ///
  /// - Parameter expected: R_λ from the character formula, which the enumeration must reproduce.
  /// - Throws: `SectorBasisError`.
  public init(irrep: Int, of visible: VisibleGroup, orbits: SymmetryOrbits, expected: Int) throws {
    let degree = visible.irrepDimensions[irrep]
    guard degree == 1 else {
      throw SectorBasisError.irrepNotOneDimensional(
        sector: visible.names[irrep], irrepDimension: degree)
    }
    let exact = visible.table.characters[irrep]
    let isCompatible = orbits.stabilizers.map { stabilizer in
      zip(stabilizer.elements, stabilizer.phases).allSatisfy { element, phase in
        exact[visible.group.classOf[element]]
          == .rootOfUnity(phase, order: orbits.phaseOrder)
      }
    }
    var states: [UInt32] = []
    var first: [UInt32] = [0]
    first.reserveCapacity(orbits.count + 1)
    for orbit in 0..<orbits.count {
      if isCompatible[Int(orbits.stabilizerOf[orbit])] { states.append(UInt32(orbit)) }
      first.append(UInt32(states.count))
    }
    guard states.count == expected else {
      throw SectorBasisError.wrongDimension(
        sector: visible.names[irrep], found: states.count, expected: expected)
    }
    self.irrep = irrep
    self.name = visible.names[irrep]
    self.orbits = orbits
    self.orbitOfState = states
    self.firstState = first
    let complex = visible.table.complexCharacters[irrep]
    self.characters = visible.group.classOf.map { complex[$0] }
  }

  /// The state that an orbit contributes, nil where the projection vanishes.
  @inline(__always)
  func state(ofOrbit orbit: Int) -> Int? {
    let first = firstState[orbit]
    return first < firstState[orbit + 1] ? Int(first) : nil
  }
}

/// Why a sector has no basis.
public enum SectorBasisError: Error, Hashable, CustomStringConvertible {
  /// The irrep has a dimension above one.
  case irrepNotOneDimensional(sector: String, irrepDimension: Int)
  /// The enumeration disagrees with the character formula.
  case wrongDimension(sector: String, found: Int, expected: Int)

  /// One or two plain sentences: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .irrepNotOneDimensional(let sector, let dimension):
      "Sector \(sector) belongs to an irrep of dimension \(dimension): irreducible matrices of "
        + "dimension \(dimension) are not yet available. Use a visible group that is abelian."
    case .wrongDimension(let sector, let found, let expected):
      "Sector \(sector) has \(found) states by enumeration, but \(expected) by the character "
        + "formula; this is an internal inconsistency."
    }
  }
}

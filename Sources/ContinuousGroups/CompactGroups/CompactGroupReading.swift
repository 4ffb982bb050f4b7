import Branching
import GroupTheory

/// An infinite compact group of which the exact irreps behind a finite visible group are irreps, without holes.
///
/// The homomorphism from N is known up to conjugation. Different groups, and finite groups of the same family, may fit one list of
/// irreps: sizes and larger systems decide.
public struct CompactGroupReading: Hashable, Sendable {
  /// "U(1)", "O(2)", "Pin(2)", "SO(3)", "SU(2)", products as "O(2)×Z2" (Z2, Z3, Z2×Z2, S3, N), "U(2)", "SO(4)".
  public let group: String
  /// The continuous factors with their restrictions to N, one or two; `sizeProfile` has the charges of the first.
  public let factors: [FactorRestriction]
  /// The second factor where it is finite; nil where there is none.
  public let finiteFactor: FiniteFactor?
  /// The restrictions of the irreps of the finite factor; nil where there is none. Shape: [finite irrep, sector].
  public let finiteRestrictions: [[Int]]?
  /// What each of the irreps is in this group. Shape: [irrep].
  public let irreps: [CompactGroupIrrep]
  /// The one-dimensional irrep χ of N when all irreps are χ times restrictions; nil otherwise.
  public let twist: Int?
  /// Whether N lies in the group only up to phases, one for even and one for odd charges. The group is SU(2) or O(2) then; O(2) stands
  /// for Pin(2), too.
  public let isVisibleProjective: Bool
  /// n / D by the charge of the first factor.
  public let sizeProfile: SizeProfile
  /// How far the sizes are from log-concave along the charges; 0 for those of sums of independent charges.
  public let roughness: Double
  /// Finite groups of the family that have all these irreps, "Z_n with n >= 9"; nil where there is none, or no simple family.
  public let finiteFamily: String?
  /// The number of other homomorphisms and sets of labels with which the group fits.
  public let alternatives: Int

  /// The first continuous factor.
  public var factor: CompactFactor { factors[0].factor }

  /// The second factor where it is continuous.
  public var secondFactor: CompactFactor? { factors.count > 1 ? factors[1].factor : nil }

  /// How the defining representation of the first factor restricts to N. Shape: [sector].
  public var fundamental: [Int] { factors[0].fundamental }

  /// "m = -2", "0+", "j = 3/2", "j = 1, -". Shape: [irrep].
  public var labels: [String] { irreps.map(\.label) }

  /// How many different charges without sign there are.
  public var chargeCount: Int { sizeProfile.charges.count }

  /// The number of different charges below which nothing is claimed.
  public static let leastCharges = 3

  /// All groups of this kind, those with fewer factors first.
  ///
  /// SO(3), SU(2), U(1), O(2) and Pin(2), their products with Z2, Z3, Z2×Z2, S3 and N, and with each other; products of two of
  /// U(1), O(2) and Pin(2) only where nothing else fits, and before them SU(2) and O(2) in which N lies up to phases. Each group is listed once, with the homomorphism and labels that need no
  /// twist and have the smoothest sizes.
  /// Once `shouldStop` says true nothing more is tried; the list is incomplete then.
  /// Complexity: number of homomorphisms from N × number of one-dimensional irreps of N × a search of bounded length.
  public static func all(
    _ exact: ExactIrreps, visible: CharacterTable, shouldStop: () -> Bool = { false }
  ) -> [CompactGroupReading] {
    let irreps = exact.irreps
    guard irreps.count >= leastCharges, irreps.count <= mostIrreps, !shouldStop() else { return [] }
    return withoutActuallyEscaping(shouldStop) {
      CompactGroupSearch(irreps, VisibleRepresentations(visible), shouldStop: $0).readings()
    }
  }

  /// More irreps are those of a fragmented space, not of a small group.
  private static let mostIrreps = 400
}

/// An irrep of a product of a compact group of rank 1 with another one or a small finite group.
public struct CompactGroupIrrep: Hashable, Sendable {
  /// The irrep of the first factor.
  public let irrep: FactorIrrep
  /// The irrep of the second factor where it is continuous.
  public let secondIrrep: FactorIrrep?
  /// The number of the irrep of the finite factor.
  public let finiteIrrep: Int?
  /// How people write it.
  public let label: String
}

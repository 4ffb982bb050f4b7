/// Independent members H₁, H₂, … of a family of Hermitian matrices, all block-diagonal over the
/// same sectors, in the eigenbasis of H₁.
///
/// A sector stands for one row of an irrep of the visible symmetry: d_λ equal copies of its block
/// occur in the whole matrix. Members are generic: random real combinations of what the family is
/// spanned by. The relations that H₁ and the further members have in common are those of the
/// family with probability one; three further members are enough for a component of any size, one
/// is enough for components of four levels and more (``CommutantComponent/isSettled``).
public struct MatrixFamily: Sendable {
  /// One sector of the family.
  public struct Sector: Sendable {
    /// The levels of H₁ whose eigenvectors are known, ascending.
    public let levels: [Double]
    /// R_λ, the number of all levels of the sector.
    public let dimension: Int
    /// d_λ, how often the sector occurs in the whole matrix.
    public let irrepDimension: Int
    /// The matrix elements V† H_k V of the further members between those levels. Shape: [member].
    public let members: [MatrixElements]

    /// Makes a sector; `dimension` is nil where all levels are known.
    public init(
      levels: [Double], dimension: Int? = nil, irrepDimension: Int = 1, members: [MatrixElements]
    ) {
      precondition(
        zip(levels, levels.dropFirst()).allSatisfy { $0 <= $1 }, "levels must be ascending")
      precondition(
        members.allSatisfy { $0.isSquare && $0.levelCount == levels.count },
        "a member has one row and one column for each level")
      precondition((dimension ?? levels.count) >= levels.count, "more levels than dimensions")
      precondition(irrepDimension >= 1, "an irrep has a positive dimension")
      self.levels = levels
      self.dimension = dimension ?? levels.count
      self.irrepDimension = irrepDimension
      self.members = members
    }
  }

  /// The sectors λ.
  public let sectors: [Sector]

  /// The energies between which the levels of all sectors are known; nil where all are.
  public let window: ClosedRange<Double>?

  /// Joins sectors that have equally many members.
  public init(sectors: [Sector], window: ClosedRange<Double>? = nil) {
    let counts = Set(sectors.map(\.members.count))
    precondition(counts.count == 1 && counts != [0], "sectors need the same members, at least one")
    precondition(
      window != nil || sectors.allSatisfy { $0.levels.count == $0.dimension },
      "levels are missing: the window says between which energies none is")
    self.sectors = sectors
    self.window = window
  }

  /// The number of members beside H₁.
  public var memberCount: Int { sectors[0].members.count }
}

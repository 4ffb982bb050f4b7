import Numerics

/// The symmetry operators of a run's model that are products over sites, as `/operators` holds them.
public struct OperatorRecord: Hashable, Sendable {
  /// One operator (⊗_j w_j) P_π K^κ.
  public struct Generator: Hashable, Sendable {
    /// What it does, in words.
    public var words: String
    /// The smallest n with Uⁿ = 1 up to phases and continuous symmetries; 0 where it is not known, as for anti-unitary ones.
    public var order: Int
    /// Whether it is anti-unitary.
    public var isAntiunitary: Bool
    /// The cell to which each cell moves.
    public var siteImages: [Int]
    /// w_j on every cell. Shape: [cell][row][column].
    public var siteFactors: [[[Complex<Double>]]]
    /// What is left of its commutators on a random vector; NaN where that was not tested.
    public var residual: Double

    /// An operator from its parts.
    public init(
      words: String, order: Int, isAntiunitary: Bool, siteImages: [Int],
      siteFactors: [[[Complex<Double>]]], residual: Double
    ) {
      precondition(siteImages.count == siteFactors.count, "one factor for each cell")
      (self.words, self.order, self.isAntiunitary) = (words, order, isAntiunitary)
      (self.siteImages, self.siteFactors, self.residual) = (siteImages, siteFactors, residual)
    }
  }

  /// The seed of the random starts.
  public var seed: UInt64
  /// Whether nothing is missing.
  public var isComplete: Bool
  /// The generators, unitary ones first.
  public var generators: [Generator]
  /// The product of two elements of the unitary group, up to phases and continuous symmetries; element 0 is the identity. Shape:
  /// [element][element].
  public var multiplication: [[Int]]
  /// Whether `multiplication` lacks the symmetries that move cells because there are too many.
  public var isOnSiteOnly: Bool
  /// The group's names; empty where the catalogue has none.
  public var groups: [String]
  /// The Lie algebra of continuous symmetries and the group that they form; nil without any.
  public var continuous: (algebra: String, group: String)? {
    get { algebra.map { ($0, continuousGroup ?? "") } }
    set { (algebra, continuousGroup) = (newValue?.algebra, newValue?.group) }
  }
  private var algebra: String?
  private var continuousGroup: String?
  /// The dimension of the span of all unitary ones; nil where it is not known.
  public var spannedDimension: Int?

  /// A record from its parts.
  public init(
    seed: UInt64, isComplete: Bool, generators: [Generator], multiplication: [[Int]],
    isOnSiteOnly: Bool, groups: [String], continuous: (algebra: String, group: String)?,
    spannedDimension: Int?
  ) {
    (self.seed, self.isComplete, self.generators) = (seed, isComplete, generators)
    (self.multiplication, self.isOnSiteOnly, self.groups) = (multiplication, isOnSiteOnly, groups)
    self.spannedDimension = spannedDimension
    (algebra, continuousGroup) = (continuous?.algebra, continuous?.group)
  }
}

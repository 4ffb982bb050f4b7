/// One pair N < G of the development suite, with the answer that a bootstrap has to find.
public struct GroupPair: Codable, Sendable {
  /// The pair's unique name: SmallGroups numbers of G and N, and a running number.
  public let key: String
  /// The full group.
  public let hidden: GroupName
  /// The subgroup that is known.
  public let visible: GroupName
  /// [G:N].
  public let index: Int
  /// Whether N is normal in G.
  public let normal: Bool
  /// The order of the largest normal subgroup of G inside N.
  public let core: Int
  /// The number of subgroups of G that are conjugate to N.
  public let conjugates: Int
  /// b_{αλ}. Shape: [irrep of G][irrep of N].
  public let branching: [[Int]]
  /// D_α. Shape: [irrep of G].
  public let dimensions: [Int]
  /// The class of G that holds each class of N. Shape: [class of N].
  public let classFusion: [Int]
  /// The character table of N; `branching` and `classFusion` follow its order.
  public let visibleTable: SuiteTable
  /// The character table of G; `branching` and `classFusion` follow its order.
  public let hiddenTable: SuiteTable
  /// The automorphisms of N's character table.
  public let visibleTableAutomorphisms: TableAutomorphisms

  /// A group's SmallGroups number and GAP's name for it.
  public struct GroupName: Codable, Hashable, Sendable {
    /// The group's order.
    public let order: Int
    /// Its number among the groups of that order.
    public let id: Int
    /// GAP's structure description; D8 is there the dihedral group of order 8.
    public let name: String
  }

  /// A group of permutations of N's irreps.
  public struct TableAutomorphisms: Codable, Sendable {
    /// The number of permutations.
    public let size: Int
    /// Shape: [generator][irrep], each irrep's image.
    public let irrepGenerators: [[Int]]
  }

  private enum CodingKeys: String, CodingKey {
    case key, index, normal, core, conjugates
    case hidden = "G"
    case visible = "N"
    case branching = "B"
    case dimensions = "dims"
    case classFusion = "fusion"
    case visibleTable = "tableN"
    case hiddenTable = "tableG"
    case visibleTableAutomorphisms = "tableAutN"
  }
}

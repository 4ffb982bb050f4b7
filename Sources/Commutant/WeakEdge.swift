/// An edge of the spanning tree much lighter than those that join and heavier than rounding: an
/// approximate symmetry that keeps two groups of levels apart up to this strength.
public struct WeakEdge: Sendable, Equatable {
  /// What one end of an edge belongs to.
  public struct Side: Sendable, Equatable {
    /// The component, the first of two conjugate ones.
    public let component: Int
    /// The number of multiplets that heavier edges join to this end.
    public let multipletCount: Int
    /// m_λ, the number of states of one multiplet in each sector. Shape: [sector].
    public let states: [Int]
  }

  /// The weight relative to the heaviest edge.
  public let strength: Double
  /// Whether the edge joins, so that both ends are of one component, as far as the members say.
  public let isJoining: Bool
  /// The end in the component, or the part of one, that comes first.
  public let first: Side
  /// The other end.
  public let second: Side

  /// The weights that are neither rounding nor those of a generic family.
  static let strengths = 1e-9...1e-3
}

extension WeakEdge {
  /// All weak edges, the heaviest first.
  ///
  /// `component` gives the final component of each multiplet.
  static func all(
    of tree: SpanningTree, multiplets: [Multiplet], component: [Int], threshold: Double,
    sectorCount: Int
  ) -> [WeakEdge] {
    var group = multiplets.indices.map { [$0] }
    var root = Array(multiplets.indices)
    var result: [WeakEdge] = []
    for edge in tree.edges.sorted(by: { $0.weight > $1.weight }) {
      let ends = [edge.parent, edge.child].sorted { component[$0] < component[$1] }
      if strengths.contains(edge.weight) {
        let sides = ends.map { end in
          Side(
            component: component[end], multipletCount: group[root[end]].count,
            states: (0..<sectorCount).map { sector in
              multiplets[end].parts.first { $0.sector == sector }?.width ?? 0
            })
        }
        result.append(
          WeakEdge(
            strength: edge.weight, isJoining: edge.weight >= threshold, first: sides[0],
            second: sides[1]))
      }
      let (kept, moved) = (root[edge.parent], root[edge.child])
      for multiplet in group[moved] { root[multiplet] = kept }
      group[kept] += group[moved]
      group[moved] = []
    }
    return result
  }
}

import Numerics

/// The maximum spanning tree of the graph whose vertices are the multiplets and whose edges weigh
/// w_ij = √(Σ_k ‖M^k_ij‖² / min(m_i, m_j)), by Prim's algorithm without a stored graph.
///
/// Complexity: one pass over all matrix elements, and the square of the number of multiplets.
/// Source: R. C. Prim, *Shortest connection networks and some generalizations*, Bell Syst. Tech. J.
/// 36, 1389 (1957).
struct SpanningTree {
  /// The edge that joined a multiplet to the tree.
  struct Edge {
    let parent: Int
    let child: Int
    /// Relative to the heaviest edge of the graph.
    let weight: Double
    /// The member whose block M_ij weighs most.
    let member: Int
  }

  /// In the order in which they joined: a parent is the child of an earlier edge, or multiplet 0.
  let edges: [Edge]

  /// The weight of the heaviest edge.
  let scale: Double

  init(of multiplets: [Multiplet], members: MemberImages) {
    var row = WeightRow(of: multiplets, members: members)
    var best = multiplets.map { _ in (square: -1.0, parent: 0, member: 0) }
    var isOutside = multiplets.map { _ in true }
    var found: [(parent: Int, child: Int, square: Double, member: Int)] = []
    var heaviest = 0.0
    var current = 0
    while !multiplets.isEmpty {
      isOutside[current] = false
      row.fill(from: current)
      var next: Int?
      for other in multiplets.indices {
        if other != current { heaviest = max(heaviest, row.squares[other]) }
        guard isOutside[other] else { continue }
        if row.squares[other] > best[other].square {
          best[other] = (row.squares[other], current, row.heaviestMembers[other])
        }
        if next.map({ best[other].square > best[$0].square }) ?? true { next = other }
      }
      guard let next else { break }
      found.append((best[next].parent, next, best[next].square, best[next].member))
      current = next
    }
    // Where all members are diagonal nothing but rounding is off the diagonal, whose scale is 1.
    scale = heaviest > 1e-20 ? heaviest.squareRoot() : 1
    edges = found.map { [scale] in
      Edge(
        parent: $0.parent, child: $0.child, weight: $0.square.squareRoot() / scale,
        member: $0.member)
    }
  }

  /// Where joining edges begin: in the middle of the widest gap of weights, and above weak edges
  /// between unequal multiplets.
  ///
  /// A breaking of order ε can leave copies of a level equal to order ε²; where only the edges
  /// show it, the symmetry is kept, and the edges are weak ones that do not join.
  func threshold(for multiplets: [Multiplet]) -> Double {
    let middle = LogarithmicGap.middle(of: edges.map(\.weight))
    let unequal = edges.filter {
      $0.weight >= middle && WeakEdge.strengths.contains($0.weight)
        && multiplets[$0.parent].layout != multiplets[$0.child].layout
    }
    return unequal.map(\.weight.nextUp).max() ?? middle
  }
}

/// The weights of the edges at one multiplet.
private struct WeightRow {
  private let multiplets: [Multiplet]
  private let members: MemberImages
  private let widths: [Double]
  private let owners: LevelOwners
  /// w² from the multiplet of the last `fill`. Shape: [multiplet].
  private(set) var squares: [Double]
  private(set) var heaviestMembers: [Int]
  private var sums: [Double]

  init(of multiplets: [Multiplet], members: MemberImages) {
    self.multiplets = multiplets
    self.members = members
    widths = multiplets.map { Double($0.width) }
    owners = LevelOwners(of: multiplets, sectors: members.family.sectors.map(\.levels.count))
    squares = multiplets.map { _ in 0 }
    heaviestMembers = multiplets.map { _ in 0 }
    sums = squares
  }

  mutating func fill(from origin: Int) {
    for index in squares.indices { (squares[index], heaviestMembers[index]) = (0, 0) }
    var heaviest = squares
    for member in 0..<members.memberCount {
      for index in sums.indices { sums[index] = 0 }
      for part in multiplets[origin].parts {
        owners.addSquares(
          of: members.image(of: part, member: member), sector: part.sector, multiplets: multiplets,
          to: &sums)
      }
      for index in sums.indices where sums[index] > 0 {
        squares[index] += sums[index] / min(widths[index], widths[origin])
        if sums[index] > heaviest[index] {
          (heaviest[index], heaviestMembers[index]) = (sums[index], member)
        }
      }
    }
  }
}

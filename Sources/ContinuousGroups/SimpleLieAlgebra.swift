/// The simple Lie algebras of rank at most 3, with simple roots in Bourbaki's order.
public enum SimpleLieAlgebra: String, Hashable, Sendable, CaseIterable, Comparable {
  case a1 = "A1"
  case a2 = "A2"
  case b2 = "B2"
  case g2 = "G2"
  case a3 = "A3"
  case b3 = "B3"
  case c3 = "C3"

  /// A_ij = ⟨α_j, α_i^∨⟩: column j holds the Dynkin labels of the simple root j.
  public var cartanMatrix: [[Int]] {
    switch self {
    case .a1: [[2]]
    case .a2: [[2, -1], [-1, 2]]
    case .b2: [[2, -1], [-2, 2]]
    case .g2: [[2, -3], [-1, 2]]
    case .a3: [[2, -1, 0], [-1, 2, -1], [0, -1, 2]]
    case .b3: [[2, -1, 0], [-1, 2, -1], [0, -2, 2]]
    case .c3: [[2, -1, 0], [-1, 2, -2], [0, -1, 2]]
    }
  }

  /// The number of simple roots.
  public var rank: Int { cartanMatrix.count }

  /// dim = rank + number of roots.
  public var dimension: Int {
    switch self {
    case .a1: 3
    case .a2: 8
    case .b2: 10
    case .g2: 14
    case .a3: 15
    case .b3, .c3: 21
    }
  }

  /// |P/Q|, the order of the centre of the simply connected group, which is cyclic here.
  public var centreOrder: Int {
    switch self {
    case .a1, .b2, .b3, .c3: 2
    case .a2: 3
    case .g2: 1
    case .a3: 4
    }
  }

  /// The class in P/Q of a weight with these Dynkin labels, from 0 to `centreOrder` - 1.
  public func congruenceClass(of labels: [Int]) -> Int {
    let coefficients: [Int] =
      switch self {
      case .a1: [1]
      case .a2: [1, 2]
      case .b2: [0, 1]
      case .g2: [0, 0]
      case .a3: [1, 2, 3]
      case .b3: [0, 0, 1]
      case .c3: [1, 0, 1]
      }
    let sum = zip(coefficients, labels).reduce(0) { $0 + $1.0 * $1.1 }
    return (sum % centreOrder + centreOrder) % centreOrder
  }

  /// The compact group whose irreps are those with classes in the subgroup of P/Q of this order.
  ///
  /// Order 1 is the adjoint group, `centreOrder` the simply connected one.
  public func groupName(classes order: Int) -> String {
    let full = order == centreOrder
    return switch self {
    case .a1: full ? "SU(2)" : "SO(3)"
    case .a2: full ? "SU(3)" : "PSU(3)"
    case .b2: full ? "Sp(4)" : "SO(5)"
    case .g2: "G2"
    case .a3: full ? "SU(4)" : order == 2 ? "SO(6)" : "PSU(4)"
    case .b3: full ? "Spin(7)" : "SO(7)"
    case .c3: full ? "Sp(6)" : "PSp(6)"
    }
  }

  /// The algebra with this Cartan matrix, and the places of Bourbaki's simple roots; nil if there is none.
  static func recognize(_ matrix: [[Int]]) -> (algebra: SimpleLieAlgebra, order: [Int])? {
    for order in permutations(matrix.count) {
      let reordered = order.map { i in order.map { j in matrix[i][j] } }
      if let algebra = allCases.first(where: { $0.cartanMatrix == reordered }) {
        return (algebra, order)
      }
    }
    return nil
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { rest in
      (0...rest.count).reversed().map { place in
        var order = rest
        order.insert(count - 1, at: place)
        return order
      }
    }
  }

  /// By rank, then by dimension.
  public static func < (a: SimpleLieAlgebra, b: SimpleLieAlgebra) -> Bool {
    (a.rank, a.dimension, a.rawValue) < (b.rank, b.dimension, b.rawValue)
  }
}

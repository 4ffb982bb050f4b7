/// The simple Lie algebras of rank at most 4, with simple roots in Bourbaki's order.
public enum SimpleLieAlgebra: String, Hashable, Sendable, CaseIterable, Comparable {
  case a1 = "A1"
  case a2 = "A2"
  case b2 = "B2"
  case g2 = "G2"
  case a3 = "A3"
  case b3 = "B3"
  case c3 = "C3"
  case a4 = "A4"
  case d4 = "D4"
  case b4 = "B4"
  case c4 = "C4"
  case f4 = "F4"

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
    case .a4: [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]]
    case .d4: [[2, -1, 0, 0], [-1, 2, -1, -1], [0, -1, 2, 0], [0, -1, 0, 2]]
    case .b4: [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -2, 2]]
    case .c4: [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -2], [0, 0, -1, 2]]
    case .f4: [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -2, 2, -1], [0, 0, -1, 2]]
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
    case .a4: 24
    case .d4: 28
    case .b4, .c4: 36
    case .f4: 52
    }
  }

  /// The orders of the cyclic factors of P/Q, the centre of the simply connected group.
  public var centre: [Int] {
    switch self {
    case .a1, .b2, .b3, .c3, .b4, .c4: [2]
    case .a2: [3]
    case .a3: [4]
    case .a4: [5]
    case .d4: [2, 2]
    case .g2, .f4: []
    }
  }

  /// |P/Q|, the order of the centre of the simply connected group.
  public var centreOrder: Int { centre.reduce(1, *) }

  /// The class in P/Q of a weight with these Dynkin labels, a number below the order for every cyclic factor.
  public func congruenceClass(of labels: [Int]) -> [Int] {
    let coefficients: [[Int]] =
      switch self {
      case .a1: [[1]]
      case .a2: [[1, 2]]
      case .b2: [[0, 1]]
      case .a3: [[1, 2, 3]]
      case .b3: [[0, 0, 1]]
      case .c3: [[1, 0, 1]]
      case .a4: [[1, 2, 3, 4]]
      case .d4: [[1, 0, 1, 0], [1, 0, 0, 1]]
      case .b4: [[0, 0, 0, 1]]
      case .c4: [[1, 0, 1, 0]]
      case .g2, .f4: []
      }
    return zip(coefficients, centre).map { row, order in
      let sum = zip(row, labels).reduce(0) { $0 + $1.0 * $1.1 }
      return (sum % order + order) % order
    }
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
    case .a4: full ? "SU(5)" : "PSU(5)"
    case .d4: full ? "Spin(8)" : order == 2 ? "SO(8)" : "PSO(8)"
    case .b4: full ? "Spin(9)" : "SO(9)"
    case .c4: full ? "Sp(8)" : "PSp(8)"
    case .f4: "F4"
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

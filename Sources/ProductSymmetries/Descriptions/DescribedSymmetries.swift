import GroupTheory
import LatticeModels

/// The symmetry operators of a model with words for each, and few of them that generate the others.
public struct DescribedSymmetries: Sendable {
  /// An operator with its description.
  public struct Generator: Sendable {
    /// The operator.
    public let operation: ProductOperator
    /// What it is.
    public let description: OperatorDescription
    /// The smallest n with Uⁿ a phase, or an element of the continuous part; nil for anti-unitary ones and where the group is not
    /// listed.
    public let order: Int?
  }

  /// What was found.
  public let operators: SymmetryOperators
  /// Generators of the on-site unitary symmetries, those that are said the shortest.
  public let onSite: [Generator]
  /// Generators that move cells.
  public let moving: [Generator]
  /// An anti-unitary symmetry, the one that is said the shortest.
  public let antiunitary: Generator?

  /// Describes the symmetries of a model.
  public init(_ operators: SymmetryOperators, of model: Model) {
    self.operators = operators
    let (space, group) = (operators.space, operators.onSite)
    let descriptions = group.elements.map { OperatorDescription($0, of: model) }
    onSite = Self.generators(of: group.group, descriptions).map {
      Generator(
        operation: group.elements[$0], description: descriptions[$0],
        order: group.group.elementOrders[$0])
    }
    func simplest(_ operation: ProductOperator) -> (ProductOperator, OperatorDescription) {
      let products = group.elements.flatMap { element in
        group.numbers.map { number in
          let product = element.multiplied(by: number, in: space)
            .multiplied(by: operation, in: space)
          return operators.continuous?.torus?.normalized(product) ?? product
        }
      }
      let described = products.map { OperatorDescription($0, of: model) }
      let best = products.indices.min { described[$0].complexity < described[$1].complexity }!
      return (products[best], described[best])
    }
    moving = operators.siteGenerators.map { generator in
      let (operation, description) = simplest(generator)
      let order = operators.unitary.flatMap { group in
        group.number(of: operation).map { group.group.elementOrders[$0] }
      }
      return Generator(operation: operation, description: description, order: order)
    }
    antiunitary = operators.antiunitary.map { operation in
      let (operation, description) = simplest(operation)
      return Generator(operation: operation, description: description, order: nil)
    }
  }

  /// Elements that generate a group, cheap ones first, none of them redundant.
  private static func generators(
    of group: FiniteGroup, _ descriptions: [OperatorDescription]
  ) -> [Int] {
    let order = group.order
    let costs = descriptions.map(\.complexity)
    let words = descriptions.map(\.words)
    func closure(_ elements: [Int]) -> [Bool] {
      var seen = [Bool](repeating: false, count: order)
      seen[0] = true
      var pending = [0]
      while let g = pending.popLast() {
        for a in elements where !seen[group.product(g, a)] {
          seen[group.product(g, a)] = true
          pending.append(group.product(g, a))
        }
      }
      return seen
    }
    let sorted = (1..<max(1, order)).sorted {
      (costs[$0], -group.elementOrders[$0], words[$0].count, words[$0])
        < (costs[$1], -group.elementOrders[$1], words[$1].count, words[$1])
    }
    var chosen: [Int] = []
    var reached = closure([])
    for element in sorted where !reached[element] {
      chosen.append(element)
      reached = closure(chosen)
      if reached.allSatisfy({ $0 }) { break }
    }
    for element in chosen.reversed() {
      let rest = chosen.filter { $0 != element }
      if closure(rest).allSatisfy({ $0 }) { chosen = rest }
    }
    return chosen
  }
}

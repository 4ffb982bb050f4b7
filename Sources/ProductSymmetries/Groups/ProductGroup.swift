import GroupTheory
import LinearAlgebra

/// A finite group of symmetries, or of the components of an infinite one, by representatives.
///
/// Elements are equal up to phases on cells and up to elements of the torus, and up to those that are numbers on all states of a model.
package struct ProductGroup: Sendable {
  /// The cells.
  package let space: CellSpace
  /// What representatives are given up to; nil for a finite group.
  package let torus: MaximalTorus?
  /// One representative of every element, the identity first.
  package private(set) var elements: [ProductOperator]
  /// Their multiplication table.
  package private(set) var group: FiniteGroup

  /// What is a number on all states, once that was divided out; the identity first.
  private(set) var numbers: [ProductOperator]

  /// Groups beyond this order are not enumerated.
  package static let mostElements = 2000

  /// The identity alone.
  init(space: CellSpace, torus: MaximalTorus?) throws {
    (self.space, self.torus) = (space, torus)
    elements = [.identity(dimensions: space.dimensions)]
    numbers = elements
    group = try FiniteGroup(products: [[0]], generators: [])
  }

  /// The number of an operator's element; nil where it is none.
  package func number(of operation: ProductOperator) -> Int? {
    for number in numbers {
      let same = operation.multiplied(by: number, in: space)
      if let found = Self.number(of: same, in: elements, space, torus) { return found }
    }
    return nil
  }

  /// The group of its elements up to those that are numbers on all states.
  func dividing(by isNumber: (ProductOperator) -> Bool) throws -> ProductGroup {
    let divisor = elements.indices.filter { isNumber(elements[$0]) }
    guard divisor.count > 1 else { return self }
    let coset = elements.indices.map { g in divisor.map { group.product(g, $0) }.min()! }
    let kept = elements.indices.filter { coset[$0] == $0 }
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    var quotient = self
    quotient.numbers = divisor.map { elements[$0] }
    quotient.elements = kept.map { elements[$0] }
    quotient.group = try FiniteGroup(
      products: kept.map { g in kept.map { places[coset[group.product(g, $0)]]! } },
      generators: group.generators.map { places[coset[$0]]! }.filter { $0 != 0 })
    return quotient
  }

  /// Adds an operator and all products.
  ///
  /// - Throws: `GroupError` where the group becomes too large.
  package mutating func adjoin(_ operation: ProductOperator) throws {
    guard number(of: operation) == nil else { return }
    var known = elements
    let (space, torus) = (space, torus)
    func insert(_ operation: ProductOperator) -> Int {
      if let number = Self.number(of: operation, in: known, space, torus) { return number }
      known.append(torus?.normalized(operation) ?? operation)
      return known.count - 1
    }
    let generators = group.generators + [insert(operation)]
    let closed = try FiniteGroup.closure(
      of: generators, identity: 0, limit: Self.mostElements
    ) { insert(known[$0].multiplied(by: known[$1], in: space)) }
    elements = closed.elements.map { known[$0] }
    group = closed.group
  }

  private static func number(
    of operation: ProductOperator, in elements: [ProductOperator], _ space: CellSpace,
    _ torus: MaximalTorus?
  ) -> Int? {
    guard let torus else { return elements.firstIndex { $0.equals(operation) } }
    return elements.firstIndex { element in
      element.siteImages == operation.siteImages
        && element.isAntiunitary == operation.isAntiunitary
        && torus.contains(operation.multiplied(by: element.inverse(in: space), in: space))
    }
  }
}

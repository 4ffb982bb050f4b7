import GroupTheory

/// The group between the adjoint and the simply connected one whose irreps are those that occur.
///
/// The classes in P/Q of the observed irreps, with their charges under U(1) factors, generate the weight lattice of the
/// group that acts.
struct GlobalForm {
  private let factors: [SimpleLieAlgebra]
  private let abelianRank: Int
  /// Generates the lattice: U(1) charges, then the congruence classes of all factors.
  private let lattice: IntegerLattice

  /// An element of Π P/Q. Shape: [factor, cyclic factor of its P/Q].
  private typealias Classes = [[Int]]

  /// Shape of `classes`: [irrep, factor, cyclic factor of its P/Q]; of `centralCharges`: [irrep, U(1) factor].
  init(factors: [SimpleLieAlgebra], classes: [[[Int]]], centralCharges: [[Int]]) {
    self.factors = factors
    let start = centralCharges.first?.count ?? 0
    abelianRank = start
    let orders = factors.flatMap(\.centre)
    let periods = orders.indices.map { place in
      (0..<start + orders.count).map { $0 == start + place ? orders[place] : 0 }
    }
    lattice = IntegerLattice(
      generatedBy: zip(centralCharges, classes).map { $0 + $1.flatMap(\.self) } + periods)
  }

  /// The name of the group.
  var name: String {
    guard abelianRank > 0 else { return factors.isEmpty ? "trivial" : semisimple(neutral) }
    let torus = [String](repeating: "U(1)", count: abelianRank).joined(separator: "×")
    guard !factors.isEmpty else { return torus }
    let all = Self.elements(projected, factors)
    let still = Self.elements(neutral, factors)
    let order = all.count / still.count
    if order == 1 { return semisimple(neutral) + "×" + torus }
    if abelianRank == 1, still.count == 1, factors.count == 1, let size = unitarySize,
      order == size
    {
      return "U(\(size))"
    }
    return "[\(semisimple(projected))×\(torus)]/Z\(order)"
  }

  /// Classes of combinations without U(1) charges.
  private var neutral: [Classes] {
    lattice.basis.filter { $0[..<abelianRank].allSatisfy { $0 == 0 } }.map(classes)
  }

  /// Classes of all combinations.
  private var projected: [Classes] { lattice.basis.map(classes) }

  private func classes(_ vector: [Int]) -> Classes {
    var rest = vector[abelianRank...]
    return factors.map { factor in
      defer { rest = rest.dropFirst(factor.centre.count) }
      return Array(rest.prefix(factor.centre.count))
    }
  }

  /// n if the algebra is that of SU(n).
  private var unitarySize: Int? {
    switch factors[0] {
    case .a1, .a2, .a3, .a4: factors[0].rank + 1
    default: nil
    }
  }

  private func semisimple(_ generators: [Classes]) -> String {
    Self.name(Self.elements(generators, factors), factors)
  }

  /// All elements of the subgroup of Π P/Q.
  private static func elements(
    _ generators: [Classes], _ factors: [SimpleLieAlgebra]
  ) -> Set<Classes> {
    let zero: Classes = factors.map { $0.centre.map { _ in 0 } }
    var found: Set<Classes> = [zero]
    var fresh = found
    while !fresh.isEmpty {
      var images: Set<Classes> = []
      for element in fresh {
        for generator in generators {
          images.insert(
            factors.indices.map { factor in
              factors[factor].centre.enumerated().map { place, order in
                let sum = element[factor][place] + generator[factor][place]
                return (sum % order + order) % order
              }
            })
        }
      }
      fresh = images.subtracting(found)
      found.formUnion(fresh)
    }
    return found
  }

  /// Splits off factors on which the classes do not depend on the others'.
  private static func name(_ elements: Set<Classes>, _ factors: [SimpleLieAlgebra]) -> String {
    if factors.count == 1 { return factors[0].groupName(classes: elements.count) }
    for place in factors.indices {
      let own = Set(elements.map { [$0[place]] })
      let others = Set(
        elements.map { element in element.indices.filter { $0 != place }.map { element[$0] } })
      guard own.count * others.count == elements.count else { continue }
      let rest = factors.indices.filter { $0 != place }.map { factors[$0] }
      let names = [name(own, [factors[place]]), name(others, rest)]
      return (place == 0 ? names : names.reversed()).joined(separator: "×")
    }
    if factors == [.a1, .a1] { return "SO(4)" }
    let sizes = factors.indices.map { place in Set(elements.map { $0[place] }).count }
    let covers = zip(factors, sizes).map { $0.groupName(classes: $1) }
    let order = sizes.reduce(1, *) / elements.count
    let kernel = order == 4 && !factors.contains(.a3) ? "(Z2×Z2)" : "Z\(order)"
    return "[\(covers.joined(separator: "×"))]/\(kernel)"
  }
}

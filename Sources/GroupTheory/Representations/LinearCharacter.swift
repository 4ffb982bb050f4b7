import Numerics

/// A one-dimensional character of an abelian subgroup, and how often an irrep contains it.
///
/// The vectors of the irrep on which the subgroup acts as this character form its eigenspace.
struct LinearCharacter: Sendable {
  /// The elements of the subgroup, the identity first.
  let elements: [Int]
  /// The value at `elements[i]` is exp(2πi exponents[i] / e), e the exponent of the group.
  let exponents: [Int]
  /// The dimension of the eigenspace in the irrep.
  let multiplicity: Int

  /// The character of the trivial subgroup: the eigenspace is everything.
  static func trivial(dimension: Int) -> LinearCharacter {
    LinearCharacter(elements: [0], exponents: [0], multiplicity: dimension)
  }

  /// Whether all values are 1 or -1.
  func isReal(exponent: Int) -> Bool { exponents.allSatisfy { 2 * $0 % exponent == 0 } }

  /// The extensions to the subgroup with one more element, which commutes with all others, that
  /// the irrep contains, by ascending value on `element`.
  func extensions(by element: Int, in irrep: CharacterValues) -> [LinearCharacter] {
    let group = irrep.group
    var powers = [0]
    var next = element
    while !elements.contains(next) {
      powers.append(next)
      next = group.product(next, element)
    }
    let closing = exponents[elements.firstIndex(of: next)!]
    let members = powers.flatMap { power in elements.map { group.product($0, power) } }
    return (0..<irrep.exponent).compactMap { value in
      guard (value * powers.count - closing) % irrep.exponent == 0 else { return nil }
      let values = powers.indices.flatMap { power in
        exponents.map { ($0 + power * value) % irrep.exponent }
      }
      let multiplicity = irrep.multiplicity(members, values)
      if multiplicity == 0 { return nil }
      return LinearCharacter(elements: members, exponents: values, multiplicity: multiplicity)
    }
  }

  /// A character of an abelian subgroup that the irrep contains as rarely as a greedy search finds:
  /// once, for all but very few irreps.
  ///
  /// The generators of the group are tried before other elements; real characters come first, since
  /// they lead to real matrices where the irrep is real.
  static func rarest(in irrep: CharacterValues) -> LinearCharacter {
    let group = irrep.group
    var best = trivial(dimension: irrep.dimension)
    var candidates = group.generators + group.classes.map { $0[0] }
    while best.multiplicity > 1 {
      let known = best.elements
      var better: LinearCharacter?
      for element in candidates where !known.contains(element) {
        for choice in best.extensions(by: element, in: irrep) {
          if choice.isPreferable(to: better ?? best, exponent: irrep.exponent) { better = choice }
        }
      }
      guard let better else { return best }
      best = better
      candidates = (0..<group.order).filter { element in
        best.elements.allSatisfy { group.product($0, element) == group.product(element, $0) }
      }
    }
    return best
  }

  private func isPreferable(to other: LinearCharacter, exponent: Int) -> Bool {
    if multiplicity != other.multiplicity { return multiplicity < other.multiplicity }
    return isReal(exponent: exponent) && !other.isReal(exponent: exponent)
  }
}

/// The character of one irrep on the elements of a group.
struct CharacterValues: Sendable {
  let group: FiniteGroup
  /// The exponent of the group.
  let exponent: Int
  /// d.
  let dimension: Int
  /// χ(g). Shape [element].
  let values: [Complex<Double>]
  /// exp(2πik/e). Shape [exponent].
  let roots: [Complex<Double>]

  init(irrep: Int, of table: CharacterTable, group: FiniteGroup) {
    let exponent = group.exponent
    self.group = group
    self.exponent = exponent
    dimension = table.dimensions[irrep]
    values = group.classOf.map { table.complexCharacters[irrep][$0] }
    roots = (0..<exponent).map { Cyclotomic.rootOfUnity($0, order: exponent).complex }
  }

  /// (1/|H|) Σ_h χ(h) ψ(h)*: how often a linear character ψ of a subgroup H is contained.
  func multiplicity(_ elements: [Int], _ exponents: [Int]) -> Int {
    var sum = Complex<Double>.zero
    for (element, value) in zip(elements, exponents) {
      sum += values[element] * roots[value].conjugate
    }
    return Int((sum.real / Double(elements.count)).rounded())
  }
}

import GroupTheory

/// Characters in a prime field: those of a fusion ring, a group or a quotient, without power maps.
///
/// Integers that are known to be small come out exactly; that is how the conditions on characters are tested.
package struct ModularTable: Sendable {
  /// A field with |G|-th roots of unity.
  package let field: PrimeField
  /// |G|.
  package let order: Int
  /// Shape [class].
  package let classSizes: [Int]
  /// Shape [class, irrep]; the identity class and the trivial irrep first.
  package let columns: [[UInt64]]
  /// Shape [irrep]: the dual irrep.
  package let dual: [Int]
  /// Shape [irrep]: D.
  package let dimensions: [Int]
  /// Shape [class, irrep]: |c| χ_α(c)*, so that inner products need one multiplication a class.
  package let weighted: [[UInt64]]

  package init(
    field: PrimeField, classSizes: [Int], columns: [[UInt64]], dual: [Int], dimensions: [Int]
  ) {
    self.field = field
    self.classSizes = classSizes
    self.columns = columns
    self.dual = dual
    self.dimensions = dimensions
    order = classSizes.reduce(0, +)
    weighted = zip(columns, classSizes).map { column, size in
      let weight = field.element(size)
      return dual.map { field.multiply(column[$0], weight) }
    }
  }

  /// The table of a group.
  package init(_ table: CharacterTable, order: Int? = nil) {
    let field = PrimeField(rootOrder: order ?? table.order)
    self.init(
      field: field, classSizes: table.classSizes,
      columns: (0..<table.rank).map { c in table.characters.map { field.image(of: $0[c]) } },
      dual: table.dual, dimensions: table.dimensions)
  }

  /// Σ_c |c| f(c) χ_β(c)* over some classes, an integer of absolute value below p/2.
  package func sum(_ values: [UInt64], with irrep: Int, over classes: [Int]) -> Int {
    var sum: UInt64 = 0
    for c in classes { sum = field.accumulated(sum, values[c], weighted[c][irrep]) }
    return field.balanced(sum % field.p)
  }

  /// The quotient by a normal subgroup, whose irreps are given; nil when columns do not fit together to one.
  ///
  /// Also returns the class of the quotient for each class.
  package func quotient(irreps: [Int], kernelOrder: Int) -> (table: ModularTable, classOf: [Int])? {
    var numbers: [[UInt64]: Int] = [:]
    var classOf: [Int] = []
    var restricted: [[UInt64]] = []
    var counts: [Int] = []
    for (column, size) in zip(columns, classSizes) {
      let key = irreps.map { column[$0] }
      let number = numbers[key] ?? restricted.count
      if number == restricted.count {
        numbers[key] = number
        restricted.append(key)
        counts.append(0)
      }
      counts[number] += size
      classOf.append(number)
    }
    var position = [Int](repeating: -1, count: dual.count)
    for (new, old) in irreps.enumerated() { position[old] = new }
    let duals = irreps.map { position[dual[$0]] }
    guard restricted.count == irreps.count, counts.allSatisfy({ $0 % kernelOrder == 0 }),
      !duals.contains(-1)
    else { return nil }
    let table = ModularTable(
      field: field, classSizes: counts.map { $0 / kernelOrder }, columns: restricted,
      dual: duals, dimensions: irreps.map { dimensions[$0] })
    return (table, classOf)
  }
}

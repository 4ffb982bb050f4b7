import Branching
import GroupTheory

/// The irreps of a group in which a central element is a phase of full order: a quotient that acts projectively.
struct PlantedExtension: CustomStringConvertible {
  let group: CatalogueGroup
  let visible: CatalogueGroup
  /// The quotient by the centre that is a phase.
  let quotient: CatalogueGroup
  private let rows: [(branching: [Int], dimension: Int)]

  /// A place of a subgroup drawn at random; nil where a centre inside the commutator subgroup is missing, where the subgroup
  /// meets it, or where a linear irrep of the quotient's kind is among the irreps.
  init?(
    _ group: CatalogueGroup, over visible: CatalogueGroup,
    using generator: inout some RandomNumberGenerator
  ) throws {
    let table = group.table
    let linear = table.characters.filter { $0[0] == .one }
    let centre = table.classSizes.indices.filter { c in
      c > 0 && table.classSizes[c] == 1 && linear.allSatisfy { $0[c] == .one }
    }
    guard let central = centre.randomElement(using: &generator) else { return nil }
    let whole = try group.permutationGroup()
    let order = table.elementOrders[central]
    let kernel = (0..<order).map { whole.power(whole.classes[central][0], $0) }
    let places = try whole.classFusions(of: visible.permutationGroup()).filter { fusion in
      fusion.dropFirst().allSatisfy { c in kernel.allSatisfy { whole.classOf[$0] != c } }
    }
    guard let fusion = places.randomElement(using: &generator) else { return nil }
    let phase = Cyclotomic.rootOfUnity(1, order: order)
    rows = table.characters.filter { $0[central] == $0[0] * phase }.map { row in
      let vector = visible.table.decomposition(of: fusion.map { row[$0].complex })!
      return (vector, zip(vector, visible.table.dimensions).reduce(0) { $0 + $1.0 * $1.1 })
    }
    let divided = try CharacterTable(of: whole.quotient(by: kernel).group)
    guard let quotient = try Catalogue.all.get().groups(matching: divided).first else { return nil }
    (self.group, self.visible, self.quotient) = (group, visible, quotient)
  }

  var index: Int { quotient.order / visible.order }

  var description: String { "\(quotient) by \(group) over \(visible)" }

  /// All irreps, as complex ones, with about 40 D levels each.
  func irreps(using generator: inout some RandomNumberGenerator) -> ExactIrreps {
    ExactIrreps(
      rows.map { row in
        let levels = 40 * Double(row.dimension) * .random(in: 0.85...1.15, using: &generator)
        return ExactIrrep(
          branching: row.branching, dimension: row.dimension, levelCount: Int(levels),
          field: .complex)
      })
  }
}

import Branching
import GroupTheory

/// Which class of a ring holds each class of N: the class on which irreps take the values that the branching demands.
enum VisibleFusion {
  /// Shape [class of N]; nil when some class of N is no class of the ring.
  static func classes(_ characters: RingCharacters, _ rule: BranchingRule) -> [Int]? {
    let field = characters.modular.field
    let numbers = Dictionary(
      zip(characters.modular.columns, 0...), uniquingKeysWith: { first, _ in first })
    let visible = rule.data.visible
    let columns = (0..<visible.rank).map { c in visible.characters.map { field.image(of: $0[c]) } }
    let vectors = rule.data.vectors
    let fusion = columns.compactMap { column -> Int? in
      let values = vectors.map { vector in
        zip(vector, column).reduce(UInt64(0)) {
          field.add($0, field.multiply(field.element($1.0), $1.1))
        }
      }
      return numbers[rule.signatureOf.map { values[$0] }]
    }
    return fusion.count == visible.rank ? fusion : nil
  }
}

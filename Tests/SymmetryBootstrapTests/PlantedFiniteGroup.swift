import Branching
import Numerics

/// All irreps of a cyclic or dihedral group, with equal sizes, seen through its rotations by multiples of 2π k / n.
struct PlantedFiniteGroup: CustomStringConvertible {
  let name: String
  let visible: VisiblePlant
  let irreps: ExactIrreps

  var description: String { "\(name) over \(visible)" }

  static func random(using generator: inout some RandomNumberGenerator) -> PlantedFiniteGroup {
    let n = Int.random(in: 5...12, using: &generator)
    let divisors = (1...n).filter { n % $0 == 0 }
    let visible = VisiblePlant(.cyclic, divisors.randomElement(using: &generator)!)
    let isDihedral = Bool.random(using: &generator)
    var parts: [(charges: [Int], dimension: Int)] = (0..<n).map { ([$0], 1) }
    if isDihedral {
      let ends = n % 2 == 0 ? [0, 0, n / 2, n / 2] : [0, 0]
      parts = ends.map { ([$0], 1) } + (1...(n - 1) / 2).map { ([$0, n - $0], 2) }
    }
    let scale = Double.random(in: 20...2000, using: &generator)
    let irreps = parts.map { part in
      ExactIrrep(
        branching: visible.sum(part.charges.map { $0 % visible.rotationOrder }),
        dimension: part.dimension,
        levelCount: Int(
          scale * Double(part.dimension) * .random(in: 0.9...1.1, using: &generator)),
        field: .real)
    }
    return PlantedFiniteGroup(
      name: isDihedral ? "D\(n)" : "Z\(n)", visible: visible,
      irreps: ExactIrreps(irreps.shuffled(using: &generator)))
  }
}

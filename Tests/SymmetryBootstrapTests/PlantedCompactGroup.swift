import Branching
import GroupTheory
import Numerics

/// Irreps of a random infinite compact group, seen through a random finite one; restrictions from eigenvalues of matrices.
struct PlantedCompactGroup: CustomStringConvertible {
  let group: String
  let visible: VisiblePlant
  let irreps: ExactIrreps

  var description: String {
    "\(group) over \(visible): \(irreps.irreps.map { "\($0.levelCount):\($0.branching)" })"
  }

  private static let factors = ["U(1)", "O(2)", "Pin(2)", "SU(2)", "SO(3)"]
  private static let finite = ["", "Z2", "Z3", "Z2×Z2", "S3"]
  private static let pairs = ["U(2)", "SO(4)", "SO(3)×SO(3)", "SO(3)×U(1)"]

  /// Goes through all groups with the number.
  static func random(
    number: Int, using generator: inout some RandomNumberGenerator
  ) -> PlantedCompactGroup {
    let choice = number % (factors.count * finite.count + pairs.count)
    if choice >= factors.count * finite.count {
      return pair(pairs[choice - factors.count * finite.count], &generator)
    }
    let (factor, beside) = (factors[choice % factors.count], finite[choice / factors.count])
    let visible = randomVisible(factor, &generator)
    let plant = PlantedFactor(factor, in: visible, using: &generator)
    let second = finiteIrreps(beside, in: visible, &generator)
    let least = factor == "U(1)" ? 4 : 2
    let last = Int.random(in: least...least + 4, using: &generator)
    let isOddOnly =
      factor != "U(1)" && factor != "SO(3)" && Bool.random(using: &generator)
    var parts: [([Complex<Double>], Int, Double)] = []
    for (place, (character, dimension)) in second.enumerated() {
      let own = last - (place > 0 ? Int.random(in: 0...1, using: &generator) : 0)
      for irrep in plant.irreps(count: own, isOddOnly: isOddOnly) {
        parts.append(
          (
            zip(irrep.character, character).map { $0 * $1 }, irrep.dimension * dimension,
            irrep.size * Double(dimension) * .random(in: 0.95...1, using: &generator)
          ))
      }
    }
    return PlantedCompactGroup(
      beside.isEmpty ? factor : "\(factor)×\(beside)", visible, parts, &generator)
  }

  private init(
    _ group: String, _ visible: VisiblePlant, _ parts: [([Complex<Double>], Int, Double)],
    _ generator: inout some RandomNumberGenerator
  ) {
    (self.group, self.visible) = (group, visible)
    let linear = visible.table.dimensions.indices.filter { visible.table.dimensions[$0] == 1 }
    let twist = Bool.random(using: &generator) ? 0 : linear.randomElement(using: &generator)!
    let row = visible.table.complexCharacters[twist]
    irreps = ExactIrreps(
      parts.shuffled(using: &generator).map { character, dimension, size in
        ExactIrrep(
          branching: visible.representation(zip(character, row).map { $0 * $1 }),
          dimension: dimension, levelCount: max(1, Int(size)), field: .complex)
      })
  }

  private static func randomVisible(
    _ factor: String, _ generator: inout some RandomNumberGenerator
  ) -> VisiblePlant {
    let n = Int.random(in: 1...6, using: &generator)
    switch Int.random(in: 0...2, using: &generator) {
    case 1 where factor != "Pin(2)" && factor != "SU(2)": return VisiblePlant(.dihedral, n + 1)
    case 2 where factor == "Pin(2)" || factor == "SU(2)":
      return VisiblePlant(.dicyclic, 2 * (n % 4 + 1))
    default: return VisiblePlant(.cyclic, n)
    }
  }

  /// The characters on N and the dimensions of the irreps of a finite factor.
  private static func finiteIrreps(
    _ name: String, in visible: VisiblePlant, _ generator: inout some RandomNumberGenerator
  ) -> [([Complex<Double>], Int)] {
    let one = visible.function { _, _ in Complex<Double>.one }
    let n = visible.rotationOrder
    let signs = [
      one, visible.function { _, b in Complex(b == 1 ? -1 : 1) },
      n % 2 == 0 ? visible.function { a, _ in Complex(a % 2 == 1 ? -1 : 1) } : one,
    ].filter { visible.table.decomposition(of: $0) != nil }
    func product(_ x: [Complex<Double>], _ y: [Complex<Double>]) -> [Complex<Double>] {
      zip(x, y).map { $0 * $1 }
    }
    switch name {
    case "Z2": return [(one, 1), (signs.randomElement(using: &generator)!, 1)]
    case "Z3":
      let isSeen = visible.kind == .cyclic && n % 3 == 0
      return (0..<3).map { k in
        (visible.function { a, _ in turn(isSeen ? Double(a * k) / 3 : 0) }, 1)
      }
    case "Z2×Z2":
      let (x, y) = (
        signs.randomElement(using: &generator)!, signs.randomElement(using: &generator)!
      )
      return [(one, 1), (x, 1), (y, 1), (product(x, y), 1)]
    case "S3":
      let isSeen = n % 3 == 0
      return [
        (one, 1), (visible.function { _, b in Complex(b == 1 ? -1 : 1) }, 1),
        (
          visible.function { a, b in
            Complex(b == 1 ? 0 : 2 * Double.cos(isSeen ? 2 * .pi * Double(a) / 3 : 0))
          }, 2
        ),
      ]
    default: return [(one, 1)]
    }
  }

  private static func pair(
    _ name: String, _ generator: inout some RandomNumberGenerator
  ) -> PlantedCompactGroup {
    let visible = VisiblePlant(.cyclic, Int.random(in: 1...6, using: &generator))
    let last = Int.random(in: 4...6, using: &generator)
    let isSpin = name == "U(2)" || name == "SO(4)"
    let first = PlantedFactor(isSpin ? "SU(2)" : "SO(3)", in: visible, using: &generator)
    let other =
      name == "U(2)" || name == "SO(3)×U(1)" ? "U(1)" : name == "SO(4)" ? "SU(2)" : "SO(3)"
    let second = PlantedFactor(other, in: visible, using: &generator)
    var parts: [([Complex<Double>], Int, Double)] = []
    for x in first.irreps(count: isSpin ? last : 3, isOddOnly: false) {
      for y in second.irreps(count: other == "SO(3)" ? 3 : last, isOddOnly: false) {
        let sum = x.charge + y.charge
        guard !isSpin || (sum % 2 == 0 && sum <= last) else { continue }
        parts.append(
          (
            zip(x.character, y.character).map { $0 * $1 }, x.dimension * y.dimension,
            (x.size * y.size).squareRoot()
          ))
      }
    }
    return PlantedCompactGroup(name, visible, parts, &generator)
  }

  static func turn(_ fraction: Double) -> Complex<Double> {
    Complex(length: 1, phase: 2 * .pi * fraction)
  }
}

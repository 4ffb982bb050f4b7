import Foundation
import GroupTheory
import Numerics
import PointGroups

/// The irreps of a space group by their stars and by what the little groups do.
struct LittleGroupIrreps {
  private let group: FiniteGroup
  private let table: CharacterTable
  private let motions: [(element: Int, operations: [SpaceOperation])]
  private let translations: Translations
  private let crystal: CrystalMotions
  private let waveVectors: [[Int]]
  /// Motions about one point, one for each operation of the point group; nil where there is no such point.
  private let pointMotions: [(element: Int, operation: SpaceOperation)]?

  /// Stands for the number of an irrep whose little group has no symbol.
  static let unnamed = "#"

  init(
    group: FiniteGroup, table: CharacterTable,
    motions: [(element: Int, operations: [SpaceOperation])], translations: Translations,
    crystal: CrystalMotions
  ) {
    (self.group, self.table, self.motions) = (group, table, motions)
    (self.translations, self.crystal) = (translations, crystal)
    waveVectors = translations.waveVectors
    pointMotions = Self.pointMotions(motions, translations, crystal)
  }

  /// The motions that fix the point that most of them fix.
  private static func pointMotions(
    _ motions: [(element: Int, operations: [SpaceOperation])], _ translations: Translations,
    _ crystal: CrystalMotions
  ) -> [(element: Int, operation: SpaceOperation)]? {
    guard motions.allSatisfy({ $0.operations.count == 1 }) else { return nil }
    for point in points(crystal) {
      let fixing = motions.filter { motion in
        crystal.areSame(motion.operations[0].image(of: point), point)
      }
      if fixing.count * translations.elements.count == motions.count {
        return fixing.map { ($0.element, $0.operations[0]) }
      }
    }
    return nil
  }

  /// The sites of a cell, then points at sixths of the vectors; along open directions the middle.
  private static func points(_ crystal: CrystalMotions) -> [[Double]] {
    let cells = crystal.cells
    let sites = (0..<cells.siteCount).map(cells.position)
    let middle = cells.lengths.indices.map { direction in
      let own = sites.map { $0[direction] }
      return (own.min()! + own.max()!) / 2
    }
    let sixths = cells.lengths.reduce([[Double]]([[]])) { rows, _ in
      rows.flatMap { row in (0..<6).map { row + [Double($0) / 6] } }
    }
    return (cells.offsets + sixths).map { point in
      point.indices.map { cells.isPeriodic[$0] ? point[$0] : middle[$0] }
    }
  }

  /// The star of an irrep with the symbol of its little group, empty where that has one element; nil where it is no star.
  func label(_ irrep: Int) -> (star: String, symbol: String)? {
    let naming = WaveVectorName(translations, of: crystal.cells)
    let star = star(irrep)
    guard !star.isEmpty else { return nil }
    return (naming.text(star), symbol(irrep, at: naming.representative(star)))
  }

  private func character(_ irrep: Int, _ element: Int) -> Complex<Double> {
    table.complexCharacters[irrep][group.classOf[element]]
  }

  /// The wave vectors of an irrep.
  private func star(_ irrep: Int) -> [[Int]] {
    let characters = translations.elements.map { character(irrep, $0) }
    if table.dimensions[irrep] == 1 {
      return [
        zip(translations.basis, translations.lengths).map { element, length in
          let turn = character(irrep, element).phase / (2 * Double.pi) * Double(length)
          return (Int(turn.rounded()) % length + length) % length
        }
      ]
    }
    return waveVectors.filter { vector in
      zip(translations.ways, characters).reduce(Complex<Double>.zero) {
        $0 + $1.1 * wave(vector, $1.0)
      }.real > 0.5 * Double(characters.count)
    }
  }

  /// e^{-ik·t}.
  private func wave(_ vector: [Int], _ way: [Int]) -> Complex<Double> {
    let turns = zip(zip(vector, way), translations.lengths).reduce(0.0) {
      $0 + Double($1.0.0 * $1.0.1) / Double($1.1)
    }
    return Complex(length: 1, phase: -2 * Double.pi * turns)
  }

  private func symbol(_ irrep: Int, at vector: [Int]) -> String {
    let isEverywhere = motions.count == translations.elements.count
    if isEverywhere { return "" }
    guard let pointMotions else {
      let little = motions.count { keeps($0.operations[0], vector) }
      return little == translations.elements.count ? "" : Self.unnamed
    }
    let little = pointMotions.filter { keeps($0.operation, vector) }
    if little.count == 1 { return "" }
    guard crystal.cells.lengths.count < 3 else { return Self.unnamed }
    let elements = little.map { motion in
      let character = littleCharacter(irrep, of: motion.element, at: vector)
      return PlanarPointGroup.Element(
        matrix: crystal.orthogonal(motion.operation.matrix),
        character: (real: character.real, imaginary: character.imaginary))
    }
    return PlanarPointGroup(elements).symbol ?? Self.unnamed
  }

  /// ψ(h) = |T|⁻¹ Σ_t e^{-ik·t} χ(t h).
  private func littleCharacter(
    _ irrep: Int, of element: Int, at vector: [Int]
  ) -> Complex<Double> {
    var sum = Complex<Double>.zero
    for (way, translation) in zip(translations.ways, translations.elements) {
      sum += character(irrep, group.product(translation, element)) * wave(vector, way)
    }
    return sum / Complex(Double(translations.elements.count))
  }

  /// Whether a motion takes a wave vector to itself: k·(M n) = k·n for all translations.
  private func keeps(_ operation: SpaceOperation, _ vector: [Int]) -> Bool {
    translations.directions.indices.allSatisfy { place in
      let step = crystal.cells.lengths.indices.map { $0 == translations.directions[place] ? 1 : 0 }
      let turned = operation.turned(step)
      let difference = translations.directions.indices.reduce(0.0) { sum, own in
        let way = turned[translations.directions[own]] - (own == place ? 1 : 0)
        return sum + Double(vector[own] * way) / Double(translations.lengths[own])
      }
      return abs(difference - difference.rounded()) < 1e-9
    }
  }
}

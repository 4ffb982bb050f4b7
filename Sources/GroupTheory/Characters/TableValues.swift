import Numerics

/// The distinct values of a character table, and how Galois automorphisms permute them.
///
/// A table has far fewer distinct values than entries, so whatever needs arithmetic is done once for each value.
struct TableValues {
  /// Shape [value]: the exact values, all different.
  let exact: [Cyclotomic]
  /// Shape [value]: in floating point.
  let complex: [Complex<Double>]
  /// Shape [irrep, class]: places in the list of values.
  let rows: [[Int]]
  /// Shape [value, k]: the place of the image under ζ → ζ^k for k modulo the conductor; -1 where it is not in the list.
  private let images: [[Int]]

  init(_ characters: [[Cyclotomic]]) {
    var places: [Cyclotomic: Int] = [:]
    var exact: [Cyclotomic] = []
    rows = characters.map { row in
      row.map { value in
        if let known = places[value] { return known }
        places[value] = exact.count
        exact.append(value)
        return exact.count - 1
      }
    }
    self.exact = exact
    complex = exact.map(\.complex)
    images = TableValues.galoisImages(exact, places)
  }

  /// The place of the image under ζ → ζ^k, which must be prime to the value's conductor; nil if the image is no value.
  func image(of place: Int, power k: Int) -> Int? {
    let row = images[place]
    let image = row[k.remainder(modulo: row.count)]
    return image < 0 ? nil : image
  }

  /// Shape [irrep, class]: the characters in floating point.
  var complexRows: [[Complex<Double>]] { rows.map { $0.map { complex[$0] } } }

  /// Only generators of the group of exponents need arithmetic; the others compose.
  private static func galoisImages(_ exact: [Cyclotomic], _ places: [Cyclotomic: Int]) -> [[Int]] {
    var images = exact.map { [Int](repeating: -1, count: $0.conductor) }
    let byConductor = Dictionary(grouping: exact.indices) { exact[$0].conductor }
    for (conductor, members) in byConductor {
      let units = UnitGroup(modulus: conductor)
      let direct = units.generators.map { k in
        Dictionary(
          uniqueKeysWithValues: members.map { ($0, places[exact[$0].galois(k)] ?? -1) })
      }
      for place in members {
        images[place][1 % conductor] = place
        for step in units.steps {
          let image = images[place][step.parent]
          images[place][step.unit] = image < 0 ? -1 : direct[step.generator][image]!
        }
      }
    }
    return images
  }
}

import LatticeModels

/// Charges in a form that people use: totals of one species, of several, numbers of sites on a level, staggered ones, dipoles; and
/// whatever else is needed to span them all over the integers.
struct ChargeBasis {
  /// Shape [charge][site][level], zero for level 0. Nothing that a fixed total makes constant is among them.
  let charges: [[[Int]]]
  /// How many more there are, which are left out.
  let omittedCount: Int

  /// More charges than this are local ones, of which only the plain ones are taken.
  static let largestCount = 6

  init(_ symmetries: MonomialSymmetries, model: Model) {
    let fixed = model.siteTotal.map { [Self.primitive($0.weights)] } ?? []
    var chosen = Selection(fixed.filter { $0.joined().contains { $0 != 0 } })
    let rank = symmetries.charges.count
    let target = min(rank, chosen.vectors.count + Self.largestCount)
    for candidate in PlainCharges(model).all
    where chosen.vectors.count < target && symmetries.conserve(candidate) {
      chosen.add(candidate)
    }
    if rank <= target {
      for candidate in symmetries.charges where chosen.vectors.count < rank {
        chosen.add(candidate)
      }
    }
    let fixedCount = min(fixed.count, chosen.vectors.count)
    // A basis that could not be completed is replaced by the one that equations gave, unless a total is fixed.
    if rank <= target, chosen.vectors.count < rank, fixed.isEmpty {
      charges = symmetries.charges
    } else {
      charges = Array(chosen.vectors.dropFirst(fixedCount))
    }
    omittedCount = max(0, rank - fixedCount - charges.count)
  }

  /// Weights relative to level 0, without a common factor.
  private static func primitive(_ weights: [[Int]]) -> [[Int]] {
    let shifted = weights.map { site in site.map { $0 - site[0] } }
    var divisor = 0
    for weight in shifted.joined() {
      var (a, b) = (abs(weight), divisor)
      while b != 0 { (a, b) = (b, a % b) }
      divisor = a
    }
    return divisor <= 1 ? shifted : shifted.map { $0.map { $0 / divisor } }
  }

  /// Vectors that are part of a basis of all integer vectors in their span.
  private struct Selection {
    private(set) var vectors: [[[Int]]]

    init(_ vectors: [[[Int]]]) { self.vectors = vectors }

    mutating func add(_ vector: [[Int]]) {
      let all = vectors + [vector]
      let flat = all.map { Array($0.joined()) }
      guard let form = try? SmithForm(flat, columnCount: flat[0].count),
        form.divisors == Array(repeating: 1, count: all.count)
      else { return }
      vectors = all
    }
  }
}

/// Charges that are tried before others, the plainest first.
private struct PlainCharges {
  private let layout: SiteLayout?
  private let dimensions: [Int]

  init(_ model: Model) { (layout, dimensions) = (model.layout, model.siteDimensions) }

  var all: [[[Int]]] {
    let masks: [(Int) -> Int] =
      [{ _ in 1 }, { $0 % 2 == 0 ? 1 : -1 }, { ($0 + 1) % 2 }, { $0 % 2 }, { $0 }]
      + (layout?.grid.map { grid in
        grid.rows > 1 ? [{ $0 % grid.columns }, { $0 / grid.columns }] : []
      } ?? [])
    return masks.flatMap { mask in
      sets.map { charge($0, mask) { $0 } }
        + species.flatMap { number in
          (1..<max(1, largestDimension)).map { level in
            charge([number], mask) { $0 == level ? 1 : 0 }
          }
        }
    }.filter { $0.joined().contains { $0 != 0 } }
  }

  private var species: [Int] { Array(0..<(layout?.species.count ?? 1)) }
  private var largestDimension: Int { dimensions.max() ?? 1 }

  /// Species whose levels add up: each alone, then all of them.
  private var sets: [Set<Int>] {
    species.map { [$0] } + (species.count > 1 ? [Set(species)] : [])
  }

  private func charge(
    _ set: Set<Int>, _ mask: (Int) -> Int, _ weight: (Int) -> Int
  ) -> [[Int]] {
    dimensions.indices.map { site in
      let (cell, own) = (site / species.count, site % species.count)
      return (0..<dimensions[site]).map { level in
        set.contains(own) ? mask(cell) * (weight(level) - weight(0)) : 0
      }
    }
  }
}

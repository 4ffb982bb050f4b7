import LatticeModels

/// Phases that generate D up to those of charges, plain ones first: the same on all sites, on every second, on rows and columns.
struct PhaseGenerators {
  /// Generators with words for people. Shape of `numerators`: [site][level].
  let all: [(order: Int, numerators: [[Int]], words: String)]

  /// Larger groups are generated as the equations gave them.
  private static let largestOrder = 4096

  init(_ symmetries: MonomialSymmetries, layout: SiteLayout) {
    let orders = symmetries.phases.map(\.order)
    let total = symmetries.phaseOrder.value ?? .max
    let given = symmetries.phases.map { phase in
      (phase.order, phase.numerators, Self.words(phase.numerators, order: phase.order))
    }
    guard total <= Self.largestOrder else {
      all = given
      return
    }
    var chosen: [(order: Int, numerators: [[Int]], words: String)] = []
    var classes: Set = [[Int](repeating: 0, count: orders.count)]
    for (order, numerators, words) in PlainPhases(layout: layout, orders: orders).all + given
    where classes.count < total {
      guard let own = symmetries.phaseClass(numerators: numerators, order: order),
        !classes.contains(own)
      else { continue }
      var open = Array(classes)
      while let next = open.popLast() {
        let sum = zip(zip(next, own), orders).map { ($0.0 + $0.1) % $1 }
        if classes.insert(sum).inserted { open.append(sum) }
      }
      chosen.append((order, numerators, words))
    }
    all = chosen
  }
}

extension PhaseGenerators {
  /// The phases themselves where all sites have the same, otherwise the sites that have some.
  private static func words(_ numerators: [[Int]], order: Int) -> String {
    let reduced = numerators.map { site in site.map { (($0 % order) + order) % order } }
    if let first = reduced.first, reduced.allSatisfy({ $0 == first }) {
      let roots = first.map { OnSiteExpression.root($0, order, times: nil) }
      return "phases (\(roots.joined(separator: ", "))) of the levels of all sites"
    }
    let sites = reduced.indices.filter { reduced[$0].contains { $0 != 0 } }
    return sites.count > 16
      ? "phases on \(sites.count) sites"
      : "phases on sites " + sites.map(String.init).joined(separator: ", ")
  }
}

/// Phases that are proportional to the number of the level, on sites that form a pattern.
private struct PlainPhases {
  let layout: SiteLayout
  let orders: [Int]

  var all: [(order: Int, numerators: [[Int]], words: String)] {
    let count = layout.species.count
    let exponents = Set(orders.flatMap { order in (2...max(2, order)).filter { order % $0 == 0 } })
    let sets = (count > 1 ? [Set(0..<count)] : []) + (0..<count).map { [$0] }
    return exponents.sorted(by: >).flatMap { order in
      patterns.flatMap { pattern in
        sets.map { set in
          let names = set.sorted().compactMap { layout.species[$0].name }
          let whose = set.count == count ? "" : " of " + names.joined(separator: " and ")
          let numerators = (0..<layout.cellCount * count).map { site -> [Int] in
            let factor = set.contains(site % count) ? pattern.factor(site / count) : 0
            return (0..<layout.species[site % count].space.dimension).map { $0 * factor % order }
          }
          return (order, numerators, Self.words(order) + whose + pattern.words)
        }
      }
    }
  }

  private static func words(_ order: Int) -> String {
    order == 2 ? "parity of the levels" : "phases e^{2πia/\(order)} of the levels a"
  }

  private struct Pattern {
    let words: String
    let factor: (Int) -> Int
  }

  private var patterns: [Pattern] {
    let plain = [
      Pattern(words: "", factor: { _ in 1 }),
      Pattern(words: " on every second site", factor: { $0 % 2 }),
      Pattern(words: ", times the number of the site", factor: { $0 }),
    ]
    guard let grid = layout.grid, grid.rows > 1 else { return plain }
    return plain
      + (0..<grid.rows).map { row in
        Pattern(words: " in row \(row)", factor: { $0 / grid.columns == row ? 1 : 0 })
      }
      + (0..<grid.columns).map { column in
        Pattern(words: " in column \(column)", factor: { $0 % grid.columns == column ? 1 : 0 })
      }
  }
}

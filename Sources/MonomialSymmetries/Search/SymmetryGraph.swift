import GraphAutomorphisms
import LatticeModels
import Numerics

/// The graph whose automorphisms are the permutations of sites and levels that keep the moduli of all amplitudes.
///
/// Vertices: the levels of all sites, then the sites, the transitions and the amplitudes that depend on other levels. Beside moduli,
/// colours hold what a phase common to all amplitudes of a transition and complex conjugation leave alone. Phases are tested later.
struct SymmetryGraph {
  let graph: ColoredGraph
  private let levels: LevelNumbers

  init(_ table: ElementTable, model: Model) {
    levels = LevelNumbers(dimensions: model.siteDimensions)
    var builder = GraphBuilder(levelCount: levels.count)
    builder.addSites(model.siteDimensions, levels: levels, fermions: table.fermions)
    if let conserved = model.siteTotal { builder.add(conserved, levels: levels) }
    let colors = AmplitudeColors(table)
    for (place, entry) in table.entries.enumerated() {
      builder.add(entry, colors: colors.ofEntries[place], levels: levels)
    }
    graph = builder.graph
  }

  /// The permutations of the levels of all sites.
  ///
  /// Throws: `AutomorphismSearchError`.
  func automorphisms() throws -> PermutationGroup {
    try graph.automorphismGroup(basePreferring: levels.count).restricted(to: levels.count)
  }
}

/// Puts the graph together.
private struct GraphBuilder {
  private var colors: [Int]
  private var edges: [ColoredGraph.Edge] = []

  private enum Kind: Int {
    case level, site, fermion, freeEnd, fixedEnd, transition, amplitude
  }

  private enum Line: Int, CaseIterable {
    case site, before, after, transition, spectator
  }

  init(levelCount: Int) { colors = [Int](repeating: Kind.level.rawValue, count: levelCount) }

  var graph: ColoredGraph { ColoredGraph(vertexColors: colors, edges: edges) }

  private mutating func vertex(_ kind: Kind, _ color: Int = 0) -> Int {
    colors.append(kind.rawValue + 16 * color)
    return colors.count - 1
  }

  private mutating func join(_ first: Int, _ second: Int, _ line: Line) {
    edges.append(.init(first, second, color: line.rawValue))
  }

  mutating func addSites(_ dimensions: [Int], levels: LevelNumbers, fermions: FermionOrder) {
    for (site, dimension) in dimensions.enumerated() {
      let vertex = vertex(fermions.contains(site) ? .fermion : .site)
      for level in 0..<dimension { join(vertex, levels.number(site, level), .site) }
    }
  }

  /// Weights relative to the mean of their site may keep their values or all change sign, where the total allows it.
  mutating func add(_ conserved: ConservedTotal, levels: LevelNumbers) {
    let count = conserved.weights.reduce(1) { leastCommonMultiple($0, $1.count) }
    let shifted = conserved.weights.map { weights in
      weights.map { $0 * count - weights.reduce(0, +) * (count / weights.count) }
    }
    let rest = zip(conserved.weights, shifted).reduce(conserved.total * count) {
      $0 - ($1.0[0] * count - $1.1[0])
    }
    let ends = [vertex(.freeEnd), vertex(rest == 0 ? .freeEnd : .fixedEnd)]
    let first = Line.allCases.count
    let values = Set(shifted.joined().flatMap { [$0, -$0] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    for (site, weights) in shifted.enumerated() {
      for (level, weight) in weights.enumerated() {
        let number = levels.number(site, level)
        edges.append(.init(number, ends[0], color: first + numbers[weight]!))
        edges.append(.init(number, ends[1], color: first + numbers[-weight]!))
      }
    }
  }

  mutating func add(_ entry: ElementTable.Entry, colors: [Int], levels: LevelNumbers) {
    // What depends on no other levels is part of the transition's colour.
    let own = entry.elements.firstIndex { $0.spectators.sites.isEmpty }
    var start: Int?
    if !entry.transition.sites.isEmpty {
      let vertex = vertex(.transition, own.map { colors[$0] + 1 } ?? 0)
      for (place, site) in entry.transition.sites.enumerated() {
        join(vertex, levels.number(site, entry.transition.before[place]), .before)
        join(vertex, levels.number(site, entry.transition.after[place]), .after)
      }
      start = vertex
    }
    for (place, element) in entry.elements.enumerated() where place != own {
      let vertex = vertex(.amplitude, colors[place])
      if let start { join(vertex, start, .transition) }
      for (site, level) in zip(element.spectators.sites, element.spectators.levels) {
        join(vertex, levels.number(site, level), .spectator)
      }
    }
  }

  private func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a / x * b
  }
}

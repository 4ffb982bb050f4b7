import LatticeModels
import Numerics

/// Collects the matrix elements of operators one after the other.
struct ElementCollector {
  let fermions: FermionOrder
  let constraint: ReachableLevels?
  private var found: [Transition: [Spectators: [Int: Complex<Double>]]] = [:]
  private var count = 0

  private let limit: Int

  init(fermions: FermionOrder, constraint: ReachableLevels?, limit: Int) {
    self.fermions = fermions
    self.constraint = constraint
    self.limit = limit
  }

  /// Adds the elements of an operator, and returns the largest modulus among its parts.
  mutating func add(_ sum: OperatorSum, label: Int) throws -> Double {
    let parts = sum.tracelessDecomposition.operators
    for part in parts where !(part.sites.isEmpty && part.parityString.isEmpty) {
      try add(part, label: label)
    }
    return parts.map(\.largestModulus).max() ?? 0
  }

  /// Removes from the diagonal elements on single sites what is a multiple of a fixed total, and so a constant on all states.
  mutating func removeMultiples(of conserved: ConservedTotal, labelCount: Int) {
    let diagonal = Transition(sites: [], before: [], after: [])
    let places = conserved.weights.enumerated().flatMap { site, weights in
      weights.indices.filter { constraint?.mayOccur([site], [$0]) ?? true }.map { level in
        let mean = Double(weights.reduce(0, +)) / Double(weights.count)
        return (
          spectators: Spectators(sites: [site], levels: [level]),
          weight: Double(weights[level]) - mean
        )
      }
    }
    let square = places.reduce(0) { $0 + $1.weight * $1.weight }
    if square == 0 { return }
    for label in 0..<labelCount {
      let overlap = places.reduce(0) { sum, place in
        sum + (found[diagonal]?[place.spectators]?[label]?.real ?? 0) * place.weight
      }
      if overlap == 0 { continue }
      for place in places {
        found[diagonal, default: [:]][place.spectators, default: [:]][label, default: .zero] -=
          Complex(overlap / square * place.weight)
      }
    }
  }

  /// All transitions, without what is rounding noise.
  func entries(scales: [Double]) -> [ElementTable.Entry] {
    func isSignal(_ label: Int, _ value: Complex<Double>) -> Bool {
      value.length > ElementTable.noise * scales[label]
    }
    var entries: [ElementTable.Entry] = []
    for transition in found.keys.sorted() {
      var elements: [ElementTable.Element] = []
      for (spectators, values) in found[transition]! {
        let kept = values.filter { isSignal($0.key, $0.value) }.sorted { $0.key < $1.key }
        if kept.isEmpty { continue }
        elements.append(
          ElementTable.Element(
            spectators: spectators, amplitudes: kept.map { (label: $0.key, value: $0.value) }))
      }
      if elements.isEmpty { continue }
      elements.sort { $0.spectators < $1.spectators }
      entries.append(
        ElementTable.Entry(
          transition: transition, elements: elements,
          places: Dictionary(
            uniqueKeysWithValues: elements.enumerated().map { ($1.spectators, $0) })))
    }
    return entries
  }

  private mutating func add(_ part: LocalOperator, label: Int) throws {
    let strides = LocalOperator.strides(part.dimensions)
    func levels(_ configuration: Int) -> [Int] {
      strides.indices.map { configuration / strides[$0] % part.dimensions[$0] }
    }
    for (column, entries) in part.columns.enumerated() where !entries.isEmpty {
      let before = levels(column)
      if let constraint, !constraint.mayOccur(part.sites, before) { continue }
      for entry in entries {
        try add(
          part, from: before, to: levels(entry.row), amplitude: entry.amplitude, label: label)
      }
    }
  }

  private mutating func add(
    _ part: LocalOperator, from before: [Int], to after: [Int], amplitude: Complex<Double>,
    label: Int
  ) throws {
    let moved = before.indices.filter { before[$0] != after[$0] }
    let transition = Transition(
      sites: moved.map { part.sites[$0] }, before: moved.map { before[$0] },
      after: moved.map { after[$0] })
    let form = fermions.normalForm(transition)
    let string = Set(part.parityString).symmetricDifference(form.string)
    let amplitude = form.isNegative ? -amplitude : amplitude
    var spectators: [(site: Int, level: Int)] = []
    for place in before.indices where before[place] == after[place] {
      let (site, level) = (part.sites[place], before[place])
      guard string.contains(site) else {
        spectators.append((site, level))
        continue
      }
      // A function of two levels that averages to zero is a multiple of the parity, and the square of the parity is 1.
      if level == 1 { return }
    }
    let others = string.subtracting(part.sites)
    if others.count > 12 { throw ElementTableError.longString(count: others.count) }
    for bits in 0..<(1 << others.count) {
      var all = spectators
      for (place, site) in others.sorted().enumerated() {
        all.append((site, bits >> place & 1))
      }
      try store(
        bits.nonzeroBitCount % 2 == 0 ? amplitude : -amplitude, transition,
        spectators: all.sorted { $0.site < $1.site }, label: label)
    }
  }

  private mutating func store(
    _ amplitude: Complex<Double>, _ transition: Transition,
    spectators: [(site: Int, level: Int)], label: Int
  ) throws {
    let key = Spectators(sites: spectators.map(\.site), levels: spectators.map(\.level))
    if found[transition]?[key]?[label] == nil {
      count += 1
      if count > limit { throw ElementTableError.tooMany(limit: limit) }
    }
    found[transition, default: [:]][key, default: [:]][label, default: .zero] += amplitude
  }
}

/// The search for one state that obeys a constraint and has given levels on some sites, by going back where a condition fails.
struct StateSearch {
  enum Result {
    case found([Int])
    case none
    /// It was given up.
    case tooLong
  }

  /// Steps before it is given up.
  private static let mostSteps = 200_000

  private let constraint: StateConstraint
  private let fixed: [Int: Int]
  /// The sites in the order in which they get levels: neighbours of what is known first.
  private let order: [Int]
  /// The rules that are complete with each site of the order.
  private let completed: [[StateConstraint.Rule]]
  private var levels: [Int]
  private var steps = 0

  init(_ constraint: StateConstraint, fixed: [Int: Int]) {
    self.constraint = constraint
    self.fixed = fixed
    let order = Self.order(constraint, from: fixed.keys.sorted())
    var places = [Int](repeating: 0, count: order.count)
    for (place, site) in order.enumerated() { places[site] = place }
    var completed = [[StateConstraint.Rule]](repeating: [], count: order.count)
    for rule in constraint.rules {
      guard let last = rule.sites.map({ places[$0] }).max() else { continue }
      completed[last].append(rule)
    }
    (self.order, self.completed) = (order, completed)
    levels = Array(repeating: 0, count: order.count)
  }

  mutating func run() -> Result {
    switch descend(0) {
    case true?: .found(levels)
    case false?: .none
    case nil: .tooLong
    }
  }

  /// Nil where it takes too long.
  private mutating func descend(_ place: Int) -> Bool? {
    guard place < order.count else { return true }
    let site = order[place]
    let choices = fixed[site].map { $0...$0 } ?? 0...(constraint.siteDimensions[site] - 1)
    for level in choices {
      steps += 1
      if steps > Self.mostSteps { return nil }
      levels[site] = level
      let holds = completed[place].allSatisfy {
        $0.isAllowed[$0.configuration(of: levels, constraint.siteDimensions)]
      }
      guard holds else { continue }
      switch descend(place + 1) {
      case true?: return true
      case nil: return nil
      case false?: break
      }
    }
    return false
  }

  private static func order(_ constraint: StateConstraint, from start: [Int]) -> [Int] {
    var neighbours = [Set<Int>](repeating: [], count: constraint.siteDimensions.count)
    for rule in constraint.rules {
      for site in rule.sites { neighbours[site].formUnion(rule.sites) }
    }
    var isKnown = [Bool](repeating: false, count: neighbours.count)
    var order: [Int] = []
    // Fixed sites come first, so that what contradicts them is seen at once.
    for site in start {
      isKnown[site] = true
      order.append(site)
    }
    spread(&order, &isKnown, neighbours, from: 0)
    for root in neighbours.indices where !isKnown[root] {
      isKnown[root] = true
      order.append(root)
      spread(&order, &isKnown, neighbours, from: order.count - 1)
    }
    return order
  }

  private static func spread(
    _ order: inout [Int], _ isKnown: inout [Bool], _ neighbours: [Set<Int>], from first: Int
  ) {
    var next = first
    while next < order.count {
      for site in neighbours[order[next]].sorted() where !isKnown[site] {
        isKnown[site] = true
        order.append(site)
      }
      next += 1
    }
  }
}

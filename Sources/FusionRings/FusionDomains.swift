/// The interval of values that is left to each unknown, with a trail to go back.
struct FusionDomains {
  private(set) var lower: [Int]
  private(set) var upper: [Int]
  /// Unknowns narrowed since the propagator last looked.
  private(set) var changed: [Int] = []
  private var isChanged: [Bool]
  private var trail: [(variable: Int, lower: Int, upper: Int)] = []

  init(lower: [Int], upper: [Int]) {
    self.lower = lower
    self.upper = upper
    isChanged = [Bool](repeating: false, count: lower.count)
  }

  func isFixed(_ v: Int) -> Bool { lower[v] == upper[v] }

  /// Narrows to values of at least `value`; false when none is left.
  mutating func raise(_ v: Int, to value: Int) -> Bool {
    guard value > lower[v] else { return true }
    remember(v)
    lower[v] = value
    return value <= upper[v]
  }

  /// Narrows to values of at most `value`; false when none is left.
  mutating func reduce(_ v: Int, to value: Int) -> Bool {
    guard value < upper[v] else { return true }
    remember(v)
    upper[v] = value
    return value >= lower[v]
  }

  mutating func assign(_ v: Int, _ value: Int) -> Bool {
    raise(v, to: value) && reduce(v, to: value)
  }

  /// Marks a place to come back to.
  var mark: Int { trail.count }

  mutating func undo(to mark: Int) {
    while trail.count > mark {
      let (v, low, high) = trail.removeLast()
      (lower[v], upper[v]) = (low, high)
    }
    _ = takeChanged()
  }

  mutating func takeChanged() -> [Int] {
    for v in changed { isChanged[v] = false }
    defer { changed.removeAll(keepingCapacity: true) }
    return changed
  }

  private mutating func remember(_ v: Int) {
    trail.append((v, lower[v], upper[v]))
    if !isChanged[v] {
      isChanged[v] = true
      changed.append(v)
    }
  }
}

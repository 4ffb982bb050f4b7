/// Finds which irreps of a group occur, given how many have each restriction.
///
/// Irreps stand on slots, each a ladder whose runs of neighbours may occur. All that occur together must have exactly the observed
/// restrictions. Long runs are tried first.
struct SupportSearch {
  /// A ladder; its irreps by the numbers of their restrictions, -1 for those that were not observed.
  struct Slot {
    /// Shape: [rung, alternative, irrep].
    let rungs: [[[Int]]]
    /// Where a run may start, the preferred place first.
    let starts: [Int]
    let mayBeEmpty: Bool
  }

  /// Neighbours start ..< end of a ladder, with the alternative of the first rung.
  struct Run: Hashable {
    let start: Int
    let end: Int
    let alternative: Int

    /// How many neighbours there are.
    var count: Int { end - start }

    /// Which alternative of a rung the run takes.
    func alternative(at rung: Int) -> Int { rung == start ? alternative : 0 }
  }

  private let slots: [Slot]
  private let isOpenEnded: Bool
  /// Whether runs on the first slots may stand together with so many irreps on later ones; and whether a support is one.
  private let mayBegin: ([Run?], Int) -> Bool
  private let isAdmissible: ([Run?]) -> Bool
  /// Shape: [slot]: restrictions that no later slot has.
  private let closing: [[Int]]
  private var counts: [Int]
  private var remaining: Int
  private var nodes = 0
  private var path: [Run?] = []
  private var found: [[Run?]] = []

  /// The search ends after so many runs were tried, or supports found.
  private static let mostNodes = 20000
  private static let mostFound = 32

  /// `counts` are the numbers of observed irreps by restriction; with `isOpenEnded` the last slots may be empty together.
  init(
    _ slots: [Slot], counts: [Int], isOpenEnded: Bool, mayBegin: @escaping ([Run?], Int) -> Bool,
    isAdmissible: @escaping ([Run?]) -> Bool
  ) {
    (self.mayBegin, self.isAdmissible) = (mayBegin, isAdmissible)
    (self.slots, self.counts, self.isOpenEnded) = (slots, counts, isOpenEnded)
    remaining = counts.reduce(0, +)
    var last = [Int](repeating: -1, count: counts.count)
    for (number, slot) in slots.enumerated() {
      for id in slot.rungs.joined().joined() where id >= 0 { last[id] = number }
    }
    closing = slots.indices.map { slot in last.indices.filter { last[$0] == slot } }
  }

  /// The supports, each with a run for the first slots. Shape: [support, slot].
  mutating func supports() -> [[Run?]] {
    descend()
    return found
  }

  private mutating func descend() {
    let place = path.count
    if remaining == 0, isOpenEnded || place == slots.count {
      if isAdmissible(path) { found.append(path) }
      return
    }
    guard place < slots.count else { return }
    for start in slots[place].starts {
      for alternative in slots[place].rungs[start].indices {
        climb(from: start, alternative)
        guard nodes < Self.mostNodes, found.count < Self.mostFound else { return }
      }
    }
    if slots[place].mayBeEmpty { step(nil) }
  }

  /// Takes as many rungs as there are, and goes down again rung by rung.
  private mutating func climb(from start: Int, _ alternative: Int) {
    let rungs = slots[path.count].rungs
    var end = start
    while end < rungs.count, take(rungs[end][end == start ? alternative : 0]) { end += 1 }
    while end > start {
      step(Run(start: start, end: end, alternative: alternative))
      end -= 1
      give(rungs[end][end == start ? alternative : 0])
    }
  }

  private mutating func step(_ run: Run?) {
    nodes += 1
    guard nodes < Self.mostNodes, found.count < Self.mostFound,
      closing[path.count].allSatisfy({ counts[$0] == 0 })
    else { return }
    path.append(run)
    if mayBegin(path, remaining) { descend() }
    path.removeLast()
  }

  private mutating func take(_ ids: [Int]) -> Bool {
    for (place, id) in ids.enumerated() {
      guard id >= 0, counts[id] > 0 else {
        give(Array(ids[..<place]))
        return false
      }
      counts[id] -= 1
      remaining -= 1
    }
    return true
  }

  private mutating func give(_ ids: [Int]) {
    for id in ids { counts[id] += 1 }
    remaining += ids.count
  }
}

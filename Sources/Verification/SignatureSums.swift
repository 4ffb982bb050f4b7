/// Levels as sums of the signatures of irreps.
///
/// Levels of one sample can coincide beyond what the irreps tie: then a level's signature is a sum. Irreps need given numbers of
/// levels, which decides what each signature is, alone or as a sum.
///
/// Complexity: some hundred steps as a rule; the search gives up after ``mostSteps``.
struct SignatureSums {
  /// A signature, and the signatures that it is the sum of, alike for some levels.
  struct Sum: Hashable {
    let signature: [Int]
    /// At least two.
    let parts: [[Int]]
    let count: Int
  }

  enum Answer: Equatable {
    /// All levels are accounted for; the sums are ties beyond the family.
    case sums([Sum])
    /// No choice of sums gives every irrep its number of levels.
    case impossible
    /// The search was too long.
    case undecided
  }

  static let mostSteps = 100_000
  private static let mostSums = 1000

  /// The irreps' signatures, larger ones first.
  private let parts: [[Int]]
  private var steps = 0
  private var isCut = false
  private let shouldStop: () -> Bool

  init(of parts: [[Int]], shouldStop: @escaping () -> Bool = { false }) {
    self.parts = parts.sorted(by: Self.precedes)
    self.shouldStop = shouldStop
  }

  private static func precedes(_ left: [Int], _ right: [Int]) -> Bool {
    let (a, b) = (left.reduce(0, +), right.reduce(0, +))
    return a != b ? a > b : right.lexicographicallyPrecedes(left)
  }

  /// Accounts for the levels of one sample: signature → number of levels.
  mutating func account(for observed: [[Int]: Int], needs: [[Int]: Int]) -> Answer {
    (steps, isCut) = (0, false)
    let order = Set(observed.keys).union(needs.keys).sorted(by: Self.precedes)
    if let sums = fill(order[...], observed, needs, []) { return .sums(sums) }
    return isCut ? .undecided : .impossible
  }

  /// Whether a signature is one of the irreps' or a sum of them; true where the search was too long.
  mutating func isSum(_ signature: [Int]) -> Bool {
    (steps, isCut) = (0, false)
    return parts.contains(signature) || !sums(of: signature, needs: nil, atMost: 1).isEmpty || isCut
  }

  /// Larger signatures are done: so the irreps' needs of the first one that remains are met by levels with just this signature, and
  /// its other levels are sums.
  private mutating func fill(
    _ order: ArraySlice<[Int]>, _ observed: [[Int]: Int], _ needs: [[Int]: Int], _ sums: [Sum]
  ) -> [Sum]? {
    steps += 1
    guard let signature = order.first else { return sums }
    guard steps < Self.mostSteps, !shouldStop() else {
      isCut = true
      return nil
    }
    let rest = observed[signature, default: 0] - needs[signature, default: 0]
    if rest < 0 { return nil }
    var needs = needs
    needs[signature] = nil
    if rest == 0 { return fill(order.dropFirst(), observed, needs, sums) }
    let choices = self.sums(of: signature, needs: needs, atMost: Self.mostSums)
    if choices.count == Self.mostSums { isCut = true }
    return distribute(rest, of: signature, over: choices[...], needs, sums) { search, needs, sums in
      search.fill(order.dropFirst(), observed, needs, sums)
    }
  }

  /// Tries all ways to share equal levels among sums, then what follows.
  private mutating func distribute(
    _ count: Int, of signature: [Int], over choices: ArraySlice<[[Int]]>, _ needs: [[Int]: Int],
    _ sums: [Sum], then next: (inout SignatureSums, [[Int]: Int], [Sum]) -> [Sum]?
  ) -> [Sum]? {
    if count == 0 { return next(&self, needs, sums) }
    guard let parts = choices.first, steps < Self.mostSteps, !shouldStop() else {
      isCut = isCut || steps >= Self.mostSteps
      return nil
    }
    let uses = parts.reduce(into: [[Int]: Int]()) { $0[$1, default: 0] += 1 }
    let most = uses.map { needs[$0.key, default: 0] / $0.value }.min() ?? 0
    for taken in stride(from: min(count, most), through: 0, by: -1) {
      steps += 1
      var left = needs
      for (part, use) in uses { left[part]! -= taken * use }
      let own = taken == 0 ? [] : [Sum(signature: signature, parts: parts, count: taken)]
      let found = distribute(
        count - taken, of: signature, over: choices.dropFirst(), left, sums + own, then: next)
      if let found { return found }
      if steps >= Self.mostSteps {
        isCut = true
        return nil
      }
    }
    return nil
  }

  /// The multisets of two parts and more with a given sum, none more often than it is needed.
  private mutating func sums(
    of signature: [Int], needs: [[Int]: Int]?, atMost limit: Int
  ) -> [[[Int]]] {
    let usable = parts.filter { part in
      part != signature && zip(part, signature).allSatisfy { $0 <= $1 }
        && needs?[part] ?? 1 > 0
    }
    // Sectors that this part and later ones do not reach have to be done before.
    var reached = [signature.map { _ in false }]
    for part in usable.reversed() {
      reached.append(zip(part, reached[reached.count - 1]).map { $0 > 0 || $1 })
    }
    if zip(signature, reached[usable.count]).contains(where: { $0 > 0 && !$1 }) { return [] }
    var result: [[[Int]]] = []
    extend([], to: signature, with: usable[...], reached, needs, limit, &result)
    return result
  }

  private mutating func extend(
    _ chosen: [[Int]], to rest: [Int], with usable: ArraySlice<[Int]>, _ reached: [[Bool]],
    _ needs: [[Int]: Int]?, _ limit: Int, _ result: inout [[[Int]]]
  ) {
    guard let part = usable.first else {
      result.append(chosen)
      return
    }
    let room = zip(part, rest).filter { $0.0 > 0 }.map { $1 / $0 }.min() ?? 0
    for count in stride(from: min(room, needs?[part] ?? room), through: 0, by: -1) {
      steps += 1
      guard result.count < limit, steps < Self.mostSteps, !shouldStop() else {
        isCut = true
        return
      }
      let left = zip(rest, part).map { $0 - count * $1 }
      // Fewer copies leave more.
      if zip(left, reached[usable.count - 1]).contains(where: { $0 > 0 && !$1 }) { return }
      extend(
        chosen + Array(repeating: part, count: count), to: left, with: usable.dropFirst(), reached,
        needs, limit, &result)
    }
  }
}

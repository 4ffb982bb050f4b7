/// Numbers that are put into boxes so that each box has a given sum.
///
/// Which boxes a number can be in follows from the sums that those before it and those after it can make.
struct SharedSums {
  private let levels: [Int]
  private let totals: [Int]
  /// What the first k numbers can put into the boxes. Shape [k].
  private let before: [Set<[Int]>]
  /// What those from k on can put into them. Shape [k].
  private let after: [Set<[Int]>]

  init(levels: [Int], totals: [Int]) {
    func sums(_ levels: [Int]) -> [Set<[Int]>] {
      var result: [Set<[Int]>] = [[totals.map { _ in 0 }]]
      for level in levels {
        var next: Set<[Int]> = []
        for own in result.last! {
          for box in totals.indices where own[box] + level <= totals[box] {
            var sum = own
            sum[box] += level
            next.insert(sum)
          }
        }
        result.append(next)
      }
      return result
    }
    (self.levels, self.totals) = (levels, totals)
    before = sums(levels)
    after = sums(levels.reversed()).reversed()
  }

  /// Whether number `place` can be in a box.
  func allows(_ place: Int, in box: Int) -> Bool {
    before[place].contains { own in
      var rest = totals.indices.map { totals[$0] - own[$0] }
      rest[box] -= levels[place]
      return after[place + 1].contains(rest)
    }
  }
}

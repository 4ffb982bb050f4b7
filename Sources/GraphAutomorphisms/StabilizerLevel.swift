/// One step of a stabilizer chain: a point, permutations that fix the points above it, and the orbit that they make of it.
struct StabilizerLevel: Sendable {
  let point: Int
  private(set) var generators: [[Int]] = []
  private var inverses: [[Int]] = []
  /// The orbit of the point, which is its first member.
  private(set) var orbit: [Int]
  /// Shape [point]: the generator that led to it, -1 for the point itself, nil outside the orbit.
  private var arrivals: [Int?]

  init(point: Int, degree: Int) {
    self.point = point
    orbit = [point]
    arrivals = [Int?](repeating: nil, count: degree)
    arrivals[point] = -1
  }

  func contains(_ point: Int) -> Bool { arrivals[point] != nil }

  /// Adds a generator, and every point that can now be reached. Points that were reached before keep their way, so that
  /// products with them which were tested need no second test.
  mutating func add(_ generator: [Int]) {
    generators.append(generator)
    inverses.append(PermutationGroup.inverse(generator))
    var reached = orbit.count
    for place in 0..<orbit.count { visit(generator[orbit[place]], by: generators.count - 1) }
    while reached < orbit.count {
      for number in generators.indices { visit(generators[number][orbit[reached]], by: number) }
      reached += 1
    }
  }

  private mutating func visit(_ point: Int, by generator: Int) {
    if arrivals[point] != nil { return }
    arrivals[point] = generator
    orbit.append(point)
  }

  /// u⁻¹ p with the element u of the orbit's tree that maps the point where p maps it; nil where p leaves the orbit.
  func stripped(_ permutation: [Int]) -> [Int]? {
    var result = permutation
    while let arrival = arrivals[result[point]] {
      if arrival < 0 { return result }
      let inverse = inverses[arrival]
      for place in result.indices { result[place] = inverse[result[place]] }
    }
    return nil
  }

  /// The element of the orbit's tree that maps the point to `target`, which is in the orbit.
  func representative(to target: Int) -> [Int] {
    var word: [Int] = []
    var place = target
    while let arrival = arrivals[place], arrival >= 0 {
      word.append(arrival)
      place = inverses[arrival][place]
    }
    var result = Array(arrivals.indices)
    for generator in word.reversed() {
      for place in result.indices { result[place] = generators[generator][result[place]] }
    }
    return result
  }
}

/// The units modulo n, which are the Galois automorphisms ζ → ζ^k of Q(ζ_n), as words in a few generators.
struct UnitGroup {
  /// Units that generate all others; none where 1 is the only unit.
  let generators: [Int]
  /// Every unit except 1 as the product of one that comes earlier (or is 1) with a generator, given by its place.
  let steps: [(unit: Int, parent: Int, generator: Int)]

  init(modulus n: Int) {
    var generators: [Int] = []
    var steps: [(unit: Int, parent: Int, generator: Int)] = []
    var reached = [1 % n]
    var isReached = [Bool](repeating: false, count: n)
    isReached[1 % n] = true
    for candidate in 1..<max(n, 2)
    where !isReached[candidate % n] && Int.greatestCommonDivisor(candidate, n) == 1 {
      generators.append(candidate)
      var next = 0
      while next < reached.count {
        let unit = reached[next] * candidate % n
        if !isReached[unit] {
          isReached[unit] = true
          steps.append((unit, reached[next], generators.count - 1))
          reached.append(unit)
        }
        next += 1
      }
    }
    self.generators = generators
    self.steps = steps
  }
}

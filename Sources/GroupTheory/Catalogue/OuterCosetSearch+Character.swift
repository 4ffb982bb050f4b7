extension FiniteGroup {
  /// Whether an anti-unitary symmetry T can act on this group G of operators by T g T⁻¹ = χ(g) φ(g), with a one-dimensional
  /// character χ and squares as given.
  ///
  /// φ(g) lies in class `classMap[c]` for g in class c, `character` is χ on the classes, and `squareSums[c]` the sum of the
  /// phases ω of all (x T)² = ω s with s in class c. Decided element by element: T² = ω h with φ² = h · h⁻¹, φ(h) = h,
  /// χ(h) = ω² and χ(φ(g)) = χ(g); and (g T)² = χ(g) ω g φ(g) h. `squares` says, of the first such T, for how many g the
  /// square is ω s with s in each class, by ω; shape [class].
  ///
  /// At most `steps` images of generators are tried, and `shouldStop` is asked before each.
  package func outerCoset(
    classMap: [Int], character: [Cyclotomic], squareSums: [Cyclotomic], steps: Int = 20_000,
    shouldStop: () -> Bool
  ) -> (verdict: SearchVerdict, squares: [[RootOfUnity: Int]]) {
    guard classes.indices.allSatisfy({ character[classMap[$0]] == character[$0] }),
      let phases = phases(of: character)
    else { return (.absent, []) }
    var found: [[RootOfUnity: Int]]?
    let isComplete = forEachAutomorphism(classMap: classMap, steps: steps, shouldStop: shouldStop) {
      found = squares(squareSums, $0, phases)
      return found == nil
    }
    return (found != nil ? .found : isComplete ? .absent : .undecided, found ?? [])
  }

  /// The values of a one-dimensional character as roots of unity. Shape [class]; nil where one is none.
  private func phases(of character: [Cyclotomic]) -> [RootOfUnity]? {
    let order = exponent
    let roots = Dictionary(
      uniqueKeysWithValues: (0..<order).map { k in
        let root = RootOfUnity(k, order: order)
        return (root.value, root)
      })
    let found = character.compactMap { roots[$0] }
    return found.count == character.count ? found : nil
  }

  /// The squares of all elements outside, for the first T² = ω h with which they add up as given.
  private func squares(
    _ sums: [Cyclotomic], _ automorphism: [Int], _ character: [RootOfUnity]
  ) -> [[RootOfUnity: Int]]? {
    for h in 0..<order {
      guard automorphism[h] == h,
        generators.allSatisfy({ automorphism[automorphism[$0]] == conjugate($0, by: h) })
      else { continue }
      var counts = [[RootOfUnity: Int]](repeating: [:], count: classes.count)
      for g in 0..<order {
        let square = product(product(g, automorphism[g]), h)
        counts[classOf[square]][character[classOf[g]], default: 0] += 1
      }
      let square = character[classOf[h]]
      let root = RootOfUnity(square.exponent, order: 2 * square.order)
      for omega in [root, root * RootOfUnity(1, order: 2)] {
        let own = counts.map { phases in
          Dictionary(uniqueKeysWithValues: phases.map { ($0.key * omega, $0.value) })
        }
        let total = own.map { phases in
          phases.reduce(Cyclotomic.zero) { $0 + Cyclotomic($1.value) * $1.key.value }
        }
        if total == sums { return own }
      }
    }
    return nil
  }
}

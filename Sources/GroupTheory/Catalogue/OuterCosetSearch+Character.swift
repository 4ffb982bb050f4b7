extension FiniteGroup {
  /// Whether an anti-unitary symmetry T can act on this group G of operators by T g T⁻¹ = χ(g) φ(g), with a one-dimensional
  /// character χ and squares as given.
  ///
  /// φ(g) lies in class `classMap[c]` for g in class c, `character` is χ on the classes, and `squareSums[c]` the sum of the
  /// phases ω of all (x T)² = ω s with s in class c. Decided element by element: T² = ω h with φ² = h · h⁻¹, φ(h) = h,
  /// χ(h) = ω² and χ(φ(g)) = χ(g); and (g T)² = χ(g) ω g φ(g) h.
  ///
  /// At most `steps` images of generators are tried, and `shouldStop` is asked before each.
  package func hasOuterCoset(
    classMap: [Int], character: [Cyclotomic], squareSums: [Cyclotomic], steps: Int = 20_000,
    shouldStop: () -> Bool
  ) -> SearchVerdict {
    guard classes.indices.allSatisfy({ character[classMap[$0]] == character[$0] }),
      let phases = phases(of: character)
    else { return .absent }
    return withoutActuallyEscaping(shouldStop) { shouldStop in
      var left = steps
      var isFound = false
      let search = EmbeddingSearch(
        group: self, subgroup: self,
        shouldStop: {
          left -= 1
          return left < 0 || shouldStop()
        }, isAllowed: { classMap[$0] == $1 })
      let isComplete = search.forEachEmbedding { automorphism in
        isFound = hasSquares(squareSums, automorphism, phases)
        return !isFound
      }
      return isFound ? .found : isComplete ? .absent : .undecided
    }
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

  /// Whether for some T² = ω h the squares of all elements outside add up as given.
  private func hasSquares(
    _ sums: [Cyclotomic], _ automorphism: [Int], _ character: [RootOfUnity]
  ) -> Bool {
    (0..<order).contains { h in
      guard automorphism[h] == h,
        generators.allSatisfy({ automorphism[automorphism[$0]] == conjugate($0, by: h) })
      else { return false }
      var counts = [[RootOfUnity: Int]](repeating: [:], count: classes.count)
      for g in 0..<order {
        let square = product(product(g, automorphism[g]), h)
        counts[classOf[square]][character[classOf[g]], default: 0] += 1
      }
      let own = counts.map { phases in
        phases.reduce(Cyclotomic.zero) { $0 + Cyclotomic($1.value) * $1.key.value }
      }
      let square = character[classOf[h]]
      let root = RootOfUnity(square.exponent, order: 2 * square.order).value
      return own.map { $0 * root } == sums || own.map { -($0 * root) } == sums
    }
  }
}

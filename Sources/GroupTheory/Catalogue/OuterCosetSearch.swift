extension FiniteGroup {
  /// Whether this group G lies with index 2 in a group whose other elements T move G's classes and have their squares as given.
  ///
  /// T g T⁻¹ lies in class `classMap[c]` for g in class c, and of the elements outside G `squareCounts[c]` have their square
  /// in class c. Decided element by element: T g T⁻¹ = φ(g) is an automorphism, T² = h an element with φ² = h · h⁻¹ and
  /// φ(h) = h, and (g T)² = g φ(g) h. Another T of the same coset changes φ by an inner automorphism, so that φ is looked for up
  /// to those.
  ///
  /// At most `steps` images of generators are tried, and `shouldStop` is asked before each.
  package func hasOuterCoset(
    classMap: [Int], squareCounts: [Int], steps: Int = 20_000, shouldStop: () -> Bool
  ) -> SearchVerdict {
    var isFound = false
    let isComplete = forEachAutomorphism(classMap: classMap, steps: steps, shouldStop: shouldStop) {
      isFound = squares($0).contains(squareCounts)
      return !isFound
    }
    return isFound ? .found : isComplete ? .absent : .undecided
  }

  /// Visits the automorphisms that map class c into class `classMap[c]`, up to inner ones, until `visit` returns false; false when
  /// that, the number of steps or `shouldStop` ended it.
  func forEachAutomorphism(
    classMap: [Int], steps: Int, shouldStop: () -> Bool, _ visit: ([Int]) -> Bool
  ) -> Bool {
    withoutActuallyEscaping(shouldStop) { shouldStop in
      var left = steps
      return EmbeddingSearch(
        group: self, subgroup: self,
        shouldStop: {
          left -= 1
          return left < 0 || shouldStop()
        }, isAllowed: { classMap[$0] == $1 }
      ).forEachEmbedding(visit)
    }
  }

  /// How often the elements outside have their square in each class, for every T that induces an automorphism. Shape
  /// [T², class].
  private func squares(_ automorphism: [Int]) -> [[Int]] {
    (0..<order).filter { h in
      automorphism[h] == h
        && generators.allSatisfy { automorphism[automorphism[$0]] == conjugate($0, by: h) }
    }.map { h in
      (0..<order).reduce(into: [Int](repeating: 0, count: classes.count)) { counts, g in
        counts[classOf[product(product(g, automorphism[g]), h)]] += 1
      }
    }
  }
}

import Branching

extension LinearAction {
  /// Visits every action with duality, up to renaming irreps and automorphisms of the group, until `visit` returns false or
  /// `shouldStop` true; returns false then.
  ///
  /// In a group of odd order only the trivial irrep is self-dual (Burnside).
  package static func forEach(
    of rule: BranchingRule, linear: LinearIrreps, shouldStop: @escaping () -> Bool,
    _ visit: (LinearAction) -> Bool
  ) -> Bool {
    guard let families = SignatureFamily.all(of: rule, linear: linear) else { return true }
    let enumeration = Enumeration(rule, linear, families, shouldStop)
    return enumeration.forEach { types in
      visit(LinearAction(rule: rule, linear: linear, families: families, types: types))
    }
  }

  private struct Enumeration {
    private let linear: LinearIrreps
    private let families: [SignatureFamily]
    /// The types of orbits, by family; ascending in each.
    private var types: [OrbitType] = []
    /// Shape [family]: where its types are; none for the second of two dual families.
    private var ranges: [Range<Int>] = []
    /// Shape [type]: its place among all types and images, ascending.
    private var places: [Int] = []
    /// Shape [automorphism, place]: the place of the image.
    private var images: [[Int]] = []
    private let kernels: LinearKernels
    private let products: OrbitProducts
    private let shouldStop: () -> Bool

    init(
      _ rule: BranchingRule, _ linear: LinearIrreps, _ families: [SignatureFamily],
      _ shouldStop: @escaping () -> Bool
    ) {
      self.shouldStop = shouldStop
      self.linear = linear
      self.families = families
      kernels = LinearKernels(linear, families, order: rule.order)
      for k in families.indices {
        let own = Self.types(k, families, linear, isOddOrder: rule.order % 2 == 1)
        ranges.append(types.count..<types.count + own.count)
        types += own
      }
      products = OrbitProducts(rule, linear, families, types: types)
      findImages()
    }

    private static func types(
      _ k: Int, _ families: [SignatureFamily], _ linear: LinearIrreps, isOddOrder: Bool
    ) -> [OrbitType] {
      let family = families[k]
      guard family.dual >= k else { return [] }
      return family.irrepStabilizers.flatMap { stabilizer -> [OrbitType] in
        let pair = OrbitType(family: k, stabilizer: stabilizer, twist: nil)
        if family.dual != k { return [pair] }
        let twists =
          isOddOrder
          ? [] : Set(family.dualTwists.map { linear.smallest($0, family.stabilizer, stabilizer) })
        return [pair] + twists.map { OrbitType(family: k, stabilizer: stabilizer, twist: $0) }
      }.sorted()
    }

    private mutating func findImages() {
      let mapped = linear.automorphisms.map { automorphism in
        types.map { type in
          let stabilizer = type.stabilizer.map { automorphism[$0] }.sorted()
          let family = families[type.family]
          return OrbitType(
            family: type.family, stabilizer: stabilizer,
            twist: type.twist.map {
              linear.smallest(automorphism[$0], family.stabilizer, stabilizer)
            })
        }
      }
      let sorted = Set(types + mapped.joined()).sorted()
      let number = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
      places = types.map { number[$0]! }
      images = Set(
        mapped.map { own in
          var image = Array(sorted.indices)
          for (type, other) in zip(types, own) { image[number[type]!] = number[other]! }
          return image
        }
      ).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Visits the lists of types, ascending, in which every family has its number of irreps.
    ///
    /// A list is left out if an automorphism makes it smaller. It does as soon as it makes the types of the first families
    /// smaller; those that change them no more are tried on the next family.
    func forEach(_ visit: ([OrbitType]) -> Bool) -> Bool {
      complete([], families: 0, fixing: Array(images.indices), visit)
    }

    /// Goes on to the next family, when all before have their types.
    private func complete(
      _ chosen: [Int], families done: Int, fixing: [Int], _ visit: ([OrbitType]) -> Bool
    ) -> Bool {
      let later = done < families.count ? ranges[done].lowerBound : types.count
      guard
        chosen.indices.allSatisfy({ isPossible(chosen[$0], beside: chosen[..<$0], chosen, later) })
      else { return true }
      guard done < families.count else {
        let list = chosen.map { types[$0] }
        return kernels.allow(list) ? visit(list) : true
      }
      if families[done].dual < done {
        return complete(chosen, families: done + 1, fixing: fixing, visit)
      }
      var block: [Int] = []
      return extend(
        chosen, &block, family: done, from: ranges[done].lowerBound, rest: families[done].count,
        fixing: fixing, visit)
    }

    private func extend(
      _ chosen: [Int], _ block: inout [Int], family: Int, from first: Int, rest: Int,
      fixing: [Int], _ visit: ([OrbitType]) -> Bool
    ) -> Bool {
      if shouldStop() { return false }
      if rest == 0 {
        guard let left = automorphisms(fixing, block) else { return true }
        return complete(chosen, families: family + 1, fixing: left, visit)
      }
      for number in first..<ranges[family].upperBound {
        let type = types[number]
        let size = families[family].stabilizer.count / type.stabilizer.count
        let isDouble = type.twist == nil && families[family].dual == family
        let left = rest - (isDouble ? 2 * size : size)
        guard left >= 0, isPossible(number, beside: chosen, chosen, number) else { continue }
        block.append(places[number])
        defer { block.removeLast() }
        guard
          extend(
            chosen + [number], &block, family: family, from: number, rest: left, fixing: fixing,
            visit)
        else { return false }
      }
      return true
    }

    /// Whether the products of an orbit with itself and others can be made of the chosen types and those from `later` on.
    private func isPossible(
      _ number: Int, beside others: some Sequence<Int>, _ chosen: [Int], _ later: Int
    ) -> Bool {
      products.allow(number, beside: others) { $0 >= later || chosen.contains($0) }
    }

    /// The automorphisms that leave the types of a family as they are; nil if one makes them smaller.
    private func automorphisms(_ candidates: [Int], _ block: [Int]) -> [Int]? {
      var fixing: [Int] = []
      for number in candidates {
        let image = block.map { images[number][$0] }.sorted()
        if image.lexicographicallyPrecedes(block) { return nil }
        if image == block { fixing.append(number) }
      }
      return fixing
    }
  }
}

extension LinearIrreps {
  /// The smallest twist that the base irreps χ ⊗ α give, χ in the stabilizer of their signature: τ ~ τ χ² H.
  fileprivate func smallest(_ twist: Int, _ signatureStabilizer: [Int], _ stabilizer: [Int]) -> Int
  {
    signatureStabilizer.map { element in
      let moved = products[twist][square(element)]
      return stabilizer.map { products[moved][$0] }.min()!
    }.min()!
  }
}

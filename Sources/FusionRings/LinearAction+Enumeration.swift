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
    /// Shape [family]: the types of its orbits, ascending; none for the second of two dual families.
    private var types: [[OrbitType]]
    /// Shape [family, type]: their places among all types and images, ascending.
    private var places: [[Int]] = []
    /// Shape [automorphism, place]: the place of the image.
    private var images: [[Int]] = []
    private let kernels: LinearKernels
    private let products: OrbitProducts?
    /// Shape [family, type]: the kinds of orbits that a list may still get when it goes on from a type.
    private var laterKinds: [[OrbitProducts.Kinds]] = []
    private let shouldStop: () -> Bool

    init(
      _ rule: BranchingRule, _ linear: LinearIrreps, _ families: [SignatureFamily],
      _ shouldStop: @escaping () -> Bool
    ) {
      self.shouldStop = shouldStop
      let isOddOrder = rule.order % 2 == 1
      self.linear = linear
      kernels = LinearKernels(linear, families, order: rule.order)
      products = OrbitProducts(rule, linear, families)
      self.families = families
      types = []
      for (k, family) in families.enumerated() {
        let own = family.irrepStabilizers.flatMap { stabilizer -> [OrbitType] in
          let pair = OrbitType(family: k, stabilizer: stabilizer, twist: nil)
          if family.dual != k { return [pair] }
          let twists = isOddOrder ? [] : Set(family.dualTwists.map { smallest($0, k, stabilizer) })
          return [pair] + twists.map { OrbitType(family: k, stabilizer: stabilizer, twist: $0) }
        }
        types.append(family.dual < k ? [] : own.sorted())
      }
      findImages()
      findLaterKinds()
    }

    private mutating func findLaterKinds() {
      var later: OrbitProducts.Kinds = 0
      for family in types.reversed() {
        var row = [later]
        for type in family.reversed() {
          later |= products?.kinds(of: type) ?? 0
          row.append(later)
        }
        laterKinds.append(row.reversed())
      }
      laterKinds.reverse()
    }

    private mutating func findImages() {
      let all = Array(types.joined())
      let mapped = linear.automorphisms.map { automorphism in
        all.map { type in
          let stabilizer = type.stabilizer.map { automorphism[$0] }.sorted()
          return OrbitType(
            family: type.family, stabilizer: stabilizer,
            twist: type.twist.map { smallest(automorphism[$0], type.family, stabilizer) })
        }
      }
      let sorted = Set(all + mapped.joined()).sorted()
      let number = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
      places = types.map { $0.map { number[$0]! } }
      images = Set(
        mapped.map { own in
          var image = Array(sorted.indices)
          for (type, other) in zip(all, own) { image[number[type]!] = number[other]! }
          return image
        }
      ).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The smallest twist that the base irreps χ ⊗ α, χ in the family's stabilizer, give: τ ~ τ χ² H.
    private func smallest(_ twist: Int, _ family: Int, _ stabilizer: [Int]) -> Int {
      families[family].stabilizer.map { element in
        let moved = linear.products[twist][linear.square(element)]
        return stabilizer.map { linear.products[moved][$0] }.min()!
      }.min()!
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
      _ chosen: [OrbitType], families done: Int, fixing: [Int], _ visit: ([OrbitType]) -> Bool
    ) -> Bool {
      guard arePossible(chosen, later: done < families.count ? laterKinds[done][0] : 0) else {
        return true
      }
      guard done < families.count else { return kernels.allow(chosen) ? visit(chosen) : true }
      if families[done].dual < done {
        return complete(chosen, families: done + 1, fixing: fixing, visit)
      }
      var block: [Int] = []
      return extend(
        chosen, &block, family: done, from: 0, rest: families[done].count, fixing: fixing, visit)
    }

    private func extend(
      _ chosen: [OrbitType], _ block: inout [Int], family: Int, from first: Int, rest: Int,
      fixing: [Int], _ visit: ([OrbitType]) -> Bool
    ) -> Bool {
      if shouldStop() { return false }
      if rest == 0 {
        guard let left = automorphisms(fixing, block) else { return true }
        return complete(chosen, families: family + 1, fixing: left, visit)
      }
      for k in first..<types[family].count {
        let type = types[family][k]
        let size = families[family].stabilizer.count / type.stabilizer.count
        let isDouble = type.twist == nil && families[family].dual == family
        let left = rest - (isDouble ? 2 * size : size)
        guard left >= 0, isPossible(type, after: chosen, later: laterKinds[family][k]) else {
          continue
        }
        block.append(places[family][k])
        defer { block.removeLast() }
        guard
          extend(
            chosen + [type], &block, family: family, from: k, rest: left, fixing: fixing, visit)
        else { return false }
      }
      return true
    }

    private func isPossible(
      _ type: OrbitType, after chosen: [OrbitType], later: OrbitProducts.Kinds
    ) -> Bool {
      guard let products else { return true }
      let kinds = chosen.reduce(later) { $0 | products.kinds(of: $1) }
      return products.allow(type, beside: chosen, kinds: kinds)
    }

    /// Whether the products of all chosen orbits are possible with those that may still follow.
    private func arePossible(_ chosen: [OrbitType], later: OrbitProducts.Kinds) -> Bool {
      guard let products else { return true }
      let kinds = chosen.reduce(later) { $0 | products.kinds(of: $1) }
      return chosen.indices.allSatisfy {
        products.allow(chosen[$0], beside: chosen[..<$0], kinds: kinds)
      }
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

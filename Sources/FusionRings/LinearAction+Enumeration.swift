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
    let enumeration = Enumeration(linear, families, order: rule.order, shouldStop)
    return enumeration.forEach { types in
      visit(LinearAction(rule: rule, linear: linear, families: families, types: types))
    }
  }

  private struct Enumeration {
    private let linear: LinearIrreps
    private let families: [SignatureFamily]
    /// Shape [family]: the types of its orbits; none for the second of two dual families.
    private var types: [[OrbitType]]
    /// Shape [automorphism]: the image of every type.
    private var images: [[OrbitType: OrbitType]] = []
    private let kernels: LinearKernels
    private let shouldStop: () -> Bool

    init(
      _ linear: LinearIrreps, _ families: [SignatureFamily], order: Int,
      _ shouldStop: @escaping () -> Bool
    ) {
      self.shouldStop = shouldStop
      let isOddOrder = order % 2 == 1
      self.linear = linear
      kernels = LinearKernels(linear, families, order: order)
      self.families = families
      types = []
      for (k, family) in families.enumerated() {
        types.append(
          family.dual < k
            ? []
            : family.irrepStabilizers.flatMap { stabilizer -> [OrbitType] in
              let pair = OrbitType(family: k, stabilizer: stabilizer, twist: nil)
              if family.dual != k { return [pair] }
              let twists =
                isOddOrder ? [] : Set(family.dualTwists.map { smallest($0, k, stabilizer) })
              return [pair]
                + twists.sorted().map {
                  OrbitType(family: k, stabilizer: stabilizer, twist: $0)
                }
            })
      }
      images = linear.automorphisms.map { automorphism in
        var image: [OrbitType: OrbitType] = [:]
        for type in types.joined() {
          let stabilizer = type.stabilizer.map { automorphism[$0] }.sorted()
          image[type] = OrbitType(
            family: type.family, stabilizer: stabilizer,
            twist: type.twist.map { smallest(automorphism[$0], type.family, stabilizer) })
        }
        return image
      }
    }

    /// The smallest twist that the base irreps χ ⊗ α, χ in the family's stabilizer, give: τ ~ τ χ² H.
    private func smallest(_ twist: Int, _ family: Int, _ stabilizer: [Int]) -> Int {
      families[family].stabilizer.map { element in
        let moved = linear.products[twist][linear.square(element)]
        return stabilizer.map { linear.products[moved][$0] }.min()!
      }.min()!
    }

    /// Visits the lists of types, ascending, in which every family has its number of irreps.
    func forEach(_ visit: ([OrbitType]) -> Bool) -> Bool {
      extend([], family: 0, from: 0, rest: families.first?.count ?? 0, visit)
    }

    private func extend(
      _ chosen: [OrbitType], family: Int, from first: Int, rest: Int, _ visit: ([OrbitType]) -> Bool
    ) -> Bool {
      if shouldStop() { return false }
      guard family < families.count else {
        return kernels.allow(chosen) && isLeader(chosen) ? visit(chosen) : true
      }
      if rest == 0 || families[family].dual < family {
        let next = family + 1
        let count = next < families.count ? families[next].count : 0
        return extend(chosen, family: next, from: 0, rest: count, visit)
      }
      for k in first..<types[family].count {
        let type = types[family][k]
        let size = families[family].stabilizer.count / type.stabilizer.count
        let isDouble = type.twist == nil && families[family].dual == family
        let left = rest - (isDouble ? 2 * size : size)
        guard left >= 0 else { continue }
        guard extend(chosen + [type], family: family, from: k, rest: left, visit) else {
          return false
        }
      }
      return true
    }

    /// Whether no automorphism of the group makes the list smaller.
    private func isLeader(_ chosen: [OrbitType]) -> Bool {
      let own = chosen.sorted()
      return images.allSatisfy { image in
        !chosen.map { image[$0]! }.sorted().lexicographicallyPrecedes(own)
      }
    }
  }
}

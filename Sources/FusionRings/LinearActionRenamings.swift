/// Permutations of irreps that respect signatures, duality and the action of the one-dimensional irreps up to an
/// automorphism of their group. Symmetry breaking may use any set of them.
///
/// A renaming is fixed by the automorphism σ and the images of base irreps: χ ⊗ α ↦ σ(χ) ⊗ image(α).
struct LinearActionRenamings {
  let linear: LinearIrreps
  let families: [SignatureFamily]
  /// Shape [element, irrep].
  let products: [[Int]]
  let placed: [LinearAction.PlacedOrbit]

  /// More than this many are not worth their time in propagation.
  private static let limit = 120

  /// The renamings that `generators` make, the identity left out; the first of them where there are too many.
  func permutations() -> [[Int]] {
    let identity = Array(products[0].indices)
    let generators = generators()
    var found: [[Int]] = [identity]
    var known: Set<[Int]> = [identity]
    var next = 0
    while next < found.count, found.count < Self.limit {
      for generator in generators where found.count < Self.limit {
        let product = found[next].map { generator[$0] }
        if known.insert(product).inserted { found.append(product) }
      }
      next += 1
    }
    return Array(found.dropFirst())
  }

  private func generators() -> [[Int]] {
    translations() + exchanges() + linear.automorphisms.compactMap(extended)
  }

  private typealias BaseImages = [(base: Int, image: Int)]

  private func renaming(_ automorphism: [Int]?, _ images: BaseImages) -> [Int] {
    var result = Array(products[0].indices)
    if let automorphism {
      for (position, image) in automorphism.enumerated() {
        result[linear.irreps[position]] = linear.irreps[image]
      }
    }
    for (base, image) in images {
      for element in 0..<linear.order {
        result[products[element][base]] = products[automorphism?[element] ?? element][image]
      }
    }
    return result
  }

  /// α ↦ ψ ⊗ α on one orbit (and ψ* on its dual), for ψ that keep signatures and duality.
  private func translations() -> [[Int]] {
    placed.flatMap { orbit -> [[Int]] in
      families[orbit.type.family].stabilizer.compactMap { element in
        let stabilizer = orbit.type.stabilizer
        if stabilizer.contains(element) { return nil }
        let moved = (orbit.base, products[element][orbit.base])
        if let partner = orbit.partner {
          return renaming(nil, [moved, (partner, products[linear.inverse(element)][partner])])
        }
        return stabilizer.contains(linear.square(element)) ? renaming(nil, [moved]) : nil
      }
    }
  }

  /// Exchanges of two orbits of one type, and of two orbits of one family that are dual to each other.
  private func exchanges() -> [[Int]] {
    var result: [[Int]] = []
    for (k, a) in placed.enumerated() {
      if let partner = a.partner, families[a.type.family].dual == a.type.family {
        result.append(renaming(nil, [(a.base, partner), (partner, a.base)]))
      }
      for b in placed[..<k] where b.type == a.type {
        var images: BaseImages = [(a.base, b.base), (b.base, a.base)]
        if let x = a.partner, let y = b.partner { images += [(x, y), (y, x)] }
        result.append(renaming(nil, images))
      }
    }
    return result
  }

  /// An automorphism of the group together with a map of orbits, if it maps the set of orbit types to itself.
  private func extended(_ automorphism: [Int]) -> [Int]? {
    var free = placed
    var images: BaseImages = []
    for orbit in placed {
      let stabilizer = orbit.type.stabilizer.map { automorphism[$0] }.sorted()
      let match = free.indices.lazy.compactMap { k in
        baseImages(of: orbit, on: free[k], stabilizer, automorphism).map { (k, $0) }
      }.first
      guard let (k, found) = match else { return nil }
      images += found
      free.remove(at: k)
    }
    return renaming(automorphism, images)
  }

  /// The images of base irreps when one orbit goes to another; nil when their types do not agree.
  ///
  /// With α* = τ ⊗ α and image(α) = ψ ⊗ α', duality demands τ' = σ(τ) ψ² up to the stabilizer. With α* = τ ⊗ β, and α' for
  /// α, it demands image(β) = σ(τ)* τ ⊗ β'.
  private func baseImages(
    of orbit: LinearAction.PlacedOrbit, on other: LinearAction.PlacedOrbit, _ stabilizer: [Int],
    _ automorphism: [Int]
  ) -> BaseImages? {
    guard orbit.type.family == other.type.family, stabilizer == other.type.stabilizer else {
      return nil
    }
    let family = families[orbit.type.family]
    if let partner = orbit.partner, let otherPartner = other.partner {
      let twist = family.dualTwists[0]
      let shift = linear.products[linear.inverse(automorphism[twist])][twist]
      return [(orbit.base, other.base), (partner, products[shift][otherPartner])]
    }
    guard let twist = orbit.type.twist, let otherTwist = other.type.twist else { return nil }
    let shift = family.stabilizer.first { element in
      let moved = linear.products[automorphism[twist]][linear.square(element)]
      return stabilizer.contains(linear.products[moved][linear.inverse(otherTwist)])
    }
    return shift.map { [(orbit.base, products[$0][other.base])] }
  }
}

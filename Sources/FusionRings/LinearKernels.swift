/// A test of the action of one-dimensional irreps by the subgroups that they are trivial on.
///
/// Let χ have order m and kernel K, of index m. An irrep α with χ^j ⊗ α = α for s values of j modulo m restricts to s
/// different irreps of K (A. H. Clifford), of dimension D/s, and the m/s irreps χ^j ⊗ α restrict to the same ones. So K has
/// Σ D_α² / m one-dimensional irreps, the sum over all α with D = s. Their number is [K:K'], a divisor of |K| and a multiple of
/// [K:G'], which is the number of one-dimensional irreps of G divided by m.
struct LinearKernels {
  private let linear: LinearIrreps
  private let families: [SignatureFamily]
  private let order: Int
  /// The different cyclic groups of one-dimensional irreps, trivial one left out; ascending elements.
  private let cyclicGroups: [[Int]]

  init(_ linear: LinearIrreps, _ families: [SignatureFamily], order: Int) {
    self.linear = linear
    self.families = families
    self.order = order
    cyclicGroups = Set(
      (1..<max(linear.order, 1)).map { element in
        var powers = [0]
        while let last = powers.last, linear.products[last][element] != 0 {
          powers.append(linear.products[last][element])
        }
        return powers.sorted()
      }
    ).sorted { $0.lexicographicallyPrecedes($1) }
  }

  func allow(_ orbits: [LinearAction.OrbitType]) -> Bool {
    cyclicGroups.allSatisfy { cyclic in
      let m = cyclic.count
      // The one-dimensional irreps of G have s = 1 = D.
      var sum = linear.order
      for orbit in orbits {
        let family = families[orbit.family]
        let s = cyclic.count { orbit.stabilizer.contains($0) }
        guard s == family.dimension else { continue }
        let size = linear.order / orbit.stabilizer.count * (orbit.twist == nil ? 2 : 1)
        sum += size * s * s
      }
      return sum % m == 0 && order % sum == 0 && sum % linear.order == 0
    }
  }
}

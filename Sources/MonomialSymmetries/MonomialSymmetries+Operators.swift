import LatticeModels

extension MonomialSymmetries {
  /// Unitary symmetries as exact operators: permutations that generate all of them, and phases beside those of charges. What has no
  /// exact form is left out.
  package var unitaryOperators: [MonomialOperator] {
    permuting + phases.compactMap { rotation(numerators: $0.numerators, order: $0.order) }
  }

  /// The rotations e^{2πi Q / m} of each charge Q by half and by a quarter of a turn. Shape [charge][rotation].
  package var chargeRotations: [[MonomialOperator]] {
    charges.map { weights in [2, 4].compactMap { rotation(numerators: weights, order: $0) } }
  }

  /// An anti-unitary symmetry U K as its exact U; nil where there is none. All others are its products with the unitary ones.
  package var antiunitaryOperator: MonomialOperator? {
    antiunitary?.operation(dimensions: dimensions, fermions: fermions)
  }

  private var permuting: [MonomialOperator] {
    generators.compactMap { $0.operation(dimensions: dimensions, fermions: fermions) }
  }

  private func rotation(numerators: [[Int]], order: Int) -> MonomialOperator? {
    guard order <= MonomialOperator.largestPhaseOrder else { return nil }
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: Array(dimensions.indices),
      levelPermutations: dimensions.map { Array(0..<$0) }, phases: numerators, phaseOrder: order)
  }
}

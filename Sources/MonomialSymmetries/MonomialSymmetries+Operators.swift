import GraphAutomorphisms
import LatticeModels

extension MonomialSymmetries {
  /// Unitary symmetries as exact operators: permutations that generate all of them, and phases beside those of charges. What has no
  /// exact form is left out, and so is what exchanges fermions with holes.
  package var unitaryOperators: [MonomialOperator] {
    permuting { !$0.exchangesFermions(fermions) }
      + phases.compactMap { rotation(numerators: $0.numerators, order: $0.order) }
  }

  /// Unitary symmetries that exchange fermions with holes and move none of them.
  package var exchangingOperators: [MonomialOperator] {
    permuting { $0.exchangesFermions(fermions) }
  }

  /// The rotations e^{2πi Q / m} of each charge Q by half and by a quarter of a turn. Shape [charge][rotation].
  package var chargeRotations: [[MonomialOperator]] {
    charges.map { weights in [2, 4].compactMap { rotation(numerators: weights, order: $0) } }
  }

  /// An anti-unitary symmetry U K as its exact U; nil where there is none. All others are its products with the unitary ones.
  package var antiunitaryOperator: MonomialOperator? {
    guard let antiunitary, !antiunitary.exchangesFermions(fermions) else { return nil }
    return antiunitary.operation(dimensions: dimensions, fermions: fermions)
  }

  /// Of each generator with an exact form and a property, otherwise of a product with another generator that has them.
  private func permuting(_ isWanted: @escaping (MonomialSymmetry) -> Bool) -> [MonomialOperator] {
    let generators = permutations.generators
    return generators.compactMap { own in
      let products = generators.filter { $0 != own }.map { PermutationGroup.product(own, $0) }
      return ([own] + products).lazy.compactMap { images -> MonomialOperator? in
        guard let symmetry = symmetry(levels.permutation(images)), isWanted(symmetry) else {
          return nil
        }
        return symmetry.operation(dimensions: dimensions, fermions: fermions)
      }.first
    }
  }

  private func rotation(numerators: [[Int]], order: Int) -> MonomialOperator? {
    guard order <= MonomialOperator.largestPhaseOrder else { return nil }
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: Array(dimensions.indices),
      levelPermutations: dimensions.map { Array(0..<$0) }, phases: numerators, phaseOrder: order)
  }
}

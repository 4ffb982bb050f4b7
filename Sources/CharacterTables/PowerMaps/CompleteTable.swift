import Branching
import GroupTheory

/// From decided power maps to a character table that passes every test.
enum CompleteTable {
  /// The table, or the first condition that fails.
  static func make(
    _ source: RingCharacters, _ state: PowerMapState, _ primes: [Int], _ visible: CharacterTable,
    _ visibleFusion: [Int]
  ) -> Result<CharacterTable, RejectionReason> {
    let images = state.images
    guard
      let orders = CompleteStageConditions.elementOrders(images, primes, order: source.order),
      visibleFusion.indices.allSatisfy({ orders[visibleFusion[$0]] == visible.elementOrders[$0] })
    else { return .failure(.powerMaps) }
    if let two = primes.firstIndex(of: 2) {
      let involutions = visible.elementOrders.indices.reduce(0) { count, c in
        count + (visible.elementOrders[c] == 2 ? visible.classSizes[c] : 0)
      }
      let holds = IndicatorCondition.holds(
        source.modular, squares: images[two], visibleInvolutions: involutions)
      guard holds else { return .failure(.indicators) }
    }
    let maps = Dictionary(uniqueKeysWithValues: zip(primes, images))
    guard
      let table = try? CharacterTable(
        classSizes: source.classSizes, elementOrders: orders, powerMaps: maps,
        characters: source.characters)
    else { return .failure(.powerMaps) }
    let powers = table.classPowers
    guard NormalizerCondition.holds(classSizes: table.classSizes, powers: powers.powers) else {
      return .failure(.normalizers)
    }
    let irreps = Array(0..<table.rank)
    for n in Set([2, 3] + primes).sorted() where n <= 7 {
      let holds = SymmetrizedPowerCondition.holds(
        source.modular, degree: n, powers: (0...n).map(powers.classes), irreps: irreps)
      guard holds else { return .failure(.symmetrizedPowers) }
    }
    return .success(table)
  }
}

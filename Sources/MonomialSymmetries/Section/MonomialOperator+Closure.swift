import LatticeModels

extension MonomialOperator {
  /// The group that operators generate; nil where it has more elements than the limit.
  package static func closure(
    of generators: [MonomialOperator], dimensions: [Int], limit: Int
  ) -> Set<MonomialOperator>? {
    let identity = MonomialOperator.identity(dimensions: dimensions)
    var found: Set = [identity]
    var open = [identity]
    while let next = open.popLast() {
      for generator in generators {
        let product = generator.multiplied(by: next)
        if found.insert(product).inserted {
          if found.count > limit { return nil }
          open.append(product)
        }
      }
    }
    return found
  }
}

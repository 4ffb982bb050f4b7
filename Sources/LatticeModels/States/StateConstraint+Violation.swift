/// What an operator makes of a constraint.
public enum ConstraintViolation: Equatable, Sendable {
  /// A state that obeys it is mapped to one that does not.
  case state([Int])
  /// No such state was found, nor a proof that there is none.
  case undecided
}

extension StateConstraint {
  /// A state of the space that a symmetry maps out of it; nil where it maps the space onto itself.
  package func violation(by operation: MonomialOperator) -> ConstraintViolation? {
    let moved = StateConstraint(
      siteDimensions: siteDimensions, rules: rules.map { $0.moved(by: operation, siteDimensions) })
    if moved == self { return nil }
    // The image of a state obeys a rule if and only if the state obeys its preimage.
    let inverse = operation.inverse
    return violation(ofAny: rules.map { $0.moved(by: inverse, siteDimensions) }, having: [:])
  }

  /// Levels before and after of a matrix element that leads out of the space, with the sites; nil where there is none.
  package func violation(
    of operation: LocalOperator
  ) -> (sites: [Int], before: [Int], after: [Int], isCertain: Bool)? {
    let strides = LocalOperator.strides(operation.dimensions)
    func levels(_ configuration: Int) -> [Int] {
      strides.indices.map { configuration / strides[$0] % operation.dimensions[$0] }
    }
    for (column, entries) in operation.columns.enumerated() {
      for entry in entries where entry.row != column {
        let (before, after) = (levels(column), levels(entry.row))
        let changed = Set(
          operation.sites.indices.filter { before[$0] != after[$0] }.map { operation.sites[$0] })
        let final = Dictionary(uniqueKeysWithValues: zip(operation.sites, after))
        // With the final levels on the operator's sites a rule is one on its other sites.
        let broken = rules.filter { !changed.isDisjoint(with: $0.sites) }
          .map { $0.fixing(final, siteDimensions) }
        let found = violation(
          ofAny: broken, having: Dictionary(uniqueKeysWithValues: zip(operation.sites, before)))
        if let found {
          return (operation.sites, before, after, found != .undecided)
        }
      }
    }
    return nil
  }

  /// A state of the space with some levels fixed that breaks one of several rules.
  private func violation(ofAny broken: [Rule], having fixed: [Int: Int]) -> ConstraintViolation? {
    var isDecided = true
    for rule in broken {
      for (configuration, isAllowed) in rule.isAllowed.enumerated() where !isAllowed {
        var levels = fixed
        let own = rule.levels(of: configuration, siteDimensions)
        guard zip(rule.sites, own).allSatisfy({ levels[$0] == nil || levels[$0] == $1 }) else {
          continue
        }
        for (site, level) in zip(rule.sites, own) { levels[site] = level }
        var search = StateSearch(self, fixed: levels)
        switch search.run() {
        case .found(let state): return .state(state)
        case .none: break
        case .tooLong: isDecided = false
        }
      }
    }
    return isDecided ? nil : .undecided
  }
}

extension StateConstraint.Rule {
  /// The rule that the images of states obey.
  fileprivate func moved(by operation: MonomialOperator, _ siteDimensions: [Int]) -> Self {
    let images = sites.map { operation.sitePermutation[$0] }
    let order = images.indices.sorted { images[$0] < images[$1] }
    var moved = [Bool](repeating: false, count: isAllowed.count)
    for (configuration, isAllowed) in isAllowed.enumerated() {
      let own = levels(of: configuration, siteDimensions)
      let number = order.reduce(0) { number, place in
        let site = sites[place]
        return number * siteDimensions[site] + operation.levelPermutations[site][own[place]]
      }
      moved[number] = isAllowed
    }
    return .init(sites: order.map { images[$0] }, isAllowed: moved)
  }

  /// What is left of the rule where some sites have given levels.
  fileprivate func fixing(_ levels: [Int: Int], _ siteDimensions: [Int]) -> Self {
    let rest = sites.filter { levels[$0] == nil }
    let count = rest.reduce(1) { $0 * siteDimensions[$1] }
    var kept = [Bool](repeating: true, count: count)
    for (configuration, isAllowed) in isAllowed.enumerated() {
      let own = zip(sites, self.levels(of: configuration, siteDimensions))
      guard own.allSatisfy({ levels[$0] == nil || levels[$0] == $1 }) else { continue }
      let number = own.reduce(0) { number, place in
        levels[place.0] == nil ? number * siteDimensions[place.0] + place.1 : number
      }
      kept[number] = isAllowed
    }
    return .init(sites: rest, isAllowed: kept)
  }
}

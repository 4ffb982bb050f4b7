import Numerics

extension CommutantDecomposition {
  /// The components in canonical order with their conjugates, their bases, and their places.
  ///
  /// Shape: `irreps` and the places are [joined multiplets][irrep].
  static func ordered(
    _ irreps: [[(component: CommutantComponent, basis: ComponentBasis)]]
  ) -> (components: [CommutantComponent], bases: [ComponentBasis], places: [[Int]]) {
    let labelled = irreps.enumerated().flatMap { group, members in
      members.enumerated().map {
        (group: group, member: $0.offset, component: $0.element.component, basis: $0.element.basis)
      }
    }
    let sorted = labelled.enumerated().sorted { left, right in
      if CommutantComponent.precedes(left.element.component, right.element.component) {
        return true
      }
      if CommutantComponent.precedes(right.element.component, left.element.component) {
        return false
      }
      return left.offset < right.offset
    }.map(\.element)
    var places = irreps.map { [Int](repeating: 0, count: $0.count) }
    for (place, entry) in sorted.enumerated() { places[entry.group][entry.member] = place }
    let components = sorted.enumerated().map { place, entry in
      var component = entry.component
      let partner = places[entry.group].first { $0 != place } ?? place
      component.conjugate =
        component.isSettled || places[entry.group].count > 1
          || component.branching.reduce(0, +) == 1
        ? partner : nil
      return component
    }
    return (components, sorted.map(\.basis), places)
  }

  /// The component of each level.
  static func membership(of bases: [ComponentBasis], family: MatrixFamily) -> [[Int?]] {
    family.sectors.indices.map { sector in
      var claims: [Range<Int>: [(component: Int, part: Multiplet.Part)]] = [:]
      for (number, basis) in bases.enumerated() {
        for part in basis.parts(sector: sector) {
          claims[part.levels, default: []].append((number, part))
        }
      }
      var result = [Int?](repeating: nil, count: family.sectors[sector].levels.count)
      for (levels, parts) in claims {
        for (level, component) in zip(levels, assignment(of: parts, levelCount: levels.count)) {
          result[level] = component
        }
      }
      return result
    }
  }

  /// Gives each level of a cluster to a component with room for it, the largest overlaps first.
  private static func assignment(
    of parts: [(component: Int, part: Multiplet.Part)], levelCount: Int
  ) -> [Int?] {
    var room = parts.map(\.part.width)
    var overlaps: [(weight: Double, level: Int, claim: Int)] = []
    for (claim, (_, part)) in parts.enumerated() {
      for level in 0..<levelCount {
        let weight = (0..<part.width).reduce(0) { $0 + part.frame[level, $1].lengthSquared }
        overlaps.append((weight, level, claim))
      }
    }
    overlaps.sort { ($0.weight, $1.level) > ($1.weight, $0.level) }
    var result = [Int?](repeating: nil, count: levelCount)
    for (_, level, claim) in overlaps where result[level] == nil && room[claim] > 0 {
      result[level] = parts[claim].component
      room[claim] -= 1
    }
    return result
  }
}

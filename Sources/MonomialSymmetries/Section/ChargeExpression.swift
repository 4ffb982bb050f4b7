import LatticeModels

/// A charge as a model file writes it: an integer quantity on one site, summed over all.
struct ChargeExpression {
  let name: String
  let text: String
  /// For people.
  let words: String

  /// - Parameter weights: Shape [site][level], zero for level 0.
  init(_ weights: [[Int]], layout: SiteLayout, number: Int) {
    let count = layout.species.count
    // Shape [species][cell][level].
    let parts = (0..<count).map { species in
      (0..<layout.cellCount).map { weights[$0 * count + species] }
    }
    let used = (0..<count).filter { parts[$0].joined().contains { $0 != 0 } }
    let isProjection = used.allSatisfy { species in
      layout.species[species].space.isSpin && parts[species].allSatisfy(Self.isLinear)
    }
    let isDoubled = used.contains { layout.species[$0].space.hasHalfIntegerSpin }
    let texts = used.map { species in
      SiteSum(
        parts[species], species: layout.species[species], asProjection: isProjection,
        isDoubled: isDoubled
      ).text
    }
    text = texts.joined(separator: " + ").replacing("+ -", with: "- ")
    let plain = used.filter { species in
      parts[species].allSatisfy { $0 == Array($0.indices) }
    }
    if used.count == 1, let level = Self.singleLevel(parts[used[0]]) {
      let species = layout.species[used[0]].name
      name = "N_\(level)" + (species.map { "_" + $0 } ?? "")
      words = "number of sites on level \(level)" + (species.map { " of " + $0 } ?? "")
    } else {
      (name, words) = Self.name(
        plain.count == used.count ? used : [], layout, isDoubled: isDoubled, number: number)
    }
  }

  static func isLinear(_ weights: [Int]) -> Bool {
    weights.count < 3 || weights.indices.allSatisfy { weights[$0] == $0 * weights[1] }
  }

  /// The level of which the charge counts the sites, where there are several besides; nil for another charge.
  private static func singleLevel(_ weights: [[Int]]) -> Int? {
    guard let first = weights.first, first.count > 2, weights.allSatisfy({ $0 == first }),
      let level = first.firstIndex(of: 1),
      first.indices.allSatisfy({ first[$0] == ($0 == level ? 1 : 0) })
    else { return nil }
    return level
  }

  private static func name(
    _ species: [Int], _ layout: SiteLayout, isDoubled: Bool, number: Int
  ) -> (String, String) {
    guard let first = species.first,
      species.allSatisfy({ layout.species[$0].space.isSpin == layout.species[first].space.isSpin })
    else { return ("Q\(number)", "combination of levels") }
    let isAll = species.count == layout.species.count
    let suffix = isAll ? "" : "_" + species.compactMap { layout.species[$0].name }.joined()
    let whose =
      isAll
      ? "" : " of " + species.compactMap { layout.species[$0].name }.joined(separator: " and ")
    switch layout.species[first].space {
    case .spin: return ((isDoubled ? "2Sz" : "Sz") + suffix, "total S^z" + whose)
    case .qubit: return ("Z" + suffix, "sum of Z" + whose)
    case .boson, .fermion: return ("N" + suffix, "number of particles" + whose)
    case .clock, .cartesianSpin: return ("N" + suffix, "sum of the levels' numbers" + whose)
    }
  }
}

extension LocalSpace {
  /// Whether the levels are those of a spin along z, a qubit's included.
  fileprivate var isSpin: Bool {
    switch self {
    case .spin, .qubit: true
    case .clock, .cartesianSpin, .boson, .fermion: false
    }
  }

  fileprivate var hasHalfIntegerSpin: Bool {
    switch self {
    case .spin(let twice): twice % 2 == 1
    case .qubit: true
    case .clock, .cartesianSpin, .boson, .fermion: false
    }
  }
}

/// The part of a charge that belongs to one species.
private struct SiteSum {
  let text: String

  init(
    _ weights: [[Int]], species: SiteLayout.Species, asProjection: Bool, isDoubled: Bool
  ) {
    let prefix = species.name.map { $0 + "." } ?? ""
    let unit = Self.unit(weights)
    func base(_ vector: [Int]) -> String {
      Self.base(
        vector, species.space, prefix: prefix, asProjection: asProjection, isDoubled: isDoubled)
    }
    if let unit, let factors = Self.factors(weights, of: unit) {
      text = Self.masked(factors, base(unit))
    } else {
      let kinds = Array(Set(weights)).sorted { $0.lexicographicallyPrecedes($1) }
        .filter { $0.contains { $0 != 0 } }
      text = kinds.map { kind in
        Self.masked(weights.map { $0 == kind ? 1 : 0 }, base(kind))
      }.joined(separator: " + ")
    }
  }

  /// The weights of the first cell that has some, without a common factor.
  private static func unit(_ weights: [[Int]]) -> [Int]? {
    guard let first = weights.first(where: { $0.contains { $0 != 0 } }) else { return nil }
    var divisor = 0
    for weight in first {
      var (a, b) = (abs(weight), divisor)
      while b != 0 { (a, b) = (b, a % b) }
      divisor = a
    }
    let sign = first.first { $0 != 0 }! > 0 ? 1 : -1
    return first.map { $0 / divisor * sign }
  }

  private static func factors(_ weights: [[Int]], of unit: [Int]) -> [Int]? {
    let place = unit.firstIndex { $0 != 0 }!
    let factors = weights.map { $0[place] / unit[place] }
    return zip(weights, factors).allSatisfy { own, factor in own == unit.map { $0 * factor } }
      ? factors : nil
  }

  private static func masked(_ factors: [Int], _ base: String) -> String {
    let cells = factors.indices
    if cells.allSatisfy({ factors[$0] == factors[0] }) {
      return factors[0] == 1 ? base : "\(factors[0])*\(base)"
    }
    if cells.allSatisfy({ factors[$0] == ($0 % 2 == 0 ? 1 : -1) }) { return "(-1)^j*\(base)" }
    if cells.allSatisfy({ factors[$0] == $0 }) { return "j*\(base)" }
    for parity in 0...1
    where cells.allSatisfy({ factors[$0] == ($0 % 2 == parity ? 1 : 0) }) {
      return "(j mod 2 == \(parity))*\(base)"
    }
    return Set(factors).subtracting([0]).sorted().map { factor in
      let own = cells.filter { factors[$0] == factor }.map { "(j == \($0))" }
      let condition = own.count == 1 ? own[0] : "(\(own.joined(separator: " + ")))"
      return (factor == 1 ? "" : "\(factor)*") + condition + "*" + base
    }.joined(separator: " + ")
  }

  private static func base(
    _ vector: [Int], _ space: LocalSpace, prefix: String, asProjection: Bool, isDoubled: Bool
  ) -> String {
    if ChargeExpression.isLinear(vector), vector.count > 1, vector[1] == 1 {
      switch space {
      // Level a has m = S - a: the sign of the charge and a constant do not matter.
      case .spin where asProjection: return (isDoubled ? "2*" : "") + prefix + "Sz"
      case .qubit where asProjection: return prefix + "Z"
      case .boson, .fermion: return prefix + "n"
      default: break
      }
    }
    return prefix + "diagonal(" + vector.map(String.init).joined(separator: ", ") + ")"
  }
}

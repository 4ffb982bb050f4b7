import LatticeModels

/// A monomial matrix on one site as a model file writes it.
///
/// Level a becomes level `images[a]` with the phase `exponents[a]` / `order` of a turn, which is zero for level 0.
struct OnSiteExpression {
  /// Nil for the identity.
  let text: String?

  init(images: [Int], exponents: [Int], order: Int, species: SiteLayout.Species) {
    let prefix = species.name.map { $0 + "." } ?? ""
    let reduced = exponents.map { (($0 % order) + order) % order }
    let parts = [
      Self.permutation(images, species.space, prefix),
      Self.diagonal(reduced, order, species.space, prefix),
    ].compactMap { $0 }
    text = parts.isEmpty ? nil : parts.joined(separator: "*")
  }

  private static func permutation(
    _ images: [Int], _ space: LocalSpace, _ prefix: String
  ) -> String? {
    if images == Array(images.indices) { return nil }
    switch space {
    case .qubit: return prefix + "X"
    case .spin(1): return "2*" + prefix + "Sx"
    case .clock(let levels)
    where images.indices.allSatisfy({ images[$0] == ($0 + images[0]) % levels }):
      return prefix + (images[0] == 1 ? "X" : "X^\(images[0])")
    default: return prefix + "levels(" + images.map(String.init).joined(separator: ", ") + ")"
    }
  }

  private static func diagonal(
    _ exponents: [Int], _ order: Int, _ space: LocalSpace, _ prefix: String
  ) -> String? {
    if exponents.allSatisfy({ $0 == 0 }) { return nil }
    let step = exponents[1]
    let isLinear = exponents.indices.allSatisfy { exponents[$0] == $0 * step % order }
    switch space {
    case .qubit where 2 * step == order: return prefix + "Z"
    case .spin(1) where 2 * step == order: return "2*" + prefix + "Sz"
    case .clock(let levels) where isLinear && step * levels % order == 0:
      let power = step * levels / order
      return prefix + (power == 1 ? "Z" : "Z^\(power)")
    case .spin(let twice) where isLinear:
      let spin = twice % 2 == 0 ? "\(twice / 2)" : "\(twice)/2"
      return root(step, order, times: "(\(spin) - \(prefix)Sz)")
    case .boson where isLinear, .fermion where isLinear:
      return root(step, order, times: prefix + "n")
    default:
      return prefix + "diagonal("
        + exponents.map { root($0, order, times: nil) }.joined(separator: ", ") + ")"
    }
  }

  /// e^{2πi exponent/order}, or with a quantity in the exponent.
  static func root(_ exponent: Int, _ order: Int, times quantity: String?) -> String {
    var (a, b) = (exponent, order)
    while b != 0 { (a, b) = (b, a % b) }
    let (numerator, denominator) = (2 * exponent / a, order / a)
    // 2πi numerator/denominator in lowest terms.
    let (top, bottom) =
      denominator % 2 == 0 ? (numerator / 2, denominator / 2) : (numerator, denominator)
    if quantity == nil {
      switch (exponent * 4 % (4 * order), order) {
      case (0, _): return "1"
      case (let turn, _) where turn == order: return "im"
      case (let turn, _) where turn == 2 * order: return "-1"
      case (let turn, _) where turn == 3 * order: return "-im"
      default: break
      }
    }
    return "exp(" + (top == 1 ? "" : "\(top)*") + "im*pi" + (bottom == 1 ? "" : "/\(bottom)")
      + (quantity.map { "*" + $0 } ?? "") + ")"
  }
}

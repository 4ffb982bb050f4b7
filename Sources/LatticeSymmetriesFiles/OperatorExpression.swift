/// An expression of lattice-symmetries, such as `0.5 (σ⁺₀ σ⁻₁ + σ⁻₀ σ⁺₁)` or `c†₀↑ c₁↑`.
///
/// Source: lattice-symmetries 2, its parser: σ are Pauli matrices with σˣ = σ⁺ + σ⁻, and S stands for half of each, so that S⁺ is σ⁺/2.
indirect enum OperatorExpression {
  /// Spin matrices by their letter after `σ`.
  enum Axis: String {
    case x, y, z, plus, minus
  }

  enum Fermion {
    case create, annihilate, number
  }

  case identity
  case spin(isPauli: Bool, Axis, site: Int)
  /// `isUp` is nil for fermions without spin.
  case fermion(Fermion, isUp: Bool?, site: Int)
  case product([OperatorExpression])
  /// Each summand has a factor, the text of a number in the model language.
  case sum([(factor: String, OperatorExpression)])

  /// The sites, ascending.
  var sites: [Int] { Set(allSites).sorted() }

  private var allSites: [Int] {
    switch self {
    case .identity: []
    case .spin(_, _, let site), .fermion(_, _, let site): [site]
    case .product(let factors): factors.flatMap(\.allSites)
    case .sum(let terms): terms.flatMap(\.1.allSites)
    }
  }

  /// The operators without products and sums.
  var primitives: [OperatorExpression] {
    switch self {
    case .product(let factors): factors.flatMap(\.primitives)
    case .sum(let terms): terms.flatMap(\.1.primitives)
    default: [self]
    }
  }

  /// Whether it is diagonal at a glance, so that it conserves all numbers.
  var isPlainlyDiagonal: Bool {
    primitives.allSatisfy { primitive in
      switch primitive {
      case .spin(_, let axis, _): axis == .z
      case .fermion(let kind, _, _): kind == .number
      default: true
      }
    }
  }

  /// Whether it is Hermitian at a glance: real sums of products of Hermitian operators on different sites.
  var isPlainlyHermitian: Bool {
    switch self {
    case .identity: true
    case .spin(_, let axis, _): axis != .plus && axis != .minus
    case .fermion(let kind, _, _): kind == .number
    case .product(let factors):
      factors.allSatisfy(\.isPlainlyHermitian)
        && factors.map(\.sites.count).reduce(0, +) == sites.count
    case .sum(let terms): terms.allSatisfy { !$0.factor.contains("im") && $0.1.isPlainlyHermitian }
    }
  }

  /// The expression in the model language; `name` is what a site is called.
  func text(_ name: (Int) -> String) -> String {
    switch self {
    case .identity: return "1"
    case .spin(let isPauli, let axis, let site):
      let symbol =
        switch axis {
        case .x: "X"
        case .y: "Y"
        case .z: "Z"
        case .plus: "Sp"
        case .minus: "Sm"
        }
      return (isPauli ? "" : "1/2*") + "\(symbol)(\(name(site)))"
    case .fermion(let kind, let isUp, let site):
      let species = isUp.map { $0 ? "up." : "down." } ?? ""
      let symbol = kind == .number ? "n" : "c"
      return "\(species)\(symbol)(\(name(site)))" + (kind == .create ? "'" : "")
    case .product(let factors):
      return factors.map { Self.grouped($0, name) }.joined(separator: "*")
    case .sum(let terms):
      let texts = terms.map { factor, term -> String in
        if factor == "1" { return term.text(name) }
        let text = Self.grouped(term, name)
        if factor == "-1" { return "-" + text }
        return "\(factor)*\(text)"
      }
      return texts.dropFirst().reduce(texts[0]) { text, term in
        term.hasPrefix("-") ? "\(text) - \(term.dropFirst())" : "\(text) + \(term)"
      }
    }
  }

  /// A factor of a product, a sum in parentheses.
  private static func grouped(_ factor: OperatorExpression, _ name: (Int) -> String) -> String {
    if case .sum(let terms) = factor, terms.count > 1 || terms[0].factor != "1" {
      return "(\(factor.text(name)))"
    }
    return factor.text(name)
  }
}

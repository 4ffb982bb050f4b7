import LatticeModels

/// The name of a wave vector: `Γ`, `K`, `M`, `k=(0,π)`, `k=π/4`, `kx=π/2`.
///
/// Components are the phases of translations by one cell: T = e^{ik}. On the lattices of triangles K has the phases (-2π/3, 2π/3), K' the
/// opposite ones, and M is the star of (0,π), (π,0), (π,π).
struct WaveVectorName {
  let directions: [Int]
  let lengths: [Int]
  private let crystal: CrystalCells

  init(_ translations: Translations, of crystal: CrystalCells) {
    (directions, lengths) = (translations.directions, translations.lengths)
    self.crystal = crystal
  }

  /// Components from above -1/2 to 1/2 of 2π, as numerators over the lengths.
  func centred(_ vector: [Int]) -> [Int] {
    zip(vector, lengths).map { 2 * $0 > $1 ? $0 - $1 : $0 }
  }

  /// The vector that stands for a star: of few negative components, the first of these.
  func representative(_ star: [[Int]]) -> [Int] {
    star.min { a, b in key(a).lexicographicallyPrecedes(key(b)) }!
  }

  private func key(_ vector: [Int]) -> [Int] {
    let own = centred(vector)
    return [own.count { $0 < 0 }] + own
  }

  /// The name of a star.
  func text(_ star: [[Int]]) -> String {
    let periodic = crystal.isPeriodic.indices.filter { crystal.isPeriodic[$0] }
    let own = representative(star)
    let components = zip(centred(own), lengths).map(Self.fraction)
    guard directions == periodic else {
      return zip(directions, components).map { "k\(Array("xyz")[$0])=\($1)" }
        .joined(separator: ",")
    }
    if directions.count == 1 { return "k=\(components[0])" }
    if own.allSatisfy({ $0 == 0 }) { return "Γ" }
    return corner(star) ?? "k=(\(components.joined(separator: ",")))"
  }

  /// K, K' and M.
  private func corner(_ star: [[Int]]) -> String? {
    guard crystal.vectors.count == 2, crystal.vectors[1][0] != 0 else { return nil }
    func isIn(_ thirds: [Int], of denominator: Int) -> Bool {
      star.contains { vector in
        zip(zip(vector, lengths), thirds).allSatisfy { denominator * $0.0.0 == $0.0.1 * $0.1 }
      }
    }
    if isIn([2, 1], of: 3) { return "K" }
    if isIn([1, 2], of: 3) { return "K'" }
    return star.count == 3 && isIn([0, 1], of: 2) && isIn([1, 0], of: 2) && isIn([1, 1], of: 2)
      ? "M" : nil
  }

  /// 2π n/d as a multiple of π.
  private static func fraction(_ numerator: Int, _ denominator: Int) -> String {
    if numerator == 0 { return "0" }
    var (a, b) = (2 * abs(numerator), denominator)
    while b != 0 { (a, b) = (b, a % b) }
    let (top, bottom) = (2 * abs(numerator) / a, denominator / a)
    return (numerator < 0 ? "-" : "") + (top == 1 ? "" : "\(top)") + "π"
      + (bottom == 1 ? "" : "/\(bottom)")
  }
}

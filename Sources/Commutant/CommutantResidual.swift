import Numerics

/// How far the members are from commuting with the commutant that was found, from all matrix
/// elements.
struct CommutantResidual {
  /// Σ_k ‖H_k - E(H_k)‖² over Σ_k ‖H_k‖², square root; E is the orthogonal projection on the
  /// matrices that commute with all of the commutant. ‖[X, H]‖ ≤ 2 ‖X‖ ‖H - E(H)‖ for its X.
  let value: Double
  /// The number of independent loops of each component: its blocks that do not vanish, less those
  /// that the gauge has fixed.
  let independentLoops: [Int]

  /// Blocks up to `resolution` vanish.
  init(of gauge: Gauge, algebras: [LoopAlgebra], members: MemberImages, resolution: Double) {
    let owners = LevelOwners(
      of: gauge.multiplets, sectors: members.family.sectors.map(\.levels.count))
    var squares = 0.0
    independentLoops = zip(gauge.components, algebras).enumerated().map { number, content in
      let (joined, algebra) = content
      let layout = gauge.multiplets[joined[0]].layout
      var block = [Complex<Double>](repeating: .zero, count: layout.count)
      var blockCount = 0
      for (position, origin) in joined.enumerated() {
        for member in 0..<members.memberCount {
          let images = members.images(of: gauge.multiplets[origin], member: member)
          squares += Self.leak(from: origin, images, owners: owners, gauge: gauge)
          for target in joined[position...] {
            members.writeBlock(
              to: gauge.multiplets[target], from: images, layout: layout, into: &block)
            let distance = algebra.squaredDistance(of: block, layout: layout)
            squares += target == origin ? distance : 2 * distance
            if target != origin && layout.length(block) > resolution { blockCount += 1 }
          }
        }
      }
      return max(0, blockCount - (joined.count - 1))
    }
    let whole = members.squaredNorm
    value = whole > 0 ? (squares / whole).squareRoot() : 0
  }

  /// The squared matrix elements from one multiplet to those of other components.
  private static func leak(
    from origin: Int, _ images: [[Complex<Double>]], owners: LevelOwners, gauge: Gauge
  ) -> Double {
    var sums = [Double](repeating: 0, count: gauge.multiplets.count)
    for (part, image) in zip(gauge.multiplets[origin].parts, images) {
      owners.addSquares(of: image, sector: part.sector, multiplets: gauge.multiplets, to: &sums)
    }
    return sums.indices.reduce(0) {
      gauge.component[$1] == gauge.component[origin] ? $0 : $0 + sums[$1]
    }
  }
}

import Numerics

/// The first two directions of the anti-Hermitian parts of loops, by pivoted orthogonalization.
struct LoopSpan {
  /// Of length 1, orthogonal.
  let units: [[Complex<Double>]]
  /// The largest part of a loop along each unit, descending.
  let lengths: [Double]

  /// Takes blocks F_i† M_ij F_j in the gauge of a spanning tree, whose lengths are relative to
  /// `scale`.
  init(of blocks: [[Complex<Double>]], layout: BlockLayout, scale: Double) {
    var rest = blocks.map { layout.antiHermitianPart(of: $0) }
    var units: [[Complex<Double>]] = []
    var lengths: [Double] = []
    while units.count < 2 {
      let sizes = rest.map { layout.length($0) }
      guard let longest = sizes.indices.max(by: { sizes[$0] < sizes[$1] }), sizes[longest] > 0
      else { break }
      let unit = rest[longest].map { $0 / Complex(sizes[longest]) }
      units.append(unit)
      lengths.append(sizes[longest] / scale)
      for index in rest.indices {
        let overlap = Complex(layout.innerProduct(unit, rest[index]))
        for place in 0..<layout.count { rest[index][place] -= overlap * unit[place] }
      }
    }
    self.units = units
    self.lengths = lengths
  }
}

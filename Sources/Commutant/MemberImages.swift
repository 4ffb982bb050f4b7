import LinearAlgebra
import Numerics

/// The further members of a family, scaled so that a column has length 1 in the mean, applied to
/// the states of multiplets.
struct MemberImages {
  let family: MatrixFamily
  /// The levels of each sector that take part.
  let active: [Range<Int>]
  /// The factor of each member.
  private let factors: [Double]

  /// - Throws: ``CommutantError/notFinite(member:)``.
  init(of family: MatrixFamily, active: [Range<Int>]) throws {
    self.family = family
    self.active = active
    let levelCount = max(1, active.reduce(0) { $0 + $1.count })
    factors = try (0..<family.memberCount).map { member in
      let norm = zip(family.sectors, active)
        .reduce(0) { $0 + $1.0.members[member].squaredNorm(of: $1.1) }
      guard norm.isFinite else { throw CommutantError.notFinite(member: member) }
      return norm > 0 ? (Double(levelCount) / norm).squareRoot() : 0
    }
  }

  var memberCount: Int { factors.count }

  /// Σ_k ‖H_k‖² of the scaled members.
  var squaredNorm: Double {
    Double(active.reduce(0) { $0 + $1.count } * factors.filter { $0 > 0 }.count)
  }

  func energy(of multiplet: Multiplet) -> Double {
    let part = multiplet.parts[0]
    return family.sectors[part.sector].levels[part.levels.lowerBound]
  }

  /// The images of the states of one sector. Shape: [state][row] in one list.
  func image(of part: Multiplet.Part, member: Int) -> [Complex<Double>] {
    family.sectors[part.sector].members[member]
      .columns(part.levels, times: part.frame, scale: factors[member])
  }

  /// The images of all states of a multiplet. Shape: [part].
  func images(of multiplet: Multiplet, member: Int) -> [[Complex<Double>]] {
    multiplet.parts.map { image(of: $0, member: member) }
  }

  /// The block F_b† M F_a of the states of one sector.
  func block(
    to target: Multiplet.Part, from origin: Multiplet.Part, member: Int
  ) -> DenseMatrix<Complex<Double>> {
    let matrix = family.sectors[origin.sector].members[member]
    let elements = DenseMatrix<Complex<Double>>(
      rowCount: target.levels.count, columnCount: origin.levels.count
    ) { row, column in
      matrix.element(target.levels.lowerBound + row, origin.levels.lowerBound + column)
        * Complex(factors[member])
    }
    return target.frame.adjointMultiplied(by: elements.multiplied(by: origin.frame))
  }

  /// Writes the block F_b† M F_a of two multiplets of equal layout, from the images M F_a.
  func writeBlock(
    to target: Multiplet, from images: [[Complex<Double>]], layout: BlockLayout,
    into block: inout [Complex<Double>]
  ) {
    for (place, part) in target.parts.enumerated() {
      let width = layout.widths[place]
      let rows = family.sectors[part.sector].levels.count
      let start = part.levels.lowerBound
      if width == 1 && part.levels.count == 1 {
        block[layout.offsets[place]] = part.frame.storage[0].conjugate * images[place][start]
        continue
      }
      for column in 0..<width {
        for row in 0..<width {
          var sum = Complex<Double>.zero
          for level in 0..<part.levels.count {
            sum +=
              part.frame[level, row].conjugate * images[place][column * rows + start + level]
          }
          block[layout.offsets[place] + column * width + row] = sum
        }
      }
    }
  }
}

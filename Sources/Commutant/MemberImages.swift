import LinearAlgebra
import Numerics

/// The further members of a family applied to the states of multiplets, scaled so that, apart from
/// a multiple of the identity, a column has length 1 in the mean.
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
      let parts = zip(family.sectors, active).map { ($0.members[member], $1) }
      let trace = parts.reduce(0) { sum, part in
        part.1.reduce(sum) { $0 + part.0.element($1, $1).real }
      }
      // A multiple of the identity says nothing, and must not outweigh what does.
      let mean = trace / Double(levelCount)
      let norm = parts.reduce(0) { $0 + $1.0.squaredNorm(of: $1.1, minus: mean) }
      guard norm.isFinite else { throw CommutantError.notFinite(member: member) }
      let perLevel = norm / Double(levelCount)
      return perLevel > 1e-18 * mean * mean ? 1 / perLevel.squareRoot() : 0
    }
  }

  var memberCount: Int { factors.count }

  /// Σ_k ‖H_k‖² of the scaled members, without multiples of the identity.
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

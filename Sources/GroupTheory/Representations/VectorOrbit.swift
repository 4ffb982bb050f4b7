import Numerics

/// The images D(x)v of the eigenspace of a linear character, known by their overlaps.
struct VectorOrbit {
  private let group: FiniteGroup
  /// f(x). Shape [element].
  private let overlaps: [Complex<Double>]

  init(_ character: CharacterValues, seed: LinearCharacter) {
    let group = character.group
    let scale = 1 / Double(seed.elements.count)
    self.group = group
    overlaps = (0..<group.order).map { element in
      var sum = Complex<Double>.zero
      for (member, exponent) in zip(seed.elements, seed.exponents) {
        sum +=
          character.roots[exponent].conjugate * character.values[group.product(element, member)]
      }
      return sum.multiplied(by: scale)
    }
  }

  /// The matrices in the orthonormal basis that `count` independent images span.
  ///
  /// With L L† the matrix of overlaps of the chosen images x_i and M(g)_{ij} = f(x_i⁻¹ g x_j), the
  /// matrices are L⁻¹ M(g) L⁻¹†.
  func matrices(count: Int) -> IrreducibleMatrices {
    let (chosen, factor) = independentImages(count: count)
    var elements: [Complex<Double>] = []
    elements.reserveCapacity(group.order * count * count)
    for element in 0..<group.order {
      var rows = chosen.map { left in
        chosen.map { overlap(left, group.product(element, $0)) }
      }
      Self.solve(factor, &rows)
      var adjoint = Self.adjoint(rows)
      Self.solve(factor, &adjoint)
      for row in 0..<count { elements += (0..<count).map { adjoint[$0][row].conjugate } }
    }
    return IrreducibleMatrices(dimension: count, order: group.order, elements: elements)
  }

  private func overlap(_ left: Int, _ right: Int) -> Complex<Double> {
    overlaps[group.product(group.inverse(left), right)]
  }

  /// Images x_i and the Cholesky factor L of their overlaps; the next image is always the first of
  /// those that are farthest from the span of the earlier ones.
  private func independentImages(count: Int) -> (images: [Int], factor: [[Complex<Double>]]) {
    // Components of every image in the orthonormal basis of those chosen so far.
    var components = [[Complex<Double>]](repeating: [], count: group.order)
    var rest = [Double](repeating: overlaps[0].real, count: group.order)
    var chosen: [Int] = []
    for _ in 0..<count {
      let farthest = rest.max()!
      let image = rest.firstIndex { $0 > farthest - 1e-9 }!
      let known = components[image]
      let length = rest[image].squareRoot()
      chosen.append(image)
      for other in 0..<group.order {
        var value = overlap(image, other)
        for place in known.indices { value -= known[place].conjugate * components[other][place] }
        value = value.multiplied(by: 1 / length)
        components[other].append(value)
        rest[other] -= value.lengthSquared
      }
    }
    return (chosen, chosen.map { image in components[image].map(\.conjugate) })
  }

  /// Replaces R by L⁻¹ R.
  private static func solve(_ factor: [[Complex<Double>]], _ rows: inout [[Complex<Double>]]) {
    for row in rows.indices {
      for column in rows.indices {
        var value = rows[row][column]
        for middle in 0..<row { value -= factor[row][middle] * rows[middle][column] }
        rows[row][column] = value / factor[row][row]
      }
    }
  }

  private static func adjoint(_ rows: [[Complex<Double>]]) -> [[Complex<Double>]] {
    rows.indices.map { row in rows.indices.map { rows[$0][row].conjugate } }
  }
}

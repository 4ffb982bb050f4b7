import LinearAlgebra
import Numerics

/// What one equation W† A W ∏ s = B adds to the normal equations, in the unknowns of some of its cells.
///
/// The derivative of M = W† A W by x_a is [M, G_a], so that with real coefficients
///
///     (JᵀJ)_ab = 2 tr M G_a M G_b - tr M² {G_a, G_b},     (Jᵀr)_a = tr G_a [R, M],
///
/// and these traces need partial traces of M ⊗ M, M² and [R, M] over all but the cells of G_a and G_b alone: for two cells of d
/// levels d² numbers times the entries of M, where J itself has d² columns as long as M and takes d⁴.
struct NormalBlocks {
  /// The unknowns: cells in the order of the place, then cells of the string. Shape [block].
  let cells: [Int]
  /// Shape [block][unknown].
  private(set) var gradient: [[Double]]
  /// Shape [block][block]: for later blocks in rows; (row × unknowns of the column's block + column).
  private(set) var matrix: [[[Double]]]

  private let point: EquationPoint
  private let dimensions: [Int]
  private let bases: [UnitaryBasis]

  init(
    _ point: EquationPoint, bases: [UnitaryBasis], dimensions: [Int], moves: (Int) -> Bool
  ) {
    self.point = point
    (self.bases, self.dimensions) = (bases, dimensions)
    let own = point.place.cells.indices.filter { moves(point.place.cells[$0]) }
    let strings = point.place.strings.indices.filter { moves(point.place.strings[$0]) }
    cells = own.map { point.place.cells[$0] } + strings.map { point.place.strings[$0] }
    let count = cells.count
    gradient = cells.map { Array(repeating: 0, count: bases[$0].members.count) }
    matrix = Array(repeating: Array(repeating: [], count: count), count: count)
    let square = own.isEmpty ? nil : point.rotated.multiplied(by: point.rotated)
    let commutator = own.isEmpty ? nil : point.residual.commutator(with: point.rotated)
    for (row, first) in own.enumerated() {
      gradient[row] = slope(first, commutator!)
      for (column, second) in own.enumerated().prefix(row + 1) {
        matrix[row][column] = curvature(first, second, square!)
      }
    }
    addStrings(strings, after: own.count)
  }

  /// Derivatives by the string's cells are multiples of M, to which every [M, G] is orthogonal.
  private mutating func addStrings(_ strings: [Int], after count: Int) {
    guard !strings.isEmpty else { return }
    let overlap = point.rotated.overlap(with: point.residual).real
    let norm = point.rotated.squaredNorm
    let derivatives = strings.map {
      point.signDerivatives($0, basis: bases[point.place.strings[$0]])
    }
    for (row, first) in derivatives.enumerated() {
      gradient[count + row] = first.map { $0 * overlap }
      for column in 0..<count {
        matrix[count + row][column] = Array(
          repeating: 0, count: first.count * bases[cells[column]].members.count)
      }
      for (column, second) in derivatives.enumerated().prefix(row + 1) {
        matrix[count + row][count + column] = first.flatMap { x in second.map { x * $0 * norm } }
      }
    }
  }

  private struct Digit {
    let stride: Int
    let levels: Int
    func digit(_ number: Int) -> Int { number / stride % levels }
    func rest(_ number: Int) -> Int { number / (stride * levels) * stride + number % stride }
  }

  private func digit(_ position: Int) -> Digit {
    let cells = point.place.cells
    return Digit(
      stride: cells[(position + 1)...].reduce(1) { $0 * dimensions[$1] },
      levels: dimensions[cells[position]])
  }

  /// σ tr G_a [R, M].
  private func slope(_ position: Int, _ commutator: ComplexMatrix) -> [Double] {
    let reduced = partialTrace(commutator, position, position)
    let levels = digit(position).levels
    return bases[point.place.cells[position]].members.map { member in
      point.sign
        * member.reduce(0.0) { sum, entry in
          sum + (entry.value * reduced[entry.column * levels + entry.row]).real
        }
    }
  }

  /// tr over all other cells of a matrix: entry (row digits, column digits) at
  /// ((row of q × levels of p + row of p) × … + column of q) × … + column of p; for p = q the digits of one cell.
  private func partialTrace(_ matrix: ComplexMatrix, _ p: Int, _ q: Int) -> [Complex<Double>] {
    let (first, second) = (digit(p), digit(q))
    let size = p == q ? first.levels : first.levels * second.levels
    func own(_ number: Int) -> Int {
      p == q ? first.digit(number) : second.digit(number) * first.levels + first.digit(number)
    }
    func rest(_ number: Int) -> Int {
      let inner =
        first.digit(number) * first.stride + (p == q ? 0 : second.digit(number) * second.stride)
      return number - inner
    }
    var result = [Complex<Double>](repeating: .zero, count: size * size)
    var members: [Int: [Int]] = [:]
    for number in 0..<matrix.rowCount { members[rest(number), default: []].append(number) }
    for group in members.values.sorted(by: { $0[0] < $1[0] }) {
      for column in group {
        for row in group {
          result[own(row) * size + own(column)] += matrix[row, column]
        }
      }
    }
    return result
  }

  /// σ² (2 tr M G_a M G_b - tr M² {G_a, G_b}), a on the cell at `p`, b on that at `q`.
  private func curvature(_ p: Int, _ q: Int, _ square: ComplexMatrix) -> [Double] {
    let traces = elementTraces(p, q, square)
    let (left, right) = (bases[point.place.cells[p]].members, bases[point.place.cells[q]].members)
    let (dp, dq) = (digit(p).levels, digit(q).levels)
    let width = dq * dq
    let weight = point.sign * point.sign
    var row = [Complex<Double>](repeating: .zero, count: width)
    var result: [Double] = []
    result.reserveCapacity(left.count * right.count)
    traces.withUnsafeBufferPointer { traces in
      row.withUnsafeMutableBufferPointer { row in
        for a in left {
          row.update(repeating: .zero)
          for x in a {
            let start = (x.row * dp + x.column) * width
            for y in 0..<width { row[y] += x.value * traces[start + y] }
          }
          for b in right {
            result.append(
              b.reduce(0) { $0 + weight * ($1.value * row[$1.row * dq + $1.column]).real })
          }
        }
      }
    }
    return result
  }

  /// 2 tr M E M F - tr M² {E, F} of E = |r⟩⟨c| on the cell at `p` and F = |r'⟩⟨c'| on that at `q`. Shape [r, c, r', c'].
  private func elementTraces(_ p: Int, _ q: Int, _ square: ComplexMatrix) -> [Complex<Double>] {
    let (first, second) = (digit(p), digit(q))
    let pairs = pairTraces(first, second)
    let reduced = partialTrace(square, p, q)
    let (dp, dq) = (first.levels, second.levels)
    var result: [Complex<Double>] = []
    result.reserveCapacity(dp * dp * dq * dq)
    for r in 0..<dp {
      for c in 0..<dp {
        for row in 0..<dq {
          for column in 0..<dq {
            var value = 2 * pairs[row * dp + c, column * dp + r]
            if p != q {
              value -= 2 * reduced[(column * dp + c) * dp * dq + row * dp + r]
            } else {
              if c == row { value -= reduced[column * dp + r] }
              if column == r { value -= reduced[c * dp + row] }
            }
            result.append(value)
          }
        }
      }
    }
    return result
  }

  /// tr M |r⟩⟨c|_p M |r'⟩⟨c'|_q at row (r', c), column (c', r).
  private func pairTraces(_ first: Digit, _ second: Digit) -> ComplexMatrix {
    let n = point.rotated.rowCount
    let (dp, dq) = (first.levels, second.levels)
    let (restP, restQ) = (n / dp, n / dq)
    let length = restP * restQ
    var unfolded = [Complex<Double>](repeating: .zero, count: length * dp * dq)
    point.rotated.storage.withUnsafeBufferPointer { matrix in
      unfolded.withUnsafeMutableBufferPointer { unfolded in
        for column in 0..<n {
          let offset = first.digit(column) * length + first.rest(column) * restQ
          for row in 0..<n {
            unfolded[second.digit(row) * dp * length + offset + second.rest(row)] =
              matrix[column * n + row]
          }
        }
      }
    }
    let folded = ComplexMatrix(rowCount: length, columnCount: dp * dq, storage: unfolded)
    return folded.adjointMultiplied(by: folded)
  }
}

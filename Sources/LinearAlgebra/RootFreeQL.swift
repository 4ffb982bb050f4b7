/// The eigenvalues of a symmetric tridiagonal matrix by the QL algorithm without square roots.
///
/// The iteration is that of LAPACK's dsterf in another order of time: what decides is not how many
/// operations there are but how many wait for each other. Two divisions of a row start together
/// instead of one after the other, and two sweeps run at once, the second two rows behind the first,
/// with both eigenvalues of the first two rows as shifts.
///
/// Source: B. N. Parlett, *The Symmetric Eigenvalue Problem* (1980), section 8.15; the variant of
/// Pal, Walker and Kahan.
struct RootFreeQL {
  /// Sweeps for each row before the iteration counts as failed, as in LAPACK.
  private static let mostSweepsPerRow = 30

  /// Half the distance from 1 to the next number.
  private static let epsilon = Double.ulpOfOne / 2

  /// What counts as zero among the squares of a block whose largest entry is near 1; its inverse is
  /// still a number.
  private static let nothing = 0x1p-960

  private let diagonal: UnsafeMutablePointer<Double>

  /// The numbers beside the diagonal, and their squares in the block that is worked on.
  private let beside: UnsafeMutablePointer<Double>
  private let dimension: Int
  private var sweepsLeft: Int

  /// Replaces the diagonal by the eigenvalues in ascending order; destroys what is beside it, for
  /// which there is room for as many numbers as on the diagonal.
  ///
  /// - Returns: false when the iteration does not converge, or an entry is not finite.
  static func solve(
    dimension: Int, diagonal: UnsafeMutablePointer<Double>,
    subdiagonal: UnsafeMutablePointer<Double>
  ) -> Bool {
    var iteration = RootFreeQL(
      diagonal: diagonal, beside: subdiagonal, dimension: dimension,
      sweepsLeft: mostSweepsPerRow * dimension)
    guard iteration.solveBlocks() else { return false }
    var values = UnsafeMutableBufferPointer(start: diagonal, count: dimension)
    guard values.allSatisfy(\.isFinite) else { return false }
    values.sort()
    return true
  }

  private mutating func solveBlocks() -> Bool {
    var first = 0
    while first < dimension {
      var last = first
      while last < dimension - 1 && !isNegligible(last) { last += 1 }
      let scale = powerOfTwo(first, last)
      if scale != 1 {
        for row in first...last { diagonal[row] /= scale }
        for row in first..<last { beside[row] /= scale }
      }
      for row in first..<last { beside[row] *= beside[row] }
      if abs(diagonal[last]) < abs(diagonal[first]) { reverse(first, last) }
      guard solveBlock(first, last) else { return false }
      if scale != 1 { for row in first...last { diagonal[row] *= scale } }
      first = last + 1
    }
    return true
  }

  private func isNegligible(_ row: Int) -> Bool {
    abs(beside[row])
      <= abs(diagonal[row]).squareRoot() * abs(diagonal[row + 1]).squareRoot() * Self.epsilon
  }

  /// What a block has to be divided by so that its squares stay within bounds.
  private func powerOfTwo(_ first: Int, _ last: Int) -> Double {
    var largest = abs(diagonal[last])
    for row in first..<last { largest = max(largest, abs(diagonal[row]), abs(beside[row])) }
    return largest == 0 || (largest > 0x1p-20 && largest < 0x1p20) ? 1 : largest.binade
  }

  /// Small entries come first, where the iteration begins to deflate.
  private func reverse(_ first: Int, _ last: Int) {
    var values = UnsafeMutableBufferPointer(start: diagonal + first, count: last - first + 1)
    var squares = UnsafeMutableBufferPointer(start: beside + first, count: last - first)
    values.reverse()
    squares.reverse()
  }

  private mutating func solveBlock(_ start: Int, _ last: Int) -> Bool {
    var first = start
    while first < last {
      var end = first
      while end < last
        && beside[end]
          > Self.epsilon * Self.epsilon * abs(diagonal[end] * diagonal[end + 1])
      { end += 1 }
      if end < last { beside[end] = 0 }
      switch end - first {
      case 0: first += 1
      case 1:
        solvePair(first)
        first += 2
      default:
        if sweepsLeft == 0 { return false }
        sweepsLeft -= 1
        sweep(first, end)
      }
    }
    return true
  }

  /// The eigenvalue of the first two rows that is nearer to the first entry (Wilkinson's shift).
  private func shift(_ row: Int) -> Double {
    let root = beside[row].squareRoot()
    let ratio = (diagonal[row + 1] - diagonal[row]) / (2 * root)
    let length = (1 + ratio * ratio).squareRoot()
    return diagonal[row] - root / (ratio + (ratio < 0 ? -length : length))
  }

  /// Both eigenvalues of two rows, the larger in magnitude first, the other from the determinant.
  private func solvePair(_ row: Int) {
    let (a, b) = (diagonal[row], diagonal[row + 1])
    let square = beside[row]
    let difference = a - b
    let root = (difference * difference + 4 * square).squareRoot()
    let sum = a + b
    beside[row] = 0
    if sum == 0 {
      (diagonal[row], diagonal[row + 1]) = (root / 2, -root / 2)
      return
    }
    let large = (sum + (sum < 0 ? -root : root)) / 2
    let (larger, smaller) = abs(a) > abs(b) ? (a, b) : (b, a)
    (diagonal[row], diagonal[row + 1]) = (large, larger / large * smaller - square / large)
  }

  private func sweep(_ first: Int, _ last: Int) {
    let near = shift(first)
    var leader = Sweep(shift: near, last: diagonal[last])
    if last - first < 3 {
      for row in stride(from: last - 1, through: first, by: -1) { step(&leader, row) }
      finish(leader, first)
      return
    }
    let far = diagonal[first] + diagonal[first + 1] - near
    step(&leader, last - 1)
    step(&leader, last - 2)
    var follower = Sweep(shift: far, last: diagonal[last])
    for row in stride(from: last - 3, through: first, by: -1) {
      step(&leader, row)
      step(&follower, row + 2)
    }
    finish(leader, first)
    step(&follower, first + 1)
    step(&follower, first)
    finish(follower, first)
  }

  /// The state of a sweep between two rows.
  private struct Sweep {
    let shift: Double
    var gamma: Double
    var p: Double
    var (cosine, sine) = (1.0, 0.0)

    init(shift: Double, last: Double) {
      self.shift = shift
      gamma = last - shift
      p = gamma * gamma
    }
  }

  /// The rotation between a row and the next; the number beside the last row of a block is written
  /// too, with zero.
  @inline(__always)
  private func step(_ sweep: inout Sweep, _ row: Int) {
    let square = beside[row]
    let alpha = diagonal[row]
    let r = sweep.p + square
    if r < Self.nothing { return pass(&sweep, row) }
    let inverse = 1 / r
    let next = (sweep.p * (alpha - sweep.shift) - square * sweep.gamma) * inverse
    beside[row + 1] = sweep.sine * r
    diagonal[row + 1] = sweep.gamma + (alpha - next)
    sweep.sine = square * inverse
    if sweep.p >= Self.nothing {
      sweep.cosine = sweep.p * inverse
      sweep.p = next * next * (r / sweep.p)
    } else {
      sweep.p = sweep.cosine * square
      sweep.cosine = 0
    }
    sweep.gamma = next
  }

  /// A step that rotates nothing, where the sweep ahead has left nothing, or the entries are tiny.
  private func pass(_ sweep: inout Sweep, _ row: Int) {
    beside[row + 1] = 0
    diagonal[row + 1] = sweep.shift + sweep.gamma
    (sweep.cosine, sweep.sine) = (1, 0)
    sweep.gamma = diagonal[row] - sweep.shift
    sweep.p = sweep.gamma * sweep.gamma
  }

  private func finish(_ sweep: Sweep, _ first: Int) {
    beside[first] = sweep.sine * sweep.p
    diagonal[first] = sweep.shift + sweep.gamma
  }
}

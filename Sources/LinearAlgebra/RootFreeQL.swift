/// The eigenvalues of a symmetric tridiagonal matrix by the QL algorithm without square roots.
///
/// The iteration is that of LAPACK's dsterf, with a shorter chain of operations from one row to the
/// next: what decides the time is not how many there are but how many wait for each other.
///
/// Source: B. N. Parlett, *The Symmetric Eigenvalue Problem* (1980), section 8.15; the variant of
/// Pal, Walker and Kahan.
struct RootFreeQL {
  /// Sweeps for each row before the iteration counts as failed, as in LAPACK.
  private static let mostSweepsPerRow = 30

  /// Half the distance from 1 to the next number.
  private static let epsilon = Double.ulpOfOne / 2

  private let diagonal: UnsafeMutablePointer<Double>

  /// The numbers beside the diagonal, and their squares in the block that is worked on.
  private let beside: UnsafeMutablePointer<Double>
  private let dimension: Int
  private var sweepsLeft: Int

  /// Replaces the diagonal by the eigenvalues in ascending order; destroys what is beside it.
  ///
  /// Entries must be finite, and their squares neither overflow nor vanish where they matter.
  /// - Returns: false when the iteration does not converge.
  static func solve(
    dimension: Int, diagonal: UnsafeMutablePointer<Double>,
    subdiagonal: UnsafeMutablePointer<Double>
  ) -> Bool {
    var iteration = RootFreeQL(
      diagonal: diagonal, beside: subdiagonal, dimension: dimension,
      sweepsLeft: mostSweepsPerRow * dimension)
    guard iteration.solveBlocks() else { return false }
    var values = UnsafeMutableBufferPointer(start: diagonal, count: dimension)
    values.sort()
    return true
  }

  private mutating func solveBlocks() -> Bool {
    var first = 0
    while first < dimension {
      var last = first
      while last < dimension - 1 && !isNegligible(last) { last += 1 }
      for row in first..<last { beside[row] *= beside[row] }
      if abs(diagonal[last]) < abs(diagonal[first]) { reverse(first, last) }
      guard solveBlock(first, last) else { return false }
      first = last + 1
    }
    return true
  }

  private func isNegligible(_ row: Int) -> Bool {
    abs(beside[row])
      <= abs(diagonal[row]).squareRoot() * abs(diagonal[row + 1]).squareRoot() * Self.epsilon
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
        sweep(first, end, shift: shift(first))
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

  private func sweep(_ first: Int, _ last: Int, shift: Double) {
    var (cosine, sine) = (1.0, 0.0)
    var gamma = diagonal[last] - shift
    var p = gamma * gamma
    for row in stride(from: last - 1, through: first, by: -1) {
      let square = beside[row]
      let r = p + square
      if row != last - 1 { beside[row + 1] = sine * r }
      let alpha = diagonal[row]
      let inverse = 1 / r
      let next = (p * (alpha - shift) - square * gamma) * inverse
      diagonal[row + 1] = gamma + (alpha - next)
      let oldCosine = cosine
      sine = square * inverse
      if p != 0 {
        cosine = p * inverse
        p = next * next * (r / p)
      } else {
        cosine = 0
        p = oldCosine * square
      }
      gamma = next
    }
    beside[first] = sine * p
    diagonal[first] = shift + gamma
  }
}

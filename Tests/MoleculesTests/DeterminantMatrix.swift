import TestSupport

/// Full configuration interaction without any shortcut: strings of creation and annihilation operators on bit patterns.
///
/// Spin orbitals are 2 p + σ, in ascending order from the vacuum.
enum DeterminantMatrix {
  /// The eigenvalues with N_up and N_down.
  static func levels(_ molecule: TestMolecule, up: Int, down: Int) throws -> [Double] {
    let n = molecule.orbitalCount
    let states = (0..<1 << (2 * n)).filter { state in
      (0..<n).count { state >> (2 * $0) & 1 == 1 } == up
        && (0..<n).count { state >> (2 * $0 + 1) & 1 == 1 } == down
    }
    let places = Dictionary(uniqueKeysWithValues: zip(states, 0...))
    var matrix = [[Double]](
      repeating: [Double](repeating: 0, count: states.count), count: states.count)
    func add(_ value: Double, _ operators: [(create: Bool, orbital: Int)]) {
      guard value != 0 else { return }
      for (column, state) in states.enumerated() {
        var (image, sign) = (state, 1.0)
        for (create, orbital) in operators.reversed() {
          guard (image >> orbital & 1 == 1) != create else {
            sign = 0
            break
          }
          if (image & ((1 << orbital) - 1)).nonzeroBitCount % 2 == 1 { sign = -sign }
          image ^= 1 << orbital
        }
        if sign != 0 { matrix[places[image]!][column] += sign * value }
      }
    }
    for s in 0...1 {
      for p in 0..<n {
        for q in 0..<n {
          add(molecule.one[s][p][q], [(true, 2 * p + s), (false, 2 * q + s)])
          for t in 0...1 {
            for r in 0..<n {
              for u in 0..<n {
                add(
                  molecule.two[s][t][p][q][r][u] / 2,
                  [
                    (true, 2 * p + s), (true, 2 * r + t), (false, 2 * u + t), (false, 2 * q + s),
                  ])
              }
            }
          }
        }
      }
    }
    return Jacobi.eigenvalues(matrix)
  }
}

/// Eigenvalues of a small real symmetric matrix by Jacobi's rotations.
enum Jacobi {
  static func eigenvalues(_ matrix: [[Double]]) -> [Double] {
    var a = matrix
    let n = a.count
    for _ in 0..<60 {
      for p in 0..<n {
        for q in p + 1..<max(n, p + 1) where abs(a[p][q]) > 1e-300 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n {
            let (x, y) = (a[k][p], a[k][q])
            (a[k][p], a[k][q]) = (c * x - s * y, s * x + c * y)
          }
          for k in 0..<n {
            let (x, y) = (a[p][k], a[q][k])
            (a[p][k], a[q][k]) = (c * x - s * y, s * x + c * y)
          }
        }
      }
      let off = (0..<n).reduce(0.0) { sum, p in
        sum + (0..<p).reduce(0) { $0 + a[p][$1] * a[p][$1] }
      }
      if off < 1e-28 { break }
    }
    return (0..<n).map { a[$0][$0] }.sorted()
  }
}

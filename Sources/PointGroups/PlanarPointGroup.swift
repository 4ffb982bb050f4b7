import Foundation

/// The point group of a plane or of a line, with the characters of one of its irreps: C_n, and C_nv with mirrors.
///
/// Of the mirrors the class of the one whose line is nearest to the x axis is σv: its irreps are A1, B1, those of the others A2, B2. E irreps
/// of rotations alone come in pairs, Ea for the eigenvalue e^{2πi m/n} of the rotation by 2π/n counter-clockwise, Eb for its conjugate.
package struct PlanarPointGroup {
  /// One operation and the character of the irrep.
  package struct Element {
    /// The orthogonal matrix. Shape [row][column], of one or two rows.
    let matrix: [[Double]]
    /// Real and imaginary part.
    let character: (real: Double, imaginary: Double)

    /// An orthogonal matrix with a character.
    package init(matrix: [[Double]], character: (real: Double, imaginary: Double)) {
      (self.matrix, self.character) = (matrix, character)
    }

    private var determinant: Double {
      matrix.count == 1
        ? matrix[0][0] : matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0]
    }
    fileprivate var isMirror: Bool { determinant < 0 }

    /// The angle of a rotation, from 0 to 2π, or of the line of a mirror, from 0 to π.
    fileprivate var angle: Double {
      guard matrix.count == 2 else { return 0 }
      let twist = atan2(matrix[1][0], matrix[0][0])
      let positive = twist < -1e-9 ? twist + 2 * Double.pi : max(0, twist)
      return isMirror ? positive / 2 : positive
    }
  }

  private let rotations: [Element]
  private let mirrors: [Element]
  private let dimension: Int
  private let isLine: Bool

  /// A group from all its elements, the identity among them.
  package init(_ elements: [Element]) {
    rotations = elements.filter { !$0.isMirror }.sorted { $0.angle < $1.angle }
    mirrors = elements.filter(\.isMirror).sorted { $0.angle < $1.angle }
    dimension = Int((rotations.first?.character.real ?? 1).rounded())
    isLine = elements.first?.matrix.count == 1
  }

  /// The Mulliken symbol, on a line `+` and `-`; empty for the group of one element, nil for groups of no crystal.
  package var symbol: String? {
    let n = rotations.count
    guard [1, 2, 3, 4, 6].contains(n), mirrors.isEmpty || mirrors.count == n else { return nil }
    if mirrors.isEmpty { return n == 1 ? "" : axial }
    let mirror = mirrors[0].character.real
    if isLine { return mirror > 0 ? "+" : "-" }
    if n == 1 { return mirror > 0 ? "A'" : "A\"" }
    let rotation = rotations[1].character.real
    if dimension == 2 { return n == 6 ? (rotation > 0 ? "E1" : "E2") : "E" }
    return (rotation > 0 ? "A" : "B") + (mirror > 0 ? "1" : "2")
  }

  /// Of rotations alone, by the eigenvalue of the smallest one.
  private var axial: String {
    let n = rotations.count
    let (x, y) = rotations[1].character
    let turn = Int((atan2(y, x) / (2 * Double.pi) * Double(n)).rounded())
    let m = (turn % n + n) % n
    if m == 0 { return "A" }
    if 2 * m == n { return "B" }
    let number = n == 6 ? "\(min(m, n - m))" : ""
    return "E\(number)" + (2 * m < n ? "a" : "b")
  }
}

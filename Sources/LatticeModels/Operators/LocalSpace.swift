import Numerics

/// The levels of one site and the operators that have a symbol there.
///
/// Conventions (ħ = 1): see `matrices`, and Documentation/ModelFiles.md for people.
public enum LocalSpace: Sendable, Hashable {
  /// n levels a = 0 … n-1 on a circle.
  case clock(Int)
  /// Two levels, Pauli matrices.
  case qubit
  /// Spin `twice`/2 in the S^z basis, largest S^z first.
  case spin(twice: Int)
  /// Spin 1 in the basis |x>, |y>, |z> of states with S^x = 0, S^y = 0, S^z = 0.
  case cartesianSpin
  /// A bosonic mode with at most `cutoff` bosons, the empty mode first.
  case boson(cutoff: Int)
  /// A fermionic mode, the empty mode first.
  case fermion

  /// The number of levels.
  public var dimension: Int {
    switch self {
    case .clock(let levels): levels
    case .qubit: 2
    case .spin(let twice): twice + 1
    case .cartesianSpin: 3
    case .boson(let cutoff): cutoff + 1
    case .fermion: 2
    }
  }

  /// The symbols of operators that anticommute with those of other fermionic modes.
  package var fermionicSymbols: Set<String> { self == .fermion ? ["c"] : [] }

  /// A dense matrix, `[row][column]`.
  public typealias Matrix = [[Complex<Double>]]

  /// The operator symbols of this space and their matrices.
  ///
  /// - clock(n): Z|a> = ω^a |a>, X|a> = |a+1 mod n>, ω = exp(2πi/n), hence Z X = ω X Z.
  /// - qubit: X, Y, Z are the Pauli matrices, Z|0> = |0>; Sp = (X + i Y)/2, Sm = (X - i Y)/2.
  /// - spin(S): Sz|m> = m|m>, level a has m = S - a; Sp|m> = sqrt(S(S+1) - m(m+1)) |m+1>,
  ///   Sm = Sp†, Sx = (Sp + Sm)/2, Sy = (Sp - Sm)/(2i).
  /// - spin(1, cartesian): (S^a)_{bc} = -i ε_{abc}, Sp = Sx + i Sy, Sm = Sx - i Sy.
  /// - boson(c): b|a> = sqrt(a) |a-1>, n|a> = a|a>; b†|c> = 0, so that [b, b†] = 1 below the
  ///   cutoff only.
  /// - fermion: c|1> = |0>, n|a> = a|a>; the signs between modes are in the parity strings.
  public var matrices: [String: Matrix] {
    switch self {
    case .clock(let levels): LocalSpace.clockMatrices(levels)
    case .qubit: LocalSpace.pauliMatrices
    case .spin(let twice): LocalSpace.spinMatrices(twice: twice)
    case .cartesianSpin: LocalSpace.cartesianMatrices
    case .boson(let cutoff): LocalSpace.bosonMatrices(cutoff: cutoff)
    case .fermion: LocalSpace.fermionMatrices
    }
  }

  private static func matrix(
    _ dimension: Int, _ element: (_ row: Int, _ column: Int) -> Complex<Double>
  ) -> Matrix {
    (0..<dimension).map { row in (0..<dimension).map { element(row, $0) } }
  }

  private static func clockMatrices(_ levels: Int) -> [String: Matrix] {
    [
      "Z": matrix(levels) { row, column in
        row == column ? rootOfUnity(row, order: levels) : .zero
      },
      "X": matrix(levels) { row, column in row == (column + 1) % levels ? .one : .zero },
    ]
  }

  /// exp(2πi exponent/order), exact at multiples of a quarter turn.
  private static func rootOfUnity(_ exponent: Int, order: Int) -> Complex<Double> {
    switch 4 * exponent % (4 * order) {
    case 0: return .one
    case order: return .i
    case 2 * order: return Complex(-1)
    case 3 * order: return -.i
    default: return Complex(length: 1, phase: 2 * .pi * Double(exponent) / Double(order))
    }
  }

  private static let pauliMatrices: [String: Matrix] = [
    "X": [[.zero, .one], [.one, .zero]],
    "Y": [[.zero, -.i], [.i, .zero]],
    "Z": [[.one, .zero], [.zero, Complex(-1)]],
    "Sp": [[.zero, .one], [.zero, .zero]],
    "Sm": [[.zero, .zero], [.one, .zero]],
  ]

  private static func bosonMatrices(cutoff: Int) -> [String: Matrix] {
    [
      "b": matrix(cutoff + 1) { row, column in
        row == column - 1 ? Complex(Double(column).squareRoot()) : .zero
      },
      "n": matrix(cutoff + 1) { $0 == $1 ? Complex(Double($0)) : .zero },
    ]
  }

  private static let fermionMatrices: [String: Matrix] = [
    "c": [[.zero, .one], [.zero, .zero]],
    "n": [[.zero, .zero], [.zero, .one]],
  ]

  private static func spinMatrices(twice: Int) -> [String: Matrix] {
    let spin = Double(twice) / 2
    func raising(_ row: Int, _ column: Int) -> Double {
      let projection = spin - Double(column)
      return row == column - 1
        ? (spin * (spin + 1) - projection * (projection + 1)).squareRoot() : 0
    }
    let raisingMatrix = matrix(twice + 1) { Complex(raising($0, $1)) }
    return withCartesianComponents(
      raising: raisingMatrix,
      z: matrix(twice + 1) { $0 == $1 ? Complex(spin - Double($0)) : .zero })
  }

  private static func withCartesianComponents(
    raising: Matrix, z: Matrix
  ) -> [String: Matrix] {
    let lowering = matrix(z.count) { raising[$1][$0].conjugate }
    return [
      "Sz": z, "Sp": raising, "Sm": lowering,
      "Sx": matrix(z.count) { (raising[$0][$1] + lowering[$0][$1]) / 2 },
      "Sy": matrix(z.count) { (raising[$0][$1] - lowering[$0][$1]) / Complex(0, 2) },
    ]
  }

  private static let cartesianMatrices: [String: Matrix] = {
    func component(_ axis: Int) -> Matrix {
      matrix(3) { row, column in
        guard row != column, row != axis, column != axis else { return .zero }
        return (row - axis + 3) % 3 == 1 ? -.i : .i
      }
    }
    let (x, y, z) = (component(0), component(1), component(2))
    return [
      "Sx": x, "Sy": y, "Sz": z,
      "Sp": matrix(3) { x[$0][$1] + .i * y[$0][$1] },
      "Sm": matrix(3) { x[$0][$1] - .i * y[$0][$1] },
    ]
  }()
}

extension LocalSpace: CustomStringConvertible {
  /// The space as a model file writes it.
  public var description: String {
    switch self {
    case .clock(let levels): "clock(\(levels))"
    case .qubit: "qubit"
    case .spin(let twice): twice % 2 == 0 ? "spin(\(twice / 2))" : "spin(\(twice)/2)"
    case .cartesianSpin: "spin(1, cartesian)"
    case .boson(let cutoff): "boson(\(cutoff))"
    case .fermion: "fermion"
    }
  }
}

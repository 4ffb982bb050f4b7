import LinearAlgebra
import Numerics

/// A monomial unitary on a clock, as a shift, a reversal and powers of Z.
struct ClockWords {
  let text: String

  init?(_ matrix: ComplexMatrix, count n: Int) {
    guard let monomial = MonomialWords(matrix) else { return nil }
    let shift = monomial.images[0]
    let factor = n > 1 ? ((monomial.images[1] - shift) % n + n) % n : 1
    let isAffine = monomial.images.indices.allSatisfy {
      monomial.images[$0] == (factor * $0 + shift) % n
    }
    let phases = Self.power(monomial.turns, n)
    var parts: [String] = []
    if isAffine {
      let offset = shift == 0 ? "" : " + \(shift)"
      switch factor {
      case 1: if shift > 0 { parts.append("shift a → a + \(shift)") }
      case n - 1: parts.append(shift == 0 ? "reversal a → -a" : "reversal a → \(shift) - a")
      default: parts.append("map a → \(factor) a\(offset)")
      }
    } else {
      parts.append(monomial.permutationText((0..<n).map(String.init)))
    }
    if let phases {
      if phases > 0 { parts.append("phase e^{2πi \(phases == 1 ? "" : "\(phases) ")a/\(n)}") }
    } else if monomial.hasPhases {
      parts.append("phases of the levels")
    }
    text = parts.joined(separator: ", ")
  }

  /// k where the phase of level a is k a / n turns.
  private static func power(_ turns: [Double], _ n: Int) -> Int? {
    (0..<n).first { k in
      turns.indices.allSatisfy { a in
        let difference = turns[a] - Double(k * a % n) / Double(n)
        return abs(difference - difference.rounded()) < 1e-9
      }
    }
  }
}

import Foundation

/// Sectors whose Z_λ(t) determine those of all others exactly, as where sectors share all their levels.
///
/// The matrix of all curves is then singular, and only sets of signatures with the same relations can be right: Z_λ = Σ_b b_λ Z_b
/// holds for every sample.
struct SectorRelations {
  /// Sectors without a relation among them.
  private(set) var independent: [Int] = []
  /// What noise is behind a relation that holds nearly: relative to the curve of each sector.
  private(set) var noise: [Double]
  /// For each other sector λ the coefficients c with Z_λ = Σ_k c_k Z_k over the independent ones.
  private(set) var dependent: [(sector: Int, coefficients: [Double])] = []

  /// What is left of a sector's curve, relative to it, where a relation holds but for rounding, and but for noise.
  private static let (rounding, mostNoise) = (1e-6, 0.02)
  private let isNoisy: Bool

  /// Gaussian elimination in the order of the sectors; `curves` is the time average of the matrix. Sectors without levels are
  /// neither. Noise that is known leaves no exact relation.
  init(of curves: [[Double]], isNoisy: Bool) {
    noise = curves.map { _ in 0 }
    var rows: [(row: [Double], combination: [Double])] = []
    for sector in curves.indices where curves[sector][sector] > 0 {
      var row = curves[sector]
      var combination = curves.indices.map { $0 == sector ? 1.0 : 0 }
      for (other, pivot) in zip(rows, independent) {
        let factor = row[pivot] / other.row[pivot]
        row = zip(row, other.row).map { $0 - factor * $1 }
        combination = zip(combination, other.combination).map { $0 - factor * $1 }
      }
      let rest = row[sector] / curves[sector][sector]
      if rest > Self.rounding {
        if rest < Self.mostNoise { noise[sector] = rest }
        rows.append((row, combination))
        independent.append(sector)
      } else {
        dependent.append((sector, independent.map { -combination[$0] }))
      }
    }
    self.isNoisy = isNoisy || noise.contains { $0 > 0 }
  }

  /// Whether signatures have these relations, and no others.
  func hold(for vectors: [[Int]]) -> Bool {
    let restricted = restricted(vectors).map { $0.map(Double.init) }
    let areDependent = dependent.allSatisfy { sector, coefficients in
      zip(vectors, restricted).allSatisfy { vector, own in
        let sum = zip(coefficients, own).reduce(0) { $0 + $1.0 * $1.1 }
        return abs(sum - Double(vector[sector])) < 0.01
      }
    }
    return areDependent && (isNoisy || Self.rank(restricted) == independent.count)
  }

  /// The vectors over the independent sectors.
  func restricted(_ vectors: [[Int]]) -> [[Int]] {
    vectors.map { vector in independent.map { vector[$0] } }
  }

  private static func rank(_ vectors: [[Double]]) -> Int {
    var reduced: [(pivot: Int, row: [Double])] = []
    for vector in vectors {
      var row = vector
      for other in reduced {
        let factor = row[other.pivot] / other.row[other.pivot]
        row = zip(row, other.row).map { $0 - factor * $1 }
      }
      if let pivot = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }), abs(row[pivot]) > 1e-9 {
        reduced.append((pivot, row))
      }
    }
    return reduced.count
  }
}

import Evidence
import Foundation
import LinearAlgebra

/// How likely the measured plateaus are, if the irreps of G, or their co-representations, are known.
///
/// In an infinite system n_b = w_b D_b dim H/(4 p |N|). In a finite one it deviates, and the likelihood is the integral over
/// normal deviations of the size that `LevelCount` takes for usual, given the exact numbers R_λ; over deficits of the ramp,
/// independent for each signature and uniform up to the largest; and over statistical errors. It has the tails of Student's
/// distribution with four degrees of freedom.
struct PlateauLikelihood {
  private let plateau: MeasuredPlateau
  private let distinct: DistinctPlateaus
  private let sectorDeviation: Double

  private static let degreesOfFreedom = 4.0

  init(_ plateau: MeasuredPlateau) {
    self.plateau = plateau
    distinct = DistinctPlateaus(plateau)
    let (order, size) = (Double(plateau.visibleOrder), Double(plateau.totalDimension))
    let squares = zip(plateau.irrepDimensions, plateau.multiplicities).map { dimension, count in
      let relative = Double(count) * order / (Double(dimension) * size) - 1
      return relative * relative
    }
    sectorDeviation = (squares.sorted().reduce(0, +) / Double(squares.count)).squareRoot()
  }

  /// The number of distinct plateaus.
  var count: Int { distinct.count }
  /// The part of the correlations that was taken away.
  var shrinkage: Double { distinct.shrinkage }

  /// n_b in an infinite system.
  func expectedLevels(_ vectors: [[Int]], weights: [Int], index: Int) -> [Double] {
    let unit = Double(plateau.totalDimension) / Double(4 * index * plateau.visibleOrder)
    return zip(vectors, weights).map { unit * Double($1 * dimension($0)) }
  }

  /// The logarithm, up to a constant that all candidates share.
  func logLikelihood(_ vectors: [[Int]], weights: [Int], index: Int) -> Double {
    let expected = expectedLevels(vectors, weights: weights, index: index)
    let deviations = expected.map { levels in
      levels * LevelCount.width(levels: levels, sectorDeviation: sectorDeviation)
    }
    let model = LinearModel(vectors, expected, deviations, plateau, distinct)
    guard let square = model.square, let factor = model.factor else { return -.infinity }
    let freedom = Self.degreesOfFreedom
    return -factor.halfLogDeterminant(log)
      - 0.5 * (freedom + Double(count)) * log(1 + square / freedom)
  }

  /// How far the plateaus of an infinite system are from the measured ones, roughly; fast.
  func distance(_ vectors: [[Int]], weights: [Int], index: Int) -> Double {
    let expected = expectedLevels(vectors, weights: weights, index: index)
    return plateau.pairs.indices.reduce(0) { sum, place in
      let pair = plateau.pairs[place]
      let predicted = vectors.indices.reduce(0) {
        $0 + expected[$1] * Double(vectors[$1][pair.first] * vectors[$1][pair.second])
      }
      let difference = predicted - plateau.values[place]
      let width = plateau.errors[place] + 0.1 * abs(plateau.values[place])
      return sum + difference * difference / (width * width + 1e-9)
    }
  }

  /// The numbers of levels that fit best, whatever the group, and χ² of the plateaus.
  func fit(_ vectors: [[Int]], around start: [Double]) -> (levels: [Double], square: Double) {
    var levels = start
    // Far wider than any plausible deviation, so that the data decide; where they do not, the start stays.
    let wide = start.map { max(3 * $0, 1) }
    var held = Set<Int>()
    while true {
      let deviations = wide.indices.map { held.contains($0) ? 0 : wide[$0] }
      let centre = start.indices.map { held.contains($0) ? levels[$0] : start[$0] }
      let model = LinearModel(vectors, centre, deviations, plateau, distinct)
      guard let found = model.posterior else { return (levels, .infinity) }
      let low = found.indices.filter {
        found[$0] < PlateauOptions.leastShare * start[$0] && !held.contains($0)
      }
      levels = found
      if low.isEmpty || held.count == vectors.count {
        return (levels, residual(vectors, levels))
      }
      for number in low {
        held.insert(number)
        levels[number] = PlateauOptions.leastShare * start[number]
      }
    }
  }

  /// χ² for given numbers of levels, with deficits between 0 and the largest.
  private func residual(_ vectors: [[Int]], _ levels: [Double]) -> Double {
    LinearModel(vectors, levels, levels.map { _ in 0 }, plateau, distinct).square ?? .infinity
  }

  private func dimension(_ vector: [Int]) -> Int {
    zip(vector, plateau.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// Numbers of levels with a normal distribution, conditioned on the sizes of the sectors, and the plateaus that follow.
///
/// A deviation of 0 fixes a number.
private struct LinearModel {
  /// The Cholesky factor of the covariance of the plateaus.
  let factor: CholeskyFactor?
  /// χ².
  let square: Double?
  /// The mean numbers of levels, given the plateaus.
  let posterior: [Double]?

  init(
    _ vectors: [[Int]], _ centre: [Double], _ deviations: [Double], _ plateau: MeasuredPlateau,
    _ distinct: DistinctPlateaus
  ) {
    let free = deviations.indices.filter { deviations[$0] > 0 }
    let independent = Self.independentSectors(free.map { vectors[$0] })
    let sectors = independent.map { k in vectors.map { Double($0[k]) } }
    let variances = deviations.map { $0 * $0 }
    let given = Self.conditioned(
      centre, variances, on: sectors, independent.map { Double(plateau.multiplicities[$0]) })
    let entries = plateau.pairs.map { pair in
      vectors.map { Double($0[pair.first] * $0[pair.second]) }
    }
    let deficit = plateau.largestDeficit
    let scaled = entries.map { $0.map { $0 * (1 - deficit / 2) } }
    let spread = given.mean.map { $0 * deficit / 12.0.squareRoot() }
    // Shape [level number][plateau]: the covariance of numbers of levels and plateaus.
    let mixed = given.covariance.map { row in
      scaled.map { entry in zip(row, entry).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    // Shape [level number][plateau]: one signature's part in the plateaus.
    let parts = vectors.indices.map { k in entries.map { $0[k] } }
    let covariance = distinct.covariance.enumerated().map { a, known in
      var row = known
      for k in vectors.indices where entries[a][k] != 0 {
        let (first, own) = (scaled[a][k], entries[a][k] * spread[k] * spread[k])
        for b in row.indices { row[b] += first * mixed[k][b] + own * parts[k][b] }
      }
      return row
    }
    let difference = entries.indices.map { a in
      plateau.values[a] - zip(scaled[a], given.mean).reduce(0) { $0 + $1.0 * $1.1 }
    }
    factor = CholeskyFactor(covariance)
    let solved = factor?.solve(difference)
    square = solved.map { zip($0, difference).reduce(0) { $0 + $1.0 * $1.1 } }
    posterior = solved.map { solved in
      given.mean.indices.map { k in
        given.mean[k] + zip(mixed[k], solved).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
  }

  /// Sectors whose sizes determine those of all others, by elimination.
  private static func independentSectors(_ vectors: [[Int]]) -> [Int] {
    guard let first = vectors.first else { return [] }
    var reduced: [(pivot: Int, row: [Double])] = []
    return first.indices.filter { sector in
      var row = vectors.map { Double($0[sector]) }
      for other in reduced {
        let factor = row[other.pivot] / other.row[other.pivot]
        row = zip(row, other.row).map { $0 - factor * $1 }
      }
      guard let pivot = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }),
        abs(row[pivot]) > 1e-9
      else { return false }
      reduced.append((pivot, row))
      return true
    }
  }

  /// Mean and covariance of n, given A n = R.
  private static func conditioned(
    _ centre: [Double], _ variances: [Double], on rows: [[Double]], _ values: [Double]
  ) -> (mean: [Double], covariance: [[Double]]) {
    let gram = rows.indices.map { a in
      rows.indices.map { b in
        centre.indices.reduce(0) { $0 + rows[a][$1] * rows[b][$1] * variances[$1] }
      }
    }
    guard let factor = CholeskyFactor(gram) else {
      preconditionFailure("the sectors are independent and the variances positive")
    }
    let rest = rows.indices.map { a in
      values[a] - zip(rows[a], centre).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let gains = centre.indices.map { k in
      factor.solve(rows.map { $0[k] * variances[k] })
    }
    let mean = centre.indices.map { k in
      centre[k] + zip(gains[k], rest).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let covariance = centre.indices.map { k in
      centre.indices.map { l in
        rows.indices.reduce(k == l ? variances[k] : 0) {
          $0 - gains[k][$1] * rows[$1][l] * variances[l]
        }
      }
    }
    return (mean, covariance)
  }
}

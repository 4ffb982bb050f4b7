import GroupTheory
import Plateaus
import TestSupport

/// Plateaus of signatures that are known.
struct PlateauSamples {
  let table: CharacterTable
  let vectors: [[Int]]
  let counts: [Int]
  /// How far each signature's levels are short of their plateau. Shape: [signature].
  var deficits: [Double] = []

  private func exact(_ count: (Int) -> Double) -> [[Double]] {
    table.dimensions.indices.map { a in
      table.dimensions.indices.map { b in
        vectors.indices.reduce(0) { $0 + count($1) * Double(vectors[$1][a] * vectors[$1][b]) }
      }
    }
  }

  var multiplicities: [Int] {
    table.dimensions.indices.map { sector in
      zip(vectors, counts).reduce(0) { $0 + $1.0[sector] * $1.1 }
    }
  }

  /// Plateaus with independent normal errors.
  func measured(error: Double, seed: UInt64) throws -> MeasuredPlateau {
    var generator = SeededGenerator(seed: seed)
    let short = deficits.isEmpty ? vectors.map { _ in 0 } : deficits
    var average = exact { Double(counts[$0]) * (1 - short[$0]) }
    for a in average.indices {
      for b in a..<average.count {
        average[a][b] += error * generator.nextNormal()
        average[b][a] = average[a][b]
      }
    }
    return try MeasuredPlateau(
      irrepDimensions: table.dimensions, multiplicities: multiplicities, average: average,
      standardError: average.map { $0.map { _ in error } })
  }
}

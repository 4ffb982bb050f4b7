import LinearAlgebra
import Numerics

/// A unitary that permutes levels up to phases.
struct MonomialWords {
  /// Level a becomes `images[a]`.
  let images: [Int]
  /// The phase of each level in turns, relative to the first, between 0 and 1.
  let turns: [Double]

  /// Nil for other unitaries.
  init?(_ matrix: ComplexMatrix) {
    var images: [Int] = []
    var phases: [Double] = []
    for column in 0..<matrix.columnCount {
      guard
        let row = (0..<matrix.rowCount).first(where: { matrix[$0, column].length > 1 - 1e-7 })
      else { return nil }
      images.append(row)
      phases.append(matrix[row, column].phase / (2 * .pi))
    }
    self.images = images
    turns = phases.map { phase in
      let turn = phase - phases[0] - (phase - phases[0]).rounded(.down)
      return turn > 1 - 1e-9 ? 0 : turn
    }
  }

  /// Whether phases matter.
  var hasPhases: Bool { turns.contains { $0 > 1e-9 } }

  /// Whether levels stay where they are.
  var isDiagonal: Bool { images.elementsEqual(images.indices) }

  /// Words with the names of the levels.
  func text(_ labels: [String]) -> String {
    if isDiagonal { return "phases of the levels" }
    return permutationText(labels) + (hasPhases ? ", with phases" : "")
  }

  /// The permutation alone.
  func permutationText(_ labels: [String]) -> String {
    if images.count == 2 { return "flip" }
    let cycles = cycles.filter { $0.count > 1 }
    if cycles.count == 1, cycles[0].count == 2 {
      return "exchange of the levels \(labels[cycles[0][0]]) and \(labels[cycles[0][1]])"
    }
    let text = cycles.map { "(" + $0.map { labels[$0] }.joined(separator: " ") + ")" }.joined()
    return "permutation \(text) of the levels"
  }

  private var cycles: [[Int]] {
    var seen = Set<Int>()
    return images.indices.compactMap { start in
      var cycle: [Int] = []
      var level = start
      while seen.insert(level).inserted {
        cycle.append(level)
        level = images[level]
      }
      return cycle.isEmpty ? nil : cycle
    }
  }
}

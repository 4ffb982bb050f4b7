import Branching
import GroupTheory
import Plateaus
import SymmetryBootstrap
import TestSupport
import Testing

/// The enumeration of consistent sets against the definition, tried on all numbers of levels.
@Suite struct PlateauSetsTests {
  /// Sets of the signatures (1), (2), (3) over the trivial group, by trying all integers.
  private func reference(
    multiplicity: Int, plateau: Double, error: Double, index: Int
  ) -> Set<[[Int]]> {
    var found: Set<[[Int]]> = []
    let unit = Double(multiplicity) / Double(12 * index)
    let bounds = (plateau - 4 * error)...((plateau + 4 * error) / 0.98)
    for threes in 0...multiplicity / 3 {
      for twos in 0...(multiplicity - 3 * threes) / 2 {
        let counts = [multiplicity - 3 * threes - 2 * twos, twos, threes]
        let value = counts[0] + 4 * counts[1] + 9 * counts[2]
        guard bounds.contains(Double(value)) else { continue }
        let set = (1...3).filter { counts[$0 - 1] > 0 }
        if hasWeights(set, counts, unit, index) { found.insert(set.map { [$0] }) }
      }
    }
    return found
  }

  /// Σ w_b b² = 4p with w_b a multiple of 4 for b = 1 and 3, and n_b ≥ w_b b R/(12 p).
  private func hasWeights(_ set: [Int], _ counts: [Int], _ unit: Double, _ index: Int) -> Bool {
    func search(_ place: Int, _ rest: Int) -> Bool {
      guard place < set.count else { return rest == 0 }
      let b = set[place]
      let step = b == 2 ? 1 : 4
      return stride(from: step, through: max(rest / (b * b), 0), by: step).contains { weight in
        Double(counts[b - 1]) >= unit * Double(weight * b) - 1e-9
          && search(place + 1, rest - weight * b * b)
      }
    }
    return search(0, 4 * index)
  }

  @Test(arguments: [1.0, 1.3, 1.6, 1.9, 2.2, 2.6])
  func agreeWithTheDefinition(ratio: Double) throws {
    let (multiplicity, error) = (120, 1.5)
    let table = try CatalogueRings.table(1, 1)
    let plateau = try MeasuredPlateau(
      irrepDimensions: [1], multiplicities: [multiplicity],
      average: [[ratio * Double(multiplicity)]], standardError: [[error]])
    for index in [1, 2, 4, 6, 10, 14] {
      var options = Bootstrap.Options(indices: index...index, timeLimit: 20)
      options.readings = Set(Reading.allCases)
      let answer = try PlateauBootstrap.solve(
        plateau, visible: table, sets: PlateauOptions(variesErrors: false), options: options)
      let expected = reference(
        multiplicity: multiplicity, plateau: ratio * Double(multiplicity), error: error,
        index: index)
      // Real numbers of levels may fit where integers just do not; at these sizes they never do alone.
      // Sets of a conflict are those of larger errors.
      let found = answer.conflict == nil ? Set(answer.sets.map(\.vectors)) : []
      #expect(found == expected, "ratio \(ratio), index \(index)")
    }
  }

  /// The set that made the plateaus is always among those found, for pairs of groups of many kinds.
  @Test func theTruthIsFound() throws {
    var generator = SeededGenerator(seed: 9)
    let cases: [(visible: (Int, Int), vectors: [[Int]], counts: [Int])] = [
      ((2, 1), [[1, 0], [0, 1], [1, 1]], [100, 98, 210]),
      ((3, 1), [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], [100, 99, 99, 290]),
      (
        (4, 2), [[1, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 1]], [160, 300, 310, 480]
      ),
      (
        (6, 1), [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [0, 1, 1]], [80, 80, 160, 240, 240]
      ),
    ]
    for (visible, vectors, counts) in cases {
      let table = try CatalogueRings.table(visible.0, visible.1)
      let samples = PlateauSamples(table: table, vectors: vectors, counts: counts)
      let order = vectors.reduce(0) { sum, vector in
        let dimension = zip(vector, table.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
        return sum + dimension * dimension
      }
      var options = Bootstrap.Options(indices: 1...max(12, order / table.order), timeLimit: 8)
      options.readings = [.unitary]
      let answer = try PlateauBootstrap.solve(
        samples.measured(error: 2, seed: generator.next()), visible: table,
        sets: PlateauOptions(largestEntry: 2, variesErrors: false), options: options)
      // A set without a solution of Frobenius reciprocity cannot be found; these have none or are there.
      let canonical = try SignatureData(visible: table, vectors: vectors).vectors
      let hasIndex = (1...max(12, order / table.order)).contains { index in
        guard let data = try? SignatureData(visible: table, vectors: vectors) else { return false }
        return !IndexCandidate.all(of: data, index: index).isEmpty
      }
      #expect(answer.sets.contains { $0.vectors == canonical } == hasIndex, "\(vectors)")
    }
  }
}

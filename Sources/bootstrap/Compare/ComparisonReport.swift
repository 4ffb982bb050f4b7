import Branching
import GroupTheory

/// What a comparison of sizes says, for scripts and people.
struct ComparisonReport: Encodable {
  let formatVersion = 1
  /// "commutant", or "spectra" where signatures stand for irreps.
  let from: String
  let verdict: ComparisonVerdict
  /// Parameters whose values differ.
  let parameters: [String]
  let sizes: [Size]
  /// The names of the common sectors.
  let sectors: [String]
  let irreps: [Irrep]
  /// What solutions stored at the smaller sizes come to.
  let answers: [Answer]

  struct Size: Encodable {
    let file: String
    let parameters: [String: Double]
    let states: Int
    let irreps: Int
    /// Σ D².
    let dimension: Int
    /// Nil beside charges and from signatures. Shape: [sector].
    let frobeniusSums: [Double]?
    let complete: Bool
  }

  struct Irrep: Encodable {
    let dimension: Int
    let branching: [Int]
    /// Nil where it does not occur. Shape: [size].
    let levels: [Int?]
    /// "common", "new" or "vanishes".
    let course: String
  }

  struct Answer: Encodable {
    let file: String
    let answer: StoredReading
    /// "supported", "open" or "excluded".
    let standing: String
  }

  init(
    _ comparison: IrrepComparison, runs: [ComparedRun], sectors: CommonSectors, isExact: Bool
  ) {
    from = isExact ? "commutant" : "spectra"
    self.sectors = sectors.names
    let names = Set(runs.flatMap(\.parameters.keys)).sorted().filter { name in
      Set(runs.map { $0.parameters[name] }).count > 1
    }
    parameters = names
    let table = isExact ? sectors.table : nil
    sizes = zip(runs, comparison.sizes).map { run, irreps in
      Size(
        file: run.file, parameters: run.parameters.filter { names.contains($0.key) },
        states: run.states, irreps: irreps.irreps.count, dimension: irreps.commutantDimension,
        frobeniusSums: table.map(irreps.frobeniusSums), complete: irreps.isComplete)
    }
    irreps = comparison.rows.map { row in
      Irrep(
        dimension: row.dimension, branching: row.branching, levels: row.levels,
        course: row.vanishes ? "vanishes" : row.levels.contains(nil) ? "new" : "common")
    }
    verdict = ComparisonVerdict(
      comparison, sizes: sizes, visible: sectors.table, isExact: isExact)
    answers = zip(runs, sizes).dropLast().flatMap { [verdict] run, size in
      run.answers.map {
        Answer(
          file: run.file, answer: $0,
          standing: table == nil ? "open" : verdict.standing(of: $0))
      }
    }
  }
}

extension ComparisonReport.Irrep {
  private enum CodingKeys: CodingKey { case dimension, branching, levels, course }
}

extension ComparisonReport.Size {
  /// `L = 4`, or the number of states where no parameter tells sizes apart.
  var name: String {
    guard !parameters.isEmpty else { return "\(states) states" }
    return parameters.sorted { $0.key < $1.key }
      .map { "\($0.key) = \(LabelledText.number($0.value))" }.joined(separator: ", ")
  }
}

import AnswerFiles
import Branching
import Evidence
import FormFactors
import GroupTheory
import ResultFiles
import SpectralStatistics

/// What a run file says of the irreps behind its curves: the exact ones, or those of the first stored solution.
struct RampHypotheses {
  /// What the fit of the curves may choose from; empty where nothing is known.
  let hypotheses: [CurveHypothesis]
  /// The ensembles of signatures that are known.
  let ensembles: [[Int]: LevelEnsemble]
  /// Where the irreps come from, for a note.
  let origin: String

  /// Throws: `ResultFileError`.
  init?(_ source: FigureSource) throws {
    guard source.symmetry.charges == nil, let table = source.symmetry.table else { return nil }
    if let record = try source.commutant(), record.isComplete {
      hypotheses = Self.hypotheses(of: record, sectors: source.sectors)
      ensembles = Self.ensembles(of: record)
      origin = "the exact irreps of the file"
    } else if source.file.root.contains("bootstrap"),
      let solution = try source.file.solutions(visible: table).first, solution.reading == "unitary"
    {
      hypotheses = Self.hypotheses(of: solution, sectors: source.sectors)
      ensembles = [:]
      origin = "the first solution of the stored answer"
    } else {
      return nil
    }
  }

  /// Irreps that an anti-unitary symmetry joins are one block of Wigner's type c, quaternionic ones of type b.
  private static func hypotheses(
    of record: CommutantRecord, sectors: SectorList
  ) -> [CurveHypothesis] {
    var counts: [[Int]: (real: Int, complex: Int, quaternionic: Int)] = [:]
    for (k, vector) in record.branching.enumerated() {
      let partner = record.conjugates[k]
      if partner >= 0, partner != k {
        guard partner > k else { continue }
        let joined = zip(vector, record.branching[partner]).map { $0 + $1 }
        counts[joined, default: (0, 0, 0)].complex += 1
      } else if record.fields[k] == "quaternionic" {
        counts[vector.map { 2 * $0 }, default: (0, 0, 0)].quaternionic += 1
      } else {
        counts[vector, default: (0, 0, 0)].real += 1
      }
    }
    let needs = counts.map { vector, own in
      need(
        vector, sectors,
        WignerTypeCounts(
          real: own.real, complex: own.complex, quaternionic: own.quaternionic))
    }
    let hasTypes = counts.values.contains { $0.complex + $0.quaternionic > 0 }
    return CurveHypothesis.all(
      needs, order: record.dimension, reading: hasTypes ? .antiunitary : .unitary,
      hasDeclaredAntiunitary: false)
  }

  /// Matrices of which the whole family can be made real are of the orthogonal ensemble, where all of a signature can.
  private static func ensembles(of record: CommutantRecord) -> [[Int]: LevelEnsemble] {
    // Without a conjugate there were too few levels to tell the field.
    var known: [[Int]: Set<String>] = [:]
    for (k, vector) in record.branching.enumerated() {
      known[vector, default: []].insert(record.conjugates[k] < 0 ? "" : record.fields[k])
    }
    return known.compactMapValues { fields in
      switch fields {
      case ["real"]: .orthogonal
      case ["complex"]: .unitary
      default: nil
      }
    }
  }

  private static func hypotheses(
    of solution: StoredSolution, sectors: SectorList
  ) -> [CurveHypothesis] {
    let counts = Dictionary(grouping: solution.branching) { $0 }.mapValues(\.count)
    let needs = counts.map { need($0, sectors, WignerTypeCounts(real: $1)) }
    return CurveHypothesis.all(
      needs, order: solution.order, reading: .unitary, hasDeclaredAntiunitary: false)
  }

  private static func need(
    _ vector: [Int], _ sectors: SectorList, _ counts: WignerTypeCounts
  ) -> SignatureNeed {
    SignatureNeed(
      signature: vector,
      dimension: zip(vector, sectors.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 },
      counts: counts)
  }
}

import Foundation
import ResultFiles
import RunJournal
import TestSupport

/// Random levels of a few samples, and the journal that holds them.
struct ExampleJournal {
  static let multiplicities = [3, 0, 2]
  let levels: [[[Double]]]

  init(samples: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    levels = (0..<samples).map { _ in
      Self.multiplicities.map { count in
        (0..<count).map { _ in Double(bitPattern: UInt64.random(in: 0...(1 << 62), using: &random))
        }
      }
    }
  }

  static func identity(
    model: String = "format: 1\nname: a\n", parameters: [String: Double] = ["L": 4, "J": 0.1],
    seed: UInt64 = 1, kernel: String = "Zen", version: String = "1", symmetry: String? = nil
  ) -> RunIdentity {
    RunIdentity(
      ModelRecord(
        source: model, symmetry: symmetry, parameters: parameters, seed: seed, samples: 5),
      Provenance(
        programVersion: version, programRevision: "abc", command: "", created: .now,
        generator: "Philox", linearAlgebra: "OpenBLAS 0.3", linearAlgebraKernel: kernel))
  }

  func open(
    _ output: URL, _ beginning: RunJournal.Beginning, identity: RunIdentity = identity()
  ) throws -> RunJournal {
    try RunJournal(
      for: output, of: identity, samples: Array(levels.indices), beginning: beginning)
  }

  /// Writes the journal of all samples; returns its size after each record.
  func write(for output: URL) throws -> [Int] {
    let journal = try open(output, .anew)
    func size() throws -> Int {
      try FileManager.default.attributesOfItem(atPath: output.path + ".partial")[.size] as! Int
    }
    return try [size()]
      + levels.indices.map { sample in
        try journal.append(levels[sample], ofSample: sample)
        return try size()
      }
  }

  /// The samples of a journal, all compared with what was written.
  func finished(_ journal: RunJournal) throws -> [Int]? {
    let samples = levels.indices.filter(journal.holds)
    for sample in samples {
      let found = try journal.levels(ofSample: sample, multiplicities: Self.multiplicities)
      guard found == levels[sample] else { return nil }
    }
    return samples
  }
}

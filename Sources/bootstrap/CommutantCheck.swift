import Branching
import GroupTheory
import ResultFiles
import SpectralStatistics
import Verification

/// The checks of a file's exact irreps, for scripts and people.
struct CommutantCheck: Encodable {
  let holds: Bool
  /// The number of irreps.
  let irreps: Int
  /// Σ D².
  let dimension: Int
  let checks: [Verify.Check]
  /// Levels of the samples that coincide although nothing in the family ties them, by signature.
  let tiesBeyondFamily: [Tie]
  /// Samples with too many coincidences to compare the numbers of levels one by one.
  let undecidedSamples: [Int]
  private let names: [String]

  struct Tie: Encodable {
    let signature: [Int]
    let parts: [[Int]]
    let count: Int
  }

  private enum CodingKeys: CodingKey {
    case holds, irreps, dimension, checks, tiesBeyondFamily, undecidedSamples
  }

  /// Nil where the file has none.
  ///
  /// Throws: `ResultFileError`.
  init?(
    of input: RunFile, _ symmetry: VisibleSymmetry, shouldStop: @escaping () -> Bool
  ) throws {
    // Without `/commutant` nothing else is asked of the file.
    guard input.root.contains("commutant") else { return nil }
    let sectors = try input.sectors(of: symmetry)
    guard let record = try input.commutant(of: sectors) else { return nil }
    let numbers = CommutantNumbers(
      record, sectors: sectors, commutantDimension: try input.commutantDimension())
    let verification = try Self.verification(
      of: numbers, input, symmetry, shouldStop: shouldStop)
    holds = verification.holds
    irreps = record.dimensions.count
    dimension = record.dimension
    checks = verification.checks.map(Verify.Check.init)
    tiesBeyondFamily = verification.tiesBeyondFamily.map {
      Tie(signature: $0.signature, parts: $0.parts, count: $0.count)
    }
    undecidedSamples = verification.undecidedSamples
    names = sectors.names
  }

  private static func verification(
    of numbers: CommutantNumbers, _ input: RunFile, _ symmetry: VisibleSymmetry,
    shouldStop: @escaping () -> Bool
  ) throws -> CommutantVerification {
    guard input.root.contains("spectra") else {
      return CommutantVerification(numbers, shouldStop: shouldStop)
    }
    let spectra = try input.spectra(of: symmetry)
    do {
      let found = try SpectralSignatures(of: spectra)
      let samples = try input.sampleIndices()
      return CommutantVerification(
        numbers,
        levels: SampleLevels(
          signatures: found.vectors, energies: found.energies,
          samples: samples?.count == found.energies.count ? samples : nil,
          isComplete: spectra.window == nil), shouldStop: shouldStop)
    } catch let error as SpectralSignaturesError {
      return CommutantVerification(numbers, levelFailure: "\(error)")
    }
  }

  private static let longest = 20

  /// What holds beyond the checks, a line each.
  var notes: String {
    func text(_ vector: [Int]) -> String {
      zip(vector, names).filter { $0.0 > 0 }.map { $0 == 1 ? $1 : "\($0)·\($1)" }
        .joined(separator: "+")
    }
    var lines = tiesBeyondFamily.prefix(Self.longest).map { tie in
      "Ties beyond the family: \(tie.count) × "
        + tie.parts.map { "(\(text($0)))" }.joined(separator: " with ")
    }
    if tiesBeyondFamily.count > Self.longest {
      lines.append("\(tiesBeyondFamily.count - Self.longest) more kinds of ties: see --json.")
    }
    if !undecidedSamples.isEmpty {
      lines.append(
        "\(undecidedSamples.count) samples have too many coincidences to compare their levels one by one."
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension CommutantNumbers {
  /// The numbers of stored exact irreps; `commutantDimension` is what the file says of it.
  init(_ record: CommutantRecord, sectors: SectorList, commutantDimension: Int? = nil) {
    self.init(
      sectors: sectors, dimensions: record.dimensions, levels: record.levels,
      branching: record.branching, fields: record.fields, conjugates: record.conjugates,
      membership: record.membership, commutantDimension: commutantDimension,
      leastJoining: record.leastJoining, largestBetween: record.largestBetween,
      residual: record.residual, isComplete: record.isComplete)
  }
}

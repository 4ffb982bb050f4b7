import Evidence
import LevelTies
import SpectralStatistics
import SymmetryBootstrap

/// The answers to all ways in which the ties of some levels can be read.
public struct LevelReadings: Sendable {
  /// How the levels were compared.
  public let resolution: LevelResolution
  /// The answer to the signatures of that resolution.
  public let answer: BootstrapAnswer
  /// The numbers of the signatures that `alternative` leaves out besides.
  public let doubtful: [Int]
  /// The answer without signatures that may be accidental coincidences; nil where there is none.
  public let alternative: BootstrapAnswer?
  /// The answer without levels that break the pattern of the others; nil where there is none.
  public let withoutStrays: BootstrapAnswer?
  /// The answer with near ties apart; nil where none are joined.
  public let finer: BootstrapAnswer?

  /// Finds the answers to all readings; `solve` searches the groups of some signatures, without those of some numbers, and is told
  /// whether it is the last time.
  ///
  /// Throws what `solve` throws.
  public static func find(
    _ resolution: LevelResolution,
    solve: (SpectralSignatures, [Int], _ isLast: Bool) throws -> BootstrapAnswer
  ) throws -> LevelReadings {
    let signatures = resolution.signatures
    let aside = resolution.setAside
    let doubtful = signatures.doubtful.filter { !aside.contains($0) }
    let strays = resolution.strays.signatures.filter {
      !aside.contains($0) && !signatures.composite[$0]
    }
    var open = 1 + [!doubtful.isEmpty, !strays.isEmpty, resolution.finer != nil].count { $0 }
    func answer(_ signatures: SpectralSignatures, without aside: [Int]) throws -> BootstrapAnswer {
      open -= 1
      return try solve(signatures, aside, open == 0)
    }
    return LevelReadings(
      resolution: resolution, answer: try answer(signatures, without: aside), doubtful: doubtful,
      alternative: doubtful.isEmpty ? nil : try answer(signatures, without: aside + doubtful),
      withoutStrays: strays.isEmpty ? nil : try answer(signatures, without: aside + strays),
      finer: try resolution.finer.map { try answer($0, without: []) })
  }

  /// Whether only leaving out stray levels leads to groups.
  public var needsNoStrays: Bool {
    answer.solutionCount == 0 && (withoutStrays?.solutionCount ?? 0) > 0
  }

  /// The answer whose solutions are shown: that without stray levels if there are none otherwise.
  public var main: BootstrapAnswer { needsNoStrays ? withoutStrays! : answer }

  /// The numbers of the signatures that the solutions of `main` do not explain, besides composites.
  public var leftOut: [Int] {
    Set(resolution.setAside + (needsNoStrays ? resolution.strays.signatures : [])).sorted()
  }
}

import ArgumentParser
import Foundation
import SpectralStatistics
import TestSupport

/// Prints the tables of `Documentation/LevelStatistics.md`, from simulated spectra.
@main struct MakeLevelStatistics: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-level-statistics",
    abstract: "Measure on simulated spectra what gap ratios tell about symmetry blocks.")

  @Argument(help: "The tables to make: reference, size, claims, power.")
  var tables: [Table] = Table.allCases

  @Option(help: "The seed of all random numbers.")
  var seed: UInt64 = 1

  @Option(help: "The gap ratios simulated for each hypothesis.")
  var ratios = 400_000

  @Option(help: "The synthetic cases for each ensemble.")
  var cases = 1000

  enum Table: String, CaseIterable, ExpressibleByArgument {
    case reference, size, claims, power
  }

  mutating func run() throws {
    for table in tables {
      var generator = SeededGenerator(seed: seed)
      switch table {
      case .reference: try printReference(using: &generator)
      case .size: try printSizes(using: &generator)
      case .claims: try printClaims(using: &generator)
      case .power: try printPower(using: &generator)
      }
      print()
    }
  }

  /// Computed and simulated distributions, and the correlations of neighbouring ratios.
  private func printReference(using generator: inout SeededGenerator) throws {
    printRow([
      "blocks", "order", "computed", "simulated", "error", "excess", "eigenvalue", "spread",
      "inflation",
    ])
    printRow(Array(repeating: "---", count: 9))
    let hypotheses = BlockHypothesis.standard.filter { [nil, 1, 2, 3, 4, 8].contains($0.count) }
    for hypothesis in hypotheses + [BlockHypothesis(real: 1, complex: 2, quaternionic: 0)] {
      let simulation = try BlockSimulation(
        hypothesis, levels: 200, ratios: ratios, others: neighbours(of: hypothesis),
        using: &generator)
      let inflation = simulation.inflations.values.max()?.places(2) ?? ""
      for (place, result) in simulation.orders.enumerated() {
        printRow([
          hypothesis.description, "\(place + 1)", result.expectedMean.places(5),
          result.mean.places(5), result.standardError.places(5), result.excess.places(6),
          result.covariance.mean.places(2), result.covariance.spread.places(2),
          place == 0 ? inflation : "",
        ])
      }
    }
  }

  /// The hypotheses that are hard to tell from this one, yet told by the ratios simulated.
  private func neighbours(of hypothesis: BlockHypothesis) -> [BlockHypothesis] {
    guard let ensemble = hypothesis.ensemble, let count = hypothesis.count, count <= 4 else {
      return []
    }
    let counts = [count - 1, count + 1].filter { $0 > 0 }
      .map { BlockHypothesis(ensemble, count: $0) }
    let ensembles = count > 2 ? [] : LevelEnsemble.wignerDyson.filter { $0 != ensemble }
    return counts + ensembles.map { BlockHypothesis($0, count: count) }
  }

  /// How far blocks of few levels are from infinite ones.
  private func printSizes(using generator: inout SeededGenerator) throws {
    printRow(["blocks", "levels", "order", "mean minus computed", "error", "excess"])
    printRow(Array(repeating: "---", count: 6))
    for ensemble in LevelEnsemble.wignerDyson {
      for count in 1...3 {
        for levels in [20, 40, 100, 300] {
          let hypothesis = BlockHypothesis(ensemble, count: count)
          let simulation = try BlockSimulation(
            hypothesis, levels: levels, ratios: ratios, using: &generator)
          for (place, result) in simulation.orders.enumerated() {
            printRow([
              hypothesis.description, "\(levels)", "\(place + 1)",
              (result.mean - result.expectedMean).places(5), result.standardError.places(5),
              result.excess.places(6),
            ])
          }
        }
      }
    }
  }

  /// How many claims are right.
  private func printClaims(using generator: inout SeededGenerator) throws {
    printRow([
      "ensemble", "blocks", "cases", "claims", "right", "ensemble named", "right", "silent",
      "misfits",
    ])
    printRow(Array(repeating: "---", count: 9))
    for ensemble in LevelEnsemble.wignerDyson {
      let calibration = try BlockCalibration(ensemble: ensemble, cases: cases, using: &generator)
      let counts = calibration.tallies.sorted { $0.key < $1.key }.map { ("\($0.key)", $0.value) }
      for (count, tally) in counts + [("all", calibration.total)] {
        let numbers = [
          tally.cases, tally.claims, tally.rightClaims, tally.ensembleClaims,
          tally.rightEnsembleClaims, tally.poissonian, tally.misfits,
        ]
        printRow([ensemble.rawValue, count] + numbers.map(String.init))
      }
    }
  }

  /// The share of cases where the number of blocks is claimed, by the number of ratios.
  private func printPower(using generator: inout SeededGenerator) throws {
    let sampleCounts = [1, 2, 4, 8, 16, 32, 64, 128]
    printRow(["blocks"] + sampleCounts.map { "\($0)" })
    printRow(Array(repeating: "---", count: 1 + sampleCounts.count))
    for ensemble in LevelEnsemble.wignerDyson {
      for count in 1...4 {
        let shares = try sampleCounts.map { samples in
          let calibration = try BlockCalibration(
            ensemble: ensemble, cases: max(1, cases / 25), counts: count...count,
            levels: 150...150, samples: Double(samples)...Double(samples), using: &generator)
          return Double(calibration.total.claims) / Double(calibration.total.cases)
        }
        printRow(["\(count) \(ensemble.rawValue)"] + shares.map { $0.places(2) })
      }
    }
  }

  private func printRow(_ cells: [String]) {
    print("| \(cells.joined(separator: " | ")) |")
  }
}

extension Double {
  /// The number with a fixed number of decimal places.
  func places(_ count: Int) -> String {
    String(format: "%.\(count)f", locale: Locale(identifier: "C"), self)
  }
}

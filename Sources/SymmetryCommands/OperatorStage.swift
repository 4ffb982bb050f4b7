import ArgumentParser
import CommandSupport
import GroupTheory
import LatticeModels
import Logging
import Numerics
import ProductSymmetries
import ResultFiles

/// The value of `--operators`.
package enum OperatorMode: String, ExpressibleByArgument, CaseIterable {
  /// Where it takes seconds.
  case auto
  case on
  case off
}

/// The part of `xsff compute` that finds symmetry operators: whether it runs, and what is kept of it.
package struct OperatorStage {
  private let model: Model
  private let mode: OperatorMode
  private let seed: UInt64

  /// Describes a search.
  package init(model: Model, mode: OperatorMode, seed: UInt64) {
    (self.model, self.mode, self.seed) = (model, mode, seed)
  }

  /// About ten seconds on one core.
  private static let mostMultiplications = 3e10

  /// The operators; nil where they are off, with `auto` where they would take long or the search fails, which is said.
  ///
  /// Throws: with `on` what the search throws.
  package func record(catalogue: GroupCatalogue?, _ logger: Logger) throws -> OperatorRecord? {
    guard mode != .off else { return nil }
    let model = model.inFileBasis
    do {
      let cost = try SymmetryOperators.multiplications(of: model)
      guard mode == .on || cost < Self.mostMultiplications else {
        logger.info("Symmetry operators were left out; --operators on looks for them.")
        return nil
      }
      let analysis = try OperatorAnalysis(model, seed: seed, catalogue: catalogue)
      return OperatorRecord(analysis, seed: seed)
    } catch let error where mode == .auto && !(error is Interrupted) {
      logger.info("Symmetry operators were left out: \(error)")
      return nil
    }
  }
}

extension OperatorRecord {
  init(_ analysis: OperatorAnalysis, seed: UInt64) {
    let symmetries = analysis.symmetries
    let found = symmetries.operators
    let group = found.unitaryGroup ?? found.onSiteGroup
    self.init(
      seed: seed, isComplete: found.isComplete,
      generators: (symmetries.onSite + symmetries.moving
        + (symmetries.antiunitary.map { [$0] } ?? []))
        .map { Self.generator($0, residual: analysis.residual(of: $0.operation)) },
      multiplication: group.multiplication, isOnSiteOnly: found.unitaryGroup == nil,
      groups: (found.unitaryGroup == nil ? analysis.onSiteGroups : analysis.unitaryGroups)
        .map(\.name),
      continuous: analysis.continuous.map { ($0.algebra, $0.group) },
      spannedDimension: found.spannedDimension)
  }

  /// Phases on sites have no meaning: the first entry of every factor that is not zero is made positive.
  private static func generator(
    _ generator: DescribedSymmetries.Generator, residual: Double?
  ) -> Generator {
    let operation = generator.operation
    let factors = operation.siteImages.indices.map { cell in
      let factor = operation.factor(of: cell)
      let first = factor.joined().first { $0.length > 1e-6 } ?? .one
      let phase = first.conjugate / Complex(first.length)
      return factor.map { $0.map { Self.withoutNoise($0 * phase) } }
    }
    let shared = factors.allSatisfy { Self.isClose($0, factors[0]) }
    return Generator(
      words: generator.description.words, order: generator.order ?? 0,
      isAntiunitary: operation.isAntiunitary, siteImages: operation.siteImages,
      siteFactors: shared ? factors.map { _ in factors[0] } : factors, residual: residual ?? .nan)
  }

  private static func withoutNoise(_ number: Complex<Double>) -> Complex<Double> {
    func clean(_ value: Double) -> Double { abs(value) < 1e-12 ? 0 : value }
    return Complex(clean(number.real), clean(number.imaginary))
  }

  private static func isClose(_ a: [[Complex<Double>]], _ b: [[Complex<Double>]]) -> Bool {
    a.count == b.count
      && zip(a.joined(), b.joined()).allSatisfy { ($0 - $1).length < 1e-9 }
  }
}

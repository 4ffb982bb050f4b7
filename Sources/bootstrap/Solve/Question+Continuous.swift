import CommandSupport
import ContinuousGroups
import Foundation
import GroupTheory
import LevelTies
import Logging
import Reports
import ResultFiles
import SpectralStatistics
import SymmetryBootstrap

extension Question {
  /// Answers for a file whose visible symmetry has charges; nil for a finite visible group.
  func solveCharges(_ url: URL, _ logger: Logger) throws -> BootstrapReport? {
    guard let (symmetry, distinct) = try Self.readCharges(url) else { return nil }
    distinct.warn(logger)
    let spectra = distinct.spectra
    let resolution = try readLevels(of: spectra, logger)
    let signatures = resolution.signatures
    let answer = ContinuousBootstrap.solve(
      symmetry.diagrams(of: signatures.vectors), levels: signatures.meanLevels,
      isSum: signatures.compositions.map { !$0.parts.isEmpty })
    var notes = answer.notes(isWindow: signatures.isWindow)
    if let table = symmetry.table {
      notes.append(
        "The visible finite group of order \(table.order) was used for labels only: the group named here is what the "
          + "charges show. A multiplicity that all weights of a level share counts as the dimension of an irrep of a "
          + "finite group beside it, and is divided out.")
    }
    var report = BootstrapReport(
      answer, symmetry: symmetry, spectra: spectra, resolution: resolution,
      maxIndex: largestIndex, notes: notes)
    report.sampleCopies = distinct.copies
    KnownOperators(try RunFile(reading: url).operators()).attach(to: &report, nil)
    return report
  }

  /// Answers where no finite group fits and the signatures are spins seen through the visible group; nil otherwise.
  func solveRestriction(
    _ answer: BootstrapAnswer, _ distinct: DistinctSpectra, _ resolution: LevelResolution,
    _ operators: KnownOperators
  ) throws -> BootstrapReport? {
    guard answer.solutions.isEmpty else { return nil }
    let visible = answer.data.visible
    let signatures = resolution.signatures
    let restrictions = CompactRestriction.all(
      vectors: signatures.vectors, isSum: signatures.compositions.map { !$0.parts.isEmpty },
      visible: visible
    ).filter(\.isGapless)
    guard !restrictions.isEmpty else { return nil }
    let name = try Self.name(of: visible)
    let notes = Self.notes(answer, restrictions[0], order: visible.order)
    var report = BootstrapReport(
      restrictions, to: name, answer: answer, spectra: distinct.spectra, resolution: resolution,
      notes: notes)
    report.sampleCopies = distinct.copies
    operators.attach(to: &report, nil)
    return report
  }

  /// Why this is no finite group.
  private static func notes(
    _ answer: BootstrapAnswer, _ restriction: CompactRestriction, order: Int
  ) -> [String] {
    let squares = restriction.doubledSpins.compactMap(\.self).reduce(0) { $0 + ($1 + 1) * ($1 + 1) }
    let range = "\(answer.indices.lowerBound) to \(answer.indices.upperBound)"
    return [
      "The signatures do not close. A finite group with these irreps would have at least the order \(squares), the sum "
        + "of the squares of their dimensions, so an index of at least \((squares + order - 1) / order); with p = "
        + "\(range) the search found none\(answer.exhaustive ? "" : ", but was not exhaustive"). In a continuous group "
        + "the dimensions grow with the system.",
      "A quantum group with the same dimensions would show the same signatures.",
    ]
  }

  /// The catalogue's name of the visible group.
  static func name(of visible: CharacterTable) throws -> String {
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    let groups = (try? catalogue.groups(matching: visible)) ?? []
    return groups.isEmpty
      ? "the visible group of order \(visible.order)"
      : groups.map(\.name).joined(separator: " or ")
  }

  private static func readCharges(
    _ url: URL
  ) throws -> (VisibleSymmetry, DistinctSpectra)? {
    let input = try RunFile(reading: url)
    guard
      try input.root.group("visible_group").stringAttribute("kind").map({ $0 != "finite" })
        ?? false
    else { return nil }
    let symmetry = try input.visibleSymmetry()
    return symmetry.charges == nil
      ? nil : (symmetry, try DistinctSpectra(input.spectra(of: symmetry), of: input))
  }
}

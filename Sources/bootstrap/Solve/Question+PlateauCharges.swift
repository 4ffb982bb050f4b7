import CommandSupport
import ContinuousGroups
import Foundation
import GroupTheory
import Logging
import Plateaus
import Reports
import ResultFiles

extension Question {
  /// Answers from the plateaus of sectors with charges.
  func solvePlateau(
    _ input: RunFile, charges symmetry: VisibleSymmetry
  ) throws -> BootstrapReport {
    let (plateau, sectors) = try input.measuredPlateau(of: symmetry)
    let (sets, isComplete) = ExtremalSignatures.all(of: plateau, largestEntry: largestMultiplicity)
    let answers = sets.map { set in
      ContinuousBootstrap.solve(
        symmetry.diagrams(of: set.vectors), levels: set.levels.map(Double.init),
        isSum: set.vectors.map { _ in false })
    }
    let place = answers.firstIndex { !$0.readings.isEmpty }
    let answer =
      place.map { answers[$0] } ?? answers.first
      ?? ContinuousAnswer(
        readings: [], refusal: "No set of signatures agrees with the plateaus.", diagrams: [],
        levels: [])
    let set = sets.isEmpty ? nil : sets[place ?? 0]
    let others = answers.enumerated().filter { $0.offset != (place ?? 0) }.map(\.element)
    let otherGroups = Set(others.flatMap { $0.readings.map(\.group) })
      .subtracting(answer.readings.map(\.group)).sorted()
    let notes =
      answer.notes(isWindow: false)
      + Self.notes(
        set, otherCount: others.count, otherGroups: otherGroups, isComplete: isComplete)
    return BootstrapReport(
      answer, symmetry: symmetry, sectors: sectors, signatures: set, otherGroups: otherGroups,
      isComplete: isComplete, maxIndex: largestIndex, notes: notes)
  }

  /// What the plateaus leave open.
  private static func notes(
    _ set: ExtremalSignatures?, otherCount: Int, otherGroups: [String], isComplete: Bool
  ) -> [String] {
    var notes = [
      "The signatures were read off plateaus, the sector with the fewest levels first; it was assumed that its levels all "
        + "carry one irrep, as the extremal weight of a compact group does. Numbers of levels follow from the sizes of the "
        + "sectors."
    ]
    if let set, set.excessCount > 0 {
      notes.append(
        "\(set.excessCount) plateau\(set.excessCount == 1 ? " lies" : "s lie") above what these signatures give: levels "
          + "coincide by accident, in every sample or by more than the errors allow.")
    }
    if let set, set.deficitCount > 0 {
      notes.append(
        "\(set.deficitCount) plateau\(set.deficitCount == 1 ? " lies" : "s lie") below what these signatures give; the "
          + "errors may be too small, or no compact group acts.")
    }
    if otherCount > 0 {
      notes.append(
        "The errors leave \(otherCount) other set\(otherCount == 1 ? "" : "s") of signatures"
          + (otherGroups.isEmpty
            ? ", which give\(otherCount == 1 ? "s" : "") no other group."
            : ", also with \(otherGroups.joined(separator: ", ")).")
          + " Smaller errors would decide.")
    }
    if !isComplete { notes.append("The errors leave too many sets of signatures to try all.") }
    return notes
  }
}

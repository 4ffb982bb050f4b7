import Evidence
import Foundation
import Identification

extension PlateauAnswer {
  /// The first unitary solution.
  public var firstUnitary: Entry? { entries.first { $0.reading == .unitary } }

  /// Whether other errors lead to the same first unitary solution.
  public func hasSameFirst(_ variation: Variation) -> Bool {
    guard let entry = firstUnitary, let own = solution(of: entry), let other = variation.first
    else { return firstUnitary == nil && variation.first == nil }
    return own.order == other.order && own.groups == other.groups
      && sets[entry.set].vectors == other.vectors
  }

  /// Groups with the characters of a solution that N rules out, each once.
  public var excludedGroups: [ExcludedGroup] {
    var seen: Set<ExcludedGroup> = []
    return sets.flatMap { $0.answer?.excludedGroups ?? [] }.filter { seen.insert($0).inserted }
  }

  /// What a reader should know beyond the solutions.
  public var notes: [String] {
    var notes: [String] = []
    if let conflict {
      notes.append(
        "The plateaus contradict one another within their errors. What is said here holds for errors "
          + String(format: "%.2f", locale: Locale(identifier: "C"), conflict.errorFactor)
          + " times as large. Errors are too small where samples are copies of one spectrum, where times are correlated, or "
          + "where levels coincide by accident."
          + (conflict.isComplete
            ? "" : " The time was over before all entries in conflict were found."))
    }
    if sets.isEmpty {
      notes.append(
        "No set of signatures with entries up to \(largestEntry) agrees with the plateaus and with a group of index "
          + "\(indices.lowerBound) to \(indices.upperBound). A larger index or larger entries may, or the errors are too "
          + "small.")
    }
    let count = likeliestSets.count
    if count > 1 {
      let known = incompleteIndices.isEmpty ? "" : "at least "
      notes.append(
        "These errors cannot decide which levels coincide: \(known)\(count) sets of signatures agree with the plateaus "
          + "equally well, and what stands first is only the simplest. Smaller errors are needed.")
    }
    if !incompleteIndices.isEmpty {
      let list = incompleteIndices.map(String.init).joined(separator: ", ")
      notes.append(
        "The sets of signatures for p = \(list) were not all enumerated: the errors leave too many, or the time was over."
      )
    }
    notes += searchNotes
    notes += curves.map(curveNotes) ?? plateauNotes
    let first = entries.first.flatMap { sets[$0.set].answer } ?? sets.first?.answer
    var seen = Set(notes)
    return notes + (first?.notes ?? []).filter { seen.insert($0).inserted }
  }

  /// Which sets were not searched, and why.
  private var searchNotes: [String] {
    func note(_ places: [Int], _ text: (String) -> String) -> [String] {
      places.isEmpty ? [] : [text(places.count == 1 ? "1 set was" : "\(places.count) sets were")]
    }
    let unsearched = sets.indices.filter { sets[$0].answer == nil }
    let missed = unsearched.filter { !isSkipped($0) }
    let unlikely = unsearched.filter(isUnlikely)
    let settled = unsearched.filter { isSkipped($0) && !isUnlikely($0) }
    let least = Int(SolutionEvidence.leastDifference)
    return note(missed) { "\($0) not searched for groups: the time was over." }
      + note(settled) {
        "\($0) not searched for groups: less likely than the first solution by more than \(least) in ln L, and so without "
          + "a say where several solutions are as likely as the first. --exhaustive searches them."
      }
      + note(unlikely) {
        "\($0) not searched for groups: ln L is below that of the best by more than \(Int(Self.unlikely))."
      }
  }

  /// What plateaus alone do not tell.
  private var plateauNotes: [String] {
    var notes = [
      "Plateaus tell neither how many symmetry blocks the levels come from nor whether a symmetry is anti-unitary: where "
        + "they fit several solutions, unitary and small groups come first."
    ]
    if shrinkage > 0.011 {
      let samples = plateau.degreesOfFreedom.map { " of \($0 + 1) samples" } ?? ""
      notes.append(
        shrinkage > 0.99
          ? "The correlations of the \(distinctCount) different plateaus\(samples) are no larger than chance makes them, and "
            + "are left out."
          : "The correlations of the \(distinctCount) different plateaus\(samples) are known so roughly that only "
            + String(format: "%.0f", locale: Locale(identifier: "C"), 100 * (1 - shrinkage))
            + " % of their sizes are used.")
    }
    return notes
  }
}

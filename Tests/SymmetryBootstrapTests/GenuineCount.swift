import Foundation

/// What a comparison with the genuine groups counted; `make genuine` prints it.
struct GenuineCount: Sendable {
  /// Signatures with an index.
  var problems = 0
  /// Those for which the catalogue has a group.
  var problemsWithGroup = 0
  /// Ways in which N lies in a group with the signatures.
  var genuine = 0
  var missing = 0
  var invented = 0
  var unfinished = 0
  /// Time for the catalogue's side.
  var preparation = Duration.zero
  /// Time for the solver's side.
  var solving = Duration.zero
  /// The solver's time for one problem.
  var slowest = Duration.zero

  /// Prints the figures of one visible group, and of all so far.
  func report(_ title: String) {
    let total = Self.total.adding(self)
    print("\(title): \(text)\n  all so far: \(total.text)")
  }

  mutating func add(_ other: GenuineCount) {
    problems += other.problems
    problemsWithGroup += other.problemsWithGroup
    genuine += other.genuine
    missing += other.missing
    invented += other.invented
    unfinished += other.unfinished
    preparation += other.preparation
    solving += other.solving
    slowest = max(slowest, other.slowest)
  }

  private var text: String {
    let times = [preparation, solving, slowest].map {
      String(
        format: "%.2f", Double($0.components.attoseconds) * 1e-18 + Double($0.components.seconds))
    }
    return
      "\(problems) problems, \(problemsWithGroup) of them with a group; \(genuine) genuine solutions, "
      + "\(missing) missing, \(invented) invented, \(unfinished) problems unfinished; "
      + "\(times[0]) s for the catalogue, \(times[1]) s for the solver, at most \(times[2]) s"
  }

  private static let total = Total()

  /// The sum over the visible groups of one run.
  private final class Total: @unchecked Sendable {
    private let lock = NSLock()
    private var count = GenuineCount()

    func adding(_ other: GenuineCount) -> GenuineCount {
      lock.withLock {
        count.add(other)
        return count
      }
    }
  }
}

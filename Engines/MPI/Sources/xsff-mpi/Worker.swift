import ArgumentParser
import ExactDiagonalization
import LatticeModels
import ProcessGroups
import SharedWindows
import xsff

/// What every process but the first one does: it waits for requests, and does its part of them.
///
/// What fails, fails in all processes alike, and process 0 says so.
struct Worker {
  let group: MPIGroup
  private var windows: SharedWindows?

  init(_ group: MPIGroup) { self.group = group }

  /// Until process 0 has ended.
  mutating func run() {
    while true {
      switch group.nextRequest() {
      case .end: return
      case .prepareWindows:
        let task = WindowTask(nil, from: group)
        windows = (try? task.bases(group, model: Self.model))
          .map { task.search($0, group) { false } }
      case .findWindows:
        let lists = RequestedWindows.lists([], from: group)
        _ = try? windows?.windows(lists[0], members: Array(lists.dropFirst()))
      case .findEigenvalues:
        try? SharedEigensolver(group: group).help()
      }
    }
  }

  /// The model that the command line names.
  private static func model() throws -> Model {
    guard let window = try XsffMPI.parseAsRoot() as? Window else {
      throw ValidationError("This process has another command line.")
    }
    return try window.model(quiet: true)
  }
}

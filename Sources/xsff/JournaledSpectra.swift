import CommandSupport
import Devices
import ExactDiagonalization
import Foundation
import LatticeModels
import Reduction
import ResultFiles
import RunJournal

/// The levels of a run that survives the end of its process: each finished sample goes into the journal beside the result file.
struct JournaledSpectra {
  private let journal: RunJournal
  private let output: URL
  private let samples: [Int]
  /// What diagonalizes the larger matrices; nil for the threads alone.
  let device: ComputeDevice?

  /// Opens and locks the journal, before anything is computed; `sectors` names those that are computed, nil stands for all.
  ///
  /// Throws: `JournalError`; `FileWritingError` when the result file exists and may not be replaced.
  init(
    of model: ModelRecord, sectors: [String]?, samples: [Int], output: URL,
    device: ComputeDevice?, resume: Bool, force: Bool
  ) throws {
    try RunFile.checkDestination(output, overwrite: force || resume)
    let identity = RunIdentity(
      model, .current(generator: RandomStream.name, device: device), sectors: sectors)
    journal = try RunJournal(
      for: output, of: identity, samples: samples,
      beginning: resume ? .resume : force ? .anew : .onlyIfNone)
    (self.output, self.samples, self.device) = (output, samples, device)
    // What this very run wrote before it was stopped may be written again.
    if !force, !journal.wasHandedOver(to: output) {
      do {
        try RunFile.checkDestination(output, overwrite: false)
      } catch {
        removeUnlessNeeded()
        throw error
      }
    }
    let (journal, count) = (journal, samples.count)
    Interruption.onEnd { Self.farewell(journal, of: count) }
  }

  /// Whether a second process is kept away.
  var isLocked: Bool { journal.isLocked }

  /// Runs a part of the command; if it fails, says how to go on where there is something to go on with.
  func guarding<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as FileWritingError {
      let advice = Self.farewell(journal, of: samples.count) ?? ""
      throw PlainFailure(
        .failed, "\(error.description) \(advice)".trimmingCharacters(in: .whitespaces))
    } catch let error as JournalError {
      throw PlainFailure(.wrongInputFile, error.description)
    } catch {
      removeUnlessNeeded()
      throw error
    }
  }

  /// Diagonalizes the samples that the journal lacks, in smaller matrices where there are some, and reads all back from it.
  /// Shape: [sample][sector][level].
  func levels(
    of diagonalization: ExactDiagonalization, blocks: SectorBlocks?, threads: Int, quiet: Bool
  ) throws -> [[[Double]]] {
    let missing = samples.filter { !journal.holds($0) }
    var run = SpectrumRun(
      diagonalization, samples: missing, threads: threads, blocks: blocks, device: device)
    run.solver = CurrentEngine.engine?.solver
    let meter = ProgressMeter(
      total: samples.count * run.matrixCount, unit: "diagonalizations",
      style: ProgressMeter.style(quiet: quiet),
      alreadyDone: (samples.count - missing.count) * run.matrixCount)
    defer { meter.finish() }
    do {
      try run.forEachSample(
        progress: { meter.advance(current: "sample \($0.sample), sector \($0.sector)") },
        isCancelled: { Interruption.isRequested },
        sampleFinished: { [journal] in try journal.append($1, ofSample: missing[$0]) })
    } catch is CancellationError {
      try Interruption.check()
      throw CancellationError()
    }
    return try samples.map {
      try journal.levels(
        ofSample: $0, multiplicities: diagonalization.sectors.map(\.multiplicity))
    }
  }

  /// How the samples that are there were made; see `RunJournal.reduction`.
  var reduction: String?? { journal.reduction }

  /// Notes how the samples are made; refused where some are there that were made otherwise.
  func settle(_ reduction: SpectrumReduction?) throws {
    try journal.settle(reduction: reduction?.source)
  }

  /// Forgets the samples that smaller matrices have made, since they cannot be trusted.
  func forgetReduction() throws { try journal.forget(settling: nil) }

  /// Writes the result file, then removes the journal.
  func finish(_ run: Run, force: Bool) throws {
    let overwrite = force || journal.wasHandedOver(to: output)
    try RunFile.write(run, to: output, overwrite: overwrite, beforeRename: journal.handOver)
    Interruption.onEnd(nil)
    journal.remove()
  }

  private func removeUnlessNeeded() {
    if journal.finishedCount == 0 { journal.remove() }
  }

  /// How to go on; a journal without samples is removed.
  private static func farewell(_ journal: RunJournal, of total: Int) -> String? {
    let count = journal.finishedCount
    guard count > 0 else {
      journal.remove()
      return nil
    }
    return
      "\(count) of \(total) samples are kept in \(journal.path); the same command with --resume goes on."
  }
}

import Foundation
import ResultFiles
import Synchronization

/// The finished samples of a run that is under way, in `NAME.partial` beside the result file.
///
/// Every sample is appended when all its sectors are done, so that a process that dies at any moment loses only samples under way.
/// While it exists, the object holds a lock that keeps a second process away.
public final class RunJournal: Sendable {
  /// What to do with a journal that is there already.
  public enum Beginning: Sendable {
    /// Refuse if it holds samples.
    case onlyIfNone
    /// Go on with it; begin if there is none.
    case resume
    /// Begin anew.
    case anew
  }

  /// The journal's path.
  public let path: String
  /// False on file systems that know no locks.
  public var isLocked: Bool { journal.file.isLocked }

  private let journal: JournalFile
  private let identity: Mutex<RunIdentity>
  private let places: Mutex<[Int: JournalFile.Place]>
  private let count: Atomic<Int>
  private let handedOver: [UInt8]?

  /// Opens the journal of a run with the given samples.
  ///
  /// Throws: ``JournalError``, `FileWritingError`, `ResultFileError`.
  public init(
    for output: URL, of identity: RunIdentity, samples: [Int], beginning: Beginning
  ) throws {
    path = output.relativePath + ".partial"
    do {
      journal = try JournalFile(path)
    } catch  where error.problem == LockedFile.taken {
      throw JournalError.taken(journal: path, output: output.relativePath)
    }
    let content = beginning == .anew ? JournalContent() : try JournalContent(journal, path)
    if beginning == .onlyIfNone, !content.places.isEmpty {
      throw JournalError.unfinished(journal: path, samples: content.places.count)
    }
    // How levels follow from smaller matrices is known later; see `settle(reduction:)`.
    let begun = content.places.isEmpty ? nil : content.identity
    let settled = identity.settling(begun?.reduction)
    if let begun {
      let differences = begun.differences(from: settled) + begun.mixture(with: settled)
      guard differences.isEmpty else {
        throw JournalError.other(journal: path, differences: differences)
      }
      if let surplus = Set(content.places.keys).subtracting(samples).min() {
        throw JournalError.surplus(journal: path, sample: surplus)
      }
      try journal.discardTail()
    } else {
      do {
        try journal.begin(with: Self.record(of: settled))
      } catch {
        journal.file.remove()
        throw error
      }
    }
    self.identity = Mutex(settled)
    places = Mutex(content.places)
    count = Atomic(content.places.count)
    handedOver = content.handedOver
  }

  /// What made the samples that are there, of all the ways in which levels can follow from smaller matrices; nil where there are
  /// no samples, and an inner nil where every sector was computed.
  public var reduction: String?? {
    finishedCount > 0 ? .some(identity.withLock { $0.reduction }) : nil
  }

  /// Notes from which matrices the levels will follow, now that it is known.
  ///
  /// Throws: ``JournalError`` where samples are there that were made otherwise; `FileWritingError`.
  public func settle(reduction: String?) throws {
    let begun = identity.withLock { $0 }
    if begun.reduction == reduction { return }
    let settled = begun.settling(reduction)
    guard finishedCount == 0 else {
      throw JournalError.other(journal: path, differences: begun.mixture(with: settled))
    }
    try beginAnew(as: settled)
  }

  /// Forgets all samples, and goes on as the journal of a run whose levels follow from other matrices.
  ///
  /// Throws: `FileWritingError`.
  public func forget(settling reduction: String?) throws {
    try beginAnew(as: identity.withLock { $0 }.settling(reduction))
  }

  private func beginAnew(as settled: RunIdentity) throws {
    try journal.begin(with: Self.record(of: settled))
    identity.withLock { $0 = settled }
    places.withLock { $0 = [:] }
    count.store(0, ordering: .relaxed)
  }

  private static func record(of identity: RunIdentity) throws -> JournalRecord {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return JournalRecord(kind: .identity, payload: Array(try encoder.encode(identity)))
  }

  /// How many samples are finished; asks for no lock.
  public var finishedCount: Int { count.load(ordering: .relaxed) }

  /// Whether a sample is finished.
  public func holds(_ sample: Int) -> Bool { places.withLock { $0[sample] != nil } }

  /// Keeps the levels of a finished sample. Shape of `levels`: [sector][level].
  ///
  /// Throws: `FileWritingError`; then the journal is what it was before.
  public func append(_ levels: [[Double]], ofSample sample: Int) throws {
    let record = JournalRecord(
      kind: .sample, payload: SampleLevels(sample: sample, levels: levels).payload)
    let place = try journal.append(record)
    places.withLock { $0[sample] = place }
    count.add(1, ordering: .relaxed)
  }

  /// The levels of a finished sample, with so many in each sector. Shape: [sector][level].
  ///
  /// Throws: ``JournalError`` when they are not what was written, `ResultFileError`.
  public func levels(ofSample sample: Int, multiplicities: [Int]) throws -> [[Double]] {
    guard let place = places.withLock({ $0[sample] }),
      let record = try journal.record(at: place), record.kind == .sample,
      let found = SampleLevels(record.payload, multiplicities: multiplicities),
      found.sample == sample
    else { throw JournalError.damaged(journal: path, sample: sample) }
    return found.levels
  }

  /// Notes that a result file with this checksum is about to get its name.
  ///
  /// Throws: `FileWritingError`.
  public func handOver(toFileWith checksum: [UInt8]) throws {
    _ = try journal.append(JournalRecord(kind: .handover, payload: checksum))
  }

  /// Whether this file is what the run wrote before it was stopped at its very end; then it may be written again.
  public func wasHandedOver(to url: URL) -> Bool {
    guard let handedOver, let file = try? FileHandle(forReadingFrom: url),
      let size = try? file.seekToEnd(), size >= UInt64(handedOver.count),
      (try? file.seek(toOffset: size - UInt64(handedOver.count))) != nil
    else { return false }
    return (try? file.readToEnd()).map { Array($0) } == handedOver
  }

  /// Removes the journal: the result file has everything, or nothing was finished.
  public func remove() { journal.file.remove() }
}

/// What an earlier process left in a journal.
private struct JournalContent {
  var identity: RunIdentity?
  var places: [Int: JournalFile.Place] = [:]
  var handedOver: [UInt8]?

  init() {}

  init(_ journal: JournalFile, _ path: String) throws {
    var found = JournalContent()
    var isForeign = false
    let content = try journal.read { record, place in
      switch record.kind {
      case .identity:
        found.identity = try? JSONDecoder().decode(
          RunIdentity.self, from: Data(record.payload))
      case .sample:
        let sample = SampleLevels.sample(in: record.payload)
        isForeign = isForeign || sample == nil || found.identity == nil
        if let sample { found.places[sample] = place }
      case .handover: found.handedOver = record.payload
      }
    }
    guard content != .foreign, !isForeign, content == .empty || found.identity != nil else {
      throw JournalError.foreign(journal: path)
    }
    self = found
  }
}

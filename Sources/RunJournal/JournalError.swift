/// Why a run cannot begin or go on with a journal.
public enum JournalError: Error, Equatable, CustomStringConvertible {
  /// Another process has the lock.
  case taken(journal: String, output: String)
  /// Samples of an earlier run would be lost.
  case unfinished(journal: String, samples: Int)
  /// It is no journal, or its beginning is damaged.
  case foreign(journal: String)
  /// It belongs to another run.
  case other(journal: String, differences: [String])
  /// It has a sample that the run does not ask for.
  case surplus(journal: String, sample: Int)
  /// A record is not what was written, or does not fit the model.
  case damaged(journal: String, sample: Int)

  /// One or two sentences: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .taken(let journal, let output):
      """
      Another process is computing \(output): it has locked \(journal). Wait for it, or choose \
      another name with -o.
      """
    case .unfinished(let journal, let samples):
      """
      \(journal) holds \(samples) finished sample\(samples == 1 ? "" : "s") of an earlier run. \
      --resume goes on with it, --force begins anew.
      """
    case .foreign(let journal):
      """
      \(journal) is not the journal of an unfinished run, or its beginning is damaged. Remove it, \
      or begin anew with --force.
      """
    case .other(let journal, let differences):
      """
      \(journal) belongs to another run: \(differences.joined(separator: ", ")). Repeat the \
      command that began it, or begin anew with --force and without --resume.
      """
    case .surplus(let journal, let sample):
      """
      \(journal) holds sample \(sample), which this run does not ask for. Go on with the samples and \
      the shard that it was begun with, or begin anew with --force and without --resume.
      """
    case .damaged(let journal, let sample):
      """
      \(journal) is damaged: sample \(sample) is not what was written, or does not fit the model. \
      Begin anew with --force and without --resume.
      """
    }
  }
}

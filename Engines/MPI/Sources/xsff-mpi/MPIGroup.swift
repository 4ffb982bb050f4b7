import CMPI
import ProcessGroups

/// All processes that `mpirun` started.
///
/// Calls come from one thread after the other. A process that dies ends all of them, by MPI.
struct MPIGroup: ProcessGroup {
  let rank: Int
  let count: Int
  /// The number of processes on this machine.
  let neighbours: Int

  /// Starts MPI; once in a process.
  init() {
    guard cmpi_start() != 0 else { fatalError("MPI was built without threads") }
    (rank, count) = (Int(cmpi_rank()), Int(cmpi_count()))
    neighbours = Int(cmpi_neighbours())
  }

  /// Ends MPI; all processes call it.
  func end() { cmpi_end() }

  /// The threads of this process: its share of the machine's processors, or all that it is bound to.
  func threads(ofProcessors processors: Int) -> Int {
    let bound = Int(cmpi_processors())
    return max(1, min(bound, processors / neighbours))
  }

  func broadcast(_ bytes: UnsafeMutableRawBufferPointer) {
    if bytes.count > 0 { cmpi_broadcast(bytes.baseAddress!, bytes.count) }
  }

  func gather(_ own: UnsafeRawBufferPointer, into all: UnsafeMutableRawBufferPointer) {
    precondition(own.count <= Int(Int32.max), "too much to gather")
    if own.count > 0 { cmpi_gather(own.baseAddress!, own.count, all.baseAddress!) }
  }

  func exchange(
    _ own: UnsafeRawPointer, sending: [Int], into others: UnsafeMutableRawPointer,
    receiving: [Int], unitBytes: Int
  ) {
    cmpi_exchange(
      own, sending.map(Int32.init), Self.starts(sending), others, receiving.map(Int32.init),
      Self.starts(receiving), Int32(unitBytes))
  }

  private static func starts(_ counts: [Int]) -> [Int32] {
    var starts: [Int32] = []
    var next: Int32 = 0
    for count in counts {
      starts.append(next)
      next += Int32(count)
    }
    return starts
  }
}

import Foundation
import Synchronization

/// A request to stop, by Ctrl-C or SIGTERM, that long work looks at between its steps.
///
/// The first signal sets a flag, so that the work can leave its files in order; a second one kills
/// the program at once.
public enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// Catches SIGINT and SIGTERM from now on.
  public static func install() {
    _ = received.load(ordering: .relaxed)  // initialized here, never inside the handler
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        let (first, _) = Interruption.received.compareExchange(
          expected: 0, desired: number, ordering: .relaxed)
        guard !first else { return }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    // A parent may have started the program with signals blocked, as Foundation's Process does.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// From now on the first signal ends the program within this many seconds, whatever it is doing then: for commands that may be in the
  /// middle of work that nobody can ask to stop. One that has begun to print its answer has 0.5 seconds more. They are seconds of
  /// processor time where other programs leave it less than that, up to three times as long.
  public static func limitDelay(to seconds: Double = 0.75) {
    Thread.detachNewThread {
      while !isRequested { usleep(20_000) }
      let (start, used) = (ContinuousClock.now, Self.processorTime)
      while true {
        let limit = Duration.seconds(seconds + (isAnswering.load(ordering: .relaxed) ? 0.5 : 0))
        let passed = ContinuousClock.now - start
        if passed >= limit, Self.processorTime - used >= limit || passed >= limit * 3 { break }
        usleep(20_000)
      }
      let end = Interrupted(signal: received.load(ordering: .relaxed), remark: lastWords())
      FileHandle.standardError.write(Data("error: \(end.description)\n".utf8))
      _exit(end.exitStatus.rawValue)
    }
  }

  /// What the program has used so far, all threads together.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static let farewell = Mutex<(@Sendable () -> String?)?>(nil)

  /// When a signal ends the program, `farewell` leaves files in order and gives a sentence on how to go on, from now on; nil takes
  /// it back. It may be called from any thread while work goes on, and more than once.
  public static func onEnd(_ farewell: (@Sendable () -> String?)?) {
    self.farewell.withLock { $0 = farewell }
  }

  private static func lastWords() -> String? { farewell.withLock { $0 }?() }

  private static let isAnswering = Atomic<Bool>(false)

  /// The answer is there: a signal leaves it some time to be printed and stored.
  public static func beginAnswer() { isAnswering.store(true, ordering: .relaxed) }

  /// Whether the program has been asked to stop.
  public static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  /// Returns quietly unless the program has been asked to stop.
  ///
  /// Throws: `Interrupted`.
  public static func check() throws {
    let number = received.load(ordering: .relaxed)
    if number != 0 { throw Interrupted(signal: number, remark: lastWords()) }
  }
}

/// The end of a command that was asked to stop.
public struct Interrupted: CommandFailure, Equatable {
  /// SIGINT or SIGTERM.
  public let signal: Int32
  /// How to go on, in a sentence.
  public let remark: String?

  /// The end by a signal.
  public init(signal: Int32, remark: String? = nil) {
    (self.signal, self.remark) = (signal, remark)
  }

  /// 130 after SIGINT, 143 after SIGTERM.
  public var exitStatus: ExitStatus { signal == SIGTERM ? .terminated : .interrupted }

  /// Says by which signal, and how to go on.
  public var description: String {
    [signal == SIGTERM ? "Terminated by SIGTERM." : "Interrupted.", remark].compactMap(\.self)
      .joined(separator: " ")
  }
}

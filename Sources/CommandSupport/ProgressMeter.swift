import Foundation
import Synchronization

/// How far long work has come, on standard error.
///
/// On a terminal one line is written over and over; elsewhere plain lines follow each other, the
/// first at once, then every 5 seconds or 5 % of the time so far, whichever is longer. Any thread
/// may report.
public final class ProgressMeter: Sendable {
  /// How the progress is shown.
  public enum Style: Sendable {
    /// One line, written over.
    case terminal
    /// Lines one after another.
    case plain
    /// Nothing at all.
    case silent
  }

  private struct State {
    var done: Int
    var lastShown: Double?
    var lastLine = ""
  }

  private let total: Int
  private let unit: String
  private let style: Style
  private let alreadyDone: Int
  private let start: Double
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let state: Mutex<State>

  /// A meter for `total` steps called `unit`, such as "sectors".
  ///
  /// Steps that an earlier run finished (`alreadyDone`) count as done and not for the time left.
  /// The clock, in seconds, and the output can be replaced.
  public init(
    total: Int, unit: String, style: Style, alreadyDone: Int = 0,
    now: @escaping @Sendable () -> Double = { Date().timeIntervalSinceReferenceDate },
    write: @escaping @Sendable (String) -> Void = { StandardStream.remark($0) }
  ) {
    self.total = total
    self.unit = unit
    self.style = style
    self.alreadyDone = alreadyDone
    self.now = now
    self.write = write
    start = now()
    state = Mutex(State(done: alreadyDone))
  }

  /// The style for this process: silent if asked for, otherwise by what standard error is.
  public static func style(quiet: Bool) -> Style {
    quiet ? .silent : isatty(STDERR_FILENO) == 1 ? .terminal : .plain
  }

  /// Counts finished steps and shows what is being worked on, such as "sample 3, sector E".
  public func advance(by steps: Int = 1, current: String = "") {
    guard style != .silent else { return }
    state.withLock { state in
      state.done += steps
      let time = now()
      guard state.done >= total || isDue(time, after: state.lastShown) else { return }
      state.lastShown = time
      show(line(done: state.done, current: current, elapsed: time - start), state: &state)
    }
  }

  /// Ends the terminal's line; plain lines need no end.
  public func finish() {
    state.withLock { state in
      if style == .terminal && !state.lastLine.isEmpty { write("\n") }
      state.lastLine = ""
    }
  }

  private func isDue(_ time: Double, after last: Double?) -> Bool {
    guard let last else { return true }
    return time - last >= (style == .terminal ? 0.1 : max(5, (time - start) / 20))
  }

  private func show(_ line: String, state: inout State) {
    state.lastLine = line
    write(style == .terminal ? "\r\u{1B}[K\(line)" : line + "\n")
  }

  private func line(done: Int, current: String, elapsed: Double) -> String {
    let percent = total > 0 ? 100 * done / total : 100
    var line = "\(done)/\(total) \(unit) (\(percent) %)"
    if !current.isEmpty { line += ", \(current)" }
    if done < total && done > alreadyDone {
      let left = elapsed / Double(done - alreadyDone) * Double(total - done)
      line += ", \(Self.duration(left)) left"
    } else if done >= total {
      line += ", \(Self.duration(elapsed)) in all"
    }
    return String(line.prefix(99))
  }

  /// A duration as people say it: "8 s", "2 min 5 s", "3 h 20 min".
  public static func duration(_ seconds: Double) -> String {
    let seconds = Int(min(max(seconds, 0), 1e9).rounded())
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min \(seconds % 60) s"
    default: return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}

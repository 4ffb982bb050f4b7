import CommandSupport
import Foundation
import Synchronization
import Testing

/// A clock that the test moves, and a page that the meter writes on.
private final class Stage: Sendable {
  let time = Mutex(0.0)
  let page = Mutex("")

  func meter(total: Int, style: ProgressMeter.Style, alreadyDone: Int = 0) -> ProgressMeter {
    ProgressMeter(
      total: total, unit: "samples", style: style, alreadyDone: alreadyDone,
      now: { self.time.withLock { $0 } }, write: { text in self.page.withLock { $0 += text } })
  }

  func wait(_ seconds: Double) { time.withLock { $0 += seconds } }
  var text: String { page.withLock { $0 } }
}

@Suite struct ProgressMeterTests {
  @Test func plainLinesAtIntervals() {
    let stage = Stage()
    let meter = stage.meter(total: 200, style: .plain)
    for _ in 0..<200 {
      stage.wait(1)
      meter.advance(current: "sector E")
    }
    meter.finish()
    let lines = stage.text.split(separator: "\n")
    #expect(lines.first == "1/200 samples (0 %), sector E, 3 min 19 s left")
    #expect(lines.dropFirst().first == "6/200 samples (3 %), sector E, 3 min 14 s left")
    #expect(lines.last == "200/200 samples (100 %), sector E, 3 min 20 s in all")
    #expect((25...41).contains(lines.count))
  }

  @Test func oneLineOnATerminal() {
    let stage = Stage()
    let meter = stage.meter(total: 2, style: .terminal)
    stage.wait(10)
    meter.advance()
    meter.advance()
    meter.finish()
    #expect(
      stage.text == "\r\u{1B}[K1/2 samples (50 %), 10 s left"
        + "\r\u{1B}[K2/2 samples (100 %), 10 s in all\n")
  }

  @Test func resumedWorkDoesNotCountForTheTimeLeft() {
    let stage = Stage()
    let meter = stage.meter(total: 100, style: .plain, alreadyDone: 90)
    stage.wait(3)
    meter.advance()
    #expect(stage.text == "91/100 samples (91 %), 27 s left\n")
  }

  @Test func silenceIsSilent() {
    let stage = Stage()
    let meter = stage.meter(total: 1, style: .silent)
    meter.advance()
    meter.finish()
    #expect(stage.text.isEmpty)
    #expect(ProgressMeter.style(quiet: true) == .silent)
  }

  @Test(arguments: [
    (0.4, "0 s"), (59.4, "59 s"), (125, "2 min 5 s"), (12000, "3 h 20 min"), (-1, "0 s"),
    (.infinity, "277777 h 46 min"),
  ])
  func durations(seconds: Double, text: String) {
    #expect(ProgressMeter.duration(seconds) == text)
  }
}

import Figures
import Foundation
import TestSupport
import Testing

@Suite("Texts for gnuplot")
struct GnuplotTextTests {
  @Test("no character of a name is markup")
  func plain() {
    #expect(GnuplotText.plain("a_b^c{d}@e&f~g\\h") == #"a\_b\^c\{d\}\@e\&f\~g\\h"#)
    #expect(GnuplotText.plain("(0,+) λ") == "(0,+) λ")
    #expect(GnuplotText.plain("a\nb\u{7}c") == "a b c")
  }

  @Test("a quoted text ends where it should, whatever is in it")
  func quoted() {
    var generator = SeededGenerator(seed: 3)
    let letters = Array("'`\\\"$a!@{}")
    for _ in 0..<200 {
      let text = String((0..<8).map { _ in letters.randomElement(using: &generator)! })
      let quoted = GnuplotText.quoted(text)
      #expect(quoted.first == "'" && quoted.last == "'")
      let inner = quoted.dropFirst().dropLast()
      #expect(!inner.replacing("''", with: "").contains("'"))
      #expect(inner.replacing("''", with: "'") == text)
    }
  }

  @Test("Greek letters behind an underscore are subscripts, others are not")
  func typeset() {
    #expect(GnuplotText.typeset("K_λμ of a_c") == #"K_{λμ} of a\_c"#)
  }

  @Test(
    "a value with its error in the last digits",
    arguments: [
      (720.94, 1.3, "720.9(13)"), (0.0517, 0.0123, "0.052(12)"), (80.6, 0.17, "80.60(17)"),
      (-0.22, 0.19, "-0.22(19)"), (208, 3, "208(3)"), (3, 0, "3"), (0.2, 0.2, "0.2(2)"),
    ])
  func value(value: Double, error: Double, text: String) {
    #expect(GnuplotText.value(value, error: error) == text)
  }

  @Test("powers of ten")
  func scientific() {
    #expect(GnuplotText.scientific(5.31e-14) == "5.3·10^{-14}")
    #expect(GnuplotText.scientific(0) == "0")
    #expect(GnuplotText.scientific(0.25) == "0.25")
    #expect(GnuplotText.scientific(2e5) == "2.0·10^{5}")
  }

  @Test("lines are as long as they may be, and hold all words")
  func wrapped() {
    let text = "one two three four five"
    let lines = GnuplotText.wrapped(text, width: 9)
    #expect(lines.allSatisfy { $0.count <= 9 })
    #expect(lines.joined(separator: " ") == text)
  }
}

@Suite("Means over intervals of ln t")
struct LogarithmicBinsTests {
  @Test("intervals are as long as each other, and the mean of all values stays")
  func means() {
    let times = (0...1000).map { Double($0) / 250 }
    let bins = LogarithmicBins(times, count: 30)
    let constant = bins.means(times.map { _ in 7 })
    #expect(constant.allSatisfy { abs($0 - 7) < 1e-12 })
    #expect(bins.times.count <= 30 && bins.times.count > 15)
    #expect(zip(bins.times, bins.times.dropFirst()).allSatisfy { $0 < $1 })
    // A power law stays one.
    let ramp = bins.means(times)
    #expect(zip(ramp, bins.times).allSatisfy { abs($0 / $1 - 1) < 0.02 })
  }

  @Test("times that are not positive, and single ones, are no mistake")
  func few() {
    #expect(LogarithmicBins([0]).times.isEmpty)
    #expect(LogarithmicBins([0, 2]).times == [2])
  }
}

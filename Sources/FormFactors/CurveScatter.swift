import Foundation

/// What the errors of curves, or their scatter, tell of the number of samples and of noise.
///
/// Z is nearly a complex normal number, so that the mean of |Z|² over S samples has the relative error 1/√S, and with noise
/// of the mean power ε the error is (K + ε)/√S.
struct CurveScatter {
  /// Shape [sector][time]: K_λλ.
  private let diagonals: [[Double]]
  /// Shape [sector][time]; nil where errors are not known.
  private let errors: [[Double]]?

  init(diagonals: [[Double]], errors: [[Double]]?) {
    self.diagonals = diagonals
    let isKnown = errors?.joined().contains { $0.isFinite && $0 > 0 } ?? false
    self.errors = isKnown ? errors : nil
  }

  /// S from the errors, or from the differences of the late values: at distances beyond the correlation time these differ by
  /// twice their variance.
  var sampleCount: Double {
    if let errors {
      var ratios: [Double] = []
      for (values, errors) in zip(diagonals, errors) {
        for (value, error) in zip(values, errors) where value > 0 && error > 0 {
          ratios.append(value * value / (error * error))
        }
      }
      if let median = Self.median(ratios) { return max(1, median.rounded()) }
    }
    let variances = diagonals.compactMap { values -> Double? in
      let late = Array(values.suffix(values.count / 2))
      let mean = late.reduce(0, +) / Double(late.count)
      guard mean > 0 else { return nil }
      let lags = sequence(first: 1) { 2 * $0 }.prefix { 8 * $0 <= late.count }
      let largest =
        lags.map { lag in
          let squares = zip(late, late.dropFirst(lag)).map { ($1 - $0) * ($1 - $0) / 2 }
          return squares.reduce(0, +) / Double(squares.count)
        }.max() ?? 0
      return largest / (mean * mean)
    }
    guard let variance = Self.median(variances), variance > 0 else { return 1 }
    return max(1, (1 / variance).rounded())
  }

  /// ε for each sector: what errors are larger by than without any noise; below a fiftieth of K it cannot be told from none.
  func noise(samples: Double) -> [Double] {
    guard let errors else { return diagonals.map { _ in 0 } }
    return zip(diagonals, errors).map { values, errors in
      let known = zip(values, errors).filter { $0.1.isFinite }
      guard !known.isEmpty else { return 0 }
      let level = known.reduce(0) { $0 + $1.0 } / Double(known.count)
      let excess =
        known.reduce(0) { $0 + $1.1 * samples.squareRoot() - $1.0 } / Double(known.count)
      return excess > 0.02 * abs(level) ? excess : 0
    }
  }

  private static func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }
}

/// Colours that people with any colour vision tell apart.
///
/// Source: M. Okabe, K. Ito, *Color Universal Design* (2008). Their yellow is left out: it cannot be seen as a line on white.
enum Palette {
  /// Blue, vermillion, green, purple, orange, sky blue, black.
  private static let colours = [
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000,
  ]
  /// Lines that stand behind the others.
  static let grey = 0x999999
  /// Lines that all curves are compared with.
  static let black = 0x000000

  /// The colour of the curve with a number; further curves take the colours again, with other dashes.
  static func colour(_ number: Int) -> Int { colours[number % colours.count] }

  /// The dashes of the curve with a number.
  static func dash(_ number: Int) -> Series.Dash {
    let dashes = Series.Dash.allCases
    return dashes[(number / colours.count) % dashes.count]
  }

  /// So many curves have a look of their own.
  static let mostCurves = 14

  /// From white to dark blue, for a value between 0 and 1.
  static func shade(_ value: Double) -> Int {
    let part = min(max(value, 0), 1)
    func mixed(_ from: Int, _ to: Int) -> Int {
      Int((Double(from) + part * Double(to - from)).rounded())
    }
    return mixed(255, 0) << 16 | mixed(255, 90) << 8 | mixed(255, 160)
  }

  /// What can be read on a shade.
  static func ink(on value: Double) -> Int { value > 0.65 ? 0xFFFFFF : black }
}

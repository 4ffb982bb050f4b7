import Foundation

extension Double {
  /// The number with a fixed number of decimal places.
  func places(_ count: Int) -> String {
    String(format: "%.\(count)f", locale: Locale(identifier: "C"), self)
  }
}

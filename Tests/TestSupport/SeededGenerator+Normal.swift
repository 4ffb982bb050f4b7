import Foundation

extension SeededGenerator {
  /// A draw from the standard normal distribution, by the Box-Muller transform.
  public mutating func nextNormal() -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &self))).squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &self))
  }
}

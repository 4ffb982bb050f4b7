/// Numbers that a panel shows, and how.
package struct Series: Sendable {
  /// How the numbers are shown, with a shape of [point] for each list.
  package enum Shape: Sendable {
    /// A line through points; a value that is not finite breaks it.
    case line(x: [Double], y: [Double])
    /// The area between two lines.
    case band(x: [Double], low: [Double], high: [Double])
    /// Points with error bars; those without an error have 0.
    case points(x: [Double], y: [Double], error: [Double])
    /// Filled rectangles with colours of their own.
    case boxes([Box])
  }

  /// How a line is drawn.
  package enum Dash: Int, Sendable, CaseIterable {
    case solid = 1
    case dashed = 2
    case dotted = 3
  }

  /// A rectangle.
  package struct Box: Sendable {
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>
    /// 0xRRGGBB.
    var colour: Int
  }

  /// The numbers.
  package let shape: Shape
  /// What the key says; nil for nothing.
  package let title: String?
  let colour: Int
  let dash: Dash
  let width: Double

  init(
    _ shape: Shape, title: String? = nil, colour: Int = Palette.black, dash: Dash = .solid,
    width: Double = 1.5
  ) {
    (self.shape, self.title, self.colour) = (shape, title, colour)
    (self.dash, self.width) = (dash, width)
  }

  /// A line at one height.
  static func level(
    _ y: Double, over x: ClosedRange<Double>, title: String? = nil, colour: Int,
    dash: Dash = .dashed, width: Double = 1
  ) -> Series {
    Series(
      .line(x: [x.lowerBound, x.upperBound], y: [y, y]), title: title, colour: colour, dash: dash,
      width: width)
  }
}

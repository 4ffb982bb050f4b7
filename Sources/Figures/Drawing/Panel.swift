/// One pair of axes with what is drawn in it.
package struct Panel: Sendable {
  /// An axis.
  package struct Axis: Sendable {
    /// The quantity with its unit, in gnuplot's enhanced text.
    var label: String
    var isLogarithmic = false
    var range: ClosedRange<Double>?
    /// Places with words instead of numbers; nil for numbers.
    var ticks: [(place: Double, text: String)]?
    var isReversed = false
    var areTicksRotated = false

    init(
      _ label: String, isLogarithmic: Bool = false, range: ClosedRange<Double>? = nil,
      ticks: [(place: Double, text: String)]? = nil, isReversed: Bool = false,
      areTicksRotated: Bool = false
    ) {
      (self.label, self.isLogarithmic, self.range) = (label, isLogarithmic, range)
      (self.ticks, self.isReversed, self.areTicksRotated) = (ticks, isReversed, areTicksRotated)
    }
  }

  /// A text in the coordinates of the axes.
  package struct Label: Sendable {
    enum Side: String { case left, center, right }
    var text: String
    var x, y: Double
    var side = Side.center
    var colour = Palette.black
    var size = 10.0
  }

  /// Where the key stands.
  enum Key { case none, outside, above, topRight }

  /// In gnuplot's enhanced text.
  var title: String
  var x: Axis
  var y: Axis
  /// In the order in which they are drawn.
  package var series: [Series]
  package var labels: [Label] = []
  var key = Key.outside
  /// What stands above the key.
  var keyTitle = ""
  /// Whether one unit is as long on both axes.
  var isSquare = false

  init(_ title: String, x: Axis, y: Axis, series: [Series] = []) {
    (self.title, self.x, self.y, self.series) = (title, x, y, series)
  }
}

import Figures
import Foundation

/// The drawings of a page.
struct FigureSection {
  /// The drawings with their headings, and a sentence for those that the file has not the data of.
  let parts: [HTML]

  /// Draws every figure that the run has; without gnuplot there is a sentence instead.
  ///
  /// Throws what reading the run file throws.
  init(_ source: FigureSource, groups: FigureGroups) throws {
    let gnuplot: Gnuplot
    do { gnuplot = try Gnuplot() } catch let failure as Gnuplot.Failure {
      parts = [.element("p", [], "There are no figures: " + failure.description)]
      return
    }
    var drawings: [HTML] = []
    var missing: [HTML] = []
    for kind in FigureKind.allCases {
      do {
        let figure = try Figure(kind, of: source, groups: groups)
        let svg = String(decoding: try gnuplot.draw(figure, as: .svg), as: UTF8.self)
        drawings.append(
          .element(
            "figure", [("id", "figure-\(kind.rawValue)")],
            [
              .element("figcaption", [], kind.heading),
              .drawing(svg, prefix: kind.rawValue, summary: kind.summary),
            ]))
      } catch let refusal as FigureRefusal {
        missing.append(.element("li", [], "\(kind.heading): \(refusal.description)"))
      }
    }
    let list =
      missing.isEmpty
      ? [] : [HTML.element("h3", [], "Not in this file"), .element("ul", [], missing)]
    parts = drawings + list
  }
}

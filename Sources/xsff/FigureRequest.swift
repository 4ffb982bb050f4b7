import ArgumentParser
import Figures
import Foundation

/// What `--figure` takes.
enum FigureRequest: ExpressibleByArgument, CustomStringConvertible {
  case one(FigureKind)
  case all

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let kind = FigureKind(rawValue: argument) {
      self = .one(kind)
    } else {
      return nil
    }
  }

  /// The help has them with what they show; a message of one line has no room.
  static let allValueStrings: [String] = []

  /// All figures, for help.
  static var list: String {
    FigureKind.allCases.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ")
  }

  var description: String {
    switch self {
    case .one(let kind): kind.rawValue
    case .all: "all"
    }
  }

  var defaultValueDescription: String { description }
}

/// What a figure is written as.
enum FigureFormat: String, ExpressibleByArgument, CaseIterable {
  case svg, png, pdf
  /// The script with the numbers.
  case script = "gp"

  /// What draws in this format.
  ///
  /// Throws: `Gnuplot.Failure` when gnuplot is needed and missing.
  func pen() throws -> FigurePen {
    guard let format = GnuplotScript.Format(rawValue: rawValue) else { return .script }
    return .gnuplot(try Gnuplot(), format)
  }
}

/// What makes bytes of figures.
enum FigurePen {
  case gnuplot(Gnuplot, GnuplotScript.Format)
  case script

  func draw(_ figure: Figure) throws -> Data {
    switch self {
    case .gnuplot(let gnuplot, let format): try gnuplot.draw(figure, as: format)
    case .script: Data(GnuplotScript(figure, as: .svg).text.utf8)
    }
  }
}

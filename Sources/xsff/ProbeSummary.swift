import CommandSupport
import Foundation
import ResultFiles
import SpectralStatistics

/// What `xsff probe` prints: the measured plateaus, their errors as expected and as found, and the
/// shots that would tell them from their neighbours.
struct ProbeSummary {
  private let measurement: ProbeMeasurement
  private let file: String

  init(_ measurement: ProbeMeasurement, file: String) {
    self.measurement = measurement
    self.file = file
  }

  var text: String {
    ([
      title, plateaus, precision,
      "Written to \(file)\n" + NextStep.line("bootstrap", "solve", file),
    ]).compactMap(\.self)
      .joined(separator: "\n")
  }

  private var record: ProbeRecord { measurement.record }
  private var names: [String] { record.sectors.names }

  private var title: String {
    let symmetry = record.visibleSymmetry
    let charges = symmetry.charges.map { "charges " + $0.names.joined(separator: ", ") }
    let group = symmetry.table.map { "visible group of order \($0.order)" }
    let labels = [charges, group].compactMap(\.self).joined(separator: " and the ")
    let unit = record.times.heisenbergTime ?? 1
    let times = record.times.times
    return """
      Sectors of the \(labels), samples: \(record.samples)
      \(times.count) times from \(Self.decimal(times[0] / unit, 2)) to \
      \(Self.decimal(times[times.count - 1] / unit, 2)) Heisenberg times, \(record.shots) shots for \
      each quadrature
      \(record.experiments) experiments in all

      """
  }

  /// The whole matrix, where it is small.
  private var plateaus: String? {
    guard let plateau = record.plateau, record.visibleSymmetry.charges == nil else { return nil }
    var table = TextTable(header: ["measured plateau"] + names)
    for (name, rows) in zip(names, zip(plateau.timeAverage, plateau.standardError)) {
      table.append([name] + zip(rows.0, rows.1).map(Self.measured))
    }
    return table.rendered()
  }

  private var precision: String? {
    guard let plateau = record.plateau, let precision = measurement.precision else { return nil }
    var table = TextTable(header: [
      "sector", "R", "P", "P - R", "error expected", "any shots", "of a tie", "shots for 1/3",
    ])
    let multiplicities = record.sectors.multiplicities
    for sector in names.indices where multiplicities[sector] > 0 {
      let levels = multiplicities[sector]
      let (value, error) = (
        plateau.timeAverage[sector][sector], plateau.standardError[sector][sector]
      )
      let shots = precision.shots(for: ProbePrecision.neighbourError, multiplicity: levels)
      table.append([
        names[sector], "\(levels)", Self.measured(value, error),
        Self.measured(value - Double(levels), error),
        Self.twoDigits(precision.plateauError(multiplicity: levels)),
        Self.twoDigits(precision.smallestError(multiplicity: levels)),
        Self.twoDigits(precision.tieError(multiplicity: levels)), shots.map(String.init) ?? "-",
      ])
    }
    return table.rendered() + remarks(precision, largest: multiplicities.max() ?? 0)
  }

  private func remarks(_ precision: ProbePrecision, largest: Int) -> String {
    let values = Self.decimal(precision.independentPoints, 0)
    var text = "\(values) of \(Self.decimal(precision.points, 0)) values of Z are independent.\n"
    text += "With an error of 1/3 three standard errors tell a plateau from its neighbours.\n"
    if precision.shots(for: ProbePrecision.neighbourError, multiplicity: largest) == nil {
      let needed = precision.independentPoints(
        for: ProbePrecision.neighbourError, multiplicity: largest)
      text +=
        "Shots alone do not make it so small where R = \(largest): that takes more than "
        + "\(Self.decimal(needed, 0))\nindependent values of Z, from more samples or a longer "
        + "--window.\n"
    }
    if let unit = record.times.heisenbergTime, let window = record.times.plateauWindow {
      let lack = unit * unit / (12 * window.lowerBound * window.upperBound)
      text +=
        "The ramp may still lack up to \(Self.twoDigits(100 * lack)) % of a plateau, "
        + "\(Self.twoDigits(lack * Double(largest))) of \(largest).\n"
    }
    return text
  }

  /// A value with as many decimals as its error deserves, three at most.
  private static func measured(_ value: Double, _ error: Double) -> String {
    guard error.isFinite else { return decimal(value, 1) + " ± ?" }
    return decimal(value, error > 0 ? places(error) : 0) + " ± " + twoDigits(error)
  }

  private static func twoDigits(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    return value < 1e-3 ? String(format: "%.0e", value) : decimal(value, places(value))
  }

  /// The decimals that show two digits.
  private static func places(_ value: Double) -> Int {
    max(0, min(3, 1 - Int(floor(log10(value)))))
  }

  private static func decimal(_ value: Double, _ places: Int) -> String {
    let scale = pow(10, Double(places))
    // Adding zero takes the sign from a negative zero.
    return String(format: "%.\(places)f", (value * scale).rounded() / scale + 0)
  }
}

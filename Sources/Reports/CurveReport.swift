import FormFactors
import Plateaus

/// The fit of whole curves that an answer rests on.
package struct CurveReport: Encodable, Sendable {
  /// The number of independent samples, and whether it was read off the scatter of the curves.
  package let samples: Int
  package let samplesEstimated: Bool
  /// The first and the last time of the fit, and the first one measured.
  package let start, end, firstTime: Double
  /// Of the largest sector, as fitted.
  package let heisenbergTime: Double
  package let chiSquarePerPoint: Double
  package let points: Int
  /// What the likeliest reading beyond the first rank is behind in ln L; nil without any.
  package let lead: Double?

  /// Nil where nothing was fitted.
  init?(_ result: PlateauAnswer.CurveResult, lead: Double) {
    guard let summary = result.summary else { return nil }
    samples = Int(result.curves.sampleCount)
    samplesEstimated = result.curves.isSampleCountEstimated
    (start, end, firstTime) = (summary.start, summary.end, summary.firstTime)
    heisenbergTime = summary.heisenbergTime
    (chiSquarePerPoint, points) = (summary.chiSquarePerPoint, summary.points)
    self.lead = lead.isFinite ? lead : nil
  }
}

import Branching
import ContinuousGroups
import Evidence
import Foundation

extension Verdict {
  /// What exact irreps behind a finite visible group come to, of which no levels are known.
  public init(_ answer: ExactAnswer, irreps: ExactIrreps) {
    switch answer {
    case .finite(let reading): self.init(reading, agreement: nil, strength: nil)
    case .infinite(let readings, _):
      self.init(readings, irreps: irreps, agreement: nil, strength: nil)
    }
  }

  /// What infinite groups behind a finite visible one come to; `agreement` is what the levels say of the irreps.
  public init(
    _ readings: [CompactGroupReading], irreps: ExactIrreps, agreement: LevelAgreement?,
    strength: Double?
  ) {
    var names: [String] = []
    for group in readings.map(\.group) where !names.contains(group) { names.append(group) }
    let first = readings[0]
    let sizes = first.sizeProfile.sizes.map {
      String(format: $0 < 10 ? "%.2g" : "%.0f", locale: Locale(identifier: "C"), $0)
    }
    let contradiction =
      agreement.map { $0.broken.isEmpty } == false
      ? "; but levels of the samples lack partners that the irreps demand" : ""
    let finite = readings.compactMap(\.finiteFamily)
    self.init(
      strength == nil ? .infinite : .approximate, from: .commutant, groups: names,
      reading: "continuous",
      reason:
        "all irreps are those of this group without a hole, and their sizes fall as those of a charge: "
        + "\(sizes.joined(separator: ", ")) levels for each state of an irrep" + contradiction,
      wouldDecide: "a larger system: an infinite group shows new irreps there"
        + (finite.isEmpty
          ? "" : ", a finite one, \(finite.joined(separator: " or ")), in the end none"))
  }
}

extension TemperleyLiebTower {
  /// A clause on the dimensions of exact irreps; nil where they do not follow the recursion.
  static func clause(_ irreps: ExactIrreps) -> String? {
    guard let tower = find(dimensions: irreps.irreps.map(\.dimension)) else { return nil }
    return "the dimensions follow D_1 D_j = D_(j+1) + D_(j-1)"
      + (tower.form == .integer ? " + D_j" : "")
      + " with D_1 = \(tower.fundamentalDimension), as for the Temperley-Lieb algebra of "
      + "Q = \(tower.squaredLoopValue) states: the symmetry is a quantum group, not a group"
  }
}

/// Dimensions that fuse as spins do but belong to no group: a quantum group, as in chains that represent the Temperley-Lieb algebra.
///
/// From D(0) = 1 and D(1/2) or D(1) the fusion rules of SU(2) give all dimensions:
///
///     D(1/2) D(j) = D(j+1/2) + D(j-1/2)          or          D(1) D(j) = D(j+1) + D(j) + D(j-1)
///
/// D(1/2) = 2 and D(1) = 3 are SU(2) and SO(3). The open Q-state Potts chain has D(1) = Q - 1: 1, 4, 11, 29 for Q = 5; the
/// biquadratic spin-1 chain D(1/2) = 3: 1, 3, 8, 21, 55.
/// Source: S. Moudgalya, O. I. Motrunich, Phys. Rev. X 12, 011050 (2022).
public struct TemperleyLiebTower: Hashable, Sendable {
  /// Which of the two fusion rules defines the dimensions.
  public enum Form: String, Hashable, Sendable { case halfInteger, integer }

  /// The form; integer spins alone have the integer one.
  public let form: Form
  /// D(1/2) or D(1), by the form.
  public let fundamentalDimension: Int
  /// 2j of each irrep. Shape: [irrep].
  public let doubledSpins: [Int]

  /// The square of the loop value of the Temperley-Lieb algebra: Q of the Potts chain.
  public var squaredLoopValue: Int {
    form == .integer ? fundamentalDimension + 1 : fundamentalDimension * fundamentalDimension
  }

  /// The number of different spins below which nothing is claimed.
  public static let leastSpins = 3

  /// The tower that has these dimensions of irreps, each spin once and none left out; nil for groups and for all else.
  ///
  /// Complexity: linear in the number of irreps.
  public static func find(dimensions: [Int]) -> TemperleyLiebTower? {
    guard dimensions.count >= leastSpins, Set(dimensions).count == dimensions.count,
      let smallest = dimensions.filter({ $0 > 1 }).min()
    else { return nil }
    return tower(dimensions, .integer, smallest) ?? tower(dimensions, .halfInteger, smallest)
  }

  private static func tower(
    _ dimensions: [Int], _ form: Form, _ fundamental: Int
  ) -> TemperleyLiebTower? {
    // Smaller ones belong to SU(2), SO(3) or finite groups.
    guard fundamental > (form == .integer ? 3 : 2) else { return nil }
    let sequence = sequence(form, fundamental, upTo: dimensions.max()!)
    let step = form == .integer ? 2 : 1
    let spins = dimensions.compactMap { sequence.firstIndex(of: $0).map { $0 * step } }
    guard spins.count == dimensions.count, isWithoutHoles(Set(spins)) else { return nil }
    return TemperleyLiebTower(
      form: form, fundamentalDimension: fundamental, doubledSpins: spins)
  }

  /// All dimensions to a largest one.
  private static func sequence(_ form: Form, _ fundamental: Int, upTo largest: Int) -> [Int] {
    let factor = form == .integer ? fundamental - 1 : fundamental
    var result = [1, fundamental]
    while let last = result.last, last < largest {
      let (product, overflow) = last.multipliedReportingOverflow(by: factor)
      guard !overflow else { break }
      result.append(product - result[result.count - 2])
    }
    return result
  }

  /// Every spin from the smallest on, or every second one.
  private static func isWithoutHoles(_ spins: Set<Int>) -> Bool {
    let (first, last) = (spins.min()!, spins.max()!)
    let isOneParity = spins.allSatisfy { ($0 - first) % 2 == 0 }
    return first <= 1
      && stride(from: first, through: last, by: isOneParity ? 2 : 1).allSatisfy(spins.contains)
  }
}

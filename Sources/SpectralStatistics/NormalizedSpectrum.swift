/// The levels of one sample up to an affine map, to find it again among other samples.
struct NormalizedSpectrum: Sendable {
  /// (E - mean)/deviation; quasi-energies from the one after the widest gap on. Shape: [sector][level].
  private let levels: [[Double]]
  /// What was subtracted, and divided by.
  private let origin, scale: Double
  /// How far levels of copies may differ, in units of the scale, and how far rounding alone takes them.
  private let tolerance, rounding: Double
  /// Whether only equal levels are copies.
  private let isRigid: Bool
  private let isPeriodic: Bool

  /// How copies are related.
  struct Map {
    let isRescaled, isShifted: Bool
  }

  /// With so many distinct levels a part of the spacing is agreement enough.
  private static let manyLevels = 8
  private static let spacingShare = 1e-4
  /// Sums of many coupling terms lose some digits even in small matrices.
  private static let smallestMatrixSize = 1000
  private static let roundingMargin = 4.0

  init(_ sectors: [[Double]], period: Double?) {
    isPeriodic = period != nil
    var all = sectors.joined().sorted()
    let size = Double(max(sectors.map(\.count).max() ?? 1, Self.smallestMatrixSize))
    let magnitude = period ?? max(abs(all.first ?? 0), abs(all.last ?? 0))
    let error = Self.roundingMargin * size * magnitude * Double.ulpOfOne
    if let period {
      all = all.map { MergedLevels.reduced($0, from: 0, period: period) }.sorted()
      origin = Self.afterWidestGap(all, period: period)
      scale = 1
    } else {
      let mean = all.reduce(0, +) / Double(max(all.count, 1))
      let square = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (square / Double(max(all.count, 1))).squareRoot()
      (origin, scale) = (mean, deviation > error ? deviation : 1)
    }
    let (origin, scale) = (origin, scale)
    let distinct = zip(all, all.dropFirst()).reduce(all.isEmpty ? 0 : 1) {
      $1.1 - $1.0 > error ? $0 + 1 : $0
    }
    isRigid = distinct < 3
    levels = sectors.map { sector in
      guard let period else { return sector.map { ($0 - origin) / scale } }
      return sector.map { MergedLevels.reduced($0, from: origin - error, period: period) - origin }
        .sorted()
    }
    rounding = error / scale
    let width = ((all.last ?? 0) - (all.first ?? 0)) / scale
    tolerance =
      distinct < Self.manyLevels
      ? rounding : max(rounding, Self.spacingShare * width / Double(distinct))
  }

  private static func afterWidestGap(_ ascending: [Double], period: Double) -> Double {
    guard let first = ascending.first, let last = ascending.last else { return 0 }
    var (widest, start) = (first + period - last, first)
    for (below, above) in zip(ascending, ascending.dropFirst()) where above - below > widest {
      (widest, start) = (above - below, above)
    }
    return start
  }

  /// How this spectrum follows from another one; nil where it does not.
  func map(from other: NormalizedSpectrum) -> Map? {
    guard levels.count == other.levels.count,
      zip(levels, other.levels).allSatisfy({ $0.count == $1.count })
    else { return nil }
    let isSame = agrees(with: other)
    let near = max(rounding, other.rounding)
    let isRescaled = abs(scale - other.scale) > max(tolerance, near) * max(scale, other.scale)
    let isShifted =
      abs(origin - other.origin * (isRescaled ? scale / other.scale : 1))
      > max(tolerance, near) * max(scale, other.scale)
    if isSame {
      return isRigid && (isRescaled || isShifted)
        ? nil : Map(isRescaled: isRescaled, isShifted: isShifted)
    }
    guard !isRigid, !isPeriodic, agrees(withMirrored: other) else { return nil }
    let isMoved =
      abs(origin + other.origin * scale / other.scale)
      > max(tolerance, near) * max(scale, other.scale)
    return Map(isRescaled: true, isShifted: isMoved)
  }

  private func agrees(with other: NormalizedSpectrum) -> Bool {
    let bound = max(tolerance, other.tolerance)
    return zip(levels, other.levels).allSatisfy { own, others in
      zip(own, others).allSatisfy { abs($0 - $1) <= bound }
    }
  }

  private func agrees(withMirrored other: NormalizedSpectrum) -> Bool {
    let bound = max(tolerance, other.tolerance)
    return zip(levels, other.levels).allSatisfy { own, others in
      zip(own, others.reversed()).allSatisfy { abs($0 + $1) <= bound }
    }
  }
}

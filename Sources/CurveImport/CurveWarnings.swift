import SpectralStatistics

/// What speaks against the curves of a file, or against how they were read.
enum CurveWarnings {
  /// A plateau lies at R or above; the ramp may still lack a little.
  private static let leastPlateau = 0.9

  static func all(
    _ sectors: [CurveImport.Match], _ plateau: PlateauMatrix?, isNormalized: Bool?, pairs: Int
  ) -> [String] {
    var warnings: [String] = []
    let count = sectors.count
    if pairs < count * (count + 1) / 2 {
      warnings.append(
        "\(pairs) of \(count * (count + 1) / 2) pairs of sectors have curves; bootstrap solve needs all of them."
      )
    }
    guard let plateau else {
      return warnings + ["No times are averaged: there is no plateau."]
    }
    let values = sectors.indices.map { plateau.timeAverage[$0][$0] }
    if plateau.standardError[0][0].isNaN {
      warnings.append("Fewer than 32 times are averaged: the plateau has no error.")
    }
    for (sector, value) in zip(sectors, values)
    where value < leastPlateau * Double(sector.multiplicity) {
      warnings.append(
        "The late average of sector \(sector.name) is \(rounded(value)), and no complete plateau lies below R = "
          + "\(sector.multiplicity): the times end too early, or K is normalized otherwise (--normalized)."
      )
      break
    }
    let larger = zip(sectors, values).filter { $0.0.dimension > 1 }
    if isNormalized == nil, !larger.isEmpty,
      larger.allSatisfy({ sector, value in
        value > leastPlateau * Double(sector.dimension * sector.dimension * sector.multiplicity)
      })
    {
      warnings.append(
        "All sectors with d > 1 have late averages of d² R or more, as curves that were not divided by d_λ d_μ: say "
          + "--no-normalized, or --normalized if they were.")
    }
    return warnings
  }

  private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

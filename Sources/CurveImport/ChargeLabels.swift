import GroupTheory

/// Sectors that are numbered by charges of U(1)^k.
package enum ChargeLabels {
  /// The sectors that the names of a file number.
  ///
  /// Throws: `CurveImportError` where a name is not one number for each charge.
  package static func sectors(
    _ labels: [SectorLabel], _ charges: [String], _ arrays: NamedArrays
  ) throws -> KnownSectors {
    guard !charges.isEmpty else {
      throw CurveImportError(
        file: arrays.file,
        problem:
          "the visible symmetry is not known. Give --group, --charges or --like, or one of them in a --mapping file.",
        isRequest: true)
    }
    let values = try labels.map { label in
      guard let numbers = label.numbers, numbers.count == charges.count,
        numbers.allSatisfy({ abs($0) < 1e6 })
      else {
        throw arrays.error(
          "the sector '\(label.text)' must be numbered by the \(charges.count == 1 ? "charge" : "charges") "
            + "\(charges.joined(separator: ", ")).")
      }
      return numbers
    }
    let units = try charges.indices.map { charge in
      guard
        let divisor = (1...12).first(where: { divisor in
          values.allSatisfy {
            let multiple = $0[charge] * Double(divisor)
            return abs(multiple - multiple.rounded()) < 1e-6
          }
        })
      else {
        throw arrays.error(
          "the values of \(charges[charge]) are no multiples of 1/n with n up to 12.")
      }
      return 1 / Double(divisor)
    }
    let integers = values.map { zip($0, units).map { Int(($0 / $1).rounded()) } }
    // As in model files: the neutral sector first, then by size.
    let order = integers.indices.sorted { first, second in
      key(integers[first]).lexicographicallyPrecedes(key(integers[second]))
    }
    return KnownSectors(
      symmetry: .charges(
        SectorCharges(names: charges, values: order.map { integers[$0] }, units: units)),
      names: order.map { labels[$0].text }, multiplicities: nil,
      description: "the charges \(charges.joined(separator: ", "))")
  }

  private static func key(_ charges: [Int]) -> [Int] {
    [charges.reduce(0) { $0 + abs($1) }] + charges
  }

  /// The same symmetry with some of its sectors only.
  static func restricted(_ symmetry: VisibleSymmetry, to places: [Int]) -> VisibleSymmetry {
    func part(_ charges: SectorCharges) -> SectorCharges {
      SectorCharges(
        names: charges.names, values: places.map { charges.values[$0] }, units: charges.units)
    }
    switch symmetry {
    case .finite: return symmetry
    case .charges(let charges): return .charges(part(charges))
    case .product(let table, let irreps, let charges):
      return .product(table, irreps: places.map { irreps[$0] }, charges: part(charges))
    }
  }
}

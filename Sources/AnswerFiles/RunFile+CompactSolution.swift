import ContinuousGroups
import ResultFiles
import Verification

extension RunFile {
  /// An infinite compact group behind a finite one.
  static func write(_ reading: CompactGroupReading, _ group: HDF5Group) throws {
    for (number, factor) in reading.factors.enumerated() {
      let prefix = number == 0 ? "" : "second_"
      try group.setAttribute(prefix + "factor", factor.factor.rawValue)
      try group.write(
        factor.fundamental, to: number == 0 ? "restricted_fundamental" : "second_fundamental",
        HDF5Description(
          "multiplicities of the irreps of N in the defining representation of the "
            + (number == 0 ? "first factor" : "second factor"), axes: ["sector"]))
    }
    try group.write(
      reading.factors.map { $0.sign ?? -1 }, to: "signs",
      HDF5Description(
        "the irrep of N that 0- of O(2) or Pin(2) restricts to; -1 for other groups",
        axes: ["factor"]))
    try group.write(
      reading.factors.map(\.offset), to: "charge_offsets",
      HDF5Description(
        "of U(1): charge q restricts to the power (q + offset)/2 of the fundamental; otherwise 0",
        axes: ["factor"]))
    if let twist = reading.twist { try group.setAttribute("twist", twist) }
    if reading.isVisibleProjective { try group.setAttribute("visible_projective", 1) }
    if let family = reading.finiteFamily { try group.setAttribute("finite_family", family) }
    try writeIrreps(of: reading, group)
  }

  /// What each exact irrep is.
  private static func writeIrreps(of reading: CompactGroupReading, _ group: HDF5Group) throws {
    try group.write(
      HDF5Array(reading.labels), to: "labels",
      HDF5Description("what each exact irrep is in the group", axes: ["component"]))
    let irreps = reading.irreps.map { [$0.irrep] + ($0.secondIrrep.map { [$0] } ?? []) }
    try group.write(
      HDF5Array(rows: irreps.map { $0.map(\.charge) }, width: reading.factors.count),
      to: "charges",
      HDF5Description(
        "2j of SO(3) and SU(2), 2m of U(1), |m| of O(2) and Pin(2)", axes: ["component", "factor"]))
    try group.write(
      HDF5Array(rows: irreps.map { $0.map { $0.isOdd ? 1 : 0 } }, width: reading.factors.count),
      to: "odd",
      HDF5Description("1 for 0- of O(2) and Pin(2)", axes: ["component", "factor"]))
    guard let finite = reading.finiteFactor, let restrictions = reading.finiteRestrictions else {
      return
    }
    try group.setAttribute("finite_factor", finite.name)
    try group.write(
      reading.irreps.map { $0.finiteIrrep ?? 0 }, to: "finite_irrep",
      HDF5Description(
        "the irrep of the finite factor: " + finite.labels.joined(separator: "; "),
        axes: ["component"]))
    try group.write(
      HDF5Array(rows: restrictions, width: reading.factors[0].fundamental.count),
      to: "finite_restrictions",
      HDF5Description(
        "multiplicities of the irreps of N in those of the finite factor",
        axes: ["finite irrep", "sector"]))
  }

  /// The stored readings as infinite compact groups with exact irreps behind a finite visible group, as bare numbers, in the order of
  /// the file.
  ///
  /// Throws: ``ResultFileError`` when there is no answer in the file or a part of one is missing.
  public func compactNumbers() throws -> [CompactNumbers] {
    try continuousGroups().filter { $0.contains("restricted_fundamental") }.map { group in
      let signs = try group.read("signs", as: Int.self, limit: HDF5Limits.table).elements
      let offsets = try group.read("charge_offsets", as: Int.self, limit: HDF5Limits.table).elements
      let prefixes = try group.stringAttribute("second_factor") == nil ? [""] : ["", "second_"]
      guard signs.count == prefixes.count, offsets.count == prefixes.count else {
        throw group.error("signs", "there must be one sign and one offset for each factor.")
      }
      let factors = try prefixes.enumerated().map { number, prefix in
        CompactNumbers.Factor(
          name: try text(prefix + "factor", of: group),
          fundamental: try group.read(
            number == 0 ? "restricted_fundamental" : "second_fundamental", as: Int.self
          ).elements, sign: signs[number], offset: offsets[number])
      }
      return CompactNumbers(
        group: try text("group", of: group), factors: factors, finite: try finite(in: group),
        irreps: try compactIrreps(in: group),
        twist: try group.attribute("twist", as: Int.self, limit: HDF5Limits.table)?.elements.first,
        isVisibleProjective: try group.attribute(
          "visible_projective", as: Int.self, limit: HDF5Limits.table)?.elements
          .first == 1)
    }
  }

  private func finite(in group: HDF5Group) throws -> CompactNumbers.Finite? {
    guard let name = try group.stringAttribute("finite_factor") else { return nil }
    return CompactNumbers.Finite(
      name: name, restrictions: try rows("finite_restrictions", as: Int.self, in: group))
  }

  private func compactIrreps(in group: HDF5Group) throws -> [CompactNumbers.Irrep] {
    let charges = try rows("charges", as: Int.self, in: group)
    let odd = try rows("odd", as: Int.self, in: group)
    let finite =
      group.contains("finite_irrep")
      ? try group.read("finite_irrep", as: Int.self, limit: HDF5Limits.table).elements
      : charges.map { _ in 0 }
    guard odd.count == charges.count, finite.count == charges.count else {
      throw group.error("charges", "charges, odd and finite_irrep differ in length.")
    }
    return charges.indices.map {
      CompactNumbers.Irrep(charges: charges[$0], odd: odd[$0], finite: finite[$0])
    }
  }

  private func text(_ name: String, of group: HDF5Group) throws -> String {
    guard let value = try group.stringAttribute(name) else {
      throw group.error("", "the attribute \(name) is missing.")
    }
    return value
  }
}

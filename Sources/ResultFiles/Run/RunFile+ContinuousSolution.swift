import ContinuousGroups
import Reports

extension RunFile {
  /// Writes a compact Lie group.
  static func write(_ solution: ContinuousSolutionReport, _ group: HDF5Group) throws {
    try group.setAttribute("reading", solution.reading)
    try group.setAttribute("algebra", solution.algebra)
    try group.setAttribute("group", solution.group)
    switch solution.source {
    case .charges(let reading): try write(reading, group)
    case .restriction(let restriction):
      if let visible = solution.restrictedTo { try group.setAttribute("restricted_to", visible) }
      try write(restriction, group)
    }
  }

  /// SO(3) or SU(2) seen through a finite group.
  private static func write(_ restriction: CompactRestriction, _ group: HDF5Group) throws {
    try group.write(
      restriction.fundamental, to: "fundamental",
      HDF5Description(
        "multiplicities of the irreps of N in the vector of SO(3) or the spinor of SU(2)",
        axes: ["sector"]))
    try group.write(
      restriction.doubledSpins.map { $0 ?? -1 }, to: "doubled_spins",
      HDF5Description("2j of every signature, -1 for a composite", axes: ["signature"]))
    if let twist = restriction.twist { try group.setAttribute("twist", twist) }
  }

  private static func write(_ reading: ContinuousReading, _ group: HDF5Group) throws {
    try group.setAttribute("connected", reading.isConnected ? 1 : 0)
    try group.setAttribute("components", reading.componentCount)
    try group.write(
      reading.centre, to: "centre",
      HDF5Description("centre of the weight diagrams, in units of the charges", axes: ["charge"]))
    try write(
      reading.simpleRoots, to: "simple_roots",
      HDF5Description(
        "changes of the charges, in their units, factor after factor in Bourbaki's order",
        axes: ["root", "charge"]), group)
    let charges = (0..<reading.abelianRank).map { "charge \($0 + 1)" }
    let labels = reading.simpleRoots.indices.map { "label \($0 + 1)" } + charges
    try write(
      reading.contents.enumerated().flatMap { number, content in
        content.irreps.map { [number] + row($0) }
      }, to: "irreps",
      HDF5Description(
        "columns: signature, multiplicity, dimension, Dynkin labels, charges under U(1) factors: "
          + labels.joined(separator: ", "), axes: ["irrep", "column"]), group)
    try write(
      reading.contents.enumerated().flatMap { number, content -> [[Int]] in
        guard case .composite(let parts) = content else { return [] }
        return parts.sorted { $0.key < $1.key }.map { [number, $0.key, $0.value] }
      }, to: "composites",
      HDF5Description(
        "columns: composite signature, signature of a part, its multiplicity",
        axes: ["part", "column"]), group)
    try write(
      reading.fusion.flatMap { product in
        product.terms.map { [product.left, product.right] + row($0) }
      }, to: "fusion",
      HDF5Description(
        "columns: the signatures of two irreps, then a term of their product as in irreps",
        axes: ["term", "column"]), group)
  }

  private static func row(_ irrep: ContinuousIrrep) -> [Int] {
    [irrep.multiplicity, irrep.dimension] + irrep.highestWeight + irrep.centralCharges
  }

  /// Empty lists are left out.
  private static func write(
    _ rows: [[Int]], to name: String, _ description: HDF5Description, _ group: HDF5Group
  ) throws {
    guard let width = rows.first?.count, width > 0 else { return }
    try group.write(HDF5Array(rows: rows, width: width), to: name, description)
  }
}

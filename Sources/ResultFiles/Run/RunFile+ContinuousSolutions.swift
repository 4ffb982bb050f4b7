import Foundation
import SymmetryBootstrap

extension RunFile {
  /// Stores an answer about continuous groups under /bootstrap, in place of an earlier one; `signatures` are those that
  /// plateaus were read as, nil for levels. Shape [signature, sector].
  ///
  /// Throws: ``ResultFileError``, ``FileWritingError``; then the file is what it was before.
  public static func store(
    _ answer: ContinuousAnswer, signatures: [[Int]]? = nil, in url: URL
  ) throws {
    try update(url, omitting: ["bootstrap"]) { root in
      let group = try root.createGroup("bootstrap")
      try group.setAttribute("exhaustive", 1)
      if let signatures {
        try group.setAttribute("from", "plateau")
        try group.createGroup("sets").createGroup("0").write(
          HDF5Array(rows: signatures, width: signatures.first?.count ?? 0), to: "vector",
          HDF5Description("signatures that agree with the plateaus", axes: ["signature", "sector"]))
      }
      let solutions = try group.createGroup("solutions")
      for (k, reading) in answer.readings.enumerated() {
        let own = try solutions.createGroup(String(k))
        try write(reading, own)
        if signatures != nil { try own.setAttribute("set", 0) }
      }
    }
  }

  /// Stores compact groups that are seen through a finite one, named `visible`, under /bootstrap, in place of an earlier answer.
  ///
  /// Throws: ``ResultFileError``, ``FileWritingError``; then the file is what it was before.
  public static func store(
    _ restrictions: [CompactRestriction], to visible: String, in url: URL
  ) throws {
    try update(url, omitting: ["bootstrap"]) { root in
      let group = try root.createGroup("bootstrap")
      try group.setAttribute("exhaustive", 1)
      let solutions = try group.createGroup("solutions")
      for (k, restriction) in restrictions.enumerated() {
        let solution = try solutions.createGroup(String(k))
        try writeHeading(algebra: "A1", group: restriction.group, solution)
        try solution.setAttribute("restricted_to", visible)
        try solution.write(
          restriction.fundamental, to: "fundamental",
          HDF5Description(
            "multiplicities of the irreps of N in the vector of SO(3) or the spinor of SU(2)",
            axes: ["sector"]))
        try solution.write(
          restriction.doubledSpins.map { $0 ?? -1 }, to: "doubled_spins",
          HDF5Description("2j of every signature, -1 for a composite", axes: ["signature"]))
        if let twist = restriction.twist { try solution.setAttribute("twist", twist) }
      }
    }
  }

  private static func writeHeading(
    algebra: String, group name: String, _ group: HDF5Group
  ) throws {
    // The data do not tell the readings apart.
    try group.setAttribute("rank", 1)
    try group.setAttribute("reading", "continuous")
    try group.setAttribute("algebra", algebra)
    try group.setAttribute("group", name)
  }

  private static func write(_ reading: ContinuousReading, _ group: HDF5Group) throws {
    try writeHeading(algebra: reading.algebra, group: reading.group, group)
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

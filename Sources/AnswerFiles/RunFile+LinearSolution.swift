import GroupTheory
import Reports
import ResultFiles

extension RunFile {
  /// Writes a finite group that acts linearly.
  static func write(_ solution: LinearSolutionReport, _ group: HDF5Group) throws {
    try group.setAttribute("reading", solution.reading)
    if let evidence = solution.evidence { try write(evidence, group) }
    if let action = solution.antiunitary {
      try group.write(
        action.partner, to: "antiunitary_partner",
        HDF5Description("the irrep T alpha of each irrep alpha of G", axes: ["irrep"]))
      try group.write(
        HDF5Array(action.types), to: "wigner_types",
        HDF5Description("real (a), quaternionic (b) or complex (c)", axes: ["irrep"]))
      try group.setAttribute("antiunitary_character", action.character)
    }
    try group.setAttribute("index", solution.index)
    try group.setAttribute("order", solution.order)
    let table = solution.characterTable.table
    try write(solution.irreps, named: "irreps of G", group)
    try group.write(
      HDF5Array(
        shape: [table.rank, table.rank, table.rank],
        elements: solution.fusion.flatMap { $0.flatMap { $0 } }), to: "fusion",
      HDF5Description("multiplicity of gamma in alpha x beta", axes: ["alpha", "beta", "gamma"]))
    try write(table, group)
    try writeExactCharacters(table, group)
    try group.write(
      table.frobeniusSchurIndicators, to: "indicators",
      HDF5Description("Frobenius-Schur indicators", axes: ["irrep"]))
    try writeVisibleFusion(solution.characterTable, of: "G", group)
    try write(solution.groups, "the groups with this table", group)
    try group.write(
      (solution.unverifiedGroups ?? []).map(\.id), to: "unverified_groups",
      HDF5Description("those of groups in which N could not be looked for", axes: ["group"]))
    let structure = solution.structure.structure
    try group.createGroup("structure", contents: "\(structure)") { try write(structure, $0) }
  }

  /// Writes which class of a group holds each class of N; nothing where N does not lie in it.
  static func writeVisibleFusion(
    _ table: CharacterTableReport, of name: String, _ group: HDF5Group
  ) throws {
    guard let fusion = table.visibleFusion else { return }
    try group.write(
      fusion, to: "visible_fusion",
      HDF5Description("the class of \(name) that holds each class of N", axes: ["visible class"]))
  }

  /// Attributes that do not apply are left out: the nilpotency class of a group that is not nilpotent, the derived length of
  /// one that is not solvable or whose table allows several, the number of normal subgroups if it is very large.
  private static func write(_ structure: TableStructure, _ group: HDF5Group) throws {
    let properties = [
      ("abelian", structure.isAbelian), ("nilpotent", structure.isNilpotent),
      ("solvable", structure.isSolvable), ("perfect", structure.isPerfect),
      ("simple", structure.isSimple),
    ]
    for (name, value) in properties { try group.setAttribute(name, value ? 1 : 0) }
    let length = structure.derivedLength
    let numbers = [
      ("centre_order", structure.centreOrder),
      ("derived_subgroup_order", structure.derivedSubgroupOrder),
      ("abelianization_order", structure.abelianizationOrder),
      ("nilpotency_class", structure.nilpotencyClass),
      ("derived_length", length?.count == 1 ? length?.lowerBound : nil),
      ("normal_subgroups", structure.normalSubgroupCount),
    ]
    for case (let name, let value?) in numbers { try group.setAttribute(name, value) }
    try group.write(
      structure.abelianInvariants, to: "abelian_invariants",
      HDF5Description("G/G' = Z_a x Z_b x ..., each a divisor of the next", axes: ["factor"]))
    try group.write(
      structure.centreInvariants, to: "centre_invariants",
      HDF5Description("the centre, likewise", axes: ["factor"]))
    try group.write(
      structure.chiefFactors, to: "chief_factors",
      HDF5Description("orders of the chief factors, from the bottom", axes: ["factor"]))
  }
}

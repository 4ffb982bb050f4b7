import Foundation
import GroupTheory
import SymmetryBootstrap

extension RunFile {
  /// Stores an answer under /bootstrap, in place of an earlier one; the rest of the file stays as it is.
  ///
  /// Throws: ``ResultFileError``, ``FileWritingError``; then the file is what it was before.
  public static func store(_ answer: BootstrapAnswer, in url: URL) throws {
    try update(url, omitting: ["bootstrap"]) { root in
      let group = try root.createGroup("bootstrap")
      try group.setAttribute("exhaustive", answer.exhaustive ? 1 : 0)
      try group.setAttribute("min_index", answer.indices.lowerBound)
      try group.setAttribute("max_index", answer.indices.upperBound)
      let rejected = answer.rejections
      try group.write(
        rejected.map(\.index), to: "rejected_index",
        HDF5Description("index p of rejected candidates", axes: ["reason"]))
      try group.write(
        HDF5Array(rejected.map(\.reason.rawValue)), to: "rejected_reason",
        HDF5Description("the condition that they failed", axes: ["reason"]))
      try group.write(
        rejected.map(\.count), to: "rejected_count",
        HDF5Description("how many they are", axes: ["reason"]))
      if let evidence = answer.evidence { try write(evidence, group) }
      let solutions = try group.createGroup("solutions")
      for (k, solution) in answer.solutions.enumerated() {
        try write(solution, try solutions.createGroup(String(k)))
      }
      if let projective = answer.projective { try write(projective, group) }
    }
  }

  static func write(_ solution: BootstrapSolution, _ group: HDF5Group) throws {
    try group.setAttribute("rank", solution.rank)
    try group.setAttribute("reading", solution.reading.rawValue)
    if let evidence = solution.evidence {
      try group.setAttribute("log_likelihood", evidence.total)
      try group.setAttribute("blocks_log_likelihood", evidence.blocks)
      try group.setAttribute("level_counts_log_likelihood", evidence.levelCounts)
    }
    if let action = solution.antiunitary {
      try group.write(
        action.partner, to: "antiunitary_partner",
        HDF5Description("the irrep T alpha of each irrep alpha of G", axes: ["irrep"]))
      try group.write(
        HDF5Array(action.types.map(\.rawValue)), to: "wigner_types",
        HDF5Description("real (a), quaternionic (b) or complex (c)", axes: ["irrep"]))
    }
    try group.setAttribute("index", solution.index)
    try group.setAttribute("order", solution.order)
    let table = solution.table
    try group.write(
      table.dimensions, to: "dimensions",
      HDF5Description("dimension D of the irreps of G", axes: ["irrep"]))
    try group.write(
      HDF5Array(rows: solution.branching, width: solution.branching[0].count), to: "branching",
      HDF5Description(
        "multiplicity of each irrep of N in the irreps of G", axes: ["irrep", "sector"]))
    try group.write(
      HDF5Array(
        shape: [table.rank, table.rank, table.rank],
        elements: solution.fusion.coefficients.flatMap { $0.flatMap { $0 } }), to: "fusion",
      HDF5Description("multiplicity of gamma in alpha x beta", axes: ["alpha", "beta", "gamma"]))
    try write(table, group)
    try writeExactCharacters(table, group)
    try group.write(
      table.frobeniusSchurIndicators, to: "indicators",
      HDF5Description("Frobenius-Schur indicators", axes: ["irrep"]))
    try group.write(
      solution.visibleFusion, to: "visible_fusion",
      HDF5Description("the class of G that holds each class of N", axes: ["visible class"]))
    try group.write(
      solution.groups.map(\.id), to: "groups",
      HDF5Description("SmallGroups numbers of the groups with this table", axes: ["group"]))
    try group.write(
      HDF5Array(solution.groups.map(\.name)), to: "group_names",
      HDF5Description("their names", axes: ["group"]))
    try group.write(
      solution.unverifiedGroups.map(\.id), to: "unverified_groups",
      HDF5Description("those of groups in which N could not be looked for", axes: ["group"]))
    try write(solution.structure, try group.createGroup("structure"))
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

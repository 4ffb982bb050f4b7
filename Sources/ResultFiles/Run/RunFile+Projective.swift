import GroupTheory
import SymmetryBootstrap

extension RunFile {
  /// Writes projective readings as `projective/0`, `projective/1`, … of /bootstrap, by rank; nothing when there is none.
  static func write(_ answer: ProjectiveAnswer, _ bootstrap: HDF5Group) throws {
    guard !answer.solutions.isEmpty else { return }
    let group = try bootstrap.createGroup("projective")
    for (k, solution) in answer.solutions.enumerated() {
      try write(solution, try group.createGroup(String(k)))
    }
  }

  static func write(_ solution: ProjectiveSolution, _ group: HDF5Group) throws {
    try group.setAttribute("rank", solution.rank)
    try group.setAttribute("reading", Reading.projective.rawValue)
    if let evidence = solution.evidence {
      try group.setAttribute("log_likelihood", evidence.total)
      try group.setAttribute("blocks_log_likelihood", evidence.blocks)
      try group.setAttribute("level_counts_log_likelihood", evidence.levelCounts)
    }
    try group.setAttribute("index", solution.index)
    try group.setAttribute("order", solution.order)
    try group.setAttribute("cocycle_order", solution.cocycleOrder)
    try group.setAttribute("visible_group_is_normal", solution.isVisibleNormal ? 1 : 0)
    let own = solution.extensions[0]
    try group.write(
      own.irreps.map { own.table.dimensions[$0] }, to: "dimensions",
      HDF5Description("dimension D of the observed projective irreps", axes: ["irrep"]))
    try group.write(
      HDF5Array(rows: solution.branching, width: solution.branching[0].count), to: "branching",
      HDF5Description(
        "multiplicity of each irrep of N in the observed projective irreps",
        axes: ["irrep", "sector"]))
    try group.write(
      solution.groups.map(\.id), to: "groups",
      HDF5Description("SmallGroups numbers of the linear group G", axes: ["group"]))
    try group.write(
      HDF5Array(solution.groups.map(\.name)), to: "group_names",
      HDF5Description("their names", axes: ["group"]))
    try writeLinear(solution, try group.createGroup("linear"))
    let extensions = try group.createGroup("extensions")
    for (k, own) in solution.extensions.enumerated() {
      try write(own, of: solution, try extensions.createGroup(String(k)))
    }
  }

  /// The linear irreps of G, which are not observed, and what products of observed ones hold of them.
  private static func writeLinear(_ solution: ProjectiveSolution, _ group: HDF5Group) throws {
    let (table, fusion) = (solution.table, solution.fusion)
    try write(table, group)
    try writeExactCharacters(table, group)
    try group.write(
      table.dimensions, to: "dimensions",
      HDF5Description("dimension D of the linear irreps of G", axes: ["irrep"]))
    try group.write(
      HDF5Array(rows: solution.linearBranching, width: solution.linearBranching[0].count),
      to: "branching",
      HDF5Description(
        "multiplicity of each irrep of N in the linear irreps of G", axes: ["irrep", "sector"]))
    try group.write(
      solution.visibleFusion, to: "visible_fusion",
      HDF5Description("the class of G that holds each class of N", axes: ["visible class"]))
    try group.write(
      HDF5Array(
        shape: [fusion.count, fusion.count, table.rank],
        elements: fusion.flatMap { $0.flatMap { $0 } }), to: "graded_fusion",
      HDF5Description(
        "multiplicity of the linear irrep gamma in alpha x dual of beta, observed irreps both",
        axes: ["alpha", "beta", "gamma"]))
  }

  /// A central extension E of G; `visible_fusion` is left out where E holds N with other phases only.
  private static func write(
    _ own: ProjectiveSolution.Extension, of solution: ProjectiveSolution, _ group: HDF5Group
  ) throws {
    try group.setAttribute("order", own.group.order)
    try group.setAttribute("id", own.group.id)
    try group.setAttribute("name", own.group.name)
    try group.setAttribute("centre_order", own.centreOrder)
    try group.setAttribute("central_class", own.centralClass)
    let isNormal = own.isVisibleNormal(solution.candidate.data.visible)
    try group.setAttribute("visible_group_is_normal", isNormal ? 1 : 0)
    try write(own.table, group)
    try writeExactCharacters(own.table, group)
    try group.write(
      own.irreps, to: "observed_irreps",
      HDF5Description("the irrep of the extension for each observed irrep", axes: ["irrep"]))
    try group.write(
      own.quotientClasses, to: "quotient_classes",
      HDF5Description("the class of G under each class of the extension", axes: ["class"]))
    if let fusion = own.visibleFusion {
      try group.write(
        fusion, to: "visible_fusion",
        HDF5Description(
          "the class of the extension that holds each class of N", axes: ["visible class"]))
    }
  }
}

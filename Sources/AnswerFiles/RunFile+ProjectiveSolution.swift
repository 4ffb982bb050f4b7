import GroupTheory
import Numerics
import Reports
import ResultFiles
import Verification

extension RunFile {
  /// Writes a finite group that acts up to phases.
  static func write(_ solution: ProjectiveSolutionReport, _ group: HDF5Group) throws {
    try group.setAttribute("reading", solution.reading)
    if let evidence = solution.evidence { try write(evidence, group) }
    try group.setAttribute("index", solution.index)
    try group.setAttribute("order", solution.order)
    try group.setAttribute("cocycle_order", solution.cocycleOrder)
    try group.setAttribute("visible_group_is_normal", solution.isVisibleNormal ? 1 : 0)
    try write(solution.irreps, named: "observed projective irreps", group)
    try write(solution.groups, "the linear group G", group)
    try writeLinear(solution, try group.createGroup("linear"))
    let extensions = try group.createGroup("extensions")
    for (k, own) in solution.extensions.enumerated() {
      try write(own, try extensions.createGroup(String(k)))
    }
  }

  /// The linear irreps of G, which are not observed, and what products of observed ones hold of them.
  private static func writeLinear(
    _ solution: ProjectiveSolutionReport, _ group: HDF5Group
  ) throws {
    let (table, fusion) = (solution.characterTable.table, solution.gradedFusion)
    try write(table, group)
    try writeExactCharacters(table, group)
    try write(solution.linearIrreps, named: "linear irreps of G", group)
    try writeVisibleFusion(solution.characterTable, of: "G", group)
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
    _ own: ProjectiveSolutionReport.Extension, _ group: HDF5Group
  ) throws {
    try group.setAttribute("order", own.order)
    try group.setAttribute("id", own.id)
    try group.setAttribute("name", own.name)
    try group.setAttribute("centre_order", own.centreOrder)
    try group.setAttribute("central_class", own.centralClass)
    try group.setAttribute("visible_group_is_normal", own.isVisibleNormal ? 1 : 0)
    try write(own.characterTable.table, group)
    try writeExactCharacters(own.characterTable.table, group)
    try group.write(
      own.irreps, to: "observed_irreps",
      HDF5Description("the irrep of the extension for each observed irrep", axes: ["irrep"]))
    try group.write(
      own.quotientClasses, to: "quotient_classes",
      HDF5Description("the class of G under each class of the extension", axes: ["class"]))
    try writeVisibleFusion(own.characterTable, of: "the extension", group)
  }
}

extension RunFile {
  /// The stored projective solutions as bare numbers, right or wrong, in the order of the file.
  ///
  /// Throws: ``ResultFileError`` when there is no answer in the file or a part of one is missing.
  public func projectiveNumbers() throws -> [ProjectiveNumbers] {
    guard root.contains("bootstrap") else {
      throw root.error(
        "bootstrap", "there is no answer in this file; `bootstrap solve` stores one.")
    }
    let bootstrap = try root.group("bootstrap")
    guard bootstrap.contains("projective") else { return [] }
    let group = try bootstrap.group("projective")
    return try group.members().compactMap(Int.init).sorted().map {
      try projectiveNumbers(in: group.group(String($0)))
    }
  }

  private func projectiveNumbers(in group: HDF5Group) throws -> ProjectiveNumbers {
    let linear = try group.group("linear")
    let extensions = try group.group("extensions")
    return ProjectiveNumbers(
      index: try integer("index", of: group),
      cocycleOrder: try integer("cocycle_order", of: group),
      dimensions: try group.read("dimensions", as: Int.self, limit: HDF5Limits.table).elements,
      branching: try rows("branching", as: Int.self, in: group),
      table: try tableNumbers(order: try integer("order", of: group), in: linear),
      linearBranching: try rows("branching", as: Int.self, in: linear),
      visibleFusion: try linear.read("visible_fusion", as: Int.self, limit: HDF5Limits.table)
        .elements,
      gradedFusion: try planes("graded_fusion", in: linear),
      extensions: try extensions.members().compactMap(Int.init).sorted().map {
        try extensionNumbers(in: extensions.group(String($0)))
      })
  }

  private func extensionNumbers(in group: HDF5Group) throws -> ProjectiveNumbers.Extension {
    let order = try integer("order", of: group)
    return ProjectiveNumbers.Extension(
      name: "SmallGroup(\(order),\(try integer("id", of: group)))",
      table: try tableNumbers(order: order, in: group),
      centreOrder: try integer("centre_order", of: group),
      centralClass: try integer("central_class", of: group),
      irreps: try group.read("observed_irreps", as: Int.self, limit: HDF5Limits.table).elements,
      quotientClasses: try group.read("quotient_classes", as: Int.self, limit: HDF5Limits.table)
        .elements,
      visibleFusion: group.contains("visible_fusion")
        ? try group.read("visible_fusion", as: Int.self, limit: HDF5Limits.table).elements : nil)
  }
}

import GroupTheory
import Numerics
import Verification

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
      dimensions: try group.read("dimensions", as: Int.self).elements,
      branching: try rows("branching", as: Int.self, in: group),
      table: try tableNumbers(order: try integer("order", of: group), in: linear),
      linearBranching: try rows("branching", as: Int.self, in: linear),
      visibleFusion: try linear.read("visible_fusion", as: Int.self).elements,
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
      irreps: try group.read("observed_irreps", as: Int.self).elements,
      quotientClasses: try group.read("quotient_classes", as: Int.self).elements,
      visibleFusion: group.contains("visible_fusion")
        ? try group.read("visible_fusion", as: Int.self).elements : nil)
  }
}

import Numerics

/// The levels that sites have in a run, as superpositions of those that the model file names.
public struct LocalBasisRecord: Equatable, Sendable {
  /// The number of the matrix of each site, -1 where it keeps its levels. Shape [site].
  public let numbers: [Int]
  /// Unitary matrices; column i holds level i. Shape [matrix][file's level][level].
  public let matrices: [[[Complex<Double>]]]

  /// A change of the local basis from its parts.
  public init(numbers: [Int], matrices: [[[Complex<Double>]]]) {
    (self.numbers, self.matrices) = (numbers, matrices)
  }
}

extension RunFile {
  static func write(_ basis: LocalBasisRecord, _ model: HDF5Group) throws {
    let group = try model.createGroup("local_basis")
    try group.setAttribute(
      "description",
      "levels of sites in which all generators are monomial, as superpositions of the levels of the model file"
    )
    try group.write(
      basis.numbers, to: "site",
      HDF5Description(
        "number of the matrix of a site, -1 where it keeps its levels", axes: ["site"]))
    for (number, matrix) in basis.matrices.enumerated() {
      try group.write(
        HDF5Array(rows: matrix, width: matrix.count), to: "matrix_\(number)",
        HDF5Description("column i is level i", axes: ["level of the file", "level"]))
    }
  }

  /// The local basis of the run; nil where it is that of the model file.
  ///
  /// Throws: ``ResultFileError``.
  public func localBasis() throws -> LocalBasisRecord? {
    guard root.contains("model/local_basis") else { return nil }
    let group = try root.group("model/local_basis")
    let numbers = try group.read("site", as: Int.self)
    guard numbers.shape.count == 1 else {
      throw group.shapeError("site", numbers.shape, expected: "[site]")
    }
    let count = (numbers.elements.max() ?? -1) + 1
    guard count <= numbers.elements.count else {
      throw group.error("site", "there are more matrices than sites.")
    }
    let matrices = try (0..<count).map { number in
      let matrix = try group.read("matrix_\(number)", as: Complex<Double>.self)
      guard matrix.shape.count == 2, matrix.shape[0] == matrix.shape[1] else {
        throw group.shapeError("matrix_\(number)", matrix.shape, expected: "[level, level]")
      }
      return matrix.rows
    }
    return LocalBasisRecord(numbers: numbers.elements, matrices: matrices)
  }
}

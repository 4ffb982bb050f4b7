/// How the lowest levels of every sector were found, and how sure it is that none is missing.
public struct WindowRecord: Sendable, Equatable {
  /// How many levels of every sector were asked for.
  public let levels: Int
  /// The probability that a level below the window's end is missing, in all sectors and samples together.
  public let failureProbability: Double
  /// The largest ‖H x - E x‖ of a level.
  public let largestResidual: Double
  /// The products of matrices with vectors; 0 where all sectors were diagonalized as a whole.
  public let products: Int

  /// Describes a window.
  public init(
    levels: Int, failureProbability: Double, largestResidual: Double, products: Int
  ) {
    (self.levels, self.failureProbability) = (levels, failureProbability)
    (self.largestResidual, self.products) = (largestResidual, products)
  }
}

extension RunFile {
  static func write(_ window: WindowRecord, _ root: HDF5Group) throws {
    let group = try root.createGroup("window")
    try group.setAttribute("levels", window.levels)
    try group.setAttribute("failure_probability", window.failureProbability)
    try group.setAttribute("largest_residual", window.largestResidual)
    try group.setAttribute("products", window.products)
  }
}

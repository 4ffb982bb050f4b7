/// How some levels of every sector were found, and how sure it is that none is missing.
public struct WindowRecord: Sendable, Equatable {
  /// How many levels of every sector were asked for; 0 where energies were.
  public let levels: Int
  /// The probability that a level inside the window is missing, in all sectors and samples together.
  public let failureProbability: Double
  /// The largest ‖H x - E x‖ of a level.
  public let largestResidual: Double
  /// The products of matrices with vectors; 0 where all sectors were diagonalized as a whole.
  public let products: Int
  /// Whether a sector misses none for certain, because all levels were computed or an inertia counted them. Shape: [sector].
  public var isCounted: [Bool] = []
  /// Where the levels lie; nil for the lowest.
  public var asked: Asked?

  /// Energies that were asked for.
  public enum Asked: Sendable, Equatable {
    /// All levels between two energies.
    case between(ClosedRange<Double>)
    /// The levels nearest to an energy.
    case around(Double)
  }

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
    if !window.isCounted.isEmpty {
      try group.write(
        window.isCounted.map { $0 ? 1 : 0 }, to: "counted",
        HDF5Description(
          "1 where no level is missing for certain: all were computed, or an inertia counted them",
          axes: ["sector"]))
    }
    switch window.asked {
    case nil: break
    case .between(let energies):
      try group.setAttribute(
        "between", HDF5Array([energies.lowerBound, energies.upperBound]))
    case .around(let energy): try group.setAttribute("around", energy)
    }
  }
}

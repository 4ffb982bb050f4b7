/// The exact irreps of the family that a run's model stands for, as `/commutant` holds them.
public struct CommutantRecord: Hashable, Sendable {
  /// The seed of the members.
  public var seed: UInt64
  /// What differs between the members: "disorder", or the names of terms.
  public var family: String
  /// D_α. Shape: [component].
  public var dimensions: [Int]
  /// n_α. Shape: [component].
  public var levels: [Int]
  /// b_αλ. Shape: [component][sector].
  public var branching: [[Int]]
  /// "real", "complex" or "quaternionic". Shape: [component].
  public var fields: [String]
  /// The component that an anti-unitary symmetry joins each to; -1 where that is not known. Shape: [component].
  public var conjugates: [Int]
  /// The component of each level of the first member; -1 outside a window. Shape: [sector][level].
  public var membership: [[Int]]
  /// The weight of the lightest edge that joins levels, relative to the heaviest; NaN where none does.
  public var leastJoining: Double
  /// The weight of the heaviest edge between components; NaN where there is one component.
  public var largestBetween: Double
  /// How far the members are from commuting with the commutant.
  public var residual: Double
  /// How many levels of the first member agree although nothing in the family ties them.
  public var chanceDegeneracies: Int
  /// Two components, and the strength with which an edge that is neither generic nor rounding joins them. Shape: [edge].
  public var strengths: [[Double]]

  /// Σ_α D_α².
  public var dimension: Int { dimensions.reduce(0) { $0 + $1 * $1 } }

  /// A record from its parts, all but the last few with one entry for each component.
  public init(
    seed: UInt64, family: String, dimensions: [Int], levels: [Int], branching: [[Int]],
    fields: [String], conjugates: [Int], membership: [[Int]], leastJoining: Double,
    largestBetween: Double, residual: Double, chanceDegeneracies: Int, strengths: [[Double]]
  ) {
    precondition(
      [levels.count, branching.count, fields.count, conjugates.count].allSatisfy {
        $0 == dimensions.count
      }, "one entry for each component")
    (self.seed, self.family) = (seed, family)
    (self.dimensions, self.levels, self.branching) = (dimensions, levels, branching)
    (self.fields, self.conjugates, self.membership) = (fields, conjugates, membership)
    (self.leastJoining, self.largestBetween) = (leastJoining, largestBetween)
    (self.residual, self.chanceDegeneracies) = (residual, chanceDegeneracies)
    self.strengths = strengths
  }
}

extension RunFile {
  static func write(_ record: CommutantRecord, _ group: HDF5Group) throws {
    try group.setAttribute("draw", Int(clamping: record.seed))
    try group.setAttribute("family", record.family)
    try group.setAttribute("least_joining", record.leastJoining)
    try group.setAttribute("largest_between", record.largestBetween)
    try group.setAttribute("residual", record.residual)
    try group.setAttribute("chance_degeneracies", record.chanceDegeneracies)
    try group.setAttribute("complete", 1)
    try group.setAttribute("dimension", record.dimension)
    try group.write(
      record.dimensions, to: "dimension",
      HDF5Description("dimension D of the irrep of the hidden group", axes: ["component"]))
    try group.write(
      record.levels, to: "levels", HDF5Description("number n of levels", axes: ["component"]))
    try group.write(
      HDF5Array(rows: record.branching, width: record.membership.count), to: "branching",
      HDF5Description(
        "how often the irrep holds that of each sector", axes: ["component", "sector"]))
    try group.write(
      HDF5Array(record.fields), to: "field",
      HDF5Description(
        "real, complex or quaternionic: the component's matrices in the best basis",
        axes: ["component"]))
    try group.write(
      record.conjugates, to: "conjugate",
      HDF5Description(
        "the component that an anti-unitary symmetry joins it to; itself if none other; -1 if not known",
        axes: ["component"]))
    if !record.strengths.isEmpty {
      try group.write(
        HDF5Array(rows: record.strengths, width: 3), to: "strength",
        HDF5Description(
          "two components, and the relative strength of the edge between them",
          axes: ["edge", "first, second, strength"]))
    }
    let components = try group.createGroup("component")
    for (sector, levels) in record.membership.enumerated() {
      try components.write(
        levels, to: String(sector),
        HDF5Description("the component of each level of the first member", axes: ["level"]))
    }
  }
}

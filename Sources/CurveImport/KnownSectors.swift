import GroupTheory

/// The sectors that a visible symmetry has: what those of a file are matched with.
public struct KnownSectors: Sendable {
  /// The visible symmetry.
  public let symmetry: VisibleSymmetry
  /// The names of its sectors.
  public let names: [String]
  /// What else they are called.
  let aliases: [String]
  /// R of each sector, where a model says it.
  public let multiplicities: [Int]?
  /// What the symmetry is called.
  public let description: String
  /// Whether a file that names a sector alike must mean it; not where generators were chosen by nobody who knows the file.
  public let hasCommonNames: Bool

  /// Sectors from their parts, as a model has them; without `aliases` they have one name each.
  public init(
    symmetry: VisibleSymmetry, names: [String], aliases: [String]? = nil, multiplicities: [Int]?,
    description: String, hasCommonNames: Bool = true
  ) {
    precondition(symmetry.irrepDimensions.count == names.count, "a name for every sector")
    (self.symmetry, self.names, self.aliases) = (symmetry, names, aliases ?? names)
    (self.multiplicities, self.description) = (multiplicities, description)
    self.hasCommonNames = hasCommonNames
  }

  /// The irreps of a finite group.
  public init(_ irreps: LabelledIrreps, hasCommonNames: Bool = true) {
    self.init(
      symmetry: .finite(irreps.table), names: irreps.names, multiplicities: nil,
      description: irreps.groupName, hasCommonNames: hasCommonNames)
  }

  /// The sector of a name that is written in any way; nil where there is none, and where several could be meant.
  func place(of label: SectorLabel) -> Int? {
    let own = names.indices.filter {
      SectorLabel(names[$0]).key == label.key || SectorLabel(aliases[$0]).key == label.key
    }
    return own.count == 1 ? own[0] : nil
  }

  /// d of each sector.
  var dimensions: [Int] { symmetry.irrepDimensions }

  /// The integer n if the sectors are those of Z_n, named 0 … n-1.
  var cyclicOrder: Int? {
    guard case .finite = symmetry else { return nil }
    return Set(names) == Set((0..<names.count).map(String.init))
      && dimensions.allSatisfy { $0 == 1 }
      ? names.count : nil
  }
}

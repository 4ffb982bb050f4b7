import GroupTheory

extension RunFile {
  private static let declaredName = "declared_antiunitary"

  /// The declared anti-unitary symmetries with T² and χ; none where none is declared, and in files of earlier versions.
  ///
  /// Throws: ``ResultFileError`` when a part is missing, or when one cannot act on the visible group with this table.
  public func declaredSymmetries(_ visible: CharacterTable) throws -> [DeclaredAntiunitary] {
    let parent = try root.group("visible_group")
    guard parent.contains(Self.declaredName) else { return [] }
    let group = try parent.group(Self.declaredName)
    let names = try group.readStrings("name").elements
    let count = names.count
    func rows(_ name: String, width: Int) throws -> [[Int]] {
      let array = try group.read(name, as: Int.self)
      guard array.shape == [count, width] else {
        throw group.shapeError(name, array.shape, expected: "[\(count), \(width)]")
      }
      return array.rows
    }
    let images = try rows("irrep", width: visible.rank)
    let classes = try rows("class", width: visible.rank)
    let squares = try rows("sector_square", width: visible.rank)
    let phases = try rows("square_phase", width: 2)
    guard count > 0 else { return [] }
    let characters = try list("character", count: count, in: group)
    let squareClasses = try list("square_class", count: count, in: group)
    return try names.indices.map { k in
      guard (1...HDF5Limits.elementOrder).contains(phases[k][1]) else {
        throw group.error("square_phase", "\(phases[k]) is no fraction of a turn.")
      }
      let symmetry = DeclaredAntiunitary(
        name: names[k], images: images[k], classImages: classes[k], character: characters[k],
        square: squareClasses[k] < 0
          ? nil
          : .init(
            elementClass: squareClasses[k],
            phase: RootOfUnity(phases[k][0], order: phases[k][1])),
        sectorSquares: squares[k])
      if let failure = symmetry.failure(of: visible) {
        throw group.error("", "the symmetry \(names[k]) is impossible: \(failure).")
      }
      return symmetry
    }
  }

  static func write(_ symmetries: [DeclaredAntiunitary], _ root: HDF5Group) throws {
    guard let first = symmetries.first else { return }
    let rank = first.images.count
    let group = try root.group("visible_group").createGroup(declaredName)
    func write(_ rows: [[Int]], width: Int = rank, _ name: String, _ text: String, _ axis: String)
      throws
    {
      try group.write(
        HDF5Array(rows: rows, width: width), to: name,
        HDF5Description(text, axes: ["generator", axis]))
    }
    func write(_ values: [Int], _ name: String, _ text: String) throws {
      try group.write(values, to: name, HDF5Description(text, axes: ["generator"]))
    }
    try group.setAttribute(
      "description",
      "declared anti-unitary symmetries T: T g T^-1 = chi(g) tau(g) for g of N, and T^2 = omega s")
    try group.write(
      HDF5Array(symmetries.map(\.name)), to: "name",
      HDF5Description("the name in the model file", axes: ["generator"]))
    try write(symmetries.map(\.images), "irrep", "the number of T lambda", "irrep")
    try write(symmetries.map(\.classImages), "class", "the class of tau(g)", "class")
    try write(symmetries.map(\.character), "character", "the irrep of N that chi is")
    try write(
      symmetries.map { $0.square?.elementClass ?? -1 }, "square_class",
      "the class of s; -1 where T^2 is no element of N")
    try write(
      symmetries.map { [$0.square?.phase.exponent ?? 0, $0.square?.phase.order ?? 1] }, width: 2,
      "square_phase", "k and n of omega = exp(2 pi i k/n)", "numerator and denominator")
    try write(
      symmetries.map(\.sectorSquares), "sector_square",
      "the square of T on the levels of a sector, 1 or -1; 0 where T moves it or this is not known",
      "irrep")
  }
}

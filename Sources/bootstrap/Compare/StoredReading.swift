import ResultFiles

/// A solution that `bootstrap solve` stored, as far as a comparison needs it.
struct StoredReading: Encodable {
  /// Its names.
  let groups: [String]
  let reading: String
  /// Nil for an infinite group.
  let order: Int?
  let index: Int?

  /// Those of the first rank; none where no answer is stored.
  ///
  /// Throws: `ResultFileError`.
  static func first(in input: RunFile) throws -> [StoredReading] {
    guard input.root.contains("bootstrap") else { return [] }
    let answer = try input.root.group("bootstrap")
    return try ["solutions", "projective"].filter(answer.contains).flatMap { name in
      let list = try answer.group(name)
      return try list.members().compactMap(Int.init).sorted().map {
        try list.group(String($0))
      }
      .filter { try $0.attribute("rank", as: Int.self)?.elements.first ?? 1 == 1 }
      .map(Self.init)
    }
  }

  private init(in group: HDF5Group) throws {
    let name = try group.stringAttribute("group")
    groups =
      try name.map { [$0] }
      ?? (group.contains("group_names") ? group.readStrings("group_names").elements : [])
    reading = try group.stringAttribute("reading") ?? "unitary"
    order = try group.attribute("order", as: Int.self)?.elements.first
    index = try group.attribute("index", as: Int.self)?.elements.first
  }
}

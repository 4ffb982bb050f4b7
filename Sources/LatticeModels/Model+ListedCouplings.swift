extension Model {
  /// The couplings whose values are listed, in the order of the structures.
  private var columns: [CouplingColumn] {
    strengths.compactMap { if case .listed(let column) = $0 { column } else { nil } }
  }

  /// The number of samples for which all listed couplings have values, and the term whose list is the shortest; nil where any number
  /// will do.
  public var sampleLimit: (samples: Int, term: String)? {
    columns.filter { $0.values.count > 1 }.min { $0.values.count < $1.values.count }
      .map { ($0.values.count, $0.name) }
  }

  /// What identifies listed couplings: name, shape, and a hash of all bits of each list; nil without lists.
  public var listFingerprint: String? {
    var names: [String] = []
    for column in columns where !names.contains(column.name) { names.append(column.name) }
    if names.isEmpty { return nil }
    return names.map { name in
      let own = columns.filter { $0.name == name }
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for value in own.flatMap(\.values) {
        for place: UInt64 in 0..<8 {
          let byte = (value.bitPattern >> (8 * place)) & 255
          hash = (hash ^ byte) &* 0x0000_0100_0000_01b3
        }
      }
      let digits = String(hash, radix: 16)
      let padded = String(repeating: "0", count: 16 - digits.count) + digits
      return "\(name) \(own[0].values.count)x\(own.count) fnv1a-64 \(padded)"
    }.joined(separator: ", ")
  }
}

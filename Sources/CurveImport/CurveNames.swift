/// How arrays that hold curves are named: `K_{a}_{b}` for one curve of each pair of sectors, or one name for all.
struct CurveNames: Hashable {
  let pattern: String

  /// Whether every pair has an array of its own.
  var isByPair: Bool { pattern.contains("{a}") && pattern.contains("{b}") }

  init(_ pattern: String) { self.pattern = pattern }

  func name(_ first: String, _ second: String) -> String {
    // Both at once, since a sector's name could look like a place for another.
    pattern.split(separator: "{a}", maxSplits: 1, omittingEmptySubsequences: false)
      .map { part in
        part.split(separator: "{b}", maxSplits: 1, omittingEmptySubsequences: false)
          .joined(separator: second)
      }.joined(separator: first)
  }

  /// The names of sectors that have a curve with themselves, found from the names of arrays.
  func labels(among names: [String]) -> [String] {
    guard isByPair, let a = pattern.firstRange(of: "{a}"), let b = pattern.firstRange(of: "{b}"),
      a.upperBound <= b.lowerBound
    else { return [] }
    let (head, middle) = (pattern[..<a.lowerBound], pattern[a.upperBound..<b.lowerBound])
    let tail = pattern[b.upperBound...]
    return names.compactMap { name in
      let fixed = head.count + middle.count + tail.count
      guard name.hasPrefix(head), name.hasSuffix(tail), name.count > fixed,
        (name.count - fixed) % 2 == 0
      else { return nil }
      let label = String(name.dropFirst(head.count).prefix((name.count - fixed) / 2))
      return self.name(label, label) == name ? label : nil
    }
  }
}

/// A hint such as "; did you mean 'sigma'?", or the list of names when none is near.
///
/// `listed` are the names to list; all by default.
public func nearestNameHint(
  to name: String, among names: [String], listing listed: [String]? = nil
) -> String {
  let candidates = names.map { ($0, editDistance(name.lowercased(), $0.lowercased())) }
  if let (nearest, distance) = candidates.min(by: { $0.1 < $1.1 }),
    distance <= min(3, (nearest.count + 1) / 2), distance < name.count
  {
    return "; did you mean '\(nearest)'?"
  }
  let listed = listed ?? names
  return listed.isEmpty ? "" : "; there are \(listed.joined(separator: ", "))"
}

/// The least number of insertions, deletions, substitutions and swaps of neighbours between words.
func editDistance(_ first: String, _ second: String) -> Int {
  let (first, second) = (Array(first), Array(second))
  var table = [[Int]](
    repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
  for row in 0...first.count { table[row][0] = row }
  for column in 0...second.count { table[0][column] = column }
  for row in first.indices {
    for column in second.indices {
      let change = first[row] == second[column] ? 0 : 1
      var best = min(
        table[row][column] + change, table[row][column + 1] + 1, table[row + 1][column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, table[row - 1][column - 1] + 1)
      }
      table[row + 1][column + 1] = best
    }
  }
  return table[first.count][second.count]
}

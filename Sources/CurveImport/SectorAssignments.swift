/// All ways to assign places to sectors, each place once, where `fits` allows it.
struct SectorAssignments {
  let sectors: [Int]
  let places: [Int]
  let fits: (_ sector: Int, _ place: Int) -> Bool

  /// The assignments, `limit` at most; shape [assignment][sector].
  ///
  /// Complexity: the cube of the number of sectors for each; branches that lead nowhere are not entered.
  func list(limit: Int) -> [[Int]] {
    var found: [[Int]] = []
    var chosen: [Int] = []
    func search() {
      guard found.count < limit else { return }
      guard chosen.count < sectors.count else {
        found.append(chosen)
        return
      }
      for place in places where !chosen.contains(place) && fits(sectors[chosen.count], place) {
        chosen.append(place)
        if isPossible(after: chosen) { search() }
        chosen.removeLast()
      }
    }
    if isPossible(after: []) { search() }
    return found
  }

  /// Whether the sectors after those that have places can get some too: augmenting paths.
  private func isPossible(after chosen: [Int]) -> Bool {
    let free = places.filter { !chosen.contains($0) }
    var owner: [Int: Int] = [:]
    func place(_ sector: Int, _ seen: inout Set<Int>) -> Bool {
      for candidate in free where fits(sector, candidate) && seen.insert(candidate).inserted {
        if owner[candidate].map({ place($0, &seen) }) ?? true {
          owner[candidate] = sector
          return true
        }
      }
      return false
    }
    return sectors.dropFirst(chosen.count).allSatisfy { sector in
      var seen: Set<Int> = []
      return place(sector, &seen)
    }
  }
}

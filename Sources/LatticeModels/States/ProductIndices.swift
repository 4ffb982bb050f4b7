extension ConservedTotal {
  /// The indices of the product states that have the total, ascending.
  ///
  /// Sites are filled from the slowest on; a choice that no rest can complete is never followed.
  package var productIndices: [Int] {
    let rests = completions
    var partial = [(index: 0, missing: total)]
    if !rests[0].contains(total) { return [] }
    for (site, dimension) in weights.map(\.count).enumerated() {
      var next: [(index: Int, missing: Int)] = []
      for prefix in partial {
        for level in 0..<dimension {
          let missing = prefix.missing - weights[site][level]
          if rests[site + 1].contains(missing) {
            next.append((prefix.index * dimension + level, missing))
          }
        }
      }
      partial = next
    }
    return partial.map(\.index)
  }
}

extension StateConstraint {
  /// The indices of the product states that obey all conditions and have a total, ascending.
  ///
  /// Sites get levels from the slowest on; what breaks a condition, or what no rest can complete, is never followed.
  package func productIndices(having total: ConservedTotal?) -> [Int] {
    var completed = [[Rule]](repeating: [], count: siteDimensions.count)
    for rule in rules { if let last = rule.sites.last { completed[last].append(rule) } }
    if rules.contains(where: { $0.sites.isEmpty }) { return [] }
    let rests = total?.completions ?? []
    var (levels, found) = ([Int](repeating: 0, count: siteDimensions.count), [Int]())
    func descend(_ site: Int, _ index: Int, _ missing: Int) {
      guard site < siteDimensions.count else {
        found.append(index)
        return
      }
      for level in 0..<siteDimensions[site] {
        levels[site] = level
        guard
          completed[site].allSatisfy({
            $0.isAllowed[$0.configuration(of: levels, siteDimensions)]
          })
        else { continue }
        var missing = missing
        if let total, (site + 1) % total.cellSize == 0 {
          let cell = site / total.cellSize
          missing -= total.weights[cell][total.configuration(of: cell, levels)]
          guard rests[cell + 1].contains(missing) else { continue }
        }
        descend(site + 1, index * siteDimensions[site] + level, missing)
      }
    }
    descend(0, 0, total?.total ?? 0)
    return found
  }
}

import GroupTheory
import PointGroups

/// The Mulliken symbols of the irreps of a full point group that is seen through an abelian one.
package struct PointGroupSymbols {
  /// The symbols that an irrep may have, one where it is known. Shape [irrep][choice].
  package let symbols: [[String]]

  /// Nil where the point group is not kept, or where axes of different kinds could have the names of the visible ones.
  ///
  /// `branching` and `table` are those of the full group as it acts, `names` the irreps of the visible group that occur.
  package init?(
    _ group: String, over visible: AbelianPointGroup, names: [String], branching: [[Int]],
    table: CharacterTable
  ) {
    guard let known = CorrelationTable(group, over: visible) else { return nil }
    let own = branching.map { Self.content($0, names) }
    let quarterTurns = table.complexCharacters.map { row in
      Self.sign(
        table.elementOrders.indices.filter { table.elementOrders[$0] == 4 }.map { row[$0].real })
    }
    let trivial = table.characters.firstIndex { $0.allSatisfy { $0 == .one } }
    var found: [[[String]]] = []
    for renaming in visible.renamings {
      let irreps = known.irreps.filter {
        $0.branching.keys.allSatisfy { names.contains(renaming[$0]!) }
      }
      let contents = irreps.map { irrep in
        Dictionary(uniqueKeysWithValues: irrep.branching.map { (renaming[$0.key]!, $0.value) })
      }
      guard Self.counts(contents) == Self.counts(own) else { continue }
      found.append(
        own.indices.map { row in
          let alike = irreps.indices.filter { contents[$0] == own[row] }
          // Tables begin with the totally symmetric irrep.
          if alike.count == 1 || row == trivial { return [irreps[alike[0]].symbol] }
          let others = alike.filter { place in
            guard let sign = irreps[place].quarterTurn, let turn = quarterTurns[row] else {
              return true
            }
            return sign == turn
          }
          return others.map { irreps[$0].symbol }
        })
    }
    guard let first = found.first, first.allSatisfy({ !$0.isEmpty }),
      found.allSatisfy({ $0.map(Self.withoutNumbers) == first.map(Self.withoutNumbers) })
    else { return nil }
    symbols = first
  }

  private static func content(_ vector: [Int], _ names: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(names, vector).filter { $0.1 > 0 }.map { ($0.0, $0.1) })
  }

  private static func counts(_ contents: [[String: Int]]) -> [[String: Int]: Int] {
    contents.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// 1 or -1 where all values are.
  private static func sign(_ values: [Double]) -> Int? {
    if values.isEmpty { return nil }
    if values.allSatisfy({ $0 > 0.5 }) { return 1 }
    return values.allSatisfy { $0 < -0.5 } ? -1 : nil
  }

  /// B1 and B2 are exchanged by the choice of C2'.
  private static func withoutNumbers(_ symbols: [String]) -> [String] {
    symbols.map { symbol in
      symbol.hasPrefix("B1") || symbol.hasPrefix("B2") ? "B" + symbol.dropFirst(2) : symbol
    }.sorted()
  }
}

import GroupTheory
import TestSupport
import Testing

/// The normal subgroups that characters show are those that the multiplication table shows.
@Suite struct NormalSubgroupsTests {
  /// A permutation group by generators, images of 0, 1, ….
  private func group(_ generators: [[Int]]) throws -> FiniteGroup {
    try FiniteGroup(permutations: generators, limit: 200)
  }

  /// Unions of classes that are closed under multiplication, by trying all of them.
  private func normalSubgroups(of group: FiniteGroup) -> Set<[Int]> {
    let rank = group.classes.count
    var result: Set<[Int]> = []
    for mask in 0..<(1 << (rank - 1)) {
      let classes = [0] + (1..<rank).filter { mask >> ($0 - 1) & 1 == 1 }
      let isClosed = classes.allSatisfy { c in
        let x = group.classes[c][0]
        return classes.allSatisfy { d in
          group.classes[d].allSatisfy { classes.contains(group.classOf[group.product(x, $0)]) }
        }
      }
      if isClosed { result.insert(classes) }
    }
    return result
  }

  @Test(arguments: [
    [[0]],  // trivial
    [[1, 0]],  // Z2
    [[1, 2, 0], [1, 0, 2]],  // S3
    [[1, 2, 3, 0], [2, 1, 0, 3]],  // D4
    [[1, 2, 3, 0], [1, 0, 2, 3]],  // S4
    [[1, 2, 3, 4, 0], [1, 2, 0, 3, 4]],  // A5
    [[1, 0, 2, 3, 4, 5], [0, 1, 3, 2, 4, 5], [0, 1, 2, 3, 5, 4]],  // Z2 × Z2 × Z2
    [[1, 2, 0, 3, 4], [1, 0, 2, 3, 4], [0, 1, 2, 4, 3]],  // S3 × Z2
  ]) func agreeWithMultiplication(generators: [[Int]]) throws {
    let group = try group(generators)
    let table = try CharacterTable(of: group)
    let normal = NormalSubgroups(table)
    #expect(normal.isComplete)
    #expect(Set(normal.subgroups.map(\.classes)) == normalSubgroups(of: group))
    for subgroup in normal.subgroups {
      let squares = subgroup.quotientIrreps.members.reduce(0) {
        $0 + table.dimensions[$1] * table.dimensions[$1]
      }
      #expect(squares * subgroup.order == group.order)
    }
    let central = group.classes.indices.filter { group.classes[$0].count == 1 }
    #expect(normal.centre.members == central)
  }

  @Test func scalarsAndClosuresOfD4() throws {
    let table = try CharacterTable(of: group([[1, 2, 3, 0], [2, 1, 0, 3]]))
    let normal = NormalSubgroups(table)
    let faithful = try #require(table.dimensions.firstIndex(of: 2))
    #expect(normal.order(of: normal.kernels[faithful]) == 1)
    #expect(normal.scalars[faithful] == normal.centre)
    #expect(normal.order(of: normal.centre) == 2)
    // A reflection and its conjugate generate a group of order 4 that holds the centre.
    let reflection = try #require(
      table.elementOrders.indices.first {
        table.elementOrders[$0] == 2 && table.classSizes[$0] == 2
      })
    let closure = normal.closure(of: BitSet([reflection], capacity: table.rank))
    #expect(normal.order(of: closure) == 4)
    #expect(normal.centre.isSubset(of: closure))
  }

  /// The number of subgroups of Z2^5 is a sum of Gaussian binomials: 1 + 31 + 155 + 155 + 31 + 1.
  @Test func elementaryAbelianGroup() throws {
    let swaps = (0..<5).map { k in
      (0..<10).map { $0 / 2 == k ? $0 ^ 1 : $0 }
    }
    let table = try CharacterTable(of: group(swaps))
    #expect(NormalSubgroups(table).subgroups.count == 374)
    let some = NormalSubgroups(table, limit: 50)
    #expect(!some.isComplete)
    #expect(some.subgroups.count == 50)
    #expect(some.subgroups.first?.order == 1)
    #expect(some.subgroups.last?.order == 32)
  }

  @Test func bitSetsBeyondOneWord() {
    let odd = BitSet(stride(from: 1, to: 130, by: 2), capacity: 130)
    let threes = BitSet(stride(from: 0, to: 130, by: 3), capacity: 130)
    let both = odd.intersection(threes)
    #expect(both.members == Array(stride(from: 3, to: 130, by: 6)))
    #expect(both.count == both.members.count)
    #expect(both.isSubset(of: odd))
    #expect(!odd.isSubset(of: threes))
    #expect(both.contains(129) && !both.contains(128))
    #expect(BitSet.full(capacity: 130).count == 130)
  }
}

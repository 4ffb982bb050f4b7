import Branching
import Foundation
import GroupTheory
import Identification
import ProjectiveReadings
import ResultFiles
import SymmetryBootstrap
import TestSupport
import Testing

/// Signatures without a trivial irrep: which groups act projectively, and by which extensions.
@Suite struct ProjectiveReadingTests {
  private static let catalogue = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }

  private func table(_ order: Int, _ id: Int) throws -> CharacterTable {
    try Self.catalogue.get().group(order: order, id: id).table
  }

  private func solve(
    _ visible: CharacterTable, _ vectors: [[Int]], _ indices: ClosedRange<Int>,
    readings: Set<Reading> = Set(Reading.allCases)
  ) throws -> BootstrapAnswer {
    var options = Bootstrap.Options(indices: indices)
    options.readings = readings
    return try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors), options: options,
      catalogue: Self.catalogue.get())
  }

  private func numbers(_ names: [GroupName]) -> [[Int]] { names.map { [$0.order, $0.id] } }

  /// (α ⊗ β̄) restricted to N is b_α ⊗ b̄_β, and holds the linear irreps of G as often as the graded ring says.
  private func expectGradedFusion(_ solution: ProjectiveSolution) {
    let visible = solution.candidate.data.visible
    let (ring, branching) = (visible.fusion, solution.branching)
    for (a, rows) in solution.fusion.enumerated() {
      for (b, parts) in rows.enumerated() {
        var sum = [Int](repeating: 0, count: visible.rank)
        for (gamma, count) in parts.enumerated() {
          #expect(count >= 0)
          for k in sum.indices { sum[k] += count * solution.linearBranching[gamma][k] }
        }
        #expect(sum == ring.product(branching[a], visible.dual.map { branching[b][$0] }))
        #expect((parts[0] == 1) == (a == b), "the trivial irrep is in α ⊗ ᾱ alone")
      }
    }
  }

  // MARK: - The driven Bose-Hubbard chain

  /// Momenta 0 and 4 joined with either parity, 1 with 3, and 2 alone.
  private func drivenBoseHubbard() throws -> (table: CharacterTable, vectors: [[Int]]) {
    let dihedral = try table(16, 7)
    let rotation = try #require(dihedral.elementOrders.firstIndex(of: 8))
    let values = dihedral.characters.map { $0[rotation] }
    let even = values.indices.filter { dihedral.dimensions[$0] == 1 && values[$0] == .one }
    let odd = values.indices.filter { dihedral.dimensions[$0] == 1 && values[$0] != .one }
    let double = values.indices.filter { dihedral.dimensions[$0] == 2 }
    let middle = double.filter { values[$0] == .zero }
    try #require([even, odd, middle].map(\.count) == [2, 2, 1])
    let sets = [[even[0], odd[0]], [even[1], odd[1]], double.filter { $0 != middle[0] }, middle]
    return (dihedral, sets.map { set in values.indices.map { set.contains($0) ? 1 : 0 } })
  }

  @Test func drivenBoseHubbardChain() throws {
    let (dihedral, vectors) = try drivenBoseHubbard()
    let answer = try solve(dihedral, vectors, 1...2)
    let projective = try #require(answer.projective)
    #expect(answer.solutions.allSatisfy { $0.antiunitary?.hasCharacter ?? false })
    #expect(answer.exhaustive)
    #expect(projective.solutions.map { numbers($0.groups) } == [[[32, 39]], [[32, 42]]])
    #expect(projective.solutions.flatMap(\.groups).map(\.name) == ["D8×Z2", "D8∘Z4"])
    #expect(
      projective.solutions.map { numbers($0.extensions.map(\.group)) }
        == [[[64, 128], [64, 140]], [[64, 130], [64, 144]]])
    for solution in projective.solutions {
      #expect(solution.rank == 1 && solution.index == 2 && solution.cocycleOrder == 2)
      #expect(solution.candidate.multiplicities.sorted() == [1, 1, 1, 2])
      #expect(solution.isVisibleNormal)
      #expect(solution.extensions.allSatisfy { !$0.isVisibleNormal(dihedral) })
      expectGradedFusion(solution)
    }
  }

  @Test func ordersThatTheCatalogueLacksAreUndecided() throws {
    let (dihedral, vectors) = try drivenBoseHubbard()
    let answer = try solve(dihedral, vectors, 2...4)
    #expect(answer.projective?.uncoveredOrders == [128])
    #expect(!answer.exhaustive && answer.undecided.map(\.index) == [4])
    #expect(answer.projective?.solutions.count == 2)
    #expect(answer.notes.contains { $0.contains("128") })
  }

  // MARK: - Small cases

  /// Without a visible group: one irrep of dimension 2 is Z2×Z2 on a spin one half, by D4 or by Q8.
  @Test func spinOneHalf() throws {
    let trivial = try table(1, 1)
    let answer = try solve(trivial, [[2]], 1...4, readings: [.projective])
    let solutions = try #require(answer.projective).solutions
    #expect(solutions.map { numbers($0.groups) } == [[[4, 2]]])
    #expect(solutions.map { numbers($0.extensions.map(\.group)) } == [[[8, 3], [8, 4]]])
    solutions.forEach(expectGradedFusion)
    // The centre is the only Z2 of Q8.
    let visible = try solve(table(2, 1), [[1, 1]], 2...2)
    let inside = try #require(visible.projective).solutions
    #expect(inside.map { numbers($0.groups) } == [[[4, 2]]])
    #expect(inside.map { numbers($0.extensions.map(\.group)) } == [[[8, 3]]])
  }

  @Test func clockAndShift() throws {
    let answer = try solve(table(3, 1), [[1, 1, 1]], 1...3)
    let solutions = try #require(answer.projective).solutions
    #expect(solutions.map { numbers($0.groups) } == [[[9, 2]]])
    #expect(solutions.map { numbers($0.extensions.map(\.group)) } == [[[27, 3], [27, 4]]])
    #expect(solutions.map(\.cocycleOrder) == [3] && answer.exhaustive)
    solutions.forEach(expectGradedFusion)
  }

  // MARK: - What is no projective reading

  @Test func linearReadingsAreNotSearchedForProjectiveOnes() throws {
    let cyclic = try table(3, 1)
    #expect(try solve(cyclic, [[1, 0, 0], [0, 1, 1]], 2...2).projective == nil)
    // A twist makes the trivial irrep.
    #expect(try solve(cyclic, [[0, 1, 0], [1, 0, 1]], 2...2).projective == nil)
    // A Kramers pair may as well be a projective group, of a larger index.
    let pair = try solve(table(1, 1), [[2]], 1...4)
    #expect(pair.solutions.filter { $0.index == 1 }.map(\.reading) == [.antiunitary])
    #expect(pair.projective?.solutions.map(\.index) == [4])
  }

  /// The class of a cocycle has an order that divides all dimensions.
  @Test func dimensionsWithoutCommonDivisor() throws {
    let answer = try solve(table(1, 1), [[2], [3]], 72...72, readings: [.projective])
    let projective = try #require(answer.projective)
    #expect(projective.fates.map(\.reasons) == [[.cocycleOrder]])
    #expect(projective.solutions.isEmpty && answer.exhaustive)
  }

  /// Σ_b r_b D_b² = |G| for the irreps of one class of cocycles too.
  @Test func sumRuleHolds() throws {
    let solutions = try #require(solve(table(2, 1), [[1, 1]], 1...8).projective).solutions
    #expect(Set(solutions.map(\.index)) == [2, 4, 6, 8])
    for solution in solutions {
      let squares = zip(solution.candidate.data.dimensions, solution.candidate.multiplicities)
        .reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
      #expect(squares == solution.order)
    }
  }

  // MARK: - Forget the centre, find it again

  /// Central extensions of the catalogue with a subgroup that meets the centre trivially: their own data lead back to them.
  @Test func everyExtensionIsFoundAgain() throws {
    let catalogue = try Self.catalogue.get()
    let subgroups = try [(2, 1), (3, 1), (4, 1), (4, 2), (6, 1)].map(catalogue.group)
    var random = SeededGenerator(seed: 7)
    var count = 0
    for stored in try [8, 16, 24, 27, 32, 36].flatMap(catalogue.groups) {
      let whole = try stored.permutationGroup()
      let table = stored.table
      let linear = table.characters.filter { $0[0] == .one }
      let centre = table.classSizes.indices.filter { c in
        c > 0 && table.classSizes[c] == 1 && linear.allSatisfy { $0[c] == .one }
      }
      guard let central = centre.randomElement(using: &random) else { continue }
      let (z, k) = (whole.classes[central][0], table.elementOrders[central])
      let kernel = (0..<k).map { whole.power(z, $0) }
      let phase = Cyclotomic.rootOfUnity(1, order: k)
      let irreps = table.characters.filter { $0[central] == $0[0] * phase }
      let quotient = try whole.quotient(by: kernel).group
      let names = try catalogue.groups(matching: CharacterTable(of: quotient)).map(\.id)
      for subgroup in subgroups {
        let places = try whole.classFusions(of: subgroup.permutationGroup()).filter { fusion in
          fusion.dropFirst().allSatisfy { c in kernel.allSatisfy { whole.classOf[$0] != c } }
        }
        guard let fusion = places.randomElement(using: &random) else { continue }
        let rows = irreps.map { row in fusion.map { row[$0].complex } }
        let vectors = rows.map { subgroup.table.decomposition(of: $0)! }
        let index = quotient.order / subgroup.order
        let answer = try solve(
          subgroup.table, Array(Set(vectors)), index...index, readings: [.projective])
        let found = try #require(answer.projective).solutions.filter { solution in
          solution.groups.map(\.id) == names
            && solution.extensions.contains { $0.group.id == stored.id && $0.visibleFusion != nil }
            && solution.branching.sorted { $0.lexicographicallyPrecedes($1) }
              == vectors.sorted { $0.lexicographicallyPrecedes($1) }
        }
        #expect(!found.isEmpty, "\(subgroup) in \(stored), centre of order \(k)")
        found.prefix(1).forEach(expectGradedFusion)
        count += 1
      }
    }
    print("extensions found again: \(count)")
    #expect(count > 80)
  }
}

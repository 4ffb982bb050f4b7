import Branching
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing

/// Anti-unitary symmetries with T g T⁻¹ = χ(g) φ(g): no irrep of dimension 1 is its own partner.
@Suite("Anti-unitary readings with a character")
struct AntiunitaryCharacterTests {
  private func answer(
    _ visible: CharacterTable, _ vectors: [[Int]], indices: ClosedRange<Int> = 1...1,
    declared: SectorPermutation? = nil, readings: Set<Reading> = [.antiunitary]
  ) throws -> BootstrapAnswer {
    var options = Bootstrap.Options(indices: indices)
    options.readings = readings
    options.declaredAntiunitary = declared
    return try Bootstrap.solve(
      SignatureData(visible: visible, vectors: vectors), options: options,
      catalogue: CatalogueRings.catalogue.get())
  }

  /// The signatures of a group's irreps that T joins, with the group itself visible.
  private func vectors(
    _ table: CharacterTable, _ action: SyntheticAntiunitary.Action
  ) -> [[Int]] {
    table.dimensions.indices.compactMap { irrep in
      let other = action.partner[irrep]
      guard irrep <= other else { return nil }
      var vector = [Int](repeating: 0, count: table.rank)
      vector[irrep] = action.types[irrep] == .quaternionic ? 2 : 1
      if other != irrep { vector[other] = 1 }
      return vector
    }
  }

  /// Every action that elements admit is found from its signatures alone, in the group that has it.
  @Test("what elements can do is found") func everyActionIsFound() throws {
    var (found, cases) = (0, 0)
    for group in try (2...12).flatMap({ try CatalogueRings.catalogue.get().groups(order: $0) }) {
      let synthetic = try SyntheticAntiunitary(group)
      for action in synthetic.actionsWithCharacter {
        let table = group.table
        let keepsLinear = table.dimensions.indices.contains {
          table.dimensions[$0] == 1 && action.partner[$0] == $0
        }
        // Then phases of the elements make χ = 1.
        guard !keepsLinear else { continue }
        cases += 1
        let answer = try answer(table, vectors(table, action))
        let matches = answer.solutions.filter { solution in
          solution.groups.contains { $0.id == group.id } && solution.antiunitary!.hasCharacter
        }
        #expect(!matches.isEmpty, "\(group) \(action)")
        for solution in matches { try checkLaws(solution) }
        found += matches.isEmpty ? 0 : 1
      }
    }
    print("\(found) of \(cases) actions with a character were found")
    #expect(cases >= 20)
  }

  /// What is said of T² and χ follows from the partners: dimensions, χ(T² up to its phase) = ω², Σ ω = Σ ε_α χ_α.
  private func checkLaws(_ solution: BootstrapSolution) throws {
    let action = try #require(solution.antiunitary)
    let table = solution.table
    let chi = table.characters[action.character(in: table)]
    #expect(chi[0] == .one && chi != table.characters[0])
    #expect(action.squares.reduce(0) { $0 + $1.count } == table.order)
    for square in action.squares {
      #expect(chi[square.elementClass] == (square.phase * square.phase).value)
    }
    for c in 0..<table.rank {
      let sum = action.squares.filter { $0.elementClass == c }.reduce(Cyclotomic.zero) {
        $0 + Cyclotomic($1.count) * $1.phase.value
      }
      let expected = table.characters.indices.reduce(Cyclotomic.zero) { sum, irrep in
        let sign = action.types[irrep] == .real ? 1 : action.types[irrep] == .complex ? 0 : -1
        return sum + Cyclotomic(sign * table.classSizes[c]) * table.characters[irrep][c].conjugate
      }
      #expect(sum == expected)
    }
  }

  @Test("T P T⁻¹ = -P beside a parity, and beside nothing visible") func signOfAParity() throws {
    let visible = try answer(CatalogueRings.catalogue.get().group(order: 2, id: 1).table, [[1, 1]])
    let first = try #require(visible.solutions.first)
    #expect(first.groups.map(\.name) == ["Z2"] && first.index == 1)
    #expect(first.antiunitary?.partner == [1, 0])
    #expect(first.antiunitary?.sectors.map(\.images) == [[1, 0]])
    #expect(Set(first.antiunitary!.squares.map(\.phase)) == [.one, RootOfUnity(1, order: 2)])
    let hidden = try answer(
      CatalogueRings.catalogue.get().group(order: 1, id: 1).table, [[2]], indices: 1...2)
    #expect(
      Set(hidden.solutions.map { "\($0.groups[0].name) \($0.index) \($0.antiunitary!.partner)" })
        == ["Z1 1 [0]", "Z2 2 [1, 0]", "Z2 2 [0, 1]"])
  }

  /// Where T keeps a one-dimensional irrep nothing new is possible.
  @Test("no character where T keeps an irrep of dimension 1", arguments: 1...20)
  func noCharacterBesideATrivialIrrep(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let groups = try (2...8).flatMap { try CatalogueRings.catalogue.get().groups(order: $0) }
    let group = groups.randomElement(using: &generator)!
    var actions: [SyntheticAntiunitary.Action] = []
    _ = try SyntheticAntiunitary(group).contains {
      actions.append($0)
      return false
    }
    let action = actions.randomElement(using: &generator)!
    let answer = try answer(group.table, vectors(group.table, action), indices: 1...2)
    #expect(answer.solutions.allSatisfy { !$0.antiunitary!.hasCharacter }, "\(group) \(action)")
  }

  @Test("a declared T with T² = 1 makes no Kramers pairs of an odd number of copies")
  func declaredSquares() throws {
    let nothing = try CatalogueRings.catalogue.get().group(order: 1, id: 1).table
    func types(_ square: Int) throws -> Set<WignerType> {
      let answer = try answer(
        nothing, [[2]], indices: 1...6, declared: SectorPermutation([0], squares: [square]))
      return Set(answer.solutions.flatMap { $0.antiunitary!.types })
    }
    #expect(try types(1) == [.complex, .real])
    #expect(try types(-1).contains(.quaternionic))
    #expect(try types(0).contains(.quaternionic))
  }

  @Test("squares stay with their sectors through twists and new numbers") func movedSquares() throws
  {
    let table = try CatalogueRings.catalogue.get().group(order: 4, id: 1).table
    let chi = try #require(table.dual.indices.first { table.dual[$0] != $0 })
    let real = try #require(table.dual.indices.dropFirst().first { table.dual[$0] == $0 })
    var squares = [Int](repeating: 0, count: 4)
    (squares[0], squares[real]) = (1, -1)
    let declared = SectorPermutation(table.dual, squares: squares)
    #expect(declared.allows(.real, branching: [1, 0, 0, 0]))
    #expect(!declared.allows(.quaternionic, branching: [1, 0, 0, 0]))
    #expect(declared.allows(.quaternionic, branching: [2, 0, 0, 0]))
    var odd = [Int](repeating: 0, count: 4)
    odd[real] = 1
    #expect(
      !declared.allows(.real, branching: odd) && declared.allows(.quaternionic, branching: odd))
    let twisted = declared.twisted(by: chi, of: table)
    for type in [WignerType.real, .quaternionic] {
      for vector in [[1, 0, 0, 0], odd, [1, 1, 1, 1], [2, 1, 1, 2]] {
        #expect(
          declared.allows(type, branching: vector)
            == twisted.allows(type, branching: table.twisted(vector, by: chi)))
      }
    }
  }
}

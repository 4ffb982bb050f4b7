import GroupTheory
import Testing
import Verification

/// Exact irreps are checked from their numbers: each identity finds the number that only it can find.
@Suite("The verification of exact irreps")
struct CommutantVerificationTests {
  /// S3 over Z3 with six states: D = 1, 1, 2 with 2, 1 and 2 levels.
  private struct Draft {
    var dimensions = [1, 1, 2]
    var levels = [2, 1, 2]
    var branching = [[1, 0, 0], [1, 0, 0], [0, 1, 1]]
    var fields = ["real", "real", "real"]
    var conjugates = [0, 1, 2]
    var membership = [[0, 1, 0], [2, 2], [2, 2]]
    var commutantDimension: Int? = 6
    var weights = (least: 0.2, largest: 1e-14)
    var residual = 1e-14
    var isComplete = true

    var numbers: CommutantNumbers {
      CommutantNumbers(
        sectors: SectorList(
          names: ["0", "1", "2"], irrepDimensions: [1, 1, 1], multiplicities: [3, 2, 2]),
        dimensions: dimensions, levels: levels, branching: branching, fields: fields,
        conjugates: conjugates, membership: membership, commutantDimension: commutantDimension,
        leastJoining: weights.least, largestBetween: weights.largest, residual: residual,
        isComplete: isComplete)
    }
  }

  /// The names of the checks that fail.
  private func failures(
    _ levels: SampleLevels? = nil, _ change: (inout Draft) -> Void = { _ in }
  ) -> [String] {
    var draft = Draft()
    change(&draft)
    return CommutantVerification(draft.numbers, levels: levels).checks
      .filter { $0.failure != nil }.map(\.name)
  }

  /// Levels of one sample: signature → energies.
  private func sample(_ levels: [[Int]: [Double]]) -> SampleLevels {
    SampleLevels(signatures: Array(levels.keys), energies: [Array(levels.values)], samples: [7])
  }

  @Test("true numbers pass")
  func sound() {
    #expect(failures() == [])
    #expect(failures(sample([[1, 0, 0]: [1, 2, 3], [0, 1, 1]: [4, 5]])) == [])
    let identities = CommutantVerification.identities(of: Draft().numbers)
    #expect(identities.count == 9 && identities.allSatisfy { $0.failure == nil })
  }

  @Test("every identity finds a spoiled number")
  func spoiled() {
    #expect(failures { $0.levels = [2, 1] } == ["shapes"])
    #expect(failures { $0.conjugates[0] = 3 } == ["shapes"])
    #expect(failures { $0.membership[0] = [0, 1] } == ["shapes"])
    #expect(failures { $0.fields[0] = "octonionic" } == ["shapes"])
    #expect(failures { $0.commutantDimension = 7 } == ["dim C = Σ D²"])
    #expect(failures { $0.commutantDimension = nil } == [])
    #expect(failures { $0.membership[0] = [0, 1, 1] } == ["every level has its irrep"])
    #expect(failures { $0.membership[0] = [0, 1, -1] } == ["every level has its irrep"])
    #expect(failures { $0.residual = 1e-3 } == ["the family commutes with the commutant"])
    #expect(failures { $0.residual = .nan } == ["the family commutes with the commutant"])
    #expect(
      failures {
        $0.dimensions[2] = 1
        $0.commutantDimension = 3
      } == ["D = Σ b d", "Σ D n = dim H"])
    #expect(
      failures {
        $0.levels[0] = 1
        $0.membership[0] = [0, 1, -1]
      } == ["Σ b n = R", "Σ D n = dim H", "every level has its irrep"])
  }

  @Test("weights outside their groups fail, and the sentence says what that may mean")
  func weights() throws {
    #expect(failures { $0.weights.least = 1e-4 } == ["two groups of weights"])
    #expect(failures { $0.weights.largest = 1e-7 } == ["two groups of weights"])
    #expect(failures { $0.weights.least = .nan } == [], "irreps of two levels can be one multiplet")
    #expect(failures { $0.weights.largest = .nan } == ["two groups of weights"])
    var draft = Draft()
    draft.weights.least = 1e-4
    let check = try #require(
      CommutantVerification(draft.numbers).checks.first { $0.failure != nil })
    #expect(check.failure?.contains("joined by 1E-04 only") == true)
  }

  @Test("irreps that an anti-unitary symmetry joins are alike")
  func conjugates() {
    func joined(_ change: (inout Draft) -> Void = { _ in }) -> [String] {
      failures {
        $0.dimensions = [1, 1, 1]
        $0.levels = [3, 2, 2]
        $0.branching = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        $0.fields = ["real", "complex", "complex"]
        $0.conjugates = [0, 2, 1]
        $0.membership = [[0, 0, 0], [1, 1], [2, 2]]
        $0.commutantDimension = 3
        change(&$0)
      }
    }
    #expect(joined() == [])
    #expect(joined { $0.fields[1] = "real" } == ["conjugate irreps agree"])
    #expect(joined { $0.conjugates[2] = 0 } == ["conjugate irreps agree"])
    #expect(joined { $0.conjugates = [1, 0, 2] } == ["conjugate irreps agree"])
    #expect(joined { $0.conjugates = [0, -1, -1] } == [], "too few levels to tell")
  }

  @Test("a window may lack levels, and have none too many")
  func window() {
    func partial(_ change: (inout Draft) -> Void = { _ in }) -> [String] {
      failures(sample([[1, 0, 0]: [1, 2, 3], [0, 1, 0]: [4, 5], [0, 0, 1]: [6, 7]])) {
        $0.isComplete = false
        $0.levels = [2, 1, 1]
        $0.membership = [[0, 1, 0], [2, -1], [-1, 2]]
        change(&$0)
      }
    }
    #expect(partial() == ["levels of every sample tie as the irreps say"])
    #expect(
      partial {
        $0.levels[0] = 3
        $0.membership[0] = [0, 0, 0]
      }.contains("Σ b n = R"))
  }

  @Test("ties beyond the family are counted, and no failure")
  func ties() {
    let found = CommutantVerification(
      Draft().numbers, levels: sample([[1, 0, 0]: [1], [2, 0, 0]: [2], [0, 2, 2]: [4]]))
    #expect(found.holds)
    #expect(
      Set(found.tiesBeyondFamily.map { "\($0.count) × \($0.parts)" })
        == ["1 × [[1, 0, 0], [1, 0, 0]]", "1 × [[0, 1, 1], [0, 1, 1]]"])
  }

  @Test("a level without its partner is a failure that names sample, sector and energy")
  func missingTies() throws {
    let levels = sample([
      [1, 0, 0]: [1, 2, 3], [0, 1, 1]: [4], [0, 1, 0]: [5], [0, 0, 1]: [5.25],
    ])
    let check = try #require(
      CommutantVerification(Draft().numbers, levels: levels).checks.first { $0.failure != nil })
    let text = try #require(check.failure)
    #expect(text.contains("sample 7, sector"))
    #expect(text.contains("E = 5"))
    #expect(text.contains("lacks its partner in sector"))
  }

  @Test("a level may hide its missing partner behind irreps that have such a signature alone")
  func hiddenMissingTies() throws {
    let numbers = CommutantNumbers(
      sectors: SectorList(names: ["a", "b"], irrepDimensions: [1, 1], multiplicities: [3, 3]),
      dimensions: [1, 1, 2], levels: [1, 1, 2], branching: [[1, 0], [0, 1], [1, 1]],
      fields: ["real", "real", "real"], conjugates: [0, 1, 2],
      membership: [[0, 2, 2], [1, 2, 2]], commutantDimension: 6, leastJoining: 0.1,
      largestBetween: 1e-13, residual: 1e-14, isComplete: true)
    func failure(_ levels: [[Int]: [Double]]) -> String? {
      CommutantVerification(numbers, levels: sample(levels)).checks.compactMap(\.failure).first
    }
    #expect(failure([[1, 0]: [1], [0, 1]: [2], [1, 1]: [3, 4]]) == nil)
    #expect(failure([[1, 1]: [2, 3, 4]]) == nil, "one tie beyond the family")
    let text = try #require(failure([[1, 0]: [1, 4], [0, 1]: [2, 4.5], [1, 1]: [3]]))
    #expect(text.contains("sample 7") && text.contains("E = 4.0"))
    #expect(text.contains("lacks its partner"))
  }

  @Test("many coincidences of one kind take no time")
  func manyTies() {
    let count = 4000
    let numbers = CommutantNumbers(
      sectors: SectorList(
        names: ["a", "b"], irrepDimensions: [1, 1], multiplicities: [count, count]),
      dimensions: [1, 1], levels: [count, count], branching: [[1, 0], [0, 1]],
      fields: ["complex", "complex"], conjugates: [0, 1],
      membership: [Array(repeating: 0, count: count), Array(repeating: 1, count: count)],
      commutantDimension: 2, leastJoining: 0.1, largestBetween: 1e-13, residual: 1e-14,
      isComplete: true)
    let found = CommutantVerification(
      numbers,
      levels: sample([
        [1, 0]: (0..<2000).map(Double.init), [0, 1]: (0..<1500).map { Double($0) + 0.5 },
        [1, 1]: (0..<1000).map { Double($0) + 0.25 }, [0, 500]: [-2], [1000, 1000]: [-1],
      ]))
    #expect(found.holds)
    #expect(found.tiesBeyondFamily.map(\.count) == [1000, 1, 1])
    #expect(found.undecidedSamples == [])
  }
}

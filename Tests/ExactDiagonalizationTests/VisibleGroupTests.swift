import ExactDiagonalization
import GroupTheory
import Numerics
import TestSupport
import Testing

@Suite struct VisibleGroupTests {
  private static func group(
    _ operations: [TestOperation], _ dimensions: [Int], limit: Int = 1000
  ) throws -> VisibleGroup {
    try VisibleGroup(
      generators: try operations.map { try $0.generator(dimensions) }, dimensions: dimensions,
      limit: limit)
  }

  @Test func cyclicIrrepsAreNamedByTheExponentOfTheGenerator() throws {
    let dimensions = [5, 5]
    let visible = try Self.group(
      [TestOperation("X", dimensions, onSite: [shift(5), shift(5)])], dimensions)
    #expect(visible.names == ["0", "1", "2", "3", "4"])
    for irrep in 0..<5 {
      let generator = visible.group.classOf[visible.group.generators[0]]
      #expect(visible.table.characters[irrep][generator] == .rootOfUnity(irrep, order: 5))
    }
  }

  @Test func productsAreOrderedByTheGeneratorsInTheOrderOfTheFile() throws {
    let dimensions = [2, 3]
    let two = TestOperation("a", dimensions, onSite: [shift(2), .identity(3)])
    let three = TestOperation("b", dimensions, onSite: [.identity(2), clock(3)])
    let visible = try Self.group([two, three], dimensions)
    #expect(visible.names == ["(0,0)", "(0,1)", "(0,2)", "(1,0)", "(1,1)", "(1,2)"])
    let swapped = try Self.group([three, two], dimensions)
    #expect(swapped.names == ["(0,0)", "(0,1)", "(1,0)", "(1,1)", "(2,0)", "(2,1)"])
  }

  @Test func nonAbelianGroupsHaveCountsAndUniqueNames() throws {
    let dimensions = [3, 3]
    let flip = DenseMatrix(rows: [[1, 0, 0], [0, 0, 1], [0, 1, 0]])
    let visible = try Self.group(
      [
        TestOperation("X", dimensions, onSite: [shift(3), shift(3)]),
        TestOperation("C", dimensions, onSite: [flip, flip]),
      ], dimensions)
    #expect(visible.names == ["(0,+)", "(0,-)", "1"])
    let counts = try SectorDimensions(visible, siteDimensions: dimensions)
    // 9 points of Z3×Z3 under S3: characters 9, 0, 1.
    #expect(counts.multiplicities == [2, 1, 3])
    #expect(counts.irrepDimensions == [1, 1, 2])
  }

  @Test func noGeneratorsMakeOneSector() throws {
    let visible = try Self.group([], [2, 3])
    #expect(visible.names == ["0"])
    #expect(try SectorDimensions(visible, siteDimensions: [2, 3]).multiplicities == [6])
  }

  @Test func scalarElementsLeaveSectorsEmpty() throws {
    let dimensions = [2]
    let visible = try Self.group(
      [TestOperation("i", dimensions, phase: Complex(imaginary: 1))], dimensions)
    #expect(
      try SectorDimensions(visible, siteDimensions: dimensions).multiplicities == [0, 2, 0, 0])
  }

  @Test func refusesGroupsAboveTheLimit() throws {
    let dimensions = Array(repeating: 2, count: 6)
    let cycle = TestOperation("cycle", dimensions, sitePermutation: [1, 2, 3, 4, 5, 0])
    let swap = TestOperation("swap", dimensions, sitePermutation: [1, 0, 2, 3, 4, 5])
    #expect(try Self.group([cycle, swap], dimensions).group.order == 720)
    let error = #expect(throws: VisibleGroupError.self) {
      try Self.group([cycle, swap], dimensions, limit: 100)
    }
    #expect(error == .notClosed(generators: ["cycle", "swap"], limit: 100))
    #expect(error?.description.contains("100") == true)
  }

  @Test func refusesSpacesThatCannotBeCounted() throws {
    #expect(throws: SectorDimensionsError.self) {
      try SectorDimensions.hilbertSpaceDimension(Array(repeating: 3, count: 41))
    }
    #expect(try SectorDimensions.hilbertSpaceDimension(Array(repeating: 4, count: 24)) == 1 << 48)
  }

  @Test func countsLevelsOfASpaceThatIsFarTooLargeToEnumerate() throws {
    let dimensions = Array(repeating: 3, count: 27)
    let visible = try Self.group(
      [TestOperation("X", dimensions, onSite: Array(repeating: shift(3), count: 27))], dimensions)
    let counts = try SectorDimensions(visible, siteDimensions: dimensions)
    #expect(counts.multiplicities == Array(repeating: 2_541_865_828_329, count: 3))
  }
}

import SpectralStatistics
import Testing

@Suite struct BlockHypothesisTests {
  @Test func orderAndUnitOfSizesDoNotMatter() {
    let one = BlockHypothesis(blocks: [
      SymmetryBlock(.unitary, size: 30), SymmetryBlock(.orthogonal, size: 60),
      SymmetryBlock(.unitary, size: 30),
    ])
    #expect(one == BlockHypothesis(real: 1, complex: 2, quaternionic: 0))
    #expect(one.blocks.map(\.size) == [1, 0.5, 0.5])
    #expect(one.ensemble == nil)
    #expect(one.count == 3)
  }

  @Test func onlyOneTypeMeansEqualBlocks() {
    #expect(
      BlockHypothesis(real: 0, complex: 2, quaternionic: 0) == BlockHypothesis(.unitary, count: 2))
  }

  @Test func names() {
    #expect(BlockHypothesis(.orthogonal, count: 2).description == "2 GOE")
    #expect(
      BlockHypothesis(real: 1, complex: 2, quaternionic: 1).description == "1 GOE + 2 GUE + 1 GSE")
    #expect(BlockHypothesis(.poisson, count: 3).description == "Poisson")
    #expect(BlockHypothesis(.poisson, count: 3).count == nil)
  }

  @Test func standardList() {
    #expect(BlockHypothesis.standard.count == 25)
    #expect(Set(BlockHypothesis.standard).count == 25)
  }
}

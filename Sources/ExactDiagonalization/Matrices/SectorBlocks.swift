/// Smaller matrices whose levels together are those of all sectors, each diagonalized once whatever the number of sectors that share it.
public struct SectorBlocks: Sendable {
  /// How often a sector has the levels of a block.
  public struct Share: Sendable, Hashable {
    /// The number of the block.
    public let block: Int
    /// At least 1.
    public let copies: Int

    package init(block: Int, copies: Int) { (self.block, self.copies) = (block, copies) }
  }

  /// The blocks of the Hamiltonian. Shape [block].
  public let matrices: [SectorMatrix]
  /// What each sector consists of. Shape [sector][share].
  public let shares: [[Share]]

  package init(matrices: [SectorMatrix], shares: [[Share]]) {
    precondition(
      shares.joined().allSatisfy { matrices.indices.contains($0.block) && $0.copies > 0 },
      "a share names a block")
    (self.matrices, self.shares) = (matrices, shares)
  }

  /// The levels of a sector, ascending, from those of the blocks. Shape of `found`: [block][level].
  func levels(ofSector sector: Int, from found: [[Double]]) -> [Double] {
    let shares = shares[sector]
    if shares.count == 1, shares[0].copies == 1 { return found[shares[0].block] }
    return shares.flatMap { share in
      repeatElement(found[share.block], count: share.copies).joined()
    }.sorted()
  }
}

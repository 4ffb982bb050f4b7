import SpectralStatistics
import TestSupport
import Testing

@Suite struct SignatureCompositionTests {
  private func signatures(_ planted: [([Int], Int)]) throws -> SpectralSignatures {
    try SpectralSignatures(
      of: SyntheticSpectra(branching: planted.map(\.0), levelCounts: planted.map(\.1)).make(seed: 3)
    )
  }

  @Test func rareSumsAreComposite() throws {
    let found = try signatures([
      ([1, 0, 0], 500), ([0, 1, 1], 500), ([1, 1, 1], 2), ([0, 2, 2], 1),
    ])
    #expect(found.vectors == [[1, 0, 0], [0, 1, 1], [1, 1, 1], [0, 2, 2]])
    #expect(found.composite == [false, false, true, true])
    #expect(found.compositions[2].parts == [0, 1])
    #expect(found.compositions[3].parts == [1, 1])
    let reason = found.compositions[3].reason { "{\(found.vectors[$0])}" }
    #expect(reason?.contains("{[0, 1, 1]} + {[0, 1, 1]}") == true)
    #expect(found.compositions[0].reason { "\($0)" } == nil)
  }

  @Test func commonSumsStayOpen() throws {
    // S4 over Z2×Z2: the two-dimensional irrep restricts to twice the trivial one, yet is no
    // composite. A quarter as many levels as the parts stays open as well.
    let found = try signatures([([1, 0], 86), ([2, 0], 85), ([0, 1], 256)])
    #expect(found.composite == [false, false, false])
    let double = found.vectors.firstIndex(of: [2, 0])!
    #expect(found.compositions[double].isOpen)
    #expect(found.compositions[double].parts.count == 2)
    #expect(!found.compositions[0].isOpen)
  }

  @Test func theLeastDensePartDecides() throws {
    // Spins 0, 1, 2, 3, 4 of SO(3) over Z2×Z2: a single level of spin 4 is a sum of the others,
    // but not rare beside spin 3.
    let found = try signatures([
      ([1, 0, 0, 0], 14), ([0, 1, 1, 1], 28), ([2, 1, 1, 1], 20), ([1, 2, 2, 2], 7),
      ([3, 2, 2, 2], 1),
    ])
    #expect(found.composite.allSatisfy { !$0 })
    #expect(found.compositions[4].isOpen)
  }

  @Test func compositesAreNoParts() throws {
    // (3) could be (1) + (2), but (2) is itself composite: only (1) + (1) + (1) is left.
    let found = try signatures([([1], 1000), ([2], 2), ([3], 1)])
    #expect(found.composite == [false, true, true])
    #expect(found.compositions[2].parts == [0, 0, 0])
  }
}

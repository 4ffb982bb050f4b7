import SpectralStatistics
import TestSupport
import Testing

@Suite struct SignatureCompositionTests {
  private func signatures(
    _ planted: [([Int], Int)], samples: Int = 1
  ) throws -> SpectralSignatures {
    try SpectralSignatures(
      of: SyntheticSpectra(
        branching: planted.map(\.0), levelCounts: planted.map(\.1), samples: samples
      ).make(seed: 3))
  }

  /// Spectra of irreps in which levels of `first` and `second` coincide, as often as `coincidences`
  /// says for each sample.
  private func coinciding(
    _ irreps: [([Int], Int)], _ first: Int, _ second: Int, coincidences: [Int]
  ) throws -> SpectralSignatures {
    var generator = SeededGenerator(seed: 11)
    let levels = coincidences.map { coincidences in
      var energies = irreps.map { irrep in
        (0..<irrep.1).map { _ in Double.random(in: -1...1, using: &generator) }
      }
      for k in 0..<coincidences { energies[first][k] = energies[second][irreps[second].1 - 1 - k] }
      return irreps[0].0.indices.map { sector in
        zip(irreps, energies).flatMap { irrep, energies in
          energies.flatMap { Array(repeating: $0, count: irrep.0[sector]) }
        }.sorted()
      }
    }
    return try SpectralSignatures(
      of: SectorSpectra(sectorNames: irreps[0].0.indices.map(String.init), levels: levels))
  }

  @Test func rareSumsAreComposite() throws {
    let found = try signatures([
      ([1, 0, 0], 500), ([0, 1, 1], 500), ([1, 1, 1], 2), ([0, 2, 2], 1),
    ])
    #expect(found.vectors == [[1, 0, 0], [0, 1, 1], [1, 1, 1], [0, 2, 2]])
    #expect(found.composite == [false, false, true, true])
    #expect(found.openComposites.isEmpty)
    #expect(found.compositions[2].parts == [0, 1])
    #expect(found.compositions[3].parts == [1, 1])
    let reason = found.compositions[3].reason { "{\(found.vectors[$0])}" }
    #expect(reason?.contains("{[0, 1, 1]} + {[0, 1, 1]}") == true)
    #expect(found.compositions[0].reason { "\($0)" } == nil)
    #expect(found.compositions[0].irrepProbability == 1)
  }

  @Test func commonSumsStayOpen() throws {
    // S4 over Z2×Z2: the two-dimensional irrep restricts to twice the trivial one, yet is no
    // composite. A quarter as many levels as the parts stays open as well.
    let found = try signatures([([1, 0], 86), ([2, 0], 85), ([0, 1], 256)])
    #expect(found.composite == [false, false, false])
    let double = found.vectors.firstIndex(of: [2, 0])!
    #expect(found.compositions[double].isOpen)
    #expect(found.compositions[double].parts.count == 2)
    #expect(found.openComposites == [double])
    #expect(found.compositions[double].reason { "\($0)" } == nil)
    #expect(found.compositions[double].doubt { "\($0)" }?.contains("0 + 0") == true)
    #expect(!found.compositions[0].isOpen)
  }

  @Test(arguments: [1, 4, 24])
  func manyIrrepsOfOneSignatureDoNotHideAnother(irreps: Int) throws {
    // An irrep beside parts that are r times as dense, of a Kramers type or not: up to index 24
    // it is no composite.
    let found = try signatures([([1], 400 * irreps), ([2], 200)], samples: 3)
    #expect(found.openComposites == [1])
  }

  @Test(arguments: [
    // Spins 0 … L of SO(3) over Z2×Z2 for L = 4, 5, 7, with their numbers of levels: the single
    // level of the highest spin is a sum of others.
    [14, 28, 20, 7, 1], [42, 90, 75, 35, 9, 1], [429, 1001, 1001, 637, 273, 77, 13, 1],
  ])
  func extremalIrrepsOfContinuousGroupsStayOpen(levels: [Int]) throws {
    let found = try signatures(
      levels.enumerated().map { spin, count in
        let rest = (spin + 1) / 2
        return ([spin % 2 == 0 ? rest + 1 : rest - 1, rest, rest, rest], count)
      })
    #expect(found.vectors.count == levels.count)
    #expect(found.composite.allSatisfy { !$0 })
    #expect(found.compositions.last!.isOpen)
  }

  @Test func coincidencesInAFewSamplesAreComposite() throws {
    var coincidences = [Int](repeating: 0, count: 40)
    coincidences[7] = 1
    coincidences[30] = 2
    let found = try coinciding(
      [([1, 0], 30), ([0, 1], 28)], 0, 1, coincidences: coincidences)
    #expect(found.vectors == [[1, 0], [0, 1], [1, 1]])
    #expect(found.composite == [false, false, true])
    let composition = found.compositions[2]
    #expect(composition.occurrences == 2 && composition.samples == 40)
    #expect(composition.parts == [0, 1])
    #expect(composition.reason { "{\($0)}" }?.contains("in 2 of 40 samples") == true)
  }

  @Test func missingSamplesSpeakAgainstAnIrrep() throws {
    // The same mean, once spread over all samples and once in every other.
    let irreps = [([1, 0], 60), ([0, 1], 60)]
    let everywhere = try coinciding(irreps, 0, 1, coincidences: Array(repeating: 3, count: 12))
    let sometimes = try coinciding(
      irreps, 0, 1, coincidences: (0..<12).map { $0 % 2 == 0 ? 6 : 0 })
    #expect(everywhere.compositions[2].levels == sometimes.compositions[2].levels)
    #expect(everywhere.openComposites == [2])
    #expect(sometimes.composite[2])
  }

  @Test func persistentCoincidencesOfManyLevelsAreComposite() throws {
    // One coincidence in every sample among so many levels that an irrep would have hundreds.
    let found = try coinciding(
      [([1, 0], 700), ([0, 1], 690)], 0, 1, coincidences: [1, 1, 1, 1, 1])
    #expect(found.composite == [false, false, true])
    #expect(found.compositions[2].occurrences == 5)
  }

  @Test func persistentCoincidencesOfFewLevelsStayOpen() throws {
    // The Fermi-Hubbard chain with uniform U, L = 4: two of six levels coincide in every sample,
    // which as few levels of an irrep might do as well.
    let found = try coinciding(
      [([1, 0], 10), ([0, 1], 6)], 1, 1, coincidences: Array(repeating: 1, count: 20))
    #expect(found.vectors == [[1, 0], [0, 1], [0, 2]])
    #expect(found.openComposites == [2])
    #expect(found.compositions[2].occurrences == 20)
  }

  @Test func countsOfAWindowMayBeZero() throws {
    // In a window the levels of an irrep vary in number, and none may fall into it.
    var generator = SeededGenerator(seed: 5)
    let levels = (0..<30).map { sample in
      let single = (0..<12).map { _ in Double.random(in: -0.9...0.9, using: &generator) }
      let double = sample % 2 == 0 ? [Double.random(in: -0.9...0.9, using: &generator)] : []
      return [(single + double + double).sorted()]
    }
    let window = try SpectralSignatures(
      of: SectorSpectra(
        sectorNames: ["0"], levels: levels, multiplicities: [1000], window: -1...1))
    #expect(window.openComposites == [1])
    #expect(window.compositions[1].occurrences == 15)
  }

  @Test func compositesAreNoParts() throws {
    // (3) could be (1) + (2), but (2) is itself composite: only (1) + (1) + (1) is left.
    let found = try signatures([([1], 1000), ([2], 2), ([3], 1)])
    #expect(found.composite == [false, true, true])
    #expect(found.compositions[2].parts == [0, 0, 0])
  }
}

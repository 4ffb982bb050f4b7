import LevelTies
import SpectralStatistics
import TestSupport
import Testing

@Suite("Levels that break the pattern of the others")
struct StrayLevelsTests {
  private func spectra(_ change: ([[Double]], Int) -> [[Double]]) throws -> SectorSpectra {
    let whole = try MultipletSpectra.s3(40, samples: 4).spectra(seed: 11)
    return try SectorSpectra(
      sectorNames: whole.sectorNames,
      levels: whole.levels.enumerated().map { change($1, $0) })
  }

  private func strays(_ spectra: SectorSpectra) throws -> StrayLevels {
    try LevelResolution(of: spectra).strays
  }

  @Test("none in whole multiplets")
  func none() throws {
    #expect(try strays(spectra { levels, _ in levels }).isEmpty)
  }

  @Test("two levels are missing from one of two tied sectors")
  func missing() throws {
    var removed: [[Double]] = []
    let damaged = try spectra { levels, sample in
      var levels = levels
      removed.append([levels[2].remove(at: 30 + sample), levels[2].remove(at: 50)])
      return levels
    }
    let group = try #require(strays(damaged).groups.first)
    #expect(group.kind == .missing && group.copies == [0, 0, 1])
    #expect(group.places.count == 8)
    for place in group.places {
      #expect(removed[place.sample].contains { abs($0 - place.energy) < 1e-12 })
    }
  }

  @Test("a level that an iterative eigensolver found twice")
  func doubled() throws {
    let damaged = try spectra { levels, sample in
      var levels = levels
      levels[0].insert(levels[0][20 + sample], at: 20 + sample)
      levels[1].insert(levels[1][30], at: 30)
      return levels
    }
    let groups = try strays(damaged).groups
    #expect(Set(groups.map(\.copies)) == [[1, 0, 0], [0, 1, 0]])
    #expect(groups.allSatisfy { $0.kind == .doubled && $0.places.count == 4 })
  }

  @Test("coincidences of different irreps, and irreps of few levels, are no damage")
  func others() throws {
    let coincident = try spectra { levels, _ in
      var levels = levels
      levels[0][3] = levels[1][3]
      return levels.map { $0.sorted() }
    }
    #expect(try strays(coincident).isEmpty)
    let unequal = MultipletSpectra(
      [.init([1, 0], levels: 40), .init([0, 1], levels: 20), .init([1, 1], levels: 60)],
      samples: 4)
    #expect(try strays(unequal.spectra(seed: 12)).isEmpty)
  }
}

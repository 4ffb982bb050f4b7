import ResultFiles
import SpectralStatistics
import Testing

@Suite("Run files with incomplete spectra and quasi-energies")
struct WindowFileTests {
  private let folder: TemporaryFolder
  private let table = HDF5Description("x", axes: ["a", "b"])

  init() throws { folder = try TemporaryFolder() }

  /// The minimal file with a window from 0 to 10, changed further.
  private func file(
    rows: [Double] = [1, .nan, 3, 4], width: Int = 2,
    change: (HDF5Group) throws -> Void = { _ in }
  ) throws -> RunFile {
    let url = folder.file("window.h5")
    try ExampleRun.writeMinimal(to: url) { root in
      try root.setAttribute("window", HDF5Array([0.0, 10]), on: "spectra")
      try root.remove("spectra/1")
      try root.write(
        HDF5Array(shape: [2, width], elements: rows), to: "spectra/1", table)
      try change(root)
    }
    return try RunFile(reading: url)
  }

  @Test("rows of a window end in NaN where a sample has fewer levels")
  func padding() throws {
    let spectra = try file().spectra()
    #expect(spectra.window == 0...10)
    #expect(spectra.period == nil)
    #expect(spectra.levels == [[[1, 2, 3], [1]], [[4, 5, 6], [3, 4]]])
    #expect(spectra.multiplicities == [3, 2])
  }

  @Test("a window may hold fewer levels than the sector, even none, but not more")
  func widths() throws {
    let narrow = try file(rows: [1, .nan], width: 1).spectra()
    #expect(narrow.levels.map { $0[1] } == [[1], []])
    #expect(narrow.multiplicities == [3, 2])
    let empty = try file(rows: [], width: 0).spectra()
    #expect(empty.levels.map { $0[1] } == [[], []])
    let wide = #expect(throws: ResultFileError.self) {
      try file(rows: [1, 2, .nan, 3, 4, .nan], width: 3).spectra()
    }
    #expect(wide?.description.contains("must be [2, at most 2]") == true)
  }

  @Test("what no window can be is refused")
  func refusals() throws {
    func message(_ make: () throws -> RunFile) throws -> String {
      let file = try make()
      return #expect(throws: ResultFileError.self) { try file.spectra() }?.description ?? ""
    }
    #expect(
      try message { try file(rows: [.nan, 1, 3, 4]) }
        .contains("/spectra/1: level 0 of sample 0 is not finite. Only the end of a row"))
    #expect(try message { try file(rows: [2, 1, 3, 4]) }.contains("lies below"))
    for ends in [[1.0, 0], [1], [1, .nan], [0, 1, 2]] {
      let text = try message {
        try file { try $0.setAttribute("window", HDF5Array(ends), on: "spectra") }
      }
      #expect(text.contains("/spectra: the attribute window is"))
    }
    let period = try message { try file { try $0.setAttribute("period", -1.0, on: "spectra") } }
    #expect(period.contains("The period of the quasi-energies is -1.0"))
    let infinite = try message {
      try file { try $0.setAttribute("window", HDF5Array([0, Double.infinity]), on: "spectra") }
    }
    #expect(infinite.contains("not finite"))
  }

  @Test("window and period come back from a written run")
  func roundTrip() throws {
    var run = try ExampleRun.make()
    run.spectra = try SectorSpectra(
      sectorNames: run.spectra.sectorNames,
      levels: [[[0, 1], [], [0.5]], [[0.25], [1], []], [[], [], []], [[1], [], [1]]],
      multiplicities: [9, 8, 7], window: -0.5...1.5, period: 4)
    let url = folder.file("run.h5")
    try RunFile.write(run, to: url)
    let spectra = try RunFile(reading: url).spectra()
    #expect(spectra.levels == run.spectra.levels)
    #expect(spectra.multiplicities == [9, 8, 7])
    #expect(spectra.window == -0.5...1.5)
    #expect(spectra.period == 4)
  }
}

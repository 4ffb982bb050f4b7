import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics

/// What `xsff probe` measures: the levels of a run, in place of the laboratory.
struct ProbedSystem {
  /// The visible symmetry N.
  let visibleSymmetry: VisibleSymmetry
  /// What declared anti-unitary symmetries do to the irreps.
  let antiunitaryActions: [[Int]]
  /// The declared anti-unitary symmetries, with T² and χ.
  let declaredSymmetries: [DeclaredAntiunitary]
  /// The sectors with their numbers of levels.
  let sectors: SectorList
  /// The levels of the samples to be measured.
  let spectra: SectorSpectra
  /// The global numbers of these samples.
  let sampleIndices: [Int]
  /// Of the largest sector: what the run says, otherwise from its levels.
  let heisenbergTime: Double

  /// Reads a run file; `samples` asks for its first samples only.
  ///
  /// Throws: `ResultFileError`, or `PlainFailure` when the file has no complete levels or too few
  /// samples.
  init(reading url: URL, samples: Int?) throws {
    let input = try RunFile(reading: url)
    guard !input.isProbe else {
      throw PlainFailure(
        .wrongInputFile,
        "\(url.relativePath) was written by xsff probe and has no levels. Give the run file that was measured."
      )
    }
    visibleSymmetry = try input.visibleSymmetry()
    antiunitaryActions =
      try visibleSymmetry.table.map { try input.antiunitaryActions(irrepCount: $0.rank) } ?? []
    declaredSymmetries = try visibleSymmetry.table.map(input.declaredSymmetries) ?? []
    sectors = try input.sectors(of: visibleSymmetry)
    let all = try input.spectra(of: visibleSymmetry)
    guard all.window == nil, all.period == nil else {
      throw PlainFailure(
        .wrongInputFile,
        "\(url.relativePath): /spectra has the attribute \(all.window == nil ? "period" : "window"); Z(t) at any time needs all levels of a Hamiltonian."
      )
    }
    let count = samples ?? all.sampleCount
    guard count <= all.sampleCount else {
      throw PlainFailure(
        .wrongCommandLine,
        "--samples asks for \(count), but \(url.relativePath) has \(all.sampleCount).")
    }
    let indices = try input.sampleIndices() ?? Array(0..<all.sampleCount)
    guard indices.count == all.sampleCount, indices.allSatisfy({ $0 >= 0 }) else {
      throw PlainFailure(
        .wrongInputFile,
        "\(url.relativePath): /samples/index must have a number from 0 for each of the \(all.sampleCount) samples."
      )
    }
    sampleIndices = Array(indices[..<count])
    spectra = try SectorSpectra(
      sectorNames: all.sectorNames, irrepDimensions: all.irrepDimensions,
      levels: Array(all.levels[..<count]))
    let stored = try input.times()?.heisenbergTime
    // Without spread there is no Heisenberg time; any unit of time serves constant curves.
    heisenbergTime = stored.flatMap { $0 > 0 ? $0 : nil } ?? all.heisenbergTime ?? 2 * .pi
  }

  /// Throws: `PlainFailure` where a phase E t is no number.
  func requirePhases(until time: Double, file: String) throws {
    let largest = spectra.levels.joined().joined().reduce(0) { max($0, abs($1)) }
    guard !(largest * time).isFinite else { return }
    throw PlainFailure(
      .wrongInputFile,
      "\(file): /spectra has the level \(largest), whose phase at the time \(time) is no number.")
  }

  /// The sectors' names, those that occur again with a number, so that no two share their shots.
  var distinctNames: [String] {
    var counts: [String: Int] = [:]
    return sectors.names.map { name in
      counts[name, default: 0] += 1
      return counts[name]! == 1 ? name : "\(name) \(counts[name]!)"
    }
  }
}

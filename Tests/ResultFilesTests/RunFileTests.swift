import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics
import Testing

@Suite("Run files")
struct RunFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Bits, so that a missing error equals itself.
  private static func bits(_ rows: [[Double]]?) -> [[UInt64]]? {
    rows.map { $0.map { $0.map(\.bitPattern) } }
  }

  @Test("every part of a run comes back")
  func roundTrip() throws {
    let run = try ExampleRun.make()
    let url = folder.file("run.h5")
    try RunFile.write(run, to: url)
    #expect(folder.names == ["run.h5"])
    let file = try RunFile(reading: url)
    #expect(try file.provenance() == run.provenance)
    #expect(try file.model() == run.model)
    #expect(try file.visibleSymmetry() == run.visibleSymmetry)
    #expect(try file.visibleGroup() == ExampleRun.cyclicTable(3))
    let spectra = try file.spectra()
    #expect(spectra.levels == run.spectra.levels)
    #expect(spectra.sectorNames == run.spectra.sectorNames)
    #expect(spectra.irrepDimensions == run.spectra.irrepDimensions)
    #expect(try file.couplings() == run.couplings)
    #expect(try file.sampleIndices() == run.sampleIndices)
    #expect(try file.times() == run.times)
    #expect(try file.formFactor()?.mean == run.formFactor?.mean)
    #expect(
      Self.bits(try file.formFactor()?.standardError.flatMap(\.self))
        == Self.bits(run.formFactor?.standardError.flatMap(\.self)))
    #expect(try file.formFactor()?.smoothed == run.formFactor?.smoothed)
    #expect(try file.formFactor()?.imaginary == run.formFactor?.imaginary)
    #expect(try file.plateau()?.timeAverage == run.plateau?.timeAverage)
    #expect(
      Self.bits(try file.plateau()?.standardError) == Self.bits(run.plateau?.standardError))
    #expect(try file.plateau()?.exact == run.plateau?.exact)
    #expect(try file.plateau()?.errorEstimate == run.plateau?.errorEstimate)
    #expect(try file.signatures() == run.signatures)
  }

  @Test("every dataset describes itself and names its axes")
  func descriptions() throws {
    let url = folder.file("run.h5")
    try RunFile.write(try ExampleRun.make(), to: url)
    let root = try RunFile(reading: url).root
    let datasets = [
      "model/source", "visible_group/class_sizes", "visible_group/element_orders",
      "visible_group/power_maps", "visible_group/characters", "sectors/name",
      "sectors/irrep_dimension", "sectors/multiplicity", "spectra/0", "spectra/1", "spectra/2",
      "couplings/J", "couplings/U", "samples/index", "samples/done", "time", "xsff/mean",
      "xsff/standard_error", "xsff/imaginary", "plateau/time_average", "plateau/standard_error",
      "plateau/exact", "signatures/vector", "signatures/levels",
    ]
    for name in datasets {
      #expect(try root.stringAttribute("description", of: name)?.isEmpty == false, "\(name)")
      let axes = try #require(try root.stringsAttribute("axes", of: name))
      if name != "model/source" && name != "sectors/name" && name != "visible_group/characters" {
        #expect(try root.read(name, as: Double.self).shape.count == axes.count, "\(name)")
      }
    }
    #expect(try root.stringAttribute("name", of: "spectra/2") == "2")
    #expect(try root.stringAttribute("created") == "2023-11-14T22:13:20Z")
    #expect(try root.stringAttribute("format") == "xsff")
    #expect(try root.stringAttribute("hdf5_version") == HDF5File.libraryVersion)
    #expect(try root.attribute("degeneracy_tolerance", as: Double.self) != nil)
  }

  @Test("equal runs make equal bytes, whatever the second")
  func reproducible() throws {
    let run = try ExampleRun.make()
    try RunFile.write(run, to: folder.file("a.h5"))
    Thread.sleep(forTimeInterval: 1.1)
    try RunFile.write(run, to: folder.file("b.h5"))
    #expect(
      try Data(contentsOf: folder.file("a.h5")) == Data(contentsOf: folder.file("b.h5")))
  }

  @Test("a file with only group, sectors and spectra is enough")
  func minimal() throws {
    let url = folder.file("minimal.h5")
    try ExampleRun.writeMinimal(to: url)
    let file = try RunFile(reading: url)
    #expect(try file.visibleGroup() == ExampleRun.cyclicTable(2))
    #expect(try file.spectra().levels == [[[1, 2, 3], [1, 2]], [[4, 5, 6], [3, 4]]])
    #expect(try file.provenance() == nil)
    #expect(try file.model() == nil)
    #expect(try file.plateau() == nil)
    #expect(try file.formFactor() == nil)
    #expect(try file.signatures() == nil)
    #expect(try file.times() == nil)
    #expect(try file.couplings() == [])
  }

  /// Replaces one dataset of the minimal file and returns what reading the spectra says.
  private func message(
    _ path: String, _ replace: (HDF5Group, String) throws -> Void
  ) throws -> String {
    let url = folder.file("wrong.h5")
    try ExampleRun.writeMinimal(to: url) { root in
      try root.remove(path)
      try replace(root, path)
    }
    let error = #expect(throws: ResultFileError.self) { try RunFile(reading: url).spectra() }
    return error?.description ?? ""
  }

  private let line = HDF5Description("x", axes: ["a"])
  private let table = HDF5Description("x", axes: ["a", "b"])

  @Test(
    "a missing part is named",
    arguments: [
      "visible_group", "visible_group/class_sizes", "visible_group/element_orders",
      "visible_group/power_maps", "visible_group/characters", "sectors", "sectors/name",
      "sectors/irrep_dimension", "sectors/multiplicity", "spectra", "spectra/0", "spectra/1",
    ])
  func missing(path: String) throws {
    let text = try message(path) { _, _ in }
    #expect(text.contains("/\(path): this "))
    #expect(text.hasSuffix("is missing."))
  }

  @Test("levels that are not finite, not ascending or of the wrong number are refused")
  func levels() throws {
    func levels(_ values: [Double], _ shape: [Int]) throws -> String {
      try message("spectra/1") { root, path in
        try root.write(HDF5Array(shape: shape, elements: values), to: path, table)
      }
    }
    #expect(
      try levels([1, 2, 3, .nan], [2, 2]).contains("/spectra/1: level 1 of sample 1 is not"))
    #expect(try levels([1, 0, 3, 4], [2, 2]).contains("/spectra/1: level 1 of sample 0 lies"))
    #expect(try levels([1, 2, 3, 4, 5, 6], [2, 3]).contains("the shape is [2, 3]"))
    #expect(try levels([1, 2, 3, 4, 5, 6], [3, 2]).contains("it must be [2, 2]"))
    let surplus = try message("spectra/2") { root, path in
      try root.write(HDF5Array(shape: [2, 1], elements: [1.0, 2]), to: path, table)
    }
    #expect(surplus.contains("/spectra/2: there are only 2 sectors"))
  }

  @Test("sectors that do not fit the visible group are refused")
  func sectors() throws {
    let count = try message("sectors/name") { root, path in
      try root.write(HDF5Array(["only"]), to: path, line)
    }
    #expect(count.contains("/sectors/name: the shape is [1]; it must be [2]"))
    let dimension = try message("sectors/irrep_dimension") { root, path in
      try root.write([1, 2], to: path, line)
    }
    #expect(dimension.contains("/sectors/irrep_dimension: these are [1, 2]"))
    let multiplicity = try message("sectors/multiplicity") { root, path in
      try root.write([3, 7], to: path, line)
    }
    #expect(multiplicity.contains("/spectra/1: the shape is [2, 2]; it must be [2, 7]"))
  }

  @Test("a table that is no character table is refused")
  func characters() throws {
    func characters(_ values: [Double], _ shape: [Int] = [2, 2]) throws -> String {
      try message("visible_group/characters") { root, path in
        try root.write(HDF5Array(shape: shape, elements: values), to: path, table)
      }
    }
    #expect(try characters([1, 1, 1, 1]).contains("/visible_group/characters: Irreps 0 and 1"))
    #expect(try characters([1, 1, 1, 0.5]).contains("no sum of roots of unity"))
    #expect(try characters([1, 1, 1, .infinity]).contains("[1, 1] is not finite"))
    #expect(try characters([1, 1], [1, 2]).contains("the shape is [1, 2]"))
    let map = try message("visible_group/power_maps") { root, path in
      try root.write(HDF5Array(shape: [1, 2], elements: [0, 5]), to: path, table)
      try root.setAttribute("primes", HDF5Array([2]), on: path)
    }
    #expect(map.contains("/visible_group/power_maps: the class 5 does not exist"))
    let primes = try message("visible_group/power_maps") { root, path in
      try root.write(HDF5Array(shape: [1, 2], elements: [0, 0]), to: path, table)
    }
    #expect(primes.contains("the attribute primes"))
  }

  @Test("another format, a newer version and other kinds of groups are refused")
  func formats() throws {
    #expect(try message("x") { root, _ in try root.setAttribute("format", "pdf") }.contains("pdf"))
    let version = try message("x") { root, _ in try root.setAttribute("format_version", 99) }
    #expect(version.contains("version 99"))
    let kind = try message("x") { root, _ in
      try root.setAttribute("kind", "lie", on: "visible_group")
    }
    #expect(kind.contains("/visible_group: the attribute kind is \"lie\"; it must be"))
  }

  @Test("curves are stored in compressed chunks")
  func compression() throws {
    var run = try ExampleRun.make()
    let url = folder.file("run.h5")
    let times = (1...20000).map(Double.init)
    let zeros = PairCurves(
      matrix: .init(
        repeating: .init(repeating: .init(repeating: 0, count: times.count), count: 3), count: 3))
    run.times = TimeRecord(times: times)
    run.formFactor = FormFactorRecord(mean: zeros, standardError: zeros, imaginary: zeros)
    try RunFile.write(run, to: url)
    // 4.3 MB of curves besides 160 kB of times.
    #expect(try Data(contentsOf: url).count < 400_000)
    #expect(try RunFile(reading: url).formFactor()?.mean[2][2][19999] == 0)
  }

  @Test("curves of some pairs take their own room, and all others read as NaN")
  func somePairs() throws {
    var run = try ExampleRun.make()
    let url = folder.file("run.h5")
    let times = (1...20000).map(Double.init)
    func curves(_ factor: Double, isAntisymmetric: Bool = false) -> PairCurves {
      PairCurves(
        [times.map { sin(factor * $0) }], of: [.init(2, 1)], sectors: 3, times: times.count,
        isAntisymmetric: isAntisymmetric)
    }
    run.times = TimeRecord(times: times)
    run.formFactor = FormFactorRecord(
      mean: curves(1), standardError: curves(2), imaginary: curves(3, isAntisymmetric: true))
    try RunFile.write(run, to: url)
    // Three curves, stored for both orders of the pair, in place of 27.
    #expect(try Data(contentsOf: url).count < 7 * 8 * times.count + 100_000)
    let file = try RunFile(reading: url)
    #expect(try file.root.read("xsff/curve_pairs", as: Int.self).rows == [[1, 2]])
    let found = try #require(try file.formFactor())
    #expect(found.mean == run.formFactor?.mean)
    #expect(found.imaginary[2][1] == run.formFactor?.imaginary[1][2].map { -$0 })
    #expect(found.standardError[0][0].allSatisfy { $0.isNaN })
    // Readers that know nothing of pairs find the whole array.
    let whole = try file.root.read("xsff/imaginary", as: Double.self)
    #expect(whole.shape == [3, 3, 20000])
    #expect(whole.elements[..<(5 * 20000)].allSatisfy { $0.isNaN })
    #expect(Array(whole.elements[(7 * 20000)..<(8 * 20000)]) == times.map { -sin(3 * $0) })
  }
}

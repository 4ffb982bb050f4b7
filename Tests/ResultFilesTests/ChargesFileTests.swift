import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics
import Testing

@Suite("Run files with charges")
struct ChargesFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ symmetry: VisibleSymmetry, levels: [[[Double]]]) throws -> Run {
    var run = try ExampleRun.make()
    let count = levels[0].count
    run = Run(
      provenance: run.provenance, model: run.model, visibleSymmetry: symmetry,
      spectra: try SectorSpectra(
        sectorNames: (0..<count).map { "s\($0)" }, irrepDimensions: symmetry.irrepDimensions,
        levels: levels),
      sampleIndices: Array(levels.indices))
    return run
  }

  private let charges = SectorCharges(
    names: ["N_up", "N_down"], values: [[0, 0], [-1, 2], [3, 0]])

  @Test("charges alone come back, and need no table")
  func chargesAlone() throws {
    let symmetry = VisibleSymmetry.charges(charges)
    let original = try run(symmetry, levels: [[[1], [2, 3], [4]], [[1], [2, 5], [6]]])
    let url = folder.file("charges.h5")
    try RunFile.write(original, to: url)
    let file = try RunFile(reading: url)
    #expect(try file.visibleSymmetry() == symmetry)
    #expect(symmetry.irrepDimensions == [1, 1, 1])
    #expect(try file.spectra().levels == original.spectra.levels)
    #expect(try file.root.stringAttribute("kind", of: "visible_group") == "charges")
    #expect(try file.root.read("sectors/charges", as: Int.self).shape == [3, 2])
    #expect(
      try file.root.stringsAttribute("names", of: "sectors/charges") == ["N_up", "N_down"])
    #expect(
      try file.root.stringsAttribute("axes", of: "sectors/charges") == ["sector", "charge"])
    let error = #expect(throws: ResultFileError.self) { try file.visibleGroup() }
    #expect(error?.description.contains("the attribute kind is \"charges\"; this needs") == true)
  }

  @Test("a product with a finite group comes back with its table and irreps")
  func product() throws {
    let table = try ExampleRun.cyclicTable(2)
    let symmetry = VisibleSymmetry.product(
      table, irreps: [0, 1, 0, 1],
      charges: SectorCharges(names: ["N"], values: [[0], [0], [1], [1]]))
    let original = try run(symmetry, levels: [[[1], [], [2], [3, 4]]])
    let url = folder.file("product.h5")
    try RunFile.write(original, to: url)
    let file = try RunFile(reading: url)
    #expect(try file.visibleSymmetry() == symmetry)
    #expect(try file.visibleSymmetry().table == table)
    #expect(try file.spectra().levels == original.spectra.levels)
    #expect(try file.root.attribute("order", of: "visible_group", as: Int.self)?.elements == [2])
  }

  /// What reading the symmetry of a file by others finds.
  private func read(
    charges: HDF5Array<Double>, names: [String]? = nil, irreps: [Int]? = nil
  ) throws -> VisibleSymmetry {
    let url = folder.file("foreign.h5")
    let line = HDF5Description("x", axes: ["a"])
    try ExampleRun.writeMinimal(to: url) { root in
      try root.setAttribute("kind", irreps == nil ? "charges" : "product", on: "visible_group")
      let axes = charges.shape.count == 2 ? ["a", "b"] : ["a"]
      try root.write(charges, to: "sectors/charges", HDF5Description("x", axes: axes))
      if let names { try root.setAttribute("names", names, on: "sectors/charges") }
      if let irreps { try root.write(irreps, to: "sectors/irrep", line) }
    }
    _ = try RunFile(reading: url).spectra()
    return try RunFile(reading: url).visibleSymmetry()
  }

  @Test("charges may be shifted and rescaled, without names, or in one column")
  func foreign() throws {
    let halves = try read(charges: HDF5Array(shape: [2, 2], elements: [0.5, 3, -1.5, 4])).charges
    #expect(halves?.values == [[1, 3], [-3, 4]])
    #expect(halves?.units == [0.5, 1])
    #expect(halves?.names == ["Q1", "Q2"])
    let column = try read(charges: HDF5Array([1.0 / 3, -2.0 / 3]), names: ["Y"]).charges
    #expect(column?.values == [[1], [-2]] && column?.names == ["Y"])
    let symmetry = try read(charges: HDF5Array([2.0, 2]), irreps: [1, 0])
    #expect(
      symmetry
        == .product(
          try ExampleRun.cyclicTable(2), irreps: [1, 0],
          charges: SectorCharges(names: ["Q1"], values: [[2], [2]])))
  }

  @Test("labels that do not fit are refused")
  func refusals() throws {
    func message(_ body: () throws -> VisibleSymmetry) -> String {
      #expect(throws: ResultFileError.self) { try body() }?.description ?? ""
    }
    #expect(
      message { try read(charges: HDF5Array([1.0, 1])) }.contains("0 and 1 have equal labels"))
    #expect(message { try read(charges: HDF5Array([1.0, 0.3177])) }.contains("multiples of 1/n"))
    #expect(message { try read(charges: HDF5Array([1.0, .nan])) }.contains("multiples of 1/n"))
    #expect(
      message { try read(charges: HDF5Array([1.0, 2]), names: ["a", "b"]) }
        .contains("2 names for 1 charges"))
    #expect(
      message { try read(charges: HDF5Array([1.0, 2, 3])) }
        .contains("/sectors/name: the shape is [2]; it must be [3]"))
    #expect(
      message { try read(charges: HDF5Array([1.0, 1]), irreps: [0, 2]) }
        .contains("/sectors/irrep: the irrep 2 does not exist"))
    #expect(
      message { try read(charges: HDF5Array([1.0, 1]), irreps: [1, 1]) }
        .contains("equal labels"))
  }

  @Test("a file without /sectors/charges says so")
  func missing() throws {
    let url = folder.file("missing.h5")
    try ExampleRun.writeMinimal(to: url) { root in
      try root.setAttribute("kind", "charges", on: "visible_group")
    }
    let error = #expect(throws: ResultFileError.self) { try RunFile(reading: url).spectra() }
    #expect(error?.description.contains("/sectors/charges: this dataset is missing") == true)
  }
}

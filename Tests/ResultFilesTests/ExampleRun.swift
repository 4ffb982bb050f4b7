import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics

/// A small run with every part, for a cyclic visible group.
enum ExampleRun {
  static func cyclicTable(_ n: Int) throws -> CharacterTable {
    try CharacterTable(
      of: FiniteGroup(
        products: (0..<n).map { a in (0..<n).map { (a + $0) % n } }, generators: n > 1 ? [1] : []))
  }

  static func make() throws -> Run {
    let table = try cyclicTable(3)
    let levels = (0..<4).map { sample in
      [
        [-1.5, 0, 0.25 + Double(sample)], [-0.5, 1], [-0.5, 1 + 0.125 * Double(sample)],
      ]
    }
    let spectra = try SectorSpectra(sectorNames: ["0", "1", "2"], levels: levels)
    let grid = TimeGrid(linearFrom: 0.5, to: 20, count: 40)
    let formFactor = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 10)
    let signatures = try SpectralSignatures(of: spectra)
    return Run(
      provenance: Provenance(
        programVersion: "0.1.0", programRevision: "abc", command: "xsff compute s3-chain",
        created: Date(timeIntervalSince1970: 1_700_000_000), generator: "some generator",
        linearAlgebra: "OpenBLAS 0.3.21", linearAlgebraKernel: "Zen"),
      model: ModelRecord(
        source: "format: 1\ntitle: ω and θ\n", parameters: ["L": 3, "theta": 0.25],
        seed: UInt64.max - 1, samples: 4),
      visibleSymmetry: .finite(table), spectra: spectra, sampleIndices: [8, 9, 10, 11],
      couplings: [
        CouplingRecord(name: "J", samples: [[1, 2], [3, 4], [5, 6], [7, 8]]),
        CouplingRecord(name: "U", values: HDF5Array([0.5, 1.5, 2.5, 3.5])),
      ],
      times: TimeRecord(times: grid.times, heisenbergTime: 5, plateauWindow: 10...20),
      formFactor: FormFactorRecord(formFactor, smoothing: GaussianSmoothing(sigma: 2)),
      plateau: PlateauRecord(PlateauMatrix(of: formFactor, exact: signatures.exactPlateau())),
      signatures: SignatureRecord(signatures))
  }

  /// Writes the three groups that every file needs, each part as `change` leaves it.
  static func writeMinimal(
    to url: URL, change: (HDF5Group) throws -> Void = { _ in }
  ) throws {
    let text = HDF5Description("x", axes: ["a"])
    let table = HDF5Description("x", axes: ["a", "b"])
    let file = try HDF5File(named: url.path)
    let group = try file.root.createGroup("visible_group")
    try group.write([1, 1], to: "class_sizes", text)
    try group.write([1, 2], to: "element_orders", text)
    try group.write(HDF5Array(shape: [1, 2], elements: [0, 0]), to: "power_maps", table)
    try group.setAttribute("primes", HDF5Array([2]), on: "power_maps")
    try group.write(
      HDF5Array(shape: [2, 2], elements: [1.0, 1, 1, -1]), to: "characters", table)
    let sectors = try file.root.createGroup("sectors")
    try sectors.write(HDF5Array(["even", "odd"]), to: "name", text)
    try sectors.write([1, 1], to: "irrep_dimension", text)
    try sectors.write([3, 2], to: "multiplicity", text)
    let spectra = try file.root.createGroup("spectra")
    try spectra.write(
      HDF5Array(shape: [2, 3], elements: [1.0, 2, 3, 4, 5, 6]), to: "0", table)
    try spectra.write(HDF5Array(shape: [2, 2], elements: [1.0, 2, 3, 4]), to: "1", table)
    try change(file.root)
    try file.write(to: url, overwrite: true)
  }
}

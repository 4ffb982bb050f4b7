import Branching
import FormFactors
import GroupTheory
import ResultFiles

extension RunFile {
  /// K(t) of all pairs of sectors with what is known of its errors, and the sectors.
  ///
  /// `/time`, `/xsff/mean` and `/sectors/multiplicity` are needed; `/xsff/standard_error` and the attributes `samples` of
  /// `/xsff/mean` and `heisenberg_time` of `/time` are used where they are there.
  ///
  /// Throws: ``ResultFileError`` when a part is missing, has another shape, or is no measurement.
  public func measuredCurves(
    of symmetry: VisibleSymmetry
  ) throws -> (curves: MeasuredCurves, sectors: SectorList) {
    let sectors = try plateauSectors(of: symmetry)
    guard let times = try times() else {
      throw root.error("time", "this dataset is missing; the curves in /xsff need it.")
    }
    let group = try root.group("xsff")
    func curves(_ name: String) throws -> [[[Double]]] {
      let array = try group.read(name, as: Double.self, largest: HDF5Limits.formFactor)
      let shape = [sectors.count, sectors.count, times.times.count]
      guard array.shape == shape else {
        throw group.shapeError(name, array.shape, expected: "\(shape): [sector, sector, time]")
      }
      let count = sectors.count
      let flat = HDF5Array(shape: [count * count, shape[2]], elements: array.elements)
      let rows: [[Double]] = flat.rows
      return (0..<count).map { first in Array(rows[(first * count)..<((first + 1) * count)]) }
    }
    do {
      let measured = try MeasuredCurves(
        irrepDimensions: sectors.irrepDimensions, multiplicities: sectors.multiplicities,
        times: times.times, mean: curves("mean"),
        standardError: group.contains("standard_error") ? curves("standard_error") : nil,
        sampleCount: try group.attribute(
          "samples", of: "mean", as: Int.self, limit: HDF5Limits.table)?.elements.first,
        heisenbergTime: times.heisenbergTime)
      return (measured, sectors)
    } catch let error as BootstrapError {
      throw group.error("", error.description)
    }
  }
}

import NumPyFiles
import Numerics
import ResultFiles
import SpectralStatistics

typealias PairCurve = CrossSpectralFormFactor.Curve

/// Reads the curves of all pairs of sectors.
struct CurveReader {
  let arrays: NamedArrays
  let timeCount: Int
  /// How names of arrays spell the sectors.
  let spellings: [String]

  /// The curve of a pair; nil where the file has none.
  ///
  /// Throws: `CurveImportError`, `NumPyFileError`.
  func curve(
    _ names: CurveNames, errors: CurveNames?, imaginary: CurveNames?, pair: (Int, Int)
  ) throws -> PairCurve? {
    guard let found = try rows(names, pair) else { return nil }
    var curve = PairCurve(
      real: found.real, imaginary: found.imaginary?.map { $0.map { found.sign * $0 } })
    if let imaginary, pair.0 != pair.1, let parts = try rows(imaginary, pair) {
      guard parts.real.count == curve.real.count else {
        throw arrays.error("real and imaginary parts have different numbers of samples.")
      }
      curve.imaginary = parts.real.map { $0.map { parts.sign * $0 } }
    }
    if let errors, let values = try rows(errors, pair) {
      guard values.real.count == 1 else {
        throw arrays.error("standard errors must have one value for each time.")
      }
      guard values.real[0].allSatisfy({ $0 >= 0 }) else {
        throw arrays.error("a standard error is negative.")
      }
      curve.error = values.real[0]
    }
    return curve
  }

  private typealias Rows = (real: [[Double]], imaginary: [[Double]]?, sign: Double)

  /// Rows of samples; the sign is -1 where the file has the pair the other way round, K_{μλ} = K_{λμ}*.
  private func rows(_ names: CurveNames, _ pair: (Int, Int)) throws -> Rows? {
    guard names.isByPair else { return try stackedRows(names.pattern, pair) }
    for (first, second, sign) in [(pair.0, pair.1, 1.0), (pair.1, pair.0, -1.0)] {
      let name = names.name(spellings[first], spellings[second])
      guard let array = try arrays.array(name) else { continue }
      let rows = try rows(of: array, name: name)
      return (rows.real, rows.imaginary, sign)
    }
    return nil
  }

  /// An array [time], [sample, time], or [time, sample] where that cannot be mistaken.
  private func rows(
    of array: NumPyArray, name: String
  ) throws -> (real: [[Double]], imaginary: [[Double]]?) {
    let shape = array.shape
    let isTransposed = shape.count == 2 && shape[0] == timeCount && shape[1] != timeCount
    guard
      shape == [timeCount]
        || shape.count == 2 && shape[0] > 0
          && (shape[1] == timeCount || isTransposed && shape[1] > 0)
    else {
      throw arrays.error(
        "the array \(name) has the shape \(shape); it must be [\(timeCount)] as the times, or [sample, \(timeCount)]."
      )
    }
    let samples = shape.count == 1 ? 1 : isTransposed ? shape[1] : shape[0]
    func split(_ values: [Double]) -> [[Double]] {
      (0..<samples).map { sample in
        isTransposed
          ? (0..<timeCount).map { values[$0 * samples + sample] }
          : Array(values[(sample * timeCount)..<((sample + 1) * timeCount)])
      }
    }
    return try numbers(of: array, name: name, split)
  }

  /// One array for all pairs: [sector, sector, time] or [sample, sector, sector, time].
  private func stackedRows(_ name: String, _ pair: (Int, Int)) throws -> Rows? {
    guard let array = try arrays.array(name) else { return nil }
    let (shape, sectors) = (array.shape, spellings.count)
    guard shape.suffix(3) == [sectors, sectors, timeCount], (3...4).contains(shape.count),
      shape[0] > 0
    else {
      throw arrays.error(
        "the array \(name) has the shape \(shape); it must be [\(sectors), \(sectors), \(timeCount)] with a sample before, or "
          + "not.")
    }
    let samples = shape.count == 4 ? shape[0] : 1
    let rows = try numbers(of: array, name: name) { values in
      (0..<samples).map { sample in
        let start = ((sample * sectors + pair.0) * sectors + pair.1) * timeCount
        return Array(values[start..<(start + timeCount)])
      }
    }
    return (rows.real, rows.imaginary, 1)
  }

  /// With the dimensions of irreps K(t) is what run files may hold.
  private static let largest = HDF5Limits.formFactor / Double(HDF5Limits.groupOrder)

  private func numbers(
    of array: NumPyArray, name: String, _ split: ([Double]) -> [[Double]]
  ) throws -> (real: [[Double]], imaginary: [[Double]]?) {
    let parts: (real: [Double], imaginary: [Double]?)
    switch array.elements {
    case .real(let values): parts = (values, nil)
    case .integers(let values): parts = (values.map(Double.init), nil)
    case .complex(let values): parts = (values.map(\.real), values.map(\.imaginary))
    case .texts: throw arrays.error("the array \(name) must hold numbers.")
    }
    let rows = (split(parts.real), parts.imaginary.map(split))
    let values = (rows.0 + (rows.1 ?? [])).joined()
    guard values.allSatisfy(\.isFinite) else {
      throw arrays.error("a value of the array \(name) is not finite.")
    }
    if let value = values.first(where: { $0.magnitude > Self.largest }) {
      throw arrays.error("the value \(value) of the array \(name) is larger than any K(t).")
    }
    return rows
  }
}

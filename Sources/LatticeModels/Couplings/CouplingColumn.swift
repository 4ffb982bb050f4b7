import Numerics

/// A coupling whose values are listed, one for every sample or one for all.
public struct CouplingColumn: Sendable, Equatable {
  /// The name of the coupling.
  public let name: String
  /// The position of its tuple in the term's sum.
  public let index: Int
  /// The values by sample; a single one is that of all samples.
  public let values: [Double]

  /// Lists the values of one coupling.
  public init(name: String, index: Int, values: [Double]) {
    precondition(!values.isEmpty, "a coupling has a value")
    (self.name, self.index, self.values) = (name, index, values)
  }

  /// Numbers of samples from here on belong to no run: they stand for members of the family that the list is taken from.
  static let firstGenericSample = 1 << 40
  /// So many rows at most are mixed for a generic member.
  private static let mostMixed = 64

  /// The value in a sample, which must be one of the list; for numbers beyond those of all runs, a mixture of rows in general position
  /// that all columns of a sample share.
  ///
  ///     x_a + Σ_r g_r (x_r - x_a) / √(number of rows r),   g_r normal
  public func value(sample: Int) -> Double {
    if values.count == 1 { return values[0] }
    guard sample >= Self.firstGenericSample else {
      precondition(sample < values.count, "the list of couplings has no such sample")
      return values[sample]
    }
    func stream(_ index: Int) -> RandomStream {
      RandomStream(seed: 0, coupling: "rows of a table", sample: sample, index: index)
    }
    let rows =
      values.count <= Self.mostMixed
      ? Array(values.indices)
      : (0..<Self.mostMixed).map { place in
        var stream = stream(place)
        return Int(stream.uniformPair().0 * Double(values.count))
      }
    let base = values[rows[0]]
    let scale = Double(rows.count - 1).squareRoot()
    return rows.enumerated().dropFirst().reduce(base) { sum, row in
      var stream = stream(Self.mostMixed + row.offset)
      return sum + stream.standardNormal() * (values[row.element] - base) / scale
    }
  }

  /// The mean over the list.
  public var mean: Double { values.reduce(0, +) / Double(values.count) }

  /// The variance over the list.
  public var variance: Double {
    let mean = mean
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}

extension CouplingStrength {
  /// The number of samples for which there are values; nil where there are some for all.
  package var sampleCount: Int? {
    if case .listed(let column) = self, column.values.count > 1 { column.values.count } else { nil }
  }
}

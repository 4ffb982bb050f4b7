import Numerics

/// A sum of local operators prepared for fast action on basis states.
///
/// Every operator is flattened to a table: local configuration → (change of the basis index,
/// amplitude). Operators with the same support are added first.
struct StructureAction: Sendable {
  private struct Step: Sendable {
    let change: Int
    let amplitude: Complex<Double>
  }

  private struct Table: Sendable {
    let sites: [Int]
    let dimensions: [Int]
    let starts: [Int]
    let steps: [Step]
  }

  private let tables: [Table]

  init(_ operators: [LocalOperator], siteDimensions: [Int]) {
    let strides = basisStrides(dimensions: siteDimensions)
    tables = LocalOperator.combiningEqualSupports(operators).map { local in
      let offsets = local.configurationNumbers(
        strides: local.sites.map { strides[$0] }, positions: Array(local.sites.indices))
      var starts = [0]
      var steps: [Step] = []
      for (column, entries) in local.columns.enumerated() {
        steps += entries.map {
          Step(change: offsets[$0.row] - offsets[column], amplitude: $0.amplitude)
        }
        starts.append(steps.count)
      }
      return Table(
        sites: local.sites, dimensions: local.dimensions, starts: starts, steps: steps)
    }
  }

  /// Calls `body` with the change of the index and the amplitude of every term of the image of a
  /// basis state, given by the levels of its sites; diagonal terms are added up.
  @inline(__always)
  func forEachTerm(of digits: [Int], _ body: (Int, Complex<Double>) -> Void) {
    var diagonal = Complex<Double>.zero
    for table in tables {
      var configuration = 0
      for (site, dimension) in zip(table.sites, table.dimensions) {
        configuration = configuration * dimension + digits[site]
      }
      for step in table.steps[table.starts[configuration]..<table.starts[configuration + 1]] {
        if step.change == 0 {
          diagonal += step.amplitude
        } else {
          body(step.change, step.amplitude)
        }
      }
    }
    if diagonal != .zero { body(0, diagonal) }
  }
}

extension LocalOperator {
  /// Adds up the operators that act on the same sites; the order of first appearance is kept.
  static func combiningEqualSupports(_ operators: [LocalOperator]) -> [LocalOperator] {
    var order: [[Int]] = []
    var sums: [[Int]: LocalOperator] = [:]
    for local in operators where !local.isZero {
      if let sum = sums[local.sites] {
        sums[local.sites] = sum + local
      } else {
        order.append(local.sites)
        sums[local.sites] = local
      }
    }
    return order.compactMap { sums[$0] }
  }
}

/// Writes the levels of the sites of basis state `index` to `digits`, site 0 slowest.
@inline(__always)
func decode(_ index: Int, dimensions: [Int], into digits: inout [Int]) {
  var rest = index
  for site in dimensions.indices.reversed() {
    let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: dimensions[site])
    digits[site] = remainder
    rest = quotient
  }
}

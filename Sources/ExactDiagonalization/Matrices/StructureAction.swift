import LatticeModels
import Numerics

/// A sum of local operators prepared for fast action on basis states.
///
/// Every operator is flattened to a table: local configuration → (change of the basis index,
/// amplitude). Operators with the same support are added first. A string changes the sign where the
/// levels on its sites add up to an odd number.
package struct StructureAction: Sendable {
  private struct Step: Sendable {
    let change: Int
    let amplitude: Complex<Double>
  }

  private struct Digit: Sendable {
    let site: Int
    let dimension: Int
  }

  /// Where a table's digits begin in `digits`, and its first configuration in `starts`.
  private struct Table: Sendable {
    let firstDigit: Int
    let digitCount: Int
    let firstStart: Int
    let firstPassed: Int
    let passedCount: Int
  }

  private var tables: [Table] = []
  private var digits: [Digit] = []
  private var starts: [Int] = []
  private var steps: [Step] = []
  /// The sites of the strings.
  private var passed: [Int] = []

  package init(_ operators: [LocalOperator], siteDimensions: [Int]) {
    let strides = basisStrides(dimensions: siteDimensions)
    for local in LocalOperator.combiningEqualSupports(operators) {
      let offsets = local.configurationNumbers(
        strides: local.sites.map { strides[$0] }, positions: Array(local.sites.indices))
      tables.append(
        Table(
          firstDigit: digits.count, digitCount: local.sites.count, firstStart: starts.count,
          firstPassed: passed.count, passedCount: local.parityString.count))
      passed += local.parityString
      digits += zip(local.sites, local.dimensions).map { Digit(site: $0, dimension: $1) }
      for (column, entries) in local.columns.enumerated() {
        starts.append(steps.count)
        steps += entries.map {
          Step(change: offsets[$0.row] - offsets[column], amplitude: $0.amplitude)
        }
      }
      starts.append(steps.count)
    }
  }

  /// Calls `body` with the change of the index and the amplitude of every term of the image of a
  /// basis state, given by the levels of its sites; diagonal terms are added up.
  @inline(__always)
  package func forEachTerm(of levels: [Int], _ body: (Int, Complex<Double>) -> Void) {
    var diagonal = Complex<Double>.zero
    tables.withUnsafeBufferPointer { tables in
      digits.withUnsafeBufferPointer { digits in
        starts.withUnsafeBufferPointer { starts in
          steps.withUnsafeBufferPointer { steps in
            for table in tables {
              var number = 0
              for place in table.firstDigit..<(table.firstDigit + table.digitCount) {
                number = number * digits[place].dimension + levels[digits[place].site]
              }
              let configuration = table.firstStart + number
              let isOdd = table.passedCount > 0 && isOdd(table, levels)
              for place in starts[configuration]..<starts[configuration + 1] {
                let step = steps[place]
                let amplitude = isOdd ? -step.amplitude : step.amplitude
                if step.change == 0 {
                  diagonal += amplitude
                } else {
                  body(step.change, amplitude)
                }
              }
            }
          }
        }
      }
    }
    if diagonal != .zero { body(0, diagonal) }
  }

  private func isOdd(_ table: Table, _ levels: [Int]) -> Bool {
    var sum = 0
    for place in table.firstPassed..<(table.firstPassed + table.passedCount) {
      sum += levels[passed[place]]
    }
    return sum & 1 == 1
  }
}

extension LocalOperator {
  /// Adds up the operators that act at the same place; the order of first appearance is kept.
  static func combiningEqualSupports(_ operators: [LocalOperator]) -> [LocalOperator] {
    var order: [Place] = []
    var sums: [Place: LocalOperator] = [:]
    for local in operators where !local.isZero {
      if let sum = sums[local.place] {
        sums[local.place] = sum + local
      } else {
        order.append(local.place)
        sums[local.place] = local
      }
    }
    return order.compactMap { sums[$0] }
  }
}

/// Writes the levels of the sites of basis state `index` to `digits`, site 0 slowest.
@inline(__always)
package func decode(_ index: Int, dimensions: [Int], into digits: inout [Int]) {
  var rest = index
  for site in dimensions.indices.reversed() {
    let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: dimensions[site])
    digits[site] = remainder
    rest = quotient
  }
}

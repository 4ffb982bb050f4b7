import Foundation
import GroupTheory
import Numerics
import ResultFiles
import Testing

/// Unitary matrices of the irreps of catalogue groups, up to order 200 with XSFF_LONG_TESTS.
@Suite struct CatalogueRepresentationTests {
  private static let orders =
    ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] == nil
    ? [21, 24, 36, 48, 60, 108, 168] : Array(2...200)

  @Test func irreducibleMatricesAreARepresentation() throws {
    let catalogue = try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
    var worst = 0.0
    var count = 0
    for order in Self.orders where catalogue.covers(order: order) {
      for entry in try catalogue.groups(order: order) {
        let group = try entry.permutationGroup()
        for irrep in 0..<entry.table.rank where entry.table.dimensions[irrep] > 1 {
          let matrices = IrreducibleMatrices(irrep: irrep, of: entry.table, group: group)
          let violation = largestViolation(matrices, irrep, entry.table, group)
          #expect(violation < 1e-13, "\(entry), irrep \(irrep): \(violation)")
          worst = max(worst, violation)
          count += 1
        }
      }
    }
    print("\(count) irreps of dimension above 1, largest violation \(worst)")
    #expect(count > 100)
  }

  /// Of D(g) D(s) = D(g s) for generators s, D(s) D(s)† = 1, and Tr D(g) = χ(g).
  private func largestViolation(
    _ matrices: IrreducibleMatrices, _ irrep: Int, _ table: CharacterTable, _ group: FiniteGroup
  ) -> Double {
    let d = matrices.dimension
    var largest = 0.0
    for g in 0..<group.order {
      let trace = (0..<d).reduce(Complex<Double>.zero) { $0 + matrices[g, $1, $1] }
      largest = max(
        largest, (trace - table.complexCharacters[irrep][group.classOf[g]]).length)
      for s in group.generators {
        let product = group.product(g, s)
        for row in 0..<d {
          for column in 0..<d {
            let sum = (0..<d).reduce(Complex<Double>.zero) {
              $0 + matrices[g, row, $1] * matrices[s, $1, column]
            }
            largest = max(largest, (sum - matrices[product, row, column]).length)
          }
        }
      }
    }
    for s in group.generators {
      for row in 0..<d {
        for column in 0..<d {
          let sum = (0..<d).reduce(Complex<Double>.zero) {
            $0 + matrices[s, row, $1] * matrices[s, column, $1].conjugate
          }
          largest = max(largest, (sum - (row == column ? .one : .zero)).length)
        }
      }
    }
    return largest
  }
}

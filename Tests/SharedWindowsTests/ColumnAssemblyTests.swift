import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import Numerics
import SharedWindows
import Testing

@Suite("Some columns of a sector")
struct ColumnAssemblyTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Models").standardized

  static func load(_ name: String, _ overrides: [String: String] = [:]) throws -> Model {
    try ModelFile.load(
      path: folder.appending(path: "\(name).yaml").path, overrides: overrides)
  }

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

  @Test("They are the columns of the sector's matrix", arguments: names)
  func agreesWithMatrix(name: String) throws {
    let model = try Self.load(name)
    let plan = try SectorPlan(model)
    // Driven models have several operators; the largest sectors would take long.
    guard model.floquet == nil, plan.sectors.allSatisfy({ $0.multiplicity < 3000 }) else { return }
    let exact = try ExactDiagonalization(model: model, seed: 4)
    let coefficients = model.coefficients(seed: 4, sample: 1)
    let bases = try SectorBases(model: model, seed: 4)
    var sector = 0
    try bases.forEach { basis, structures in
      let matrix = exact.matrices[sector]
      sector += 1
      #expect(basis.name == matrix.name && basis.dimension == matrix.dimension)
      let expected = Self.entries(matrix, coefficients)
      let scale = expected.values.map(\.length).max() ?? 0
      let assembly = ColumnAssembly(basis, structures: structures)
      let middle = basis.dimension / 3
      for range in [0..<middle, middle..<basis.dimension] where !range.isEmpty {
        let columns = assembly.columns(range, of: coefficients)
        #expect(columns.defect <= 1e-12 * scale)
        #expect(!matrix.isReal || columns.isReal)
        check(columns, expected, dimension: basis.dimension, tolerance: 1e-13 * scale)
      }
    }
    #expect(sector == exact.matrices.count)
  }

  private func check(
    _ columns: SectorColumns, _ expected: [Int: Complex<Double>], dimension: Int,
    tolerance: Double
  ) {
    var rest = expected.filter { columns.range.contains($0.key / dimension) }
    var largest = 0.0
    for (place, column) in columns.range.enumerated() {
      func compare(_ row: Int, _ value: Complex<Double>) {
        let other = rest.removeValue(forKey: column * dimension + row) ?? .zero
        largest = max(largest, (value - other).length)
      }
      compare(column, Complex(columns.diagonal[place]))
      for entry in columns.starts[place]..<columns.starts[place + 1] {
        compare(
          Int(columns.rows[entry]), Complex(columns.real[entry], columns.imaginary[entry]))
      }
    }
    largest = max(largest, rest.values.map(\.length).max() ?? 0)
    #expect(largest <= tolerance)
  }

  /// All entries of Σ_k c_k A_k by column · dimension + row.
  private static func entries(
    _ matrix: SectorMatrix, _ coefficients: [Double]
  ) -> [Int: Complex<Double>] {
    var entries: [Int: Complex<Double>] = [:]
    for (triangle, coefficient) in zip(matrix.triangles, coefficients) {
      for (place, position) in triangle.positions.enumerated() {
        let value = Complex(
          coefficient * triangle.real[place],
          matrix.isReal ? 0 : coefficient * triangle.imaginary[place])
        let (column, row) = position.quotientAndRemainder(dividingBy: matrix.dimension)
        entries[position, default: .zero] += value
        if row != column {
          entries[row * matrix.dimension + column, default: .zero] += value.conjugate
        }
      }
    }
    return entries
  }
}

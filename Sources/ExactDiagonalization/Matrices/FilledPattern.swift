/// The elements of a sector's matrix that any of its structures fills: what a device has to be told of a sample.
struct FilledPattern {
  /// Row + column × dimension, ascending; in the lower triangle.
  let positions: [Int]
  /// Shape [structure, element of its triangle]: the place in `positions`.
  private let places: [[Int]]

  init(_ matrix: SectorMatrix) {
    let positions = Set(matrix.triangles.flatMap { $0.positions }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(positions, 0...))
    self.positions = positions
    places = matrix.triangles.map { $0.positions.map { numbers[$0]! } }
  }

  /// The elements of Σ_k c_k A_k there; for a complex matrix the real and imaginary part of each.
  func values(of matrix: SectorMatrix, _ coefficients: [Double]) -> [Double] {
    let width = matrix.isReal ? 1 : 2
    var values = [Double](repeating: 0, count: width * positions.count)
    for (structure, triangle) in matrix.triangles.enumerated() where coefficients[structure] != 0 {
      let coefficient = coefficients[structure]
      for (element, place) in places[structure].enumerated() {
        values[width * place] += coefficient * triangle.real[element]
        if width == 2 { values[2 * place + 1] += coefficient * triangle.imaginary[element] }
      }
    }
    return values
  }
}

import CurveImport
import NumPyFiles
import TestSupport

/// Curves of sectors as the published files name them, with plateaus that a test chooses.
struct ArraysForTests {
  var arrays: [String: NumPyArray] = [:]
  let timeCount: Int

  /// `plateaus` are those of K_λμ/(d_λ d_μ), with noise of one percent of R.
  init(
    labels: [String], plateaus: [[Double]], dimensions: [Int], multiplicities: [Int],
    timeCount: Int = 200, spelling: (String) -> String = { SectorLabel($0).key }, seed: UInt64 = 3
  ) {
    self.timeCount = timeCount
    var random = SeededGenerator(seed: seed)
    let count = labels.count
    add("t_calc", (0..<timeCount).map { 10 + Double($0) })
    arrays["sector_labels"] = NumPyArray(shape: [count], elements: .texts(labels))
    add("d_irreps", dimensions.map(Double.init))
    add("sector_dims", zip(dimensions, multiplicities).map { Double($0 * $1) })
    for first in 0..<count {
      for second in first..<count {
        let scale = 0.01 * Double(multiplicities[first])
        add(
          "K_\(spelling(labels[first]))_\(spelling(labels[second]))",
          (0..<timeCount).map { _ in
            plateaus[first][second] + scale * Double.random(in: -1...1, using: &random)
          })
      }
    }
  }

  mutating func add(_ name: String, _ values: [Double], shape: [Int]? = nil) {
    arrays[name] = NumPyArray(shape: shape ?? [values.count], elements: .real(values))
  }

  var named: NamedArrays {
    NamedArrays(file: "curves.npz", names: arrays.keys.sorted(), arrays: arrays)
  }

  /// Z3 with the ties of S3, 20 levels in each sector.
  static func s3(labels: [String] = ["0", "1", "2"]) -> ArraysForTests {
    ArraysForTests(
      labels: labels, plateaus: [[20, 0, 0], [0, 20, 20], [0, 20, 20]], dimensions: [1, 1, 1],
      multiplicities: [20, 20, 20])
  }
}

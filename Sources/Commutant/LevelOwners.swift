import Numerics

/// Which multiplet each level belongs to.
struct LevelOwners {
  /// The multiplet that a level belongs to, -1 where several share it or none has it.
  /// Shape: [sector][level].
  let owner: [[Int32]]
  /// The multiplets that share their levels, with the place of the part. Shape: [sector].
  private let shared: [[(multiplet: Int, part: Int)]]

  init(of multiplets: [Multiplet], sectors: [Int]) {
    var owner = sectors.map { [Int32](repeating: -1, count: $0) }
    var shared = sectors.map { _ in [(multiplet: Int, part: Int)]() }
    for (index, multiplet) in multiplets.enumerated() {
      for (place, part) in multiplet.parts.enumerated() {
        if part.width == part.levels.count {
          for level in part.levels { owner[part.sector][level] = Int32(index) }
        } else {
          shared[part.sector].append((index, place))
        }
      }
    }
    self.owner = owner
    self.shared = shared
  }

  /// Adds ‖F_b† y‖² of every multiplet b to its sum, for the columns y of an image.
  func addSquares(
    of image: [Complex<Double>], sector: Int, multiplets: [Multiplet], to sums: inout [Double]
  ) {
    let rows = owner[sector].count
    owner[sector].withUnsafeBufferPointer { owner in
      image.withUnsafeBufferPointer { image in
        sums.withUnsafeMutableBufferPointer { sums in
          for start in stride(from: 0, to: image.count, by: max(rows, 1)) {
            for row in 0..<rows where owner[row] >= 0 {
              sums[Int(owner[row])] += image[start + row].lengthSquared
            }
          }
        }
      }
    }
    for (multiplet, place) in shared[sector] {
      let part = multiplets[multiplet].parts[place]
      for start in stride(from: part.levels.lowerBound, to: image.count, by: max(rows, 1)) {
        for column in 0..<part.width {
          var overlap = Complex<Double>.zero
          for level in 0..<part.levels.count {
            overlap += part.frame[level, column].conjugate * image[start + level]
          }
          sums[multiplet] += overlap.lengthSquared
        }
      }
    }
  }
}

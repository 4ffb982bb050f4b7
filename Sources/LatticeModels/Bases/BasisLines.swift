import Numerics

/// Orthonormal vectors that operators permute up to phases, and phases of the vectors with which as many matrix elements as possible
/// are 1: all others are then eigenvalues of products of the operators.
struct BasisLines {
  private var vectors: [[Complex<Double>]]
  private let operators: [LocalOperation]
  /// Shape [operator][vector].
  private let images: [[Int]]

  /// Nil where an operator maps a vector to no multiple of one.
  init?(_ vectors: [[Complex<Double>]], _ operators: [LocalOperation]) {
    // The vector with most of a low level comes first.
    let sorted = vectors.enumerated().sorted {
      ($0.element.mainLevel, $0.offset) < ($1.element.mainLevel, $1.offset)
    }.map(\.element)
    (self.vectors, self.operators) = (sorted, operators)
    var images: [[Int]] = []
    for operation in operators {
      let own = sorted.map { vector in
        let image = operation.applied(to: vector)
        return sorted.firstIndex { $0.overlap(with: image).length > 1 - 1e-9 } ?? -1
      }
      guard Set(own).count == vectors.count, !own.contains(-1) else { return nil }
      images.append(own)
    }
    self.images = images
  }

  /// The vectors as columns.
  var matrix: LocalMatrix {
    LocalMatrix(dimension: vectors.count) { vectors[$1][$0] }
  }

  /// Carries the phase of one vector of every orbit on to the others.
  mutating func choosePhases() {
    var visited = [Bool](repeating: false, count: vectors.count)
    for start in vectors.indices where !visited[start] {
      let main = vectors[start][vectors[start].mainLevel]
      turn([start], by: main.conjugate / Complex(main.length))
      visited[start] = true
      var starts = [start]
      while let first = starts.popLast() {
        let orbit = spread(from: first, &visited)
        for (operation, own) in zip(operators, images) where operation.isAntiunitary {
          for vector in orbit where !visited[own[vector]] {
            vectors[own[vector]] = operation.applied(to: vectors[vector])
            visited[own[vector]] = true
            starts.append(own[vector])
          }
        }
        makeReal(orbit)
      }
    }
  }

  /// The orbit of a vector under the unitary operators.
  private mutating func spread(from start: Int, _ visited: inout [Bool]) -> [Int] {
    var orbit = [start]
    var next = 0
    while next < orbit.count {
      let vector = orbit[next]
      next += 1
      for (operation, own) in zip(operators, images)
      where !operation.isAntiunitary && !visited[own[vector]] {
        vectors[own[vector]] = operation.applied(to: vectors[vector])
        visited[own[vector]] = true
        orbit.append(own[vector])
      }
    }
    return orbit
  }

  /// Makes an element of an anti-unitary operator that keeps an orbit 1: a common phase α of the orbit changes it by -2α.
  private mutating func makeReal(_ orbit: [Int]) {
    for (operation, own) in zip(operators, images) where operation.isAntiunitary {
      guard let vector = orbit.first(where: { orbit.contains(own[$0]) }) else { continue }
      let element = vectors[own[vector]].overlap(with: operation.applied(to: vectors[vector]))
      if (element - .one).length > 1e-12 {
        turn(orbit, by: Complex(length: 1, phase: element.phase / 2))
      }
      return
    }
  }

  private mutating func turn(_ orbit: [Int], by phase: Complex<Double>) {
    for vector in orbit { vectors[vector] = vectors[vector].map { $0 * phase } }
  }
}

extension [Complex<Double>] {
  /// The first of the levels that have the largest part.
  fileprivate var mainLevel: Int {
    let largest = map(\.length).max()!
    return firstIndex { $0.length > largest - 1e-9 }!
  }
}

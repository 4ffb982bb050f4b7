/// Finds all root systems under whose reflections weight diagrams are symmetric.
struct RootSearch {
  private let frame: DiagramFrame
  /// The possible positive roots: those that follow zero lexicographically.
  let candidates: [[Int]]

  init(_ frame: DiagramFrame) {
    self.frame = frame
    candidates = Self.differences(frame)
      .filter { Self.isRoot($0, frame) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Every root system with at most three simple roots among the candidates, once.
  ///
  /// A root system has one set of simple roots in a half space.
  var systems: [SimpleSystem] {
    var result: [SimpleSystem] = []
    func extend(_ chosen: [[Int]], from start: Int) {
      guard let system = SimpleSystem(chosen, in: frame) else { return }
      result.append(system)
      guard chosen.count < frame.rank else { return }
      for next in start..<max(candidates.count, start) {
        extend(chosen + [candidates[next]], from: next + 1)
      }
    }
    extend([], from: 0)
    return result
  }

  private static func differences(_ frame: DiagramFrame) -> Set<[Int]> {
    var found: Set<[Int]> = []
    let zero = [Int](repeating: 0, count: frame.rank)
    for diagram in frame.diagrams {
      let weights = Array(diagram.keys)
      for a in weights {
        for b in weights where zero.lexicographicallyPrecedes(zip(a, b).map { $0 - $1 }) {
          found.insert(zip(a, b).map { ($0 - $1) / frame.denominator })
        }
      }
    }
    return found
  }

  /// Whether the coroot takes integer values, and the reflection maps every diagram to itself.
  private static func isRoot(_ root: [Int], _ frame: DiagramFrame) -> Bool {
    frame.diagrams.allSatisfy { diagram in
      diagram.allSatisfy { weight, multiplicity in
        guard let label = frame.coroot(root, on: weight) else { return false }
        let image = zip(weight, root).map { $0 - label * frame.denominator * $1 }
        return diagram[image] == multiplicity
      }
    }
  }
}

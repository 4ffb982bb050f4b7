import GroupTheory

/// The linear maps of the root lattice that map every weight diagram to itself.
struct DiagramSymmetries {
  /// Integer matrices; the identity among them. Shape: [map][r, r].
  let maps: [[[Int]]]

  init(of frame: DiagramFrame) {
    guard let basis = Self.basis(in: frame) else {
      maps = [[]]
      return
    }
    // Columns of `basis` go to columns of the images: map = images × adj(basis) / det(basis).
    let columns = Self.transpose(basis.map(\.weight))
    let (adjugate, determinant) = (
      IntegerMatrix.adjugate(columns), IntegerMatrix.determinant(columns)
    )
    var found: [[[Int]]] = []
    func extend(_ images: [[Int]]) {
      guard images.count < basis.count else {
        let numerators = IntegerMatrix.product(Self.transpose(images), adjugate)
        guard numerators.joined().allSatisfy({ $0 % determinant == 0 }) else { return }
        let map = numerators.map { $0.map { $0 / determinant } }
        if Self.preserves(frame, map) { found.append(map) }
        return
      }
      let (weight, diagram) = basis[images.count]
      let multiplicity = frame.diagrams[diagram][weight]!
      for (image, count) in frame.diagrams[diagram]
      where count == multiplicity && frame.product(image, image) == frame.product(weight, weight) {
        let angles = images.indices.allSatisfy {
          frame.product(images[$0], image) == frame.product(basis[$0].weight, weight)
        }
        if angles { extend(images + [image]) }
      }
    }
    extend([])
    maps = found.sorted { $0.joined().lexicographicallyPrecedes($1.joined()) }
  }

  /// Those that map a set of roots to itself.
  func maps(preserving roots: Set<[Int]>) -> [[[Int]]] {
    maps.filter { map in roots.allSatisfy { roots.contains(IntegerMatrix.apply(map, $0)) } }
  }

  /// Independent weights, each with the diagram that holds it; small diagrams first.
  private static func basis(in frame: DiagramFrame) -> [(weight: [Int], diagram: Int)]? {
    var chosen: [(weight: [Int], diagram: Int)] = []
    for diagram in frame.diagrams.indices.sorted(by: {
      (frame.diagrams[$0].count, $0) < (frame.diagrams[$1].count, $1)
    }) {
      for weight in frame.diagrams[diagram].keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let lattice = IntegerLattice(generatedBy: chosen.map(\.weight) + [weight])
        if lattice.rank > chosen.count { chosen.append((weight, diagram)) }
        if chosen.count == frame.rank { return chosen.isEmpty ? nil : chosen }
      }
    }
    return nil
  }

  private static func preserves(_ frame: DiagramFrame, _ map: [[Int]]) -> Bool {
    frame.diagrams.allSatisfy { diagram in
      diagram.allSatisfy { diagram[IntegerMatrix.apply(map, $0.key)] == $0.value }
    }
  }

  private static func transpose(_ rows: [[Int]]) -> [[Int]] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
  }
}

import GroupTheory
import LatticeModels

extension DeclaredAntiunitary {
  /// The anti-unitary generators of a model that map its visible group to multiples of itself, in the order of the model file.
  public static func all(of model: Model, visible: VisibleGroup) -> [DeclaredAntiunitary] {
    let elements = PhasedElements(visible)
    return model.antiunitaryGenerators.compactMap {
      DeclaredAntiunitary($0, of: visible, elements: elements)
    }
  }

  /// Nil when T maps the visible group to other operators.
  private init?(
    _ generator: SymmetryGenerator, of visible: VisibleGroup, elements: PhasedElements
  ) {
    let (group, table) = (visible.group, visible.table)
    guard
      let conjugation = AntiunitaryConjugation(
        by: generator.operation, of: visible, elements: elements)
    else { return nil }
    let chi = group.classes.map { conjugation.character[$0[0]].value }
    let classImages = group.classes.map { group.classOf[conjugation.automorphism[$0[0]]] }
    let images = table.characters.compactMap { row in
      table.characters.firstIndex { candidate in
        row.indices.allSatisfy { candidate[classImages[$0]] == (chi[$0] * row[$0]).conjugate }
      }
    }
    guard let character = table.characters.firstIndex(of: chi), images.count == table.rank else {
      preconditionFailure("an automorphism and a character permute the irreps")
    }
    // (T g)² = U g* (U g*)*.
    let squares = visible.elements.map { element in
      let own = generator.operation.multiplied(by: element.conjugate)
      return elements.matches(own.multiplied(by: own.conjugate)).first
    }
    self.init(
      name: generator.name, images: images, classImages: classImages, character: character,
      square: squares[0].map {
        Square(elementClass: group.classOf[$0.element], phase: $0.phase)
      },
      sectorSquares: images.indices.map { irrep in
        images[irrep] == irrep ? Self.sign(of: irrep, squares, visible) : 0
      })
  }

  /// (1/|N|) Σ_g (T g)² on an irrep that T keeps; 0 where that is no sign, as where T² is no element of N and where no state has
  /// this irrep.
  private static func sign(
    of irrep: Int, _ squares: [(element: Int, phase: RootOfUnity)?], _ visible: VisibleGroup
  ) -> Int {
    let row = visible.table.characters[irrep]
    var sum = Cyclotomic.zero
    for square in squares {
      guard let square else { return 0 }
      sum += square.phase.value * row[visible.group.classOf[square.element]]
    }
    return sum.integer.map { $0 / visible.group.order } ?? 0
  }
}

import GroupTheory
import LatticeModels

/// An anti-unitary symmetry T = U K together with what it does to the visible group:
/// T U_g T⁻¹ = U_τ(g).
public struct SectorConjugation: Sendable {
  /// U.
  public let operation: MonomialOperator
  /// τ. Shape [element].
  public let automorphism: [Int]
  /// Whether the model states it; one that was found has to be tested with the couplings of samples.
  let isDeclared: Bool
  /// T², where it is an element of the visible group.
  private let square: Int?

  /// Nil when T does not map the visible group to itself.
  public init?(_ operation: MonomialOperator, of visible: VisibleGroup) {
    let elements = Dictionary(
      uniqueKeysWithValues: visible.elements.enumerated().map { ($1, $0) })
    self.init(operation, of: visible, elements: elements, isDeclared: true)
  }

  /// The same with the elements of the visible group by operator.
  init?(
    _ operation: MonomialOperator, of visible: VisibleGroup, elements: [MonomialOperator: Int],
    isDeclared: Bool
  ) {
    let group = visible.group
    let inverse = operation.inverse
    let generators = Array(Set(group.generators)).sorted()
    var images: [Int] = []
    for generator in generators {
      let image = operation.multiplied(by: visible.elements[generator].conjugate)
        .multiplied(by: inverse)
      guard let element = elements[image] else { return nil }
      images.append(element)
    }
    // τ(g h) = τ(g) τ(h) carries the images of the generators to all elements.
    var automorphism = [Int](repeating: -1, count: group.order)
    automorphism[0] = 0
    var queue = [0]
    var next = 0
    while next < queue.count {
      let element = queue[next]
      next += 1
      for (generator, image) in zip(generators, images) {
        let product = group.product(generator, element)
        if automorphism[product] >= 0 { continue }
        automorphism[product] = group.product(image, automorphism[element])
        queue.append(product)
      }
    }
    self.operation = operation
    self.automorphism = automorphism
    self.isDeclared = isDeclared
    square = elements[operation.multiplied(by: operation.conjugate)]
  }

  /// Whether T² is 1 on an irrep that T preserves; nil where T² is no element of the visible group.
  func squaresToOne(irrep: Int, of visible: VisibleGroup) -> Bool? {
    square.map {
      visible.table.characters[irrep][visible.group.classOf[$0]].integer
        == visible.table.dimensions[irrep]
    }
  }

  /// Whether T can make the matrices of an irrep's sector real; T² may turn out not to be 1 there where the group does not tell.
  func canMakeReal(irrep: Int, of visible: VisibleGroup) -> Bool {
    preserves(irrep: irrep, of: visible) && squaresToOne(irrep: irrep, of: visible) != false
  }

  /// Whether T maps the sector of an irrep to itself: χ(τ(g)) = χ(g)*.
  public func preserves(irrep: Int, of visible: VisibleGroup) -> Bool {
    let characters = visible.table.characters[irrep]
    return visible.group.classes.allSatisfy { members in
      characters[visible.group.classOf[automorphism[members[0]]]]
        == characters[visible.group.classOf[members[0]]].conjugate
    }
  }

  /// The declared anti-unitary symmetries of a model that map its visible group to itself, and
  /// complex conjugation where every matrix element of every term is real.
  public static func all(of model: Model, visible: VisibleGroup) -> [SectorConjugation] {
    let isReal = model.structures.allSatisfy { structure in
      structure.operators.allSatisfy { local in
        local.columns.joined().allSatisfy { $0.amplitude.imaginary == 0 }
      }
    }
    let declared = model.antiunitaryGenerators.map(\.operation)
    let conjugation = MonomialOperator.identity(dimensions: model.siteDimensions)
    return (declared + (isReal ? [conjugation] : [])).compactMap {
      SectorConjugation($0, of: visible)
    }
  }
}

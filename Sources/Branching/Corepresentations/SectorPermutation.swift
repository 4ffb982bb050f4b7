import GroupTheory

/// The action λ → Tλ of an anti-unitary symmetry on the irreps of the visible group, where it maps that group to itself.
///
/// χ_{Tλ}(g) = χ_λ(T⁻¹ g T)*: complex conjugation, an automorphism and, where T g T⁻¹ = χ(g) τ(g), a one-dimensional character.
public struct SectorPermutation: Hashable, Sendable {
  /// Shape [irrep of N]: Tλ.
  public let images: [Int]
  /// Shape [irrep of N]: the square of T on the levels of the sector, 1 or -1; 0 where that is not known.
  public let squares: [Int]

  /// A permutation of the irreps, of which nothing else is known unless said otherwise.
  public init(_ images: [Int], squares: [Int]? = nil) {
    precondition(images.sorted() == Array(images.indices), "every irrep is the image of one")
    self.images = images
    self.squares = squares ?? images.map { _ in 0 }
  }

  /// What a declared symmetry does.
  public init(_ symmetry: DeclaredAntiunitary) {
    self.init(symmetry.images, squares: symmetry.sectorSquares)
  }

  /// Whether irreps α with Tα = α that are real, or quaternionic, can have a branching vector.
  ///
  /// Levels of α are acted on by J with J² = ε_α, those of a sector λ = Tλ by one with the square ε_λ, and so the b_αλ copies of λ
  /// by an anti-unitary operator with the square ε_α ε_λ; -1 is possible in even dimensions only.
  package func allows(_ type: WignerType, branching vector: [Int]) -> Bool {
    guard image(of: vector) == vector else { return false }
    return zip(vector, squares).allSatisfy { count, square in
      square == 0 || square == type.sign || count % 2 == 0
    }
  }

  /// The branching vector b_{Tα}, of b_α.
  public func image(of vector: [Int]) -> [Int] {
    var result = vector
    for (irrep, image) in images.enumerated() { result[image] = vector[irrep] }
    return result
  }

  /// The action in the representation after the twist g → χ̄(g) g: λ → χ̄ Tλ' for λ = χ̄ λ'.
  package func twisted(by chi: Int, of visible: CharacterTable) -> SectorPermutation {
    let units = images.indices.map { irrep in images.indices.map { $0 == irrep ? 1 : 0 } }
    let twists = units.map { visible.twisted($0, by: chi).firstIndex(of: 1)! }
    var (result, moved) = (images, squares)
    for irrep in images.indices {
      result[twists[irrep]] = twists[images[irrep]]
      moved[twists[irrep]] = squares[irrep]
    }
    return SectorPermutation(result, squares: moved)
  }
}

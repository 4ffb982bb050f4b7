/// An anti-unitary symmetry T that a model declares, as the visible group N sees it.
///
/// T g T⁻¹ = χ(g) τ(g) with an automorphism τ of N and a one-dimensional character χ, and T² = ω s with s in N and a phase ω.
/// What T does to a sector λ that it maps to itself follows: on the R_λ levels it acts as an anti-unitary operator J with
/// J² = (1/|N|) Σ_g (T g)² in λ, which is 1 or -1. With J² = -1 the levels of the sector are Kramers pairs; with J² = 1 they are
/// the levels of a real matrix, and T cannot be what pairs them.
/// Source: E. P. Wigner, Group Theory (1959), chapter 26.
public struct DeclaredAntiunitary: Hashable, Sendable {
  /// The name in the model file.
  public let name: String
  /// Tλ, with χ_{Tλ}(τ(g)) = (χ(g) χ_λ(g))*. Shape: [irrep of N].
  public let images: [Int]
  /// The class of τ(g). Shape: [class of N].
  public let classImages: [Int]
  /// The irrep of N that χ is; 0 where T g T⁻¹ = τ(g).
  public let character: Int
  /// T²; nil where it is no element of N, whatever the phase.
  public let square: Square?
  /// J²: 1, -1, or 0 where T maps the sector to another one or T² is no element of N. Shape: [irrep of N].
  public let sectorSquares: [Int]

  /// ω s.
  public struct Square: Hashable, Sendable {
    /// The class of s.
    public let elementClass: Int
    /// ω.
    public let phase: RootOfUnity

    /// A square from its parts.
    public init(elementClass: Int, phase: RootOfUnity) {
      (self.elementClass, self.phase) = (elementClass, phase)
    }
  }

  /// A symmetry from its parts; `failure(of:)` says whether they fit a group.
  public init(
    name: String, images: [Int], classImages: [Int], character: Int, square: Square?,
    sectorSquares: [Int]
  ) {
    (self.name, self.images, self.classImages) = (name, images, classImages)
    (self.character, self.square, self.sectorSquares) = (character, square, sectorSquares)
  }

  /// The first law that it breaks, as a clause; nil where it may act on the group with this table.
  public func failure(of visible: CharacterTable) -> String? {
    let range = 0..<visible.rank
    func isPermutation(_ list: [Int]) -> Bool { list.sorted() == Array(range) }
    guard isPermutation(images) else { return "\(images) is no permutation of the irreps" }
    guard isPermutation(classImages) else {
      return "\(classImages) is no permutation of the classes"
    }
    guard range.contains(character), visible.dimensions[character] == 1 else {
      return "irrep \(character) is no one-dimensional character"
    }
    let chi = visible.characters[character]
    for (irrep, image) in images.enumerated() {
      let agrees = range.allSatisfy { c in
        visible.characters[image][classImages[c]]
          == (chi[c] * visible.characters[irrep][c]).conjugate
      }
      guard agrees else { return "irrep \(image) is not the image of irrep \(irrep)" }
    }
    guard sectorSquares.count == visible.rank else {
      return "there are \(sectorSquares.count) squares for \(visible.rank) irreps"
    }
    for (irrep, value) in sectorSquares.enumerated()
    where ![-1, 0, 1].contains(value) || value != 0 && images[irrep] != irrep {
      return "the square \(value) of irrep \(irrep) is impossible"
    }
    return squareFailure(visible, chi)
  }

  /// T² commutes with T, so that τ keeps the class of s and χ(s) = ω²; T is of order 2 on the irreps.
  private func squareFailure(_ visible: CharacterTable, _ chi: [Cyclotomic]) -> String? {
    guard let square else {
      return sectorSquares.allSatisfy { $0 == 0 } ? nil : "a sector has a square, T has none"
    }
    let c = square.elementClass
    guard visible.classSizes.indices.contains(c) else { return "the class \(c) does not exist" }
    guard images.indices.allSatisfy({ images[images[$0]] == $0 }) else {
      return "T² moves an irrep although it is an element of N"
    }
    guard classImages[c] == c, chi[c] == (square.phase * square.phase).value else {
      return "T² does not commute with T"
    }
    return nil
  }
}

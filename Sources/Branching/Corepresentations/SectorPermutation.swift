import GroupTheory

/// The action λ → Tλ of an anti-unitary symmetry on the irreps of the visible group, where it maps that group to itself.
///
/// χ_{Tλ}(g) = χ_λ(T⁻¹ g T)*: complex conjugation and an automorphism.
public struct SectorPermutation: Hashable, Sendable {
  /// Shape [irrep of N]: Tλ.
  public let images: [Int]

  /// A permutation of the irreps.
  public init(_ images: [Int]) {
    precondition(images.sorted() == Array(images.indices), "every irrep is the image of one")
    self.images = images
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
    var result = images
    for irrep in images.indices { result[twists[irrep]] = twists[images[irrep]] }
    return SectorPermutation(result)
  }
}

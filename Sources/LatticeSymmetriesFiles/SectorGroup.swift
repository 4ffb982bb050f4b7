import GroupTheory
import ModelFiles
import Numerics
import PeerModels

/// The group that the symmetries of a basis generate, and the sector of it that the file chooses.
struct SectorGroup {
  let generators: [ModelText.Generator]
  /// `lattice:` of a model file; nil where the permutations do not tell.
  let lattice: String?
  let order: Int
  /// The name of the chosen sector in the model file.
  let sector: String

  /// Nil where the basis has no symmetries.
  ///
  /// The flip of all spins is a symmetry too: it exchanges two points beside the sites.
  init?(_ basis: SymmetricBasis) throws {
    let count = basis.siteCount
    var listed = basis.symmetries.map { symmetry in
      (
        images: symmetry.permutation + [count, count + 1],
        character: Complex<Double>(
          length: 1, phase: -2 * .pi * Double(symmetry.sector) / Double(symmetry.order))
      )
    }
    if let inversion = basis.spinInversion {
      listed.append((Array(0..<count) + [count + 1, count], Complex(Double(inversion))))
    }
    let moving = listed.filter { $0.images != Array(0..<(count + 2)) }
    guard !moving.isEmpty else { return nil }
    let group: PermutationSymmetry
    do {
      group = try PermutationSymmetry(generatedBy: moving.map(\.images), siteCount: count + 2)
    } catch let error as GroupError {
      throw basis.node.error(error.description)
    }
    guard
      let characters = Self.characters(
        of: group.elements, listed.map { ($0.images, $0.character) }),
      let chosen = group.irreps(of: group.elements, characters: characters), chosen.count == 1
    else {
      throw (basis.symmetries.last?.node ?? basis.node).error(
        "the sectors contradict each other: no state can have all of them")
    }
    order = group.order
    lattice = RingSites.lattice(
      of: group.elements.filter { $0[count] == count }.map { Array($0.prefix(count)) })
    sector = group.names[chosen[0].irrep]
    generators = group.generators.enumerated().map { place, images in
      let own = Array(images.prefix(count))
      return images[count] == count
        ? ModelText.Generator("P\(place)", images: own) : ModelText.Generator("flip", onSite: "X")
    }
  }

  /// The character of every element, from those of some that generate them; nil where they contradict each other.
  private static func characters(
    of elements: [[Int]], _ listed: [([Int], Complex<Double>)]
  ) -> [Complex<Double>]? {
    let identity = Array(elements[0].indices)
    var known = [identity: Complex<Double>.one]
    var pending = [identity]
    while let element = pending.popLast() {
      for (images, character) in listed {
        let product = images.map { element[$0] }
        let value = known[element]! * character
        if let old = known[product] {
          guard (old - value).length < 1e-9 else { return nil }
        } else {
          known[product] = value
          pending.append(product)
        }
      }
    }
    return elements.map { known[$0]! }
  }
}

import LatticeModels
import SpaceGroups

/// A permutation of cells in words.
struct SitePermutationWords {
  let images: [Int]
  /// Where the cells stand, if they are a piece of a lattice.
  let crystal: CrystalCells?

  /// As in "translation j → j + 1 modulo 6", "reflection (x,y) → (y,x)", or its cycles.
  var text: String {
    if let motion = crystal.flatMap({ MotionWords(images, of: $0) }) { return motion.text }
    let n = images.count
    let shift = images.first ?? 0
    if images.indices.allSatisfy({ images[$0] == ($0 + shift) % n }) {
      return "translation j → j + \(shift) modulo \(n)"
    }
    if images.indices.allSatisfy({ images[$0] == (shift - $0 + n) % n }) {
      return shift == n - 1
        ? "reflection j → \(n - 1) - j" : "reflection j → \(shift) - j modulo \(n)"
    }
    var seen = Set<Int>()
    var cycles: [String] = []
    for start in images.indices where images[start] != start && seen.insert(start).inserted {
      var cycle = [start]
      var cell = images[start]
      while seen.insert(cell).inserted {
        cycle.append(cell)
        cell = images[cell]
      }
      cycles.append("(" + cycle.map(String.init).joined(separator: " ") + ")")
    }
    return "permutation of sites " + cycles.joined()
  }
}

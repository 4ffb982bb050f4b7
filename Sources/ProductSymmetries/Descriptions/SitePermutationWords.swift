/// A permutation of cells in words.
struct SitePermutationWords {
  let images: [Int]

  /// As in "j → j + 1 modulo 6", or its cycles.
  var text: String {
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

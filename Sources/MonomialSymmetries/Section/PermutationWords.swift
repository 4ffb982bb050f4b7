import LatticeModels

/// A permutation without a name of its own, in words.
struct PermutationWords {
  let text: String

  private static let longest = 60

  init(_ permutation: LevelPermutation, layout: SiteLayout) {
    let moving = permutation.sites.indices.filter { permutation.sites[$0] != $0 }
    let changing = permutation.levels.indices.filter {
      permutation.levels[$0] != Array(permutation.levels[$0].indices)
    }
    var parts: [String] = []
    if !moving.isEmpty {
      let cycles = Self.cycles(permutation.sites)
      parts.append("permutation of sites" + (cycles.count > Self.longest ? "" : " " + cycles))
    }
    if let first = changing.first {
      let isSame = changing.allSatisfy { permutation.levels[$0] == permutation.levels[first] }
      let which =
        changing.count == permutation.sites.count
        ? "all sites" : "sites " + changing.map(String.init).joined(separator: ", ")
      let cycles = isSame ? " " + Self.cycles(permutation.levels[first]) : ""
      parts.append(
        "permutation of levels\(cycles)"
          + (which.count > Self.longest ? " of \(changing.count) sites" : " of \(which)"))
    }
    text = parts.joined(separator: " with ")
  }

  /// Cycle notation, without points that stay.
  private static func cycles(_ images: [Int]) -> String {
    var seen = Set<Int>()
    return images.indices.filter { images[$0] != $0 }.compactMap { start -> String? in
      if seen.contains(start) { return nil }
      var cycle: [Int] = []
      var point = start
      while seen.insert(point).inserted {
        cycle.append(point)
        point = images[point]
      }
      return "(" + cycle.map(String.init).joined(separator: " ") + ")"
    }.joined()
  }
}

/// What the phases of a symmetry are, to stand after what it permutes; nothing where there are none.
struct PhaseWords {
  let text: String

  init(_ symmetry: MonomialSymmetry, layout: SiteLayout) {
    func isTurn(_ phase: Double, _ expected: Double) -> Bool {
      abs((phase - expected) - (phase - expected).rounded()) < 1e-9
    }
    let count = layout.species.count
    if symmetry.phases.joined().allSatisfy({ isTurn($0, 0) }) {
      text = ""
    } else if (0...1).contains(where: { parity in
      symmetry.phases.indices.allSatisfy { site in
        let isOn = site / count % 2 == parity
        return symmetry.phases[site].indices.allSatisfy {
          isTurn(symmetry.phases[site][$0], isOn ? Double($0) / 2 : 0)
        }
      }
    }) {
      text = ", with the sign (-1)^j"
    } else {
      text = ", with phases"
    }
  }
}

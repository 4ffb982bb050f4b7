import ModelFiles
import PeerModels

/// What the couplings of a standard-mode file are for each kind of bond, by the keys that state them.
struct StandardCouplings {
  let input: StandardInput
  let lattice: StandardLattice

  /// The keys of the file that are couplings between sites.
  private var keys: [(key: CouplingKey, name: String)] {
    input.entries.keys.sorted().compactMap { name in CouplingKey(name).map { ($0, name) } }
  }

  /// Refuses keys that the lattice has no bonds for, as HΦ does.
  func checkUse(of letters: String, kondo: Bool) throws(ModelFileError) {
    for (key, name) in keys {
      if kondo, key.letter == "j", key.direction == nil, key.primes == 0 { continue }
      guard letters.contains(key.letter) else {
        throw input.error(
          name,
          "the model \(input.entries["model"]?.value ?? "") has no coupling '\(input.entries[name]!.key)'"
        )
      }
      let isUsed =
        key.direction.map { lattice.kinds.contains([$0, key.primes]) }
        ?? (lattice.name != "ladder" && lattice.kinds.contains { $0[1] == key.primes })
      guard isUsed else {
        let known = lattice.kinds.map { "\($0[0])" + String(repeating: "'", count: $0[1]) }.sorted()
        throw input.error(
          name,
          "the lattice '\(lattice.name)' has no bonds for the coupling '\(input.entries[name]!.key)'; its bonds are "
            + known.map { "\(key.letter.uppercased() == "T" ? "t" : key.letter.uppercased())\($0)" }
            .joined(separator: ", "))
      }
    }
  }

  /// The key that states a coupling t or V of a kind of bond; nil where it is zero.
  func key(_ letter: Character, direction: Int, primes: Int) throws(ModelFileError) -> String? {
    let own = keys.filter { $0.key.letter == letter && $0.key.primes == primes }
    let local = own.first { $0.key.direction == direction }
    let global = own.first { $0.key.direction == nil }
    if let local, let global { throw conflict(local.name, global.name) }
    return (local ?? global)?.name
  }

  /// The keys that state the exchange of a kind of bond, with the axes a, b of the S^a S^b that each multiplies.
  ///
  /// Scalars and components, and those of one direction and of all, exclude each other.
  func exchange(direction: Int?, primes: Int) throws(ModelFileError) -> [(
    name: String, axes: [String]
  )] {
    let own = keys.filter { $0.key.letter == "j" && $0.key.primes == primes }
    let groups = [
      own.filter { direction != nil && $0.key.direction == direction && !$0.key.component.isEmpty },
      own.filter { direction != nil && $0.key.direction == direction && $0.key.component.isEmpty },
      own.filter { $0.key.direction == nil && !$0.key.component.isEmpty },
      own.filter { $0.key.direction == nil && $0.key.component.isEmpty },
    ].filter { !$0.isEmpty }
    if groups.count > 1 { throw conflict(groups[0][0].name, groups[1][0].name) }
    return (groups.first ?? []).map { key, name in
      switch key.component.count {
      case 0: (name, ["xx", "yy", "zz"])
      case 1: (name, [key.component + key.component])
      default: (name, [key.component])
      }
    }
  }

  private func conflict(_ a: String, _ b: String) -> ModelFileError {
    let names = [a, b].map { input.entries[$0]!.key }
    return input.error(
      a, "'\(names[0])' and '\(names[1])' state the same coupling; HΦ takes one of them")
  }
}

import ElectronTerms
import GroupTheory
import Numerics
import TestSupport
import Testing

/// Terms of electrons whose orbitals are sites that a group permutes, counted determinant by determinant.
@Suite("Terms in irreps of the full point group")
struct TermIrrepsTests {
  /// A permutation group with a visible subgroup, and its actions on random sites.
  private struct System {
    let group: FiniteGroup
    let table: CharacterTable
    let visible: [Int]
    /// Shape [element][site].
    let actions: [[Int]]
    /// Shape [irrep][irrep of the visible group].
    let branching: [[Int]]
    private let characters: [[Double]]

    /// Orbits are coset spaces of subgroups that two random elements generate; none for the points that the generators permute.
    init(
      _ generators: [[Int]], visible kept: ([Int]) -> Bool, orbits: Int, most: Int, seed: UInt64
    ) throws {
      var random = SeededGenerator(seed: seed)
      let closed = try FiniteGroup.closure(
        of: generators, identity: Array(generators[0].indices), limit: 100
      ) { a, b in b.map { a[$0] } }
      let group = closed.group
      (self.group, table) = (group, try CharacterTable(of: group))
      let own = closed.elements.indices.filter { kept(closed.elements[$0]) }
      visible = own
      var actions = [[Int]](repeating: [], count: group.order)
      var left = orbits
      while left > 0 {
        let one = Int.random(in: 0..<group.order, using: &random)
        let two = Int.random(in: 0..<group.order, using: &random)
        let subgroup = Self.generated([one, two], group)
        guard group.order / subgroup.count <= most else { continue }
        left -= 1
        let cosets = Set((0..<group.order).map { g in Set(subgroup.map { group.product(g, $0) }) })
          .sorted { $0.min()! < $1.min()! }
        let start = actions[0].count
        for g in 0..<group.order {
          actions[g] += cosets.map { coset in
            let image = group.product(g, coset.min()!)
            return start + cosets.firstIndex { $0.contains(image) }!
          }
        }
      }
      self.actions = orbits == 0 ? closed.elements : actions
      // The visible group is Z2×Z2: its irreps are ±1 on two elements that generate it.
      let (a, b) = (own[1], own[2])
      characters = [[1, 1], [1, -1], [-1, 1], [-1, -1]].map { signs -> [Double] in
        own.map { $0 == 0 ? 1 : $0 == a ? signs[0] : $0 == b ? signs[1] : signs[0] * signs[1] }
      }
      let (rows, irreps) = (table.complexCharacters, characters)
      branching = rows.map { row in
        irreps.map { irrep in
          let sum = zip(own, irrep).reduce(0.0) { $0 + row[group.classOf[$1.0]].real * $1.1 }
          return Int((sum / 4).rounded())
        }
      }
    }

    private static func generated(_ generators: [Int], _ group: FiniteGroup) -> Set<Int> {
      var reached: Set<Int> = [0]
      var pending = [0]
      while let g = pending.popLast() {
        for a in generators where reached.insert(group.product(g, a)).inserted {
          pending.append(group.product(g, a))
        }
      }
      return reached
    }

    /// The trace on determinants of `count` electrons of one spin: sets of sites that stay, with the sign of their permutation.
    private func trace(_ element: Int, _ count: Int) -> Int {
      let images = actions[element]
      return (0..<(1 << images.count)).reduce(0) { sum, set in
        let own = images.indices.filter { set >> $0 & 1 == 1 }
        guard own.count == count, own.allSatisfy({ set >> images[$0] & 1 == 1 }) else { return sum }
        let places = own.map { own.firstIndex(of: images[$0])! }
        let inversions = places.indices.reduce(0) { sum, i in
          sum + places.indices.count { $0 > i && places[$0] < places[i] }
        }
        return sum + (inversions % 2 == 0 ? 1 : -1)
      }
    }

    /// Every irrep with electrons and spin that occurs: what it is, and how it looks.
    var terms: [(irrep: Int, term: ElectronTerm)] {
      let sites = actions[0].count
      let traces = (0...sites + 1).map { count in
        (0..<group.order).map { count > sites ? 0 : trace($0, count) }
      }
      func count(_ irrep: Int, _ up: Int, _ down: Int) -> Int {
        guard up <= sites, down >= 0 else { return 0 }
        let sum = (0..<group.order).reduce(0.0) {
          $0 + table.complexCharacters[irrep][group.classOf[$1]].real
            * Double(traces[up][$1] * traces[down][$1])
        }
        return Int((sum / Double(group.order)).rounded())
      }
      var result: [(irrep: Int, term: ElectronTerm)] = []
      for up in 0...sites {
        for down in 0...up {
          for irrep in branching.indices {
            let levels = count(irrep, up, down) - count(irrep, up + 1, down - 1)
            guard levels > 0 else { continue }
            result.append(
              (
                irrep,
                ElectronTerm(
                  electrons: up + down, doubledSpin: up - down, branching: branching[irrep],
                  levels: levels)
              ))
          }
        }
      }
      return result
    }
  }

  private static func square(orbits: Int, seed: UInt64) throws -> System {
    try System(
      [[1, 2, 3, 0], [0, 3, 2, 1]],
      visible: { images in
        [[0, 1, 2, 3], [2, 3, 0, 1], [0, 3, 2, 1], [2, 1, 0, 3]].contains(images)
      },
      orbits: orbits, most: 4, seed: seed)
  }

  private static func tetrahedron(orbits: Int, seed: UInt64) throws -> System {
    try System(
      [[1, 2, 3, 0], [1, 0, 2, 3]],
      visible: { images in
        [[0, 1, 2, 3], [1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0]].contains(images)
      },
      orbits: orbits, most: 4, seed: seed)
  }

  @Test("what a term is, is among its choices", arguments: 1...12 as ClosedRange<UInt64>)
  func truth(seed: UInt64) throws {
    for system in [
      try Self.square(orbits: 2, seed: seed), try Self.tetrahedron(orbits: 2, seed: seed),
    ] {
      let terms = system.terms
      let found = TermIrreps(
        terms.map(\.term), branching: system.branching, table: system.table
      ).possible
      for (k, term) in terms.enumerated() {
        #expect(found[k].contains(term.irrep), "\(term)")
        #expect(found[k].allSatisfy { system.branching[$0] == term.term.branching })
      }
    }
  }

  /// Four sites at corners: A1 + B1 + E of the square, A1 + T2 of the tetrahedron.
  @Test("corners of a square and of a tetrahedron leave terms of different sizes open nowhere")
  func corners() throws {
    for system in [
      try Self.square(orbits: 0, seed: 0), try Self.tetrahedron(orbits: 0, seed: 0),
    ] {
      let terms = system.terms
      let found = TermIrreps(
        terms.map(\.term), branching: system.branching, table: system.table
      ).possible
      for (k, term) in terms.enumerated() {
        let rivals = terms.filter {
          $0.term == term.term && $0.irrep != term.irrep
        }
        if rivals.isEmpty { #expect(found[k] == [term.irrep], "\(term)") }
      }
    }
  }

  @Test("numbers of levels that no orbitals have leave every irrep of the branching")
  func nonsense() throws {
    let system = try Self.square(orbits: 0, seed: 0)
    let terms = system.terms.map { _, term in
      ElectronTerm(
        electrons: term.electrons, doubledSpin: term.doubledSpin, branching: term.branching,
        levels: term.electrons == 1 ? term.levels : term.levels + 7)
    }
    let found = TermIrreps(terms, branching: system.branching, table: system.table).possible
    for (k, term) in terms.enumerated() {
      #expect(
        found[k] == system.branching.indices.filter { system.branching[$0] == term.branching })
    }
  }
}

import Branching
import GroupTheory

/// The irreps of U(1), O(2) or Pin(2), alone or beside a small finite group, as the visible group sees them, with the share that each
/// has of the states of one charge.
package struct ChargeLadder: Hashable, Sendable {
  /// The groups that have these irreps over N.
  package private(set) var groups: [String]
  /// By charge.
  package let irreps: [Irrep]

  /// An irrep of the group.
  package struct Irrep: Hashable, Sendable {
    /// The distance of its charge from the mean, in units of the smallest charge.
    package let charge: Double
    /// b. Shape: [sector].
    package let branching: [Int]
    package let dimension: Int
    /// Its number of levels in units of the states with this charge and one irrep of the finite factor: 1/2 for each of 0+ and 0-.
    package let share: Double
  }

  /// Charges beyond this are not listed.
  package static let largest = 12

  /// All ladders that have every one of some branching vectors, and none that is missing among their three smallest charges.
  ///
  /// Complexity: the number of homomorphisms from N to O(2) and SU(2), times those to Z2, times the one-dimensional irreps of N.
  package static func all(of table: CharacterTable, observed: Set<[Int]>) -> [ChargeLadder] {
    let visible = VisibleRepresentations(table)
    let finite = FiniteHomomorphism.all(from: visible).filter {
      $0.factor.order <= 2 || $0.factor.order == table.order
    }
    var groups: [[Irrep]: [String]] = [:]
    var order: [[Irrep]] = []
    for second in finite {
      for (name, rungs) in homomorphisms(from: visible).flatMap(rungs) {
        for twist in visible.linear {
          guard let irreps = irreps(rungs, second, twist, visible, observed) else { continue }
          let title = name + (second.factor.name.isEmpty ? "" : "×" + second.factor.name)
          if groups[irreps] == nil { order.append(irreps) }
          if !groups[irreps, default: []].contains(title) {
            groups[irreps, default: []].append(title)
          }
        }
      }
    }
    return order.map { ChargeLadder(groups: groups[$0]!, irreps: $0) }
  }

  /// Those to U(1), O(2) and Pin(2), and to O(2) up to phases, which stands for Pin(2) too.
  private static func homomorphisms(from visible: VisibleRepresentations) -> [FactorHomomorphism] {
    [CompactFactor.circle, .dihedral, .dicyclic].flatMap {
      FactorHomomorphism.all(to: $0, from: visible, largest: largest)
    }
      + FactorHomomorphism.upToPhases(
        to: .dihedral, from: visible, planes: visible.all(dimension: 2), largest: largest)
  }

  /// An irrep of the first factor.
  private struct Rung {
    let charge: Double
    let restriction: [Int]
    let dimension: Int
    let share: Double
  }

  /// The ways in which a Hilbert space can fill the irreps, each with the group that it speaks for: with integer charges or half-integer
  /// ones. A single irrep of charge zero beside pairs ±m is that of U(1) with an anti-unitary symmetry that reverses the charge.
  private static func rungs(of own: FactorHomomorphism) -> [(group: String, rungs: [Rung])] {
    let name = own.factor.rawValue
    func rung(_ m: Int, centre: Double = 0, unit: Double = 1, share: Double = 1) -> Rung {
      let irrep = FactorIrrep(m)
      return Rung(
        charge: abs(Double(m) - centre) / unit, restriction: own.restriction(of: irrep),
        dimension: own.factor.dimension(irrep), share: share)
    }
    guard own.factor.hasPairs else {
      return [0, 0.5].map { centre in
        (name, (1 - largest...largest).map { rung($0, centre: centre) })
      }
    }
    let odd = FactorIrrep(0, isOdd: true)
    let signs = [
      rung(0, share: 0.5),
      Rung(charge: 0, restriction: own.restriction(of: odd), dimension: 1, share: 0.5),
    ]
    let pairs = (1...largest).map { rung($0) }
    return [
      (name, signs + pairs), (CompactFactor.circle.rawValue, [rung(0)] + pairs),
      (name, stride(from: 1, through: largest, by: 2).map { rung($0, unit: 2) }),
    ]
  }

  /// Nil where an observed branching vector is missing, or one of the smallest charges was not observed.
  private static func irreps(
    _ rungs: [Rung], _ second: FiniteHomomorphism, _ twist: Int, _ visible: VisibleRepresentations,
    _ observed: Set<[Int]>
  ) -> [Irrep]? {
    var result: [Irrep] = []
    let near = Set(rungs.map(\.charge)).sorted().prefix(3).last!
    for rung in rungs {
      let twisted = visible.ring.times(rung.restriction, twist)
      for (channel, dimension) in zip(second.restrictions, second.factor.dimensions) {
        let branching = visible.ring.product(twisted, channel)
        if rung.charge <= near, !observed.contains(branching) { return nil }
        result.append(
          Irrep(
            charge: rung.charge, branching: branching, dimension: rung.dimension * dimension,
            share: rung.share * Double(dimension)))
      }
    }
    guard observed.isSubset(of: result.map(\.branching)) else { return nil }
    return result.sorted {
      ($0.charge, $0.dimension) != ($1.charge, $1.dimension)
        ? ($0.charge, $0.dimension) < ($1.charge, $1.dimension)
        : $1.branching.lexicographicallyPrecedes($0.branching)
    }
  }
}

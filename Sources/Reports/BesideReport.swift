import Branching
import ContinuousGroups
import GroupTheory
import PointGroups
import Verdicts

/// The group beside a continuous one, with what each exact irrep is in both.
package struct BesideReport: Encodable, Sendable {
  /// Those that remain.
  package let groups: [String]
  /// The point groups that these are, where the irreps of the visible group have Mulliken symbols.
  package let pointGroups: [String]?
  /// The point group that is visible.
  package let seenThrough: String?
  /// The irreps of the group beside.
  package let irreps: [Irrep]
  /// The number of its factor in `irreps`. Shape: [exact irrep].
  package let factors: [Int]
  /// Terms such as ³P°; nil where the charges are not the numbers of electrons of either spin. Shape: [exact irrep].
  package let terms: [String]?

  /// An irrep of the group beside, through the irreps of the visible finite group.
  package struct Irrep: Encodable, Sendable {
    package let dimension: Int
    /// Over all weights.
    package let levels: Int
    /// Shape: [irrep of the visible finite group].
    package let branching: [Int]
    /// In the words of the group: ³P without its spin, E1u.
    package let label: String
    /// The irreps of the visible group that it holds, where `label` is another one.
    package let visible: String?
  }
}

extension BootstrapReport {
  /// Adds what exact irreps are in the group beside a continuous one. Shape of `vectors`: [signature, sector].
  public mutating func add(
    _ answer: BesideAnswer, of reading: ContinuousReading, irreps: ExactIrreps, vectors: [[Int]],
    symmetry: VisibleSymmetry
  ) {
    guard case .product(let table, let labels, _) = symmetry else { return }
    let names = VisibleIrrepNames(table, labels, sectors: sectors.map(\.name))
    let spin = ElectronSpin(reading, charges: context.charges!)
    let points = FullPointGroup(answer, names, BesideWords.pointGroups(answer, names) ?? [])
    let words = BesideWords(answer, names, points)
    var terms: [String]?
    if let spin {
      let symbols = points?.symbols(
        of: irreps, factors: answer.factor, symmetry: symmetry)
      terms = irreps.irreps.enumerated().map { k, irrep in
        let content = reading.contents[vectors.firstIndex(of: irrep.branching)!]
        let symbol = symbols.flatMap { $0[k] } ?? words.labels[answer.factor.factors[k]]
        return spin.multiplicity(content) + symbol
      }
    }
    beside = BesideReport(
      groups: answer.verdict.groups, pointGroups: words.pointGroups,
      seenThrough: names.group?.rawValue,
      irreps: zip(answer.factor.irreps.irreps, words.labels).map {
        let visible = names.sum($0.branching)
        return BesideReport.Irrep(
          dimension: $0.dimension, levels: $0.levelCount, branching: $0.branching, label: $1,
          visible: visible == $1 ? nil : visible)
      }, factors: answer.factor.factors, terms: terms)
    verdict.words = words.sentence(spin: spin != nil, reading)
  }
}

/// What the irreps of the finite group beside charges are called, by the names of sectors.
struct VisibleIrrepNames {
  /// Shape: [irrep].
  let names: [String]
  /// The point group whose symbols these are.
  let group: AbelianPointGroup?
  /// The number of elements that act as the identity.
  let kernelOrder: Int

  /// `labels` are the irreps of the sectors.
  init(_ table: CharacterTable, _ labels: [Int], sectors: [String]) {
    names = (0..<table.rank).map { irrep in
      let own = labels.firstIndex(of: irrep).map { sectors[$0] } ?? "\(irrep)"
      return own.split(separator: " ", maxSplits: 1).last.map(String.init) ?? own
    }
    guard table.dimensions.allSatisfy({ $0 == 1 }) else {
      (group, kernelOrder) = (nil, 1)
      return
    }
    let rows = table.characters
    let products = rows.map { first in
      rows.map { second in
        rows.firstIndex { row in
          row.indices.allSatisfy { row[$0] == first[$0] * second[$0] }
        }!
      }
    }
    let found = AbelianPointGroup.named(names, products: products)
    group = found
    kernelOrder = found.map { $0.order / table.rank } ?? 1
  }

  /// "B2u + B3u".
  func sum(_ branching: [Int]) -> String {
    branching.enumerated().filter { $0.element > 0 }.map { irrep, multiplicity in
      (multiplicity > 1 ? "\(multiplicity)" : "") + names[irrep]
    }.joined(separator: "+")
  }

  /// "g" or "u" where all irreps of a representation have it.
  func parity(_ branching: [Int]) -> String {
    let ends = Set(names.indices.filter { branching[$0] > 0 }.map { names[$0].suffix(1) })
    return ends.count == 1 && ["g", "u"].contains(ends.first!) ? String(ends.first!) : ""
  }
}

/// SU(2) of electrons, whose numbers of either spin are the charges.
struct ElectronSpin {
  /// Nil where the charges are others.
  init?(_ reading: ContinuousReading, charges: SectorCharges) {
    guard charges.names == ["N_up", "N_down"], reading.factors == [.a1], reading.isConnected,
      let root = reading.simpleRoots.first, root.count == 2, root[0] == -root[1], abs(root[0]) == 1
    else { return nil }
  }

  /// "³", or nothing where the irrep is no single one.
  func multiplicity(_ content: SignatureContent) -> String {
    guard case .irrep(let irreps) = content, irreps.count == 1, irreps[0].highestWeight.count == 1
    else { return "" }
    return TermSymbol.multiplicity(doubledSpin: irreps[0].highestWeight[0])
  }
}

/// The group beside a continuous one in words.
struct BesideWords {
  /// Point groups, where the visible group is one.
  let pointGroups: [String]?
  /// Shape: [irrep of the group beside].
  let labels: [String]
  private let groups: [String]
  private let visible: String?
  /// Whether nothing of it is hidden.
  private let isWhole: Bool

  init(_ answer: BesideAnswer, _ names: VisibleIrrepNames, _ points: FullPointGroup?) {
    groups = answer.verdict.groups
    visible = names.group?.rawValue
    pointGroups = Self.pointGroups(answer, names)
    isWhole = answer.verdict.kind == .decided && answer.verdict.index == 1
    labels =
      points.map { points in
        answer.factor.irreps.irreps.map {
          points.symbol(of: $0.branching) ?? names.sum($0.branching)
        }
      } ?? Self.labels(answer, names)
  }

  /// The point groups that the groups are; nil where there is none.
  static func pointGroups(_ answer: BesideAnswer, _ names: VisibleIrrepNames) -> [String]? {
    let found = names.group.map { visible in
      answer.verdict.groups.flatMap { pointGroups($0, visible, names.kernelOrder) }
    }
    return found.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func pointGroups(
    _ name: String, _ visible: AbelianPointGroup, _ kernelOrder: Int
  ) -> [String] {
    var (whole, rest): (String?, Int) = (name, kernelOrder)
    while rest > 1 {
      whole = whole.flatMap(PointGroup.timesReflection)
      rest /= 2
    }
    return whole.map { PointGroup.all(abstractGroup: $0, over: visible).map(\.symbol) } ?? []
  }

  private static func labels(_ answer: BesideAnswer, _ names: VisibleIrrepNames) -> [String] {
    let irreps = answer.factor.irreps.irreps
    guard case .infinite(let readings, _) = answer.answer, let reading = readings.first,
      readings.count == 1, reading.secondFactor == nil
    else { return irreps.map { names.sum($0.branching) } }
    return zip(irreps, reading.irreps).map { exact, own in
      let parity = names.parity(exact.branching)
      switch reading.factor {
      case .rotations:
        return TermSymbol.orbital(angularMomentum: own.irrep.charge / 2, isOdd: parity == "u")
      case .dihedral:
        return TermSymbol.axial(
          projection: own.irrep.charge, isMinus: own.irrep.isOdd, parity: parity)
      case .spins, .circle, .dicyclic: return own.label
      }
    }
  }

  /// Point groups with one abstract group act on orbitals alike.
  private var doubt: String {
    guard let pointGroups, pointGroups.count > 1, groups.count == 1, let visible else { return "" }
    return " (isomorphic, and \(visible) does not tell them apart)"
  }

  /// "spin SU(2) × point group D6h, seen through D2h"; nil where there is no reading that has words.
  func sentence(spin: Bool, _ reading: ContinuousReading) -> String? {
    guard !groups.isEmpty, spin || pointGroups != nil else { return nil }
    let own = spin ? "spin SU(2)" : reading.group
    let electrons = spin && reading.abelianRank == 1 ? "; the number of electrons is a U(1)" : ""
    if groups == ["Z1"] { return own + electrons }
    let beside =
      pointGroups.map { "point group " + $0.joined(separator: " or ") + doubt }
      ?? groups.joined(separator: " or ")
    let through = isWhole ? ", all of it visible" : visible.map { ", seen through \($0)" } ?? ""
    return "\(own) × \(beside)\(through)\(electrons)"
  }
}

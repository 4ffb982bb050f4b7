/// The sectors of several systems with one kind of visible symmetry, numbered in common.
///
/// Sectors of a finite group are the same where they have the same name, and the characters have to agree then. A sector with
/// charges is the same where these are, measured from their mean over all states of the system: a shift multiplies the operators
/// of N by phases and no more.
public struct CommonSectors: Hashable, Sendable {
  /// Shape: [common sector].
  public let names: [String]
  /// The visible group, with its irreps in the common order; nil where there are charges.
  public let table: CharacterTable?
  /// The common number of each sector. Shape: [system][sector].
  public let places: [[Int]]

  /// A system: what labels its sectors, and the sectors.
  public typealias System = (symmetry: VisibleSymmetry, sectors: SectorList)

  /// Why a system's sectors are not those of the first one.
  public struct Mismatch: Error, Hashable {
    /// The number of the system.
    public let system: Int
    /// What is wrong, as a sentence without its end.
    public let reason: String
  }

  /// The sectors of all systems, of which there is at least one; with charges in the order of the last system, further ones after.
  ///
  /// Throws: `Mismatch`.
  public init(_ systems: [System]) throws(Mismatch) {
    let first = systems[0]
    for (k, system) in systems.enumerated() where system.symmetry.kind != first.symmetry.kind {
      throw Mismatch(
        system: k,
        reason: "the visible symmetry is of kind \"\(system.symmetry.kind)\" here and "
          + "\"\(first.symmetry.kind)\" there")
    }
    if first.symmetry.charges == nil {
      (names, table) = (first.sectors.names, first.symmetry.table)
      var places: [[Int]] = []
      for (k, system) in systems.enumerated() { places.append(try Self.places(system, k, first)) }
      self.places = places
    } else {
      var labels: [[[Int]]] = []
      for (k, system) in systems.enumerated() { labels.append(try Self.labels(system, k, first)) }
      var numbers: [[Int]: Int] = [:]
      var names: [String] = []
      for (system, own) in zip(systems, labels).reversed() {
        for (label, name) in zip(own, system.sectors.names) where numbers[label] == nil {
          numbers[label] = names.count
          names.append(name)
        }
      }
      for (k, own) in labels.enumerated() where Set(own).isDisjoint(with: labels[0]) {
        throw Mismatch(
          system: k,
          reason:
            "no sector has the charges of one there, measured from their mean; sizes of one kind, "
            + "all even or all odd, can be compared")
      }
      (self.names, table) = (names, nil)
      places = labels.map { $0.map { numbers[$0]! } }
    }
  }

  /// A branching vector of one system in the common sectors.
  public func vector(_ own: [Int], of system: Int) -> [Int] {
    var result = [Int](repeating: 0, count: names.count)
    for (place, multiplicity) in zip(places[system], own) { result[place] = multiplicity }
    return result
  }

  // MARK: - Finite groups

  private static func places(
    _ system: System, _ number: Int, _ first: System
  ) throws(Mismatch) -> [Int] {
    let (own, expected) = (system.symmetry.table!, first.symmetry.table!)
    guard own.order == expected.order else {
      throw Mismatch(
        system: number,
        reason:
          "the visible group has order \(own.order) here and \(expected.order) there; one that "
          + "changes with the lattice, as translations do, has other sectors at every size")
    }
    let places = system.sectors.names.compactMap(first.sectors.names.firstIndex)
    guard Set(places).count == expected.rank, own.rank == expected.rank else {
      throw Mismatch(
        system: number,
        reason: "the sectors are named \(system.sectors.names.joined(separator: ", ")) here and "
          + "\(first.sectors.names.joined(separator: ", ")) there")
    }
    guard own.agrees(with: expected, irreps: places) else {
      throw Mismatch(
        system: number, reason: "sectors of one name have other characters here than there")
    }
    return places
  }

  // MARK: - Charges

  /// The charges of each sector, and the irrep of the finite group beside them. Shape: [sector][label].
  private static func labels(
    _ system: System, _ number: Int, _ first: System
  ) throws(Mismatch) -> [[Int]] {
    let (own, expected) = (system.symmetry.charges!, first.symmetry.charges!)
    guard own.names == expected.names else {
      throw Mismatch(
        system: number,
        reason: "the charges are \(own.names.joined(separator: ", ")) here and "
          + "\(expected.names.joined(separator: ", ")) there")
    }
    guard system.symmetry.table == first.symmetry.table else {
      throw Mismatch(
        system: number, reason: "the finite group beside the charges is not the one there")
    }
    let sizes = zip(system.sectors.irrepDimensions, system.sectors.multiplicities).map(*)
    let states = Double(sizes.reduce(0, +))
    let means = own.names.indices.map { charge in
      zip(own.values, sizes).reduce(0) { $0 + Double($1.0[charge] * $1.1) } / states
    }
    return own.values.indices.map { sector in
      let charges = own.names.indices.map { charge in
        let value = (Double(own.values[sector][charge]) - means[charge]) * own.units[charge]
        return Int((value * resolution).rounded())
      }
      guard case .product(_, let irreps, _) = system.symmetry else { return charges }
      return charges + [irreps[sector]]
    }
  }

  /// Charges are multiples of 1/12 and more, and their means are known to rounding.
  private static let resolution = 1e6
}

extension CharacterTable {
  /// Whether irrep i has the characters of irrep `irreps[i]` of another table, for one assignment of the classes that keeps
  /// their sizes and powers.
  func agrees(with other: CharacterTable, irreps: [Int]) -> Bool {
    guard rank == other.rank else { return false }
    let columns = (0..<rank).map { column in irreps.map { other.characters[$0][column] } }
    let classes = (0..<rank).map { own in
      columns.firstIndex(of: characters.map { $0[own] })
    }
    guard classes.allSatisfy({ $0 != nil }) else { return false }
    let images = classes.map { $0! }
    return images.indices.allSatisfy { own in
      classSizes[own] == other.classSizes[images[own]]
        && elementOrders[own] == other.elementOrders[images[own]]
        && powerMaps.allSatisfy { prime, map in
          other.powerMaps[prime].map { $0[images[own]] == images[map[own]] } ?? false
        }
    }
  }
}

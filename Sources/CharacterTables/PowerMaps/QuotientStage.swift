import GroupTheory

/// One step of the search for power maps: a quotient G/K, its classes, and what its power maps have to satisfy.
///
/// Stages follow a chain of normal subgroups downwards, K = G first and K = 1 last, so that power maps of one stage lie over
/// those of the stage before.
struct QuotientStage {
  /// The characters of G/K.
  let table: ModularTable
  /// The irreps of G/K as irreps of G.
  let irreps: [Int]
  /// Shape [class of G]: the class of G/K.
  let classOf: [Int]
  /// Shape [class of G/K]: the class of the stage before; empty for the first stage.
  let over: [Int]
  /// Shape [prime, class of G/K]: what c^q may be.
  let domains: [[BitSet]]
  /// Shape [generator, class of G/K]: generators of the Galois automorphisms.
  let galois: [[Int]]
  /// Central classes z of G/K, and the class of c z for every class c.
  let centre: [(element: Int, products: [Int])]
  /// Normal subgroups of G/K, by ascending order.
  let sections: [Section]
  /// Irreps of G/K, as numbers of this stage, for which Adams operations are tested: one of each orbit of linear characters among
  /// those that the stage before lacks.
  let testedIrreps: [Int]
  /// Shape [place]: classes of G/K in the order in which they are decided: one normal subgroup is filled after the other.
  let classOrder: [Int]

  /// Sets of classes of all normal subgroups; nil when not all are known.
  let normalSets: Set<BitSet>?
  /// The nilpotency class of G/K; nil when it is not nilpotent.
  let nilpotencyClass: Int?
  /// The derived subgroup of G/K.
  let derived: Section
  /// Shape [class of G/K]: a class of G in it.
  let representatives: [Int]
  /// Shape [class of the stage before]: a class of G in it.
  let earlierRepresentatives: [Int]
  /// Shape [irrep of G]: whether it is one of G/K, and of the stage before.
  let isOwnIrrep: [Bool]
  let isEarlierIrrep: [Bool]

  /// A normal subgroup of G/K.
  struct Section {
    let classSet: BitSet
    let classes: [Int]
    let order: Int
    /// Whether Adams operations are restricted to it: not for all where there are many.
    let isTestedByAdams: Bool
  }

  /// Nil when the characters cannot be those of a quotient group.
  init?(
    _ source: RingCharacters, kernel: NormalSubgroups.Subgroup, before: QuotientStage?,
    domains full: PowerMapDomains
  ) {
    irreps = kernel.quotientIrreps.members
    guard
      let (table, classOf) = source.modular.quotient(irreps: irreps, kernelOrder: kernel.order)
    else { return nil }
    self.table = table
    self.classOf = classOf
    let rank = irreps.count
    var members = [[Int]](repeating: [], count: rank)
    for (c, image) in classOf.enumerated() { members[image].append(c) }
    over = before.map { stage in members.map { stage.classOf[$0[0]] } } ?? []
    domains = full.images.map { images in
      members.map { classes in
        classes.reduce(BitSet.full(capacity: rank)) { common, c in
          common.intersection(BitSet(images[c].members.map { classOf[$0] }, capacity: rank))
        }
      }
    }
    representatives = members.map { $0[0] }
    earlierRepresentatives = before?.representatives ?? [0]
    let rankOfGroup = source.rows.count
    isOwnIrrep = (0..<rankOfGroup).map { kernel.quotientIrreps.contains($0) }
    let earlier = Set(before?.irreps ?? [])
    isEarlierIrrep = (0..<rankOfGroup).map(earlier.contains)
    galois = source.galoisGenerators.map { k in members.map { classOf[source.galois[k]![$0[0]]] } }
    guard let centre = QuotientStage.centre(of: table) else { return nil }
    self.centre = centre
    testedIrreps = QuotientStage.testedIrreps(table, irreps, before: before)
    classOrder = QuotientStage.classOrder(members, source.normalSubgroups, kernel)
    let sections = QuotientStage.sections(source.normalSubgroups, kernel, classOf, rank, classOrder)
    self.sections = sections
    nilpotencyClass = source.normalSubgroups.nilpotencyClass(ofQuotientBy: kernel)
    normalSets =
      source.normalSubgroups.isComplete
      ? Set(sections.map(\.classSet) + [BitSet([0], capacity: rank)]) : nil
    let linear = (0..<rank).filter { table.dimensions[$0] == 1 }
    let commutators = (0..<rank).filter { c in linear.allSatisfy { table.columns[c][$0] == 1 } }
    derived = Section(
      classSet: BitSet(commutators, capacity: rank), classes: commutators,
      order: commutators.reduce(0) { $0 + table.classSizes[$1] }, isTestedByAdams: false)
  }

  private static func centre(
    of table: ModularTable
  ) -> [(element: Int, products: [Int])]? {
    let numbers = Dictionary(zip(table.columns, 0...), uniquingKeysWith: { first, _ in first })
    let inverses = table.columns[0].map(table.field.inverse)
    var result: [(element: Int, products: [Int])] = []
    for (z, size) in table.classSizes.enumerated() where size == 1 && z != 0 {
      let scalars = zip(table.columns[z], inverses).map { table.field.multiply($0, $1) }
      let products = table.columns.compactMap { column in
        numbers[zip(column, scalars).map { table.field.multiply($0, $1) }]
      }
      guard products.count == table.columns.count else { return nil }
      result.append((z, products))
    }
    return result
  }

  private static func testedIrreps(
    _ table: ModularTable, _ irreps: [Int], before: QuotientStage?
  ) -> [Int] {
    let known = Set(before?.irreps ?? [])
    let rows = irreps.indices.map { a in table.columns.map { $0[a] } }
    let linear = irreps.indices.filter { table.dimensions[$0] == 1 }
    var seen: Set<[UInt64]> = []
    return irreps.indices.filter { a in
      guard !known.contains(irreps[a]), !seen.contains(rows[a]) else { return false }
      for chi in linear {
        seen.insert(zip(rows[a], rows[chi]).map { table.field.multiply($0, $1) })
      }
      return true
    }
  }

  /// Always the class next whose normal closure with those before is smallest.
  private static func classOrder(
    _ members: [[Int]], _ normal: NormalSubgroups, _ kernel: NormalSubgroups.Subgroup
  ) -> [Int] {
    var covered = kernel.classSet
    var order: [Int] = []
    var rest = members.indices.filter { !covered.contains(members[$0][0]) }
    while !rest.isEmpty {
      let closures = rest.map { image -> (order: Int, set: BitSet) in
        var union = covered
        for c in members[image] { union.insert(c) }
        let closure = normal.closure(of: union)
        return (normal.order(of: closure), closure)
      }
      let best = closures.indices.min { closures[$0].order < closures[$1].order }!
      covered = closures[best].set
      order += rest.filter { covered.contains(members[$0][0]) }
      rest.removeAll { covered.contains(members[$0][0]) }
    }
    return order
  }

  private static func sections(
    _ normal: NormalSubgroups, _ kernel: NormalSubgroups.Subgroup, _ classOf: [Int], _ rank: Int,
    _ classOrder: [Int]
  ) -> [Section] {
    let above = normal.subgroups.filter {
      $0.order > kernel.order && kernel.classSet.isSubset(of: $0.classSet)
    }
    var prefix = BitSet([0], capacity: rank)
    var prefixes: Set<BitSet> = []
    for c in classOrder {
      prefix.insert(c)
      prefixes.insert(prefix)
    }
    return above.map { subgroup in
      let set = BitSet(subgroup.classes.map { classOf[$0] }, capacity: rank)
      return Section(
        classSet: set, classes: set.members, order: subgroup.order / kernel.order,
        isTestedByAdams: above.count <= 60 || prefixes.contains(set))
    }
  }
}

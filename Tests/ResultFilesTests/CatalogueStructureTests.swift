import Foundation
import GroupTheory
import ResultFiles
import Testing

/// What tables say about the structure of their groups, against the groups themselves.
@Suite struct CatalogueStructureTests {
  private static let catalogue = Result {
    try CatalogueFile.open(
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data/groups.h5"))
  }
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

  @Test func everyGroupOfSmallOrder() throws {
    let catalogue = try Self.catalogue.get()
    for group in try (1...60).flatMap(catalogue.groups) { try compare(group) }
  }

  /// SL(2,5), PSL(2,7), (Z3×Z3)⋊SL(2,3), A5×Z4 and others with long series.
  @Test(arguments: [
    (64, 267), (72, 41), (96, 3), (108, 15), (120, 5), (120, 34), (120, 35), (125, 3), (150, 5),
    (168, 42), (168, 43), (216, 153), (240, 92), (240, 189), (243, 3), (251, 1),
  ])
  func largerGroups(order: Int, id: Int) throws {
    try compare(Self.catalogue.get().group(order: order, id: id))
  }

  /// The derived length of a soluble group is not always a function of its table; up to order 255 it is.
  @Test func derivedLengthsAreDecided() throws {
    let catalogue = try Self.catalogue.get()
    let orders = Self.isLong ? catalogue.orders : Array(1...127)
    var open: [String] = []
    for group in try orders.flatMap(catalogue.groups) {
      let structure = group.table.structure
      #expect((structure.derivedLength == nil) == !structure.isSolvable)
      if let range = structure.derivedLength, range.count > 1 {
        open.append("\(group): \(range)")
        let length = GroupReference(try group.permutationGroup()).derivedOrders.count - 1
        #expect(range.contains(length), "\(group)")
      }
    }
    #expect(open.isEmpty, "undecided: \(open)")
  }

  private func compare(_ group: CatalogueGroup) throws {
    let structure = group.table.structure
    let reference = GroupReference(try group.permutationGroup())
    let derived = reference.derivedOrders
    #expect(structure.order == group.order)
    #expect(structure.isAbelian == (derived.count <= 2 && derived.last == 1), "\(group)")
    #expect(structure.derivedSubgroupOrder == reference.derivedSubgroup.count, "\(group)")
    let quotient = reference.elementOrders(
      in: reference.all, modulo: reference.derivedSubgroup)
    #expect(elementOrders(structure.abelianInvariants) == quotient, "\(group)")
    let centre = reference.elementOrders(in: reference.centre, modulo: [0])
    #expect(elementOrders(structure.centreInvariants) == centre, "\(group)")
    for invariants in [structure.abelianInvariants, structure.centreInvariants] {
      #expect(zip(invariants, invariants.dropFirst()).allSatisfy { $1 % $0 == 0 }, "\(group)")
      #expect(invariants.allSatisfy { $0 > 1 })
    }
    #expect(structure.nilpotencyClass == reference.nilpotencyClass, "\(group)")
    #expect(structure.isSolvable == (derived.last == 1), "\(group)")
    #expect(
      structure.derivedLength
        == (derived.last == 1 ? (derived.count - 1)...(derived.count - 1) : nil),
      "\(group)")
    let normal = reference.normalSubgroups
    #expect(structure.normalSubgroupCount == normal.count, "\(group)")
    #expect(structure.isSimple == (normal.count == 2), "\(group)")
    #expect(structure.isPerfect == (reference.derivedSubgroup.count == group.order), "\(group)")
    #expect(structure.chiefFactors.sorted() == chiefFactors(normal), "\(group)")
  }

  /// The orders of the elements of Z_a × Z_b × …, ascending.
  private func elementOrders(_ invariants: [Int]) -> [Int] {
    invariants.reduce([1]) { orders, n in
      orders.flatMap { order in
        (0..<n).map { k in
          let other = n / gcd(n, k)
          return order * other / gcd(order, other)
        }
      }
    }.sorted()
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

  /// The indices along a maximal chain of normal subgroups, from the top down; another chain than the tested one.
  private func chiefFactors(_ normal: [Set<Int>]) -> [Int] {
    var factors: [Int] = []
    var top = normal.max { $0.count < $1.count }!
    while top.count > 1 {
      let below = normal.filter { $0.isStrictSubset(of: top) }
      let next = below.filter { set in !below.contains { set.isStrictSubset(of: $0) } }
        .max { $0.count < $1.count }!
      factors.append(top.count / next.count)
      top = next
    }
    return factors.sorted()
  }
}

/// The slow reference: subgroups as sets of elements.
private struct GroupReference {
  let group: FiniteGroup

  init(_ group: FiniteGroup) { self.group = group }

  var all: Set<Int> { Set(0..<group.order) }

  /// The subgroup that elements generate.
  private func generated(by elements: Set<Int>) -> Set<Int> {
    var reached: Set<Int> = [0]
    var pending = [0]
    while let g = pending.popLast() {
      for a in elements {
        let product = group.product(g, a)
        if reached.insert(product).inserted { pending.append(product) }
      }
    }
    return reached
  }

  private func commutators(_ a: Set<Int>, _ b: Set<Int>) -> Set<Int> {
    var found: Set<Int> = []
    for g in a {
      for h in b {
        let product = group.product(group.product(g, h), group.inverse(g))
        found.insert(group.product(product, group.inverse(h)))
      }
    }
    return generated(by: found)
  }

  var derivedSubgroup: Set<Int> { commutators(all, all) }

  /// |G|, |G'|, |G''|, … until it stops.
  var derivedOrders: [Int] {
    var (orders, subgroup) = ([group.order], all)
    while true {
      let next = commutators(subgroup, subgroup)
      if next == subgroup { return orders }
      orders.append(next.count)
      subgroup = next
    }
  }

  /// By the lower central series.
  var nilpotencyClass: Int? {
    var (length, subgroup) = (0, all)
    while subgroup.count > 1 {
      let next = commutators(subgroup, all)
      if next == subgroup { return nil }
      (length, subgroup) = (length + 1, next)
    }
    return length
  }

  var centre: Set<Int> {
    all.filter { g in all.allSatisfy { group.product(g, $0) == group.product($0, g) } }
  }

  /// The orders of the elements of K/L, ascending.
  func elementOrders(in subgroup: Set<Int>, modulo kernel: Set<Int>) -> [Int] {
    var orders: [Int] = []
    for g in subgroup {
      var (power, order) = (g, 1)
      while !kernel.contains(power) { (power, order) = (group.product(power, g), order + 1) }
      orders.append(order)
    }
    return orders.sorted().enumerated().filter { $0.offset % kernel.count == 0 }.map(\.element)
  }

  /// Joins of normal closures of classes.
  var normalSubgroups: [Set<Int>] {
    let closures = Set(group.classes.map { generated(by: Set($0)) })
    var found: Set<Set<Int>> = [[0]]
    for closure in closures {
      for subgroup in found { found.insert(generated(by: subgroup.union(closure))) }
    }
    return Array(found)
  }
}

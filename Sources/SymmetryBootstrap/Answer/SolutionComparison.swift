import GroupTheory

/// What differs between solutions that branch alike: equally many irreps for each signature.
struct SolutionComparison {
  /// Names of the solutions, all different.
  private let names: [String]
  private let solutions: [BootstrapSolution]

  /// One text for every set of solutions of one index that branch alike; D4 and Q8 over Z4, for example.
  /// `shouldStop` leaves the rest out.
  static func texts(
    for solutions: [BootstrapSolution], shouldStop: () -> Bool
  ) -> [String] {
    var families: [[Int]] = []
    for (k, solution) in solutions.enumerated() {
      let family = families.firstIndex { other in
        let first = solutions[other[0]]
        return first.index == solution.index && first.signatureOf == solution.signatureOf
      }
      if let family { families[family].append(k) } else { families.append([k]) }
    }
    return families.filter { $0.count > 1 }.prefix { _ in !shouldStop() }
      .map { SolutionComparison($0, of: solutions).text }
  }

  private init(_ family: [Int], of all: [BootstrapSolution]) {
    solutions = family.map { all[$0] }
    let short = solutions.map { $0.groups.map(\.name).joined(separator: " or ") }
    let long = solutions.map { solution in
      solution.groups.map { "\($0.name) = SmallGroup(\($0.order),\($0.id))" }
        .joined(separator: " or ")
    }
    let candidates = [short, long].first { !$0.contains("") && Set($0).count == $0.count }
    names =
      candidates
      ?? zip(family, short).map { $1.isEmpty ? "solution \($0 + 1)" : "\($1) (solution \($0 + 1))" }
  }

  private var text: String {
    let all = names.dropLast().joined(separator: ", ") + " and " + names.last!
    let characters =
      haveEqualCharacters ? "the same irrep numbers and characters" : "the same irrep numbers"
    let differences = self.differences
    let reason =
      differences.isEmpty
      ? haveOneGroup
        ? "They differ in where N lies in the group."
        : "They differ in characters, power maps or the place of N, but in no simple count."
      : "They differ outside N: " + differences.map(describe).joined(separator: "; ") + "."
    return "\(all) have \(characters) (index \(solutions[0].index)). \(reason)"
  }

  private var haveEqualCharacters: Bool {
    solutions.dropFirst().allSatisfy {
      TableIsomorphism.first(
        from: solutions[0].table, to: $0.table, respecting: .characters) != nil
    }
  }

  private var haveOneGroup: Bool {
    !solutions[0].groups.isEmpty && solutions.allSatisfy { $0.groups == solutions[0].groups }
  }

  // MARK: - Counts that differ

  private struct Difference {
    let label: String
    /// Shape [solution].
    let counts: [Int]
  }

  /// The first few counts that tell solutions apart, and more only while they tell apart more.
  private var differences: [Difference] {
    var chosen: [Difference] = []
    var parts = 1
    for difference in counts where Set(difference.counts).count > 1 {
      let refined = Set(
        solutions.indices.map { k in (chosen + [difference]).map { $0.counts[k] } }
      ).count
      if refined > parts || chosen.count < 2 { chosen.append(difference) }
      parts = refined
    }
    return chosen
  }

  private var counts: [Difference] {
    let tables = solutions.map(\.table)
    func difference(_ label: String, _ count: (CharacterTable) -> Int) -> Difference {
      Difference(label: label, counts: tables.map(count))
    }
    let indicators = [(-1, "quaternionic"), (0, "complex")].map { value, name in
      difference("\(name) irreps") { table in
        table.frobeniusSchurIndicators.filter { $0 == value }.count
      }
    }
    let orders = Set(tables.flatMap(\.elementOrders)).sorted().map { order in
      difference("elements of order \(order)") { table in
        zip(table.elementOrders, table.classSizes).reduce(0) { $1.0 == order ? $0 + $1.1 : $0 }
      }
    }
    let structures = tables.map(\.structure)
    return orders.prefix(2) + indicators + orders.dropFirst(2) + [
      Difference(label: "order of the centre", counts: structures.map(\.centreOrder)),
      Difference(label: "normal subgroups", counts: structures.map { $0.normalSubgroupCount ?? 0 }),
    ]
  }

  /// `elements of order 2: 5 in D4, 1 in Q8`; names with one count stand together.
  private func describe(_ difference: Difference) -> String {
    var order: [Int] = []
    for count in difference.counts where !order.contains(count) { order.append(count) }
    let parts = order.map { count in
      let own = names.indices.filter { difference.counts[$0] == count }.map { names[$0] }
      return "\(count) in \(own.joined(separator: " and "))"
    }
    return "\(difference.label): " + parts.joined(separator: ", ")
  }
}

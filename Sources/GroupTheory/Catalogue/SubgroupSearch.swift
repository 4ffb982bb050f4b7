/// The search for a subgroup whose classes fuse as given, where the classes of the group are known up to a renumbering only.
///
/// The renumbering (an isomorphism of character tables) and the embedding are chosen together: each generator's image fixes
/// where some classes go, the colours of both tables are refined, and classes of different colours are no images any more.
/// Images are chosen up to conjugation by what centralizes the images before them.
struct SubgroupSearch {
  private let group: FiniteGroup
  private let groupTable: CharacterTable
  private let subgroup: FiniteGroup
  private let table: CharacterTable
  private let generators: [Int]
  private var steps: Int
  private let shouldStop: () -> Bool

  /// A search in `group`, whose own table is `groupTable`, for a subgroup isomorphic to `subgroup`; at most `steps` images
  /// are tried.
  init(
    group: FiniteGroup, groupTable: CharacterTable, subgroup: FiniteGroup, table: CharacterTable,
    steps: Int, shouldStop: @escaping () -> Bool
  ) {
    self.group = group
    self.groupTable = groupTable
    self.subgroup = subgroup
    self.table = table
    self.steps = steps
    self.shouldStop = shouldStop
    generators = subgroup.fewGenerators
  }

  /// Looks for an embedding in which class k of the subgroup lies in class `required[k]` of `table`.
  mutating func run(required: [Int]) -> SearchVerdict {
    var a = TableColoring(table, .charactersAndPowerMaps)
    var b = TableColoring(groupTable, .charactersAndPowerMaps)
    guard TableColoring.refine(&a, &b) else { return .absent }
    return extend([], State(source: a, target: b, required: required), Array(0..<group.order))
  }

  fileprivate struct State {
    /// The colours of `table`.
    var source: TableColoring
    /// The colours of `groupTable`.
    var target: TableColoring
    let required: [Int]
    /// Classes of `table` whose image is chosen.
    var marked: Set<Int> = []

    func allows(_ subgroupClass: Int, _ groupClass: Int) -> Bool {
      source.classColors[required[subgroupClass]] == target.classColors[groupClass]
    }
  }

  /// `centralizer` holds the elements of the group that commute with all images.
  private mutating func extend(
    _ images: [Int], _ state: State, _ centralizer: [Int]
  ) -> SearchVerdict {
    guard images.count < generators.count else {
      return isIsomorphism(state) ? .found : .absent
    }
    var verdict = SearchVerdict.absent
    for candidate in candidates(for: generators[images.count], state, centralizer) {
      guard steps > 0, !shouldStop() else { return .undecided }
      steps -= 1
      let next = images + [candidate]
      guard let map = homomorphism(next, state), let marked = state.marking(map, subgroup, group)
      else { continue }
      let rest = centralizer.filter { group.product($0, candidate) == group.product(candidate, $0) }
      switch extend(next, marked, rest) {
      case .found: return .found
      case .undecided: verdict = .undecided
      case .absent: break
      }
    }
    return verdict
  }

  /// Elements of suitable classes, one for each orbit under conjugation by the centralizer.
  private func candidates(for generator: Int, _ state: State, _ centralizer: [Int]) -> [Int] {
    var seen = [Bool](repeating: false, count: group.order)
    var result: [Int] = []
    for (c, members) in group.classes.enumerated()
    where state.allows(subgroup.classOf[generator], c) {
      for element in members where !seen[element] {
        result.append(element)
        for g in centralizer { seen[group.conjugate(element, by: g)] = true }
      }
    }
    return result
  }

  private func homomorphism(_ images: [Int], _ state: State) -> [Int]? {
    group.injection(of: subgroup, generators: generators, images: images) { element, image in
      state.allows(subgroup.classOf[element], group.classOf[image])
    }
  }

  /// Whether the colours, with all classes of the subgroup marked, extend to an isomorphism of the tables.
  private func isIsomorphism(_ state: State) -> Bool {
    var found = false
    let search = TableIsomorphismSearch(
      source: table, target: groupTable, structure: .charactersAndPowerMaps)
    _ = search.run(state.source, state.target, tag: table.rank) { _ in
      found = true
      return false
    }
    return found
  }
}

extension SubgroupSearch.State {
  /// The state after the classes of all mapped elements are fixed; nil when the tables then differ.
  fileprivate func marking(
    _ map: [Int], _ subgroup: FiniteGroup, _ group: FiniteGroup
  ) -> SubgroupSearch.State? {
    var next = self
    var image: [Int: Int] = [:]
    for (element, target) in map.enumerated() where target >= 0 {
      let source = required[subgroup.classOf[element]]
      guard
        image.updateValue(group.classOf[target], forKey: source) ?? group.classOf[target]
          == group.classOf[target]
      else { return nil }
    }
    let new = image.keys.filter { !marked.contains($0) }.sorted()
    if new.isEmpty { return next }
    for source in new {
      next.marked.insert(source)
      next.source.mark(class: source, tag: source)
      next.target.mark(class: image[source]!, tag: source)
    }
    return TableColoring.refine(&next.source, &next.target) ? next : nil
  }
}

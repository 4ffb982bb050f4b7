import Branching
import Evidence
import GroupTheory
import Identification

/// Solutions without repetition: places of N in extensions with the same G, the same place of N in G and, as far as characters
/// tell, the same class of the cocycle are one.
struct ProjectiveSolutionList {
  private(set) var solutions: [ProjectiveSolution] = []

  private let catalogue: GroupCatalogue
  /// Shape [solution]: G with N inside.
  private var pairs: [SubgroupInTable] = []
  /// Numbers of what α ⊗ ᾱ says of the irreps of G.
  private var marks: [[Int]: Int] = [:]
  /// α ⊗ β̄ of all irreps of an extension, in its order.
  private var products: [ExtensionKey: [[[Int]]]] = [:]
  /// Shape [solution]: α ⊗ β̄ of its irreps.
  private var known: [[[[Int]]]] = []
  private var quotients: [FiniteGroup: (table: CharacterTable, names: [GroupName])] = [:]

  init(catalogue: GroupCatalogue) { self.catalogue = catalogue }

  /// Adds a place; throws when a catalogue file cannot be read.
  mutating func insert(
    _ place: ExtensionSearch.Place, _ candidate: IndexCandidate, _ evidence: SolutionEvidence?
  ) throws {
    let extended = place.extended
    let (table, names) = try quotient(extended.quotient)
    let fusion = place.fusion.map(extended.quotientClass)
    let own = Self.extension(place)
    let fused = products(of: own, into: table)
    let pair = SubgroupInTable(
      subgroup: candidate.data.visible, group: table, fusion: fusion,
      irrepMarks: irrepMarks(fused, table, candidate))
    for k in solutions.indices
    where solutions[k].candidate == candidate && solutions[k].groups == names
      && solutions[k].cocycleOrder == own.centreOrder
    {
      guard pairs[k].isIsomorphic(to: pair) else { continue }
      switch compare(own, fused, table, fusion, with: k) {
      case .same(let other):
        solutions[k].add(other)
        return
      case .otherPlace: return
      case .different: continue
      }
    }
    pairs.append(pair)
    known.append(fused)
    solutions.append(
      ProjectiveSolution(
        candidate: candidate, table: table, visibleFusion: fusion,
        linearBranching: table.complexCharacters.map { row in
          guard let vector = candidate.data.visible.decomposition(of: fusion.map { row[$0] }) else {
            preconditionFailure("restrictions of characters are characters")
          }
          return vector
        }, groups: names, cocycleOrder: own.centreOrder, extensions: [own], evidence: evidence))
  }

  private enum Comparison {
    /// The class of the cocycle is that of the solution; the extension comes with irreps and classes numbered as there.
    case same(ProjectiveSolution.Extension)
    /// The products of the irreps are others.
    case different
    /// N's classes go to where they are in the solution by an automorphism of N only: the place that it leads to comes too.
    case otherPlace
  }

  /// Looks for numbers of the irreps and of the classes of the quotient `table` with which α ⊗ β̄ is as in a solution.
  private func compare(
    _ own: ProjectiveSolution.Extension, _ products: [[[Int]]], _ table: CharacterTable,
    _ fusion: [Int], with place: Int
  ) -> Comparison {
    let (solution, known) = (solutions[place], known[place])
    let pairs = zip(fusion, solution.visibleFusion).map { (source: $0, target: $1) }
    var result = Comparison.otherPlace
    TableIsomorphism.forEach(from: table, to: solution.table, fixing: pairs) { isomorphism in
      let images = products.map { row in
        row.map { parts in
          var image = parts
          for (gamma, place) in isomorphism.irreps.enumerated() { image[place] = parts[gamma] }
          return image
        }
      }
      let order = GradedFusionMatch.order(
        of: images, as: known, signatures: solution.candidate.multiplicities)
      guard let order else {
        result = .different
        return true
      }
      var other = own
      other.quotientClasses = own.quotientClasses.map { isomorphism.classes[$0] }
      other.irreps = order.map { own.irreps[$0] }
      result = .same(other)
      return false
    }
    return result
  }

  /// What one place of the centre in a group of the catalogue gives for every place of N.
  private struct ExtensionKey: Hashable {
    let group: GroupName
    let centralClass: Int
  }

  /// Shape [α, β, γ]: α ⊗ β̄ of the irreps of an extension, in their order.
  private mutating func products(
    of own: ProjectiveSolution.Extension, into table: CharacterTable
  ) -> [[[Int]]] {
    let key = ExtensionKey(group: own.group, centralClass: own.centralClass)
    let irreps = own.irreps.sorted()
    let all: [[[Int]]]
    if let known = products[key] {
      all = known
    } else {
      var sorted = own
      sorted.irreps = irreps
      all = sorted.fusion(into: table)
      products[key] = all
    }
    let places = own.irreps.map { irrep in irreps.firstIndex(of: irrep)! }
    return places.map { a in places.map { all[a][$0] } }
  }

  private mutating func quotient(
    _ group: FiniteGroup
  ) throws -> (table: CharacterTable, names: [GroupName]) {
    if let known = quotients[group] { return known }
    let table = try CharacterTable(of: group)
    let names =
      catalogue.covers(order: group.order)
      ? try catalogue.groups(matching: table).map(GroupName.init) : []
    quotients[group] = (table, names)
    return (table, names)
  }

  private static func `extension`(_ place: ExtensionSearch.Place) -> ProjectiveSolution.Extension {
    let (extended, base) = (place.extended, place.extended.base)
    let classes = place.fusion.compactMap(extended.baseClass)
    let isInside = classes.count == place.fusion.count
    return ProjectiveSolution.Extension(
      group: GroupName(base.group), table: base.group.table, centreOrder: base.centreOrder,
      centralClass: base.centralClass, irreps: place.irreps,
      quotientClasses: extended.quotientClasses, visibleFusion: isInside ? classes : nil,
      phases: isInside ? base.centreOrder : extended.phases)
  }

  /// Shape [irrep γ of G]: a number for how often γ is in α ⊗ ᾱ, summed over the irreps α of each signature.
  private mutating func irrepMarks(
    _ products: [[[Int]]], _ table: CharacterTable, _ candidate: IndexCandidate
  ) -> [Int] {
    let data = candidate.data
    let signatureOf = candidate.multiplicities.enumerated().flatMap {
      [Int](repeating: $0.offset, count: $0.element)
    }
    return (0..<table.rank).map { gamma in
      var counts = [Int](repeating: 0, count: data.count)
      for (alpha, signature) in signatureOf.enumerated() {
        counts[signature] += products[alpha][alpha][gamma]
      }
      // Automorphisms of N may exchange signatures.
      let described = counts.enumerated().map { k, count in
        [data.dimensions[k], candidate.multiplicities[k], count]
      }.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
      let next = marks.count
      let number = marks[described, default: next]
      marks[described] = number
      return number
    }
  }
}

extension ProjectiveSolution {
  /// Adds an extension: one for each group, and those with N inside hide the others.
  fileprivate mutating func add(_ other: Extension) {
    if let known = extensions.firstIndex(where: { $0.group == other.group }) {
      if extensions[known].visibleFusion == nil { extensions[known] = other }
    } else {
      extensions.append(other)
    }
    if extensions.contains(where: { $0.visibleFusion != nil }) {
      extensions.removeAll { $0.visibleFusion == nil }
    }
    extensions.sort { $0.group.id < $1.group.id }
  }
}

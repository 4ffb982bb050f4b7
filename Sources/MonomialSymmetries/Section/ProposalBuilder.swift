import GraphAutomorphisms
import LatticeModels

/// Chooses the members of a proposal.
struct ProposalBuilder {
  private let symmetries: MonomialSymmetries
  private let layout: SiteLayout
  private let model: Model
  private let charges: [[[Int]]]
  private(set) var selection: VisibleSelection
  private var drafts: [Draft] = []

  /// A member whose operator may still get another phase.
  private struct Draft {
    let name: String
    let words: String
    let omission: String?
    /// Its place among the generators.
    let generator: Int?
    let permute: String?
  }

  init(
    _ symmetries: MonomialSymmetries, layout: SiteLayout, model: Model, charges: [[[Int]]]
  ) {
    (self.symmetries, self.layout, self.model) = (symmetries, layout, model)
    self.charges = charges
    selection = VisibleSelection(dimensions: symmetries.dimensions)
  }

  private var still: LevelPermutation {
    LevelPermutation(
      sites: Array(symmetries.dimensions.indices),
      levels: symmetries.dimensions.map { Array(0..<$0) })
  }

  mutating func addPhases() {
    for (order, numerators, words) in PhaseGenerators(symmetries, layout: layout).all {
      let symmetry = MonomialSymmetry(
        permutation: still,
        phases: numerators.map { $0.map { Double($0) / Double(order) } })
      offer(symmetry, name: order == 2 ? "P" : "Z\(order)", words: words, permute: nil)
    }
  }

  /// Named permutations, then others, until they generate all; those that keep the charges go into the section.
  mutating func addPermutations() {
    let levels = symmetries.levels
    var listed = PermutationGroup(degree: levels.count, generators: [])
    let kept = keepingCharges
    var covered = PermutationGroup(degree: levels.count, generators: [])
    var candidates: [NamedPermutations.Named] = NamedPermutations(layout: layout).all
    candidates += (kept.generators + symmetries.permutations.generators).map { images in
      NamedPermutations.Named(
        permutation: levels.permutation(images), name: "g",
        words: PermutationWords(levels.permutation(images), layout: layout).text, permute: nil)
    }
    for candidate in candidates {
      if listed.order == symmetries.permutations.order && covered.order == kept.order { return }
      let images = levels.images(candidate.permutation)
      guard symmetries.permutations.contains(images) else { continue }
      let isKept = kept.contains(images)
      let isNew = isKept ? !covered.contains(images) : !listed.contains(images)
      guard isNew, let symmetry = symmetries.symmetry(candidate.permutation) else { continue }
      listed.extend(by: images)
      if isKept { covered.extend(by: images) }
      offer(
        symmetry, name: candidate.name,
        words: candidate.words + PhaseWords(symmetry, layout: layout).text,
        permute: candidate.permute,
        omission: isKept ? nil : "it changes a charge")
    }
  }

  /// The permutations that keep the value of every charge.
  private var keepingCharges: PermutationGroup {
    if charges.isEmpty { return symmetries.permutations }
    let levels = symmetries.levels
    var numbers: [[Int]: Int] = [:]
    return symmetries.permutations.subgroup(cosetLimit: 2000) { images in
      let permutation = levels.permutation(images)
      let moved = charges.flatMap { weights -> [Int] in
        let images = weights.indices.map { site in
          weights[site].indices.map {
            weights[permutation.sites[site]][permutation.levels[site][$0]]
          }
        }
        return images.flatMap { site in site.map { $0 - site[0] } }
          + [images.reduce(0) { $0 + $1[0] }]
      }
      if let known = numbers[moved] { return known }
      numbers[moved] = numbers.count
      return numbers.count - 1
    }.subgroup
  }

  /// Adds a symmetry to the section if it fits, and to the list in any case.
  private mutating func offer(
    _ symmetry: MonomialSymmetry, name: String, words: String, permute: String?,
    omission: String? = nil
  ) {
    var omission = omission
    var generator: Int?
    if omission == nil {
      if symmetry.exchangesFermions(symmetries.fermions) {
        omission = "a model file has no such generator on fermions"
      } else if let operation = symmetry.operation(
        dimensions: symmetries.dimensions, fermions: symmetries.fermions)
      {
        switch selection.add(operation) {
        case .known: return
        case .added: generator = selection.operations.count - 1
        case .groupTooLarge:
          omission = "the group would have more than \(VisibleSelection.largestOrder) elements"
        }
      } else {
        omission = "its phases are no roots of unity"
      }
    }
    drafts.append(
      Draft(
        name: distinct(name), words: words, omission: omission, generator: generator,
        permute: permute))
  }

  /// All members, when the last was added.
  var finished: [SymmetryProposal.Member] {
    mutating get {
      selection.removeMultiplesOfIdentity()
      return drafts.map { draft in
        SymmetryProposal.Member(
          name: draft.name, words: draft.words, omission: draft.omission,
          lines: draft.generator.map {
            GeneratorText(
              selection.operations[$0], layout: layout, permute: draft.permute
            ).lines
          } ?? [])
      }
    }
  }

  private func distinct(_ name: String) -> String {
    func isTaken(_ name: String) -> Bool { drafts.contains { $0.name == name } }
    if !isTaken(name) && name != "g" { return name }
    return (1...).lazy.map { "\(name)\($0)" }.first { !isTaken($0) }!
  }

  /// K alone if it can be, then with a named permutation, then whatever was found.
  var antiunitary: SymmetryProposal.Member? {
    guard let found = symmetries.antiunitary else { return nil }
    let plain = NamedPermutations.Named(permutation: still, name: "", words: "", permute: nil)
    let other = NamedPermutations.Named(
      permutation: found.permutation, name: "g",
      words: PermutationWords(found.permutation, layout: layout).text, permute: nil)
    for candidate in [plain] + NamedPermutations(layout: layout).all + [other] {
      guard let symmetry = symmetries.symmetry(candidate.permutation, isAntiunitary: true) else {
        continue
      }
      let after = candidate.words.isEmpty ? "" : ", then " + candidate.words
      let phases = PhaseWords(symmetry, layout: layout).text
      let operation = symmetry.operation(
        dimensions: symmetries.dimensions, fermions: symmetries.fermions)
      return SymmetryProposal.Member(
        name: candidate.name + "K",
        words: "complex conjugation of the product states' amplitudes" + after + phases,
        omission: operation == nil ? "a model file has no such symmetry" : nil,
        lines: operation.map {
          GeneratorText($0, layout: layout, permute: candidate.permute).lines
        } ?? [])
    }
    return nil
  }
}

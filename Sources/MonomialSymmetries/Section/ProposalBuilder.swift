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
    selection = VisibleSelection(
      dimensions: symmetries.dimensions, fixed: model.siteTotal?.weights)
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
  ///
  /// Of those that commute with the section up to phases only, products of two may commute: they are tried as well.
  mutating func addPermutations() {
    let levels = symmetries.levels
    let kept = keepingCharges
    var listed = PermutationGroup(degree: levels.count, generators: [])
    var covered = listed
    var projective: [[Int]] = []
    var candidates = NamedPermutations(layout: layout).all
    candidates += (kept.generators + symmetries.permutations.generators).map(unnamed)
    for candidate in candidates {
      if listed.order == symmetries.permutations.order && covered.order == kept.order { return }
      let images = levels.images(candidate.permutation)
      guard symmetries.permutations.contains(images) else { continue }
      let isKept = kept.contains(images)
      let isNew = isKept ? !covered.contains(images) : !listed.contains(images)
      guard isNew else { continue }
      listed.extend(by: images)
      if isKept { covered.extend(by: images) }
      guard offer(candidate, keepsCharges: isKept) == .makesMultiples else { continue }
      for other in projective {
        offer(unnamed(PermutationGroup.product(images, other)), keepsCharges: true, onlyToAdd: true)
      }
      projective.append(images)
    }
  }

  private func unnamed(_ images: [Int]) -> NamedPermutations.Named {
    let permutation = symmetries.levels.permutation(images)
    return NamedPermutations.Named(
      permutation: permutation, name: "g",
      words: PermutationWords(permutation, layout: layout).text, permute: nil)
  }

  @discardableResult
  private mutating func offer(
    _ candidate: NamedPermutations.Named, keepsCharges: Bool, onlyToAdd: Bool = false
  ) -> VisibleSelection.Result? {
    guard let symmetry = symmetries.symmetry(candidate.permutation) else { return nil }
    return offer(
      symmetry, name: candidate.name,
      words: candidate.words + PhaseWords(symmetry, layout: layout).text,
      permute: candidate.permute, omission: keepsCharges ? nil : "it changes a charge",
      onlyToAdd: onlyToAdd)
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

  /// Adds a symmetry to the section if it fits, and to the list in any case, or in that case only.
  @discardableResult
  private mutating func offer(
    _ symmetry: MonomialSymmetry, name: String, words: String, permute: String?,
    omission: String? = nil, onlyToAdd: Bool = false
  ) -> VisibleSelection.Result? {
    var omission = omission
    var result: VisibleSelection.Result?
    if omission == nil {
      if symmetry.exchangesFermions(symmetries.fermions) {
        omission = "a model file has no such generator on fermions"
      } else if let operation = symmetry.operation(
        dimensions: symmetries.dimensions, fermions: symmetries.fermions)
      {
        result = selection.add(operation)
        omission = result?.omission
      } else {
        omission = "its phases are no roots of unity"
      }
    }
    if result == .known || (onlyToAdd && result != .added) { return result }
    drafts.append(
      Draft(
        name: distinct(name), words: words, omission: omission,
        generator: result == .added ? selection.operations.count - 1 : nil, permute: permute))
    return result
  }

  /// All members, when the last was added.
  var finished: [SymmetryProposal.Member] {
    drafts.map { draft in
      SymmetryProposal.Member(
        name: draft.name, words: draft.words, omission: draft.omission,
        lines: draft.generator.map {
          GeneratorText(selection.operations[$0], layout: layout, permute: draft.permute).lines
        } ?? [])
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

extension VisibleSelection.Result {
  /// Why a symmetry is not in the section; nil where it is.
  fileprivate var omission: String? {
    switch self {
    case .added, .known: nil
    case .groupTooLarge:
      "the group would have more than \(VisibleSelection.largestOrder) elements"
    case .makesMultiples: "with the others it makes a multiple of the identity"
    }
  }
}

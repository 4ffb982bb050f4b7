import ModelFiles
import Numerics
import PeerModels

/// The interactions of a file as terms of a model file: those with one coupling, one type and one pattern of sites are one term.
struct XDiagTerms {
  let interactions: [XDiagInteraction]
  let block: XDiagBlock
  let siteCount: Int
  /// Complex values of couplings, by their names in the file.
  let complexValues: [String: String]

  private struct Group {
    let coupling: XDiagInteraction.Coupling
    let type: XDiagOperator
    /// The place of each site among the different ones.
    let pattern: [Int]
    var members: [XDiagInteraction]
  }

  /// The terms; names of couplings are added to `names`.
  func terms(_ names: inout ModelNames) throws(ModelFileError) -> [ModelText.Term] {
    for case .named(let name) in interactions.map(\.coupling) where complexValues[name] == nil {
      _ = names.name(for: name)
    }
    let groups = try withAdjoints(groups())
    let taken = Set(names.pairs.map(\.name)).union(["up", "dn", "N", "n", "c"])
    var terms: [ModelText.Term] = []
    for group in groups {
      let base = ModelNames.identifier(termName(group, groups))
      let name = ([base] + (2...).lazy.prefix(groups.count).map { "\(base)_\($0)" })
        .first { name in !terms.contains { $0.name == name } }!
      terms.append(try term(group, name: name, names, taken: taken))
    }
    return terms
  }

  private func groups() throws(ModelFileError) -> [Group] {
    var groups: [Group] = []
    for interaction in interactions {
      for (place, site) in interaction.sites.enumerated() where !(0..<siteCount).contains(site) {
        throw interaction.item.error(
          "there is no site \(site), which stands at place \(place) of the sites; they are numbered from 0 to \(siteCount - 1)"
        )
      }
      guard interaction.type.blocks.contains(block) else {
        throw interaction.item.error(
          "the type '\(interaction.type.name)' does not go with the others, which are those of the block \(block.rawValue)"
        )
      }
      let different = interaction.sites.reduce(into: [Int]()) { sites, site in
        if !sites.contains(site) { sites.append(site) }
      }
      let pattern = interaction.sites.map { different.firstIndex(of: $0)! }
      let known = groups.firstIndex {
        $0.type.name == interaction.type.name && $0.pattern == pattern
          && isSame($0.coupling, interaction.coupling)
          && $0.members[0].matrix == interaction.matrix
      }
      if let known {
        groups[known].members.append(interaction)
      } else {
        groups.append(
          Group(
            coupling: interaction.coupling, type: interaction.type, pattern: pattern,
            members: [interaction]))
      }
    }
    return groups
  }

  /// Real numbers of one type stand in one term, which lists them.
  private func isSame(_ a: XDiagInteraction.Coupling, _ b: XDiagInteraction.Coupling) -> Bool {
    if a == b { return true }
    guard case .number(let first) = a, case .number(let second) = b else { return false }
    return first.imaginary == 0 && second.imaginary == 0
  }

  /// S+ and S- with one coupling on the same sites are one term.
  private func withAdjoints(_ groups: [Group]) throws(ModelFileError) -> [Group] {
    var result: [Group] = []
    for group in groups {
      guard ["S+", "S-"].contains(group.type.name) else {
        result.append(group)
        continue
      }
      let other = group.type.name == "S+" ? "S-" : "S+"
      let adjoint = groups.first { $0.type.name == other && isSame($0.coupling, group.coupling) }
      guard let adjoint, isAdjoint(adjoint, of: group) else {
        throw group.members[0].item.error(
          "\(group.type.name) is not Hermitian: \(other) is expected too, with the same coupling on the same sites"
        )
      }
      if group.type.name == "S+" { result.append(group) }
    }
    return result
  }

  private func isAdjoint(_ a: Group, of b: Group) -> Bool {
    func numbers(_ group: Group) -> [[Double]] {
      group.members.map { member in
        let site = Double(member.sites[0])
        guard case .number(let number) = member.coupling else { return [site] }
        return [site, number.real, number.imaginary]
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    return numbers(a) == numbers(b)
  }

  private func termName(_ group: Group, _ groups: [Group]) -> String {
    let type = group.type.name.replacing("+", with: "p").replacing("-", with: "m")
    guard case .named(let coupling) = group.coupling else { return type }
    let isAlone = groups.count { $0.coupling == group.coupling } == 1
    return isAlone ? coupling : "\(coupling)_\(type)"
  }

  private func term(
    _ group: Group, name: String, _ names: ModelNames, taken: Set<String>
  ) throws(ModelFileError) -> ModelText.Term {
    let runsOverAll = group.type.siteCount == 0
    let count = runsOverAll ? 1 : (group.pattern.max() ?? 0) + 1
    let indices = ModelText.indices(count, avoiding: taken)
    let sites = runsOverAll ? indices : group.pattern.map { indices[$0] }
    let (couplings, factor) = couplings(group, names)
    let text =
      try group.members[0].matrix.map { matrix throws(ModelFileError) -> String in
        guard factor == nil, let text = SpinMatrixExpression(matrix).text(sites) else {
          throw group.members[0].item.error(
            "the matrix times its coupling is not Hermitian")
        }
        return text
      } ?? group.type.operation(sites, block, factor)
    guard let text else {
      throw group.members[0].item.error(
        "the coupling of the type '\(group.type.name)' is complex, and the operator would not be Hermitian"
      )
    }
    let tuples =
      runsOverAll
      ? [[0]]
      : group.members.map { member in
        (0..<count).map { index in member.sites[group.pattern.firstIndex(of: index)!] }
      }
    return ModelText.Term(
      name: name, over: runsOverAll && group.type.name != "Id" ? .sites : .tuples(tuples),
      indices: indices, couplings: couplings, operation: text,
      isProjected: block == .tJ && group.type.mayDoubleOccupy,
      origin: group.members[0].item.error(""))
  }

  /// The real couplings, one or one for each member, or a complex factor.
  private func couplings(_ group: Group, _ names: ModelNames) -> ([String], factor: String?) {
    switch group.coupling {
    case .named(let name):
      if let value = complexValues[name] { return ([], "(\(value))") }
      let own = names.pairs.first { $0.original == name }?.name ?? name
      return ([own], nil)
    case .number(let number) where number.imaginary != 0:
      return ([], "(\(number.real) + \(number.imaginary)*im)")
    case .number:
      let numbers = group.members.map { member -> String in
        guard case .number(let number) = member.coupling else { return "0" }
        return "\(number.real)"
      }
      return (Set(numbers).count == 1 ? [numbers[0]] : numbers, nil)
    }
  }
}

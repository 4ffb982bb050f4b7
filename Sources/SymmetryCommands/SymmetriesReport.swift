import GroupTheory
import MonomialSymmetries

/// What `xsff symmetries --json` prints, format version 1.
///
/// Keys are stable; later versions may add some. Orders are texts: they may be larger than any machine integer.
struct SymmetriesReport: Encodable {
  let formatVersion = 1
  let name: String
  let charges: [Charge]
  let chargeCount: Int
  let phaseOrder: String
  let permutationOrder: String
  /// Permutations of the levels of whole cells, where there are more than of single species.
  let cellPermutationOrder: String?
  let isIncomplete: Bool
  let symmetries: [Symmetry]
  let antiunitary: Symmetry?
  let visibleOrder: Int
  /// Nil where the catalogue does not cover the order.
  let groups: [Group]?
  let hilbertSpaceDimension: Int?
  let sectors: Sectors?
  let declaredSectors: Sectors?
  /// The section to paste.
  let section: String

  struct Charge: Encodable {
    let name: String
    let of: String
    let words: String
  }

  struct Symmetry: Encodable {
    let name: String
    let words: String
    let inSection: Bool
    let omission: String?
  }

  struct Group: Encodable {
    let order: Int
    let id: Int
    let name: String
  }

  struct Sectors: Encodable {
    let count: Int
    let largest: Int
    let secondsPerSample: Double
  }

  init(_ finding: SymmetryFinding) {
    let (found, proposal) = (finding.symmetries, finding.proposal)
    name = finding.model.name
    charges = proposal.charges.map { Charge(name: $0.name, of: $0.text, words: $0.words) }
    chargeCount = proposal.charges.count + proposal.omittedChargeCount
    phaseOrder = found.phaseOrder.description
    permutationOrder = found.permutationOrder.description
    cellPermutationOrder = finding.cellPermutations
    isIncomplete = found.isIncomplete
    symmetries = proposal.members.map(Self.symmetry)
    antiunitary = proposal.antiunitary.map(Self.symmetry)
    visibleOrder = proposal.visibleOrder
    groups = finding.groups?.map { Group(order: $0.order, id: $0.id, name: $0.name) }
    hilbertSpaceDimension = finding.dimension
    sectors = finding.proposed.map(Self.sectors)
    declaredSectors = finding.declared.map(Self.sectors)
    section = proposal.section
  }

  private static func symmetry(_ member: SymmetryProposal.Member) -> Symmetry {
    Symmetry(
      name: member.name, words: member.words, inSection: member.omission == nil,
      omission: member.omission)
  }

  private static func sectors(_ sectors: SymmetryFinding.Sectors) -> Sectors {
    Sectors(
      count: sectors.count, largest: sectors.largest, secondsPerSample: sectors.seconds)
  }
}

import AntiunitarySymmetry
import Branching
import CharacterTables
import Evidence
import GroupTheory
import Identification

/// One hidden group that explains the signatures: its irreps and their branching, fusion ring and character table.
///
/// In an anti-unitary reading G is the group of the unitary symmetries.
public struct BootstrapSolution: Sendable {
  /// The irreps of G with their fusion ring and characters.
  public internal(set) var irreps: TableSolution
  /// How an anti-unitary symmetry joins the irreps of G to signatures; nil in a unitary reading.
  public internal(set) var corepresentations: Corepresentations?
  /// What the anti-unitary symmetry does to the irreps of G: the first of all actions that are possible; nil in a unitary
  /// reading.
  public internal(set) var antiunitary: AntiunitaryAction?
  /// Its place among all solutions, from 1; those that the data cannot tell apart share one.
  public package(set) var rank = 1
  /// What the levels say about it.
  public package(set) var evidence: SolutionEvidence?
  /// Whether an anti-unitary symmetry that commutes with N cannot commute with all of G, while it does in another solution: the
  /// operators of the two are equal up to phases that depend on the irrep.
  public internal(set) var isPhaseVariant = false
  /// Whether symmetry operators that are known form no subgroup of any of its groups.
  public package(set) var lacksOperators = false
  /// The groups of the catalogue with this table, these power maps and N inside; empty when there is none, or no catalogue
  /// for this order. Characters and power maps cannot tell several apart.
  public internal(set) var groups: [GroupName] = []
  /// Those of `groups` in which N could not be looked for.
  public internal(set) var unverifiedGroups: [GroupName] = []

  /// What the search for tables found, before anything else is known of it.
  init(_ irreps: TableSolution) { self.irreps = irreps }

  /// Unitary or anti-unitary.
  public var reading: Reading { antiunitary == nil ? .unitary : .antiunitary }
  /// p = [G:N].
  public var index: Int { irreps.index }
  /// Shape [irrep of G, irrep of N]: b_{αλ}.
  public var branching: [[Int]] { irreps.branching }
  /// Shape [irrep of G]: the branching vector, in the order of `SignatureData` of all of them.
  public var signatureOf: [Int] { irreps.signatureOf }
  /// The fusion ring of the irreps of G.
  public var fusion: FusionRing { irreps.fusion }
  /// The character table of G, irreps in the order of `branching`.
  public var table: CharacterTable { irreps.table }
  /// Shape [class of N]: the class of G that holds it.
  public var visibleFusion: [Int] { irreps.visibleFusion }
  /// |G|.
  public var order: Int { table.order }
  /// What the table says about the structure of G; computed anew each time.
  public var structure: TableStructure { table.structure }
}

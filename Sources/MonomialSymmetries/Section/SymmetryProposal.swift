import GraphAutomorphisms
import LatticeModels

/// What was found, as far as a model file can state it and sectors can be made of it: the section `symmetry:` to paste.
///
/// Charges stand first, then generators of a finite group that keeps every charge, then one anti-unitary symmetry.
public struct SymmetryProposal: Sendable {
  /// A charge.
  public struct Charge: Sendable {
    /// Its name in the section.
    public let name: String
    /// The quantity on one site, as a model file writes it.
    public let text: String
    /// For people.
    public let words: String
  }

  /// A symmetry that permutes levels or sites or has phases of finite order.
  public struct Member: Sendable {
    /// Its name in the section.
    public let name: String
    /// For people.
    public let words: String
    /// Why it is not in the section; nil where it is.
    public let omission: String?
    /// How the section states it. Shape [line].
    let lines: [(key: String, value: String)]
  }

  /// The charges of the section.
  public let charges: [Charge]
  /// How many charges are not in it, apart from those that a fixed total makes constant.
  public let omittedChargeCount: Int
  /// Symmetries that generate all that were found, apart from charges: first those of the section, then the others.
  public let members: [Member]
  /// The anti-unitary symmetry.
  public let antiunitary: Member?
  /// The number of elements of the finite group in the section.
  public let visibleOrder: Int

  /// Throws: `AutomorphismSearchError` only where a group of permutations is beyond reach.
  public init?(_ symmetries: MonomialSymmetries, model: Model) {
    guard let layout = model.layout else { return nil }
    let basis = ChargeBasis(symmetries, model: model)
    charges =
      basis.charges.enumerated().map { number, weights in
        let expression = ChargeExpression(weights, layout: layout, number: number + 1)
        return Charge(name: expression.name, text: expression.text, words: expression.words)
      }.withDistinctNames
    omittedChargeCount = basis.omittedCount
    var builder = ProposalBuilder(
      symmetries, layout: layout, model: model, charges: basis.charges)
    builder.addPhases()
    builder.addPermutations()
    let all: [Member] = builder.finished
    let isPasted: (Member) -> Bool = { $0.omission == nil }
    members = all.filter(isPasted) + all.filter { !isPasted($0) }
    antiunitary = builder.antiunitary
    visibleOrder = builder.selection.order
  }

  /// Whether there is anything to paste.
  public var isEmpty: Bool {
    charges.isEmpty && antiunitary == nil && members.allSatisfy { $0.omission != nil }
  }

  /// The section, as lines of a model file; it ends with a line break.
  public var section: String {
    var lines = ["symmetry:"]
    if !charges.isEmpty {
      lines.append("  charges:")
      for charge in charges {
        lines += ["    - name: \(charge.name)", "      of: \(charge.text)"]
      }
    }
    let visible = members.filter { $0.omission == nil }
    if !visible.isEmpty {
      lines.append("  visible:")
      lines += visible.flatMap(\.yaml)
    } else if charges.isEmpty {
      lines.append("  visible: none")
    }
    if let antiunitary, antiunitary.omission == nil {
      lines.append("  anti-unitary:")
      lines += antiunitary.yaml
    } else {
      lines.append("  anti-unitary: none")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension SymmetryProposal.Member {
  /// The member of a list in YAML.
  fileprivate var yaml: [String] {
    ["    - name: \(name)"] + lines.map { "      \($0.key): \($0.value)" }
  }
}

extension [SymmetryProposal.Charge] {
  /// Numbers names that occur twice.
  fileprivate var withDistinctNames: [SymmetryProposal.Charge] {
    enumerated().map { place, charge in
      let isUnique = filter { $0.name == charge.name }.count == 1
      return SymmetryProposal.Charge(
        name: isUnique ? charge.name : "Q\(place + 1)", text: charge.text, words: charge.words)
    }
  }
}

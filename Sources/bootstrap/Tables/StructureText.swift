import CommandSupport
import GroupTheory

/// What is known about a group's structure, in a line for people.
struct StructureText {
  private let structure: TableStructure

  init(_ structure: TableStructure) { self.structure = structure }

  /// The line, indented and wrapped, with its newline.
  var line: String {
    var table = TextTable(header: ["", ""], alignments: [.left, .left])
    table.append(["", words])
    return table.rendered()
  }

  /// `solvable, centre 1, G/G' = Z2, derived length 3, chief factors 4·3·2, 4 normal subgroups`.
  var words: String {
    if structure.order == 1 { return "the trivial group" }
    var parts = [kind]
    if !structure.isAbelian {
      if !structure.isSimple { parts.append("centre \(Self.product(structure.centreInvariants))") }
      if !structure.isPerfect {
        parts.append("G/G' = \(Self.product(structure.abelianInvariants))")
      }
      if let length = structure.derivedLength {
        parts.append(
          length.count == 1
            ? "derived length \(length.lowerBound)"
            : "derived length \(length.lowerBound) to \(length.upperBound)")
      }
    }
    if !structure.isSimple {
      parts.append(
        "chief factors " + structure.chiefFactors.map(String.init).joined(separator: "·"))
      parts.append(normalSubgroups)
    }
    return parts.joined(separator: ", ")
  }

  /// The strongest of: abelian, simple, nilpotent, solvable, perfect.
  var kind: String {
    if structure.isAbelian {
      let name = "abelian: \(Self.product(structure.abelianInvariants))"
      return structure.isSimple ? name + ", simple" : name
    }
    if structure.isSimple { return "simple" }
    if let length = structure.nilpotencyClass { return "nilpotent of class \(length)" }
    if structure.isSolvable { return "solvable" }
    return structure.isPerfect ? "perfect" : "not solvable"
  }

  private var normalSubgroups: String {
    guard let count = structure.normalSubgroupCount else { return "very many normal subgroups" }
    return "\(count) normal subgroups"
  }

  /// The name of an abelian group: `Z4×Z2`, largest factor first as in the catalogue.
  static func product(_ invariants: [Int]) -> String {
    invariants.isEmpty ? "1" : invariants.reversed().map { "Z\($0)" }.joined(separator: "×")
  }
}

import AnswerFiles
import GroupTheory

/// An answer as a file that GAP reads: a record `xsff` with tables, branching and fusion, and functions that make GAP's objects of
/// them.
///
/// Classes and irreps count from 1, as in GAP. Source: the GAP manual, chapter "Character Tables".
public struct GAPText {
  private let answer: ExportedAnswer
  private let name: String

  /// `name` is the run file's, for the first line.
  public init(_ answer: ExportedAnswer, name: String) {
    (self.answer, self.name) = (answer, name)
  }

  /// The file.
  public var text: String {
    let solutions = answer.solutions.map { "    " + solution($0) }.joined(separator: ",\n")
    let continuous = answer.continuous.map {
      record([
        ("rank", "\($0.rank)"), ("group", quoted($0.group)), ("algebra", quoted($0.algebra)),
      ])
    }
    return """
      # The hidden group behind the sectors of \(name), by bootstrap export.
      \(remark)
      # xsff.groups(1) are GAP's groups with the table of solution 1, xsff.characterTable(1) is that table.
      xsff := rec(
        formatVersion := 1,
        sectors := \(list(sectors)),
        visibleGroup := \(answer.visible.map(table) ?? "fail"),
        solutions := [
      \(solutions)
        ],
        continuous := \(list(continuous))
      );
      \(Self.functions)

      """
  }

  private var remark: String {
    let count = answer.firstRankCount
    return count > 1
      ? "# \(count) solutions share the first rank: the data do not tell them apart."
      : count == 0 ? "# There is no solution." : "# One solution has the first rank."
  }

  private var sectors: [String] {
    answer.sectors.names.indices.map { k in
      record([
        ("name", quoted(answer.sectors.names[k])),
        ("dimension", "\(answer.sectors.irrepDimensions[k])"),
        ("multiplicity", "\(answer.sectors.multiplicities[k])"),
      ])
    }
  }

  private func solution(_ solution: StoredSolution) -> String {
    record([
      ("rank", "\(solution.rank)"), ("reading", quoted(solution.reading)),
      ("index", "\(solution.index)"), ("order", "\(solution.order)"),
      ("groupNumbers", list(solution.groups.map { "[ \(solution.order), \($0.number) ]" })),
      ("groupNames", list(solution.groups.map { quoted($0.name) })),
      ("table", table(solution.table)),
      ("branching", rows(solution.branching)),
      ("visibleFusion", places(solution.visibleFusion)),
      ("fusion", list(fusion(solution.table).map(rows))),
    ])
  }

  private func fusion(_ table: CharacterTable) -> [[[Int]]] {
    let ring = table.fusion
    return (0..<table.rank).map { a in (0..<table.rank).map { ring.coefficients[a][$0] } }
  }

  // MARK: - Values

  private func table(_ table: CharacterTable) -> String {
    let most = table.powerMaps.keys.max() ?? 0
    let maps = most < 2 ? [] : (1...most).map { table.powerMaps[$0].map(places) ?? "" }
    return record([
      ("order", "\(table.order)"), ("classSizes", numbers(table.classSizes)),
      ("elementOrders", numbers(table.elementOrders)),
      ("powerMaps", "[" + maps.joined(separator: ",") + "]"),
      ("indicators", numbers(table.frobeniusSchurIndicators)),
      ("irreps", list(table.characters.map { list($0.map(Self.cyclotomic)) })),
    ])
  }

  /// A number as GAP writes it: E(n) is exp(2πi/n).
  static func cyclotomic(_ number: Cyclotomic) -> String {
    if let integer = number.integer { return "\(integer)" }
    let terms = number.coefficients.enumerated().filter { $0.element != 0 }.map { power, factor in
      let sign = factor < 0 ? "-" : "+"
      let root = "E(\(number.conductor))" + (power == 1 ? "" : "^\(power)")
      let size = abs(factor)
      return sign + (power == 0 ? "\(size)" : size == 1 ? root : "\(size)*\(root)")
    }.joined()
    return terms.hasPrefix("+") ? String(terms.dropFirst()) : terms
  }

  private func record(_ fields: [(String, String)]) -> String {
    "rec( " + fields.map { "\($0.0) := \($0.1)" }.joined(separator: ", ") + " )"
  }

  private func list(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }
  private func numbers(_ values: [Int]) -> String { list(values.map(String.init)) }
  private func rows(_ values: [[Int]]) -> String { list(values.map(numbers)) }
  /// Places from 0 become places from 1.
  private func places(_ values: [Int]) -> String { numbers(values.map { $0 + 1 }) }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static let functions = """
    xsff.groups := function( k )
      if LoadPackage( "smallgrp" ) = fail then Error( "the groups need the package smallgrp" ); fi;
      return List( xsff.solutions[k].groupNumbers, n -> CallFuncList( ValueGlobal( "SmallGroup" ), n ) );
    end;
    xsff.tableOf := function( own, name )
      return ConvertToCharacterTable( rec( Identifier := name, UnderlyingCharacteristic := 0,
        Size := own.order, SizesCentralizers := List( own.classSizes, size -> own.order / size ),
        SizesConjugacyClasses := own.classSizes, OrdersClassRepresentatives := own.elementOrders,
        ComputedPowerMaps := own.powerMaps, Irr := own.irreps ) );
    end;
    xsff.characterTable := k -> xsff.tableOf( xsff.solutions[k].table, Concatenation( "solution", String( k ) ) );
    xsff.visibleTable := function( ) return xsff.tableOf( xsff.visibleGroup, "visible" ); end;
    """
}

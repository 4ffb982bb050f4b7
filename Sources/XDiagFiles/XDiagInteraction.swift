import ModelFiles
import Numerics
import PeerModels

/// One entry of `Interactions`: a coupling, a type of operator and sites.
///
/// XDiag 0.5 writes `['J', 'SdotS', 0, 1]`; earlier versions wrote the type first and the sites as a list, `['HB', 'J', [0, 1]]`.
struct XDiagInteraction {
  /// What the operator is multiplied by.
  enum Coupling: Hashable {
    case named(String)
    case number(Complex<Double>)
  }

  let coupling: Coupling
  let type: XDiagOperator
  let sites: [Int]
  /// Only of the type `Matrix`: shape [row][column], the first site fastest, down before up.
  let matrix: [[Complex<Double>]]?
  let item: TOMLItem

  private static let form = "['J', 'SdotS', 0, 1]: coupling, type of operator, sites"

  init(_ item: TOMLItem) throws(ModelFileError) {
    let entry = try item.list("an interaction such as \(Self.form)")
    guard entry.count >= 2 else {
      throw item.error("an interaction has a coupling and a type at least, as in \(Self.form)")
    }
    let (coupling, type) = try Self.head(entry[0], entry[1])
    var rest = Array(entry.dropFirst(2))
    var matrix: [[Complex<Double>]]?
    if type.name == "Matrix" {
      guard let last = rest.popLast(), last.isList else {
        throw item.error(
          "the type 'Matrix' ends with the rows of its matrix, as in ['J', 'Matrix', 0, [[0, 1], [1, 0]]]"
        )
      }
      matrix = try Self.matrix(last)
    }
    if rest.count == 1, rest[0].isList { rest = try rest[0].list("a list of sites") }
    var sites: [Int] = []
    for site in rest { sites.append(try site.integer("a site")) }
    (self.coupling, self.type, self.sites, self.matrix) = (coupling, type, sites, matrix)
    self.item = item
    try checkSites()
  }

  private func checkSites() throws(ModelFileError) {
    if let matrix {
      guard (1...6).contains(sites.count), matrix.count == 1 << sites.count else {
        throw item.error(
          "a matrix on n sites has 2^n rows, and n is at most 6; this one has \(matrix.count) rows on \(sites.count) sites"
        )
      }
      guard Set(sites).count == sites.count else {
        throw item.error("the type 'Matrix' takes different sites, not \(sites)")
      }
    }
    guard let count = type.siteCount else { return }
    // HubbardU of earlier versions may name the sites that it is summed over.
    guard sites.count == count else {
      throw item.error(
        "the type '\(type.name)' takes \(count) site\(count == 1 ? "" : "s"), not \(sites.count)")
    }
    guard Set(sites).count == count || Self.overlapping.contains(type.name) else {
      throw item.error("the type '\(type.name)' takes different sites, not \(sites)")
    }
  }

  private static let overlapping: Set<String> = [
    "SdotS", "SzSz", "Exchange", "NtotNtot", "NupNdn", "NdnNup", "NupNup", "NdnNdn", "NupdnNupdn",
    "tJSzSz",
    "tJSdotS",
  ]

  /// The coupling and the type, in either order.
  private static func head(
    _ first: TOMLItem, _ second: TOMLItem
  ) throws(ModelFileError) -> (Coupling, XDiagOperator) {
    if let name = second.text, let type = XDiagOperator.named(name) {
      return (try coupling(first), type)
    }
    if let name = first.text, let type = XDiagOperator.named(name) {
      return (try coupling(second), type)
    }
    let unknown = second.text ?? first.text
    guard let unknown else {
      throw second.error(
        "a type of operator, such as 'SdotS' or 'Hop', is expected here, not \(second.content.kind)"
      )
    }
    throw (second.text == nil ? first : second).error(
      "there is no type of operator '\(unknown)'"
        + nearestNameHint(to: unknown, among: XDiagOperator.names))
  }

  private static func coupling(_ item: TOMLItem) throws(ModelFileError) -> Coupling {
    if let name = item.text {
      guard !name.isEmpty else { throw item.error("the name of a coupling is empty") }
      return .named(name)
    }
    if let number = item.complex { return .number(number) }
    throw item.error(
      "a coupling is a name, a number or a pair [real part, imaginary part], not \(item.content.kind)"
    )
  }

  private static func matrix(_ item: TOMLItem) throws(ModelFileError) -> [[Complex<Double>]] {
    var rows: [[Complex<Double>]] = []
    for row in try item.list("the rows of a matrix") {
      var numbers: [Complex<Double>] = []
      for entry in try row.list("a row of a matrix") {
        guard let number = entry.complex else {
          throw entry.error("a number or a pair [real part, imaginary part] is expected here")
        }
        numbers.append(number)
      }
      rows.append(numbers)
    }
    for (place, row) in rows.enumerated() where row.count != rows.count {
      throw item.error(
        "row \(place) of the matrix has \(row.count) numbers, and there are \(rows.count) rows")
    }
    return rows
  }
}

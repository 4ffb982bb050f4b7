import CommandSupport
import GroupTheory
import SymmetryBootstrap

/// One solution for people: the group, its irreps with their branching, its character table.
struct SolutionText {
  private let solution: BootstrapSolution
  private let rank: Int
  private let sectors: [String]

  init(_ solution: BootstrapSolution, rank: Int, sectors: [String]) {
    self.solution = solution
    self.rank = rank
    self.sectors = sectors
  }

  var text: String { heading + branching + "\n" + characters + legend }

  private var heading: String {
    let groups = solution.groups.map { "\($0.name) = SmallGroup(\($0.order),\($0.id))" }
    let name =
      groups.isEmpty
      ? "a group of order \(solution.order) without a name here"
      : groups.joined(separator: " or ")
    return "Rank \(rank): G = \(name)\n"
      + "  unitary, order \(solution.order), index p = \(solution.index), irreps per signature r = "
      + "\(multiplicities)\n\n"
  }

  private var multiplicities: String {
    let last = solution.signatureOf.max()!
    let counts = (0...last).map { k in solution.signatureOf.filter { $0 == k }.count }
    return "(" + counts.map(String.init).joined(separator: ",") + ")"
  }

  private var branching: String {
    var table = TextTable(
      header: ["irrep of G", "D", "restricts to the sectors"], alignments: [.left, .right, .left])
    for (alpha, vector) in solution.branching.enumerated() {
      let parts = zip(vector, sectors).filter { $0.0 > 0 }.map { multiplicity, name in
        multiplicity == 1 ? name : "\(multiplicity)·\(name)"
      }
      table.append(
        ["χ\(alpha + 1)", "\(solution.table.dimensions[alpha])", parts.joined(separator: " + ")])
    }
    return table.rendered()
  }

  private var characters: String {
    let table = solution.table
    var text = TextTable(header: ["class"] + (0..<table.rank).map { className($0) } + ["ν"])
    text.append(["size"] + table.classSizes.map(String.init) + [""])
    var symbols = CharacterSymbols()
    for (alpha, row) in table.characters.enumerated() {
      text.append(
        ["χ\(alpha + 1)"] + row.map { symbols.symbol(for: $0) }
          + ["\(table.frobeniusSchurIndicators[alpha])"])
    }
    return text.rendered() + symbols.legend
  }

  /// Classes by the order of their elements, with a letter; a star marks classes that hold elements of N.
  private func className(_ c: Int) -> String {
    let orders = solution.table.elementOrders
    let number = orders[..<c].filter { $0 == orders[c] }.count
    return "\(orders[c])\(Self.letters(number))" + (solution.visibleFusion.contains(c) ? "*" : "")
  }

  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(97 + number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }

  private var legend: String {
    "Classes are named by element order; * holds elements of the visible group. ν: Frobenius-Schur.\n"
  }
}

/// Short names for irrational character values: integers stand as they are, ±1, ±i and single roots of unity too, and other
/// values get a letter that a legend explains.
struct CharacterSymbols {
  private var names: [Cyclotomic: String] = [:]
  private var lines: [String] = []

  mutating func symbol(for value: Cyclotomic) -> String {
    if let integer = value.integer { return "\(integer)" }
    if let multiple = Self.multipleOfRoot(value) { return multiple }
    if let known = names[value] { return known }
    if let opposite = names[-value] { return "-" + opposite }
    if let conjugate = names[value.conjugate] { return "/" + conjugate }
    if let both = names[-value.conjugate] { return "-/" + both }
    let name =
      String(UnicodeScalar(UInt8(65 + lines.count % 26)))
      + (lines.count < 26 ? "" : "\(lines.count / 26)")
    names[value] = name
    lines.append("\(name) = \(value)")
    return name
  }

  /// m ζ_n^k as `2ζ3`, `-ζ8^3`, `i`; nil for other numbers.
  private static func multipleOfRoot(_ value: Cyclotomic) -> String? {
    let n = value.conductor
    guard let square = (value * value.conjugate).integer else { return nil }
    let modulus = Int(Double(square).squareRoot().rounded())
    guard modulus * modulus == square else { return nil }
    // For even n, half of the roots are the negatives of the others.
    for k in 1...(n.isMultiple(of: 2) ? n / 2 : n - 1) {
      for sign in [1, -1]
      where value == Cyclotomic(sign * modulus) * .rootOfUnity(k, order: n) {
        let root = n == 4 ? "i" : "ζ\(n)" + (k == 1 ? "" : "^\(k)")
        return (sign < 0 ? "-" : "") + (modulus == 1 ? "" : "\(modulus)") + root
      }
    }
    return nil
  }

  /// What the letters mean; / stands for complex conjugation, ζn for exp(2πi/n).
  var legend: String {
    lines.isEmpty ? "" : lines.joined(separator: ", ") + "  (/A is the complex conjugate of A)\n"
  }
}

import Foundation
import TestSupport
import Testing

/// Random expressions, most of them of the grammar, wherever a model file may have one.
@Suite("Random expressions")
struct ExpressionFuzzTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("end in a sentence and an exit status")
  func expressions() throws {
    var fuzz = FuzzedCommands(in: folder)
    for number in 0..<FuzzedCommands.fileCount {
      try folder.write(Self.model(&fuzz), to: "random.yaml")
      try fuzz.run(.xsff, ["inspect", "./random.yaml"], number: number, keeping: "random.yaml")
    }
    fuzz.report()
  }

  /// A chain in which one or two of its expressions are random.
  private static func model(_ fuzz: inout FuzzedCommands) -> String {
    var parts = [
      "coupling": "J_s*cos(j)", "operator": "X(j)*X((j + 1) mod L)", "where": "j < L - 1",
      "on-site": "Z", "permute": "L - 1 - j", "random": "normal(1, 0.5)", "number": "0.5",
    ]
    let names = parts.keys.sorted()
    for _ in 0...fuzz.choice(among: 2) {
      parts[names[fuzz.choice(among: names.count)]] = expression(
        &fuzz, depth: 1 + fuzz.choice(among: 5))
    }
    func quoted(_ name: String) -> String {
      "'" + parts[name]!.replacingOccurrences(of: "'", with: "''") + "'"
    }
    return """
      format: 1
      name: random
      parameters:
        L: {default: 3, minimum: 2}
        a: {default: \(quoted("number"))}
      sites: {count: L, local: qudit(3)}
      random: {J_s: \(quoted("random"))}
      terms:
        - {name: J, over: sites, where: \(quoted("where")), coupling: \(quoted("coupling")), operator: \(quoted("operator"))}
      symmetry:
        visible:
          - {name: S, on-site: \(quoted("on-site"))}
          - {name: R, permute: \(quoted("permute"))}
      """
  }

  private static let leaves = [
    "0", "1", "2", "-3", "0.5", "1e-3", "1e308", "9223372036854775807", "4611686018427387904",
    "1e-320", "pi", "im", "L", "a",
    "j", "k", "J_s", "X(j)", "Z(j)", "n(j)", "Z", "1", "X((j + 1) mod L)", "h.c.", "sigma.Z(j)",
    "nothing", "",
  ]
  private static let functions = [
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "log", "floor", "ceil",
    "round", "besselj0", "besselj1",
    "besselj", "min", "max", "exp", "sqrt", "abs", "real", "imag", "conj", "if", "levels",
    "diagonal", "matrix", "normal", "uniform",
    "site", "X", "spin",
  ]
  private static let signs = [
    " + ", " - ", "*", "/", "^", " mod ", " == ", " != ", " < ", " <= ", " and ", " or ", ", ", " ",
  ]

  private static func expression(_ fuzz: inout FuzzedCommands, depth: Int) -> String {
    func pick(_ words: [String]) -> String { words[fuzz.choice(among: words.count)] }
    guard depth > 0 else { return pick(leaves) }
    switch fuzz.choice(among: 12) {
    case 0: return "-" + expression(&fuzz, depth: depth - 1)
    case 1: return "not " + expression(&fuzz, depth: depth - 1)
    case 2: return "(" + expression(&fuzz, depth: depth - 1) + ")'"
    case 3: return "(" + expression(&fuzz, depth: depth - 1)
    case 4, 5, 6:
      let arguments = (0...fuzz.choice(among: 4)).map { _ in expression(&fuzz, depth: depth - 1) }
      return pick(functions) + "(" + arguments.joined(separator: ", ") + ")"
    case 7 where fuzz.choice(among: 20) == 0:
      // Deep enough for any stack that recursion without a limit would need.
      let count = 1 << fuzz.choice(among: 16)
      return String(repeating: pick(["(", "-", "not ", "sin(", "2^", "1+"]), count: count)
        + pick(leaves)
    default:
      return "(" + expression(&fuzz, depth: depth - 1) + ")" + pick(signs)
        + expression(&fuzz, depth: depth - 1)
    }
  }
}

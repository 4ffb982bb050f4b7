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

  /// A chain in which one to three of its expressions are random.
  private static func model(_ fuzz: inout FuzzedCommands) -> String {
    var parts = [
      "coupling": "J_s*cos(j)", "operator": "X(j)*X((j + 1) mod L)", "where": "j < L - 1",
      "on-site": "Z", "permute": "L - 1 - j", "random": "normal(1, 0.5)", "number": "0.5",
    ]
    let names = parts.keys.sorted()
    for _ in 0...fuzz.choice(among: 2) {
      let name = names[fuzz.choice(among: names.count)]
      let random = expression(
        &fuzz, of: name == "operator" ? operators : numbers, depth: 1 + fuzz.choice(among: 4))
      parts[name] =
        switch name {
        case "operator": random + " + h.c."
        case "where": random + " < 1"
        case "permute": "(L - 1 - j + 0*(\(random))) mod L"
        default: random
        }
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

  private static let numbers = ["0", "1", "2", "-3", "0.5", "1e-3", "pi", "L", "a", "j"]
  private static let operators = [
    "X(j)", "Z(j)", "X((j + 1) mod L)", "Z((j + 1) mod L)", "2", "im",
  ]
  private static let oddities = [
    "1e308", "9223372036854775807", "4611686018427387904", "1e-320", "J_s", "k", "Z", "h.c.",
    "sigma.Z(j)", "nothing", "",
  ]
  private static let plain = [
    "sin", "cos", "exp", "abs", "sqrt", "floor", "tanh", "besselj0", "real", "conj", "max", "min",
  ]
  private static let functions = [
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "log", "floor", "ceil",
    "round", "besselj0", "besselj1",
    "besselj", "min", "max", "exp", "sqrt", "abs", "real", "imag", "conj", "if", "levels",
    "diagonal", "matrix", "normal", "uniform",
    "site", "X", "spin",
  ]
  private static let plainSigns = [" + ", " - ", "*"]
  private static let signs = [
    "/", "^", " mod ", " == ", " != ", " < ", " <= ", " and ", " or ", ", ", " ",
  ]

  /// Mostly of the grammar; one part in twenty is odd.
  private static func expression(
    _ fuzz: inout FuzzedCommands, of leaves: [String], depth: Int
  ) -> String {
    func pick(_ words: [String]) -> String { words[fuzz.choice(among: words.count)] }
    let isOdd = fuzz.choice(among: 20) == 0
    guard depth > 0 else { return pick(isOdd ? oddities : leaves) }
    let first = expression(&fuzz, of: leaves, depth: depth - 1)
    switch fuzz.choice(among: 6) {
    case 0: return (isOdd ? "not " : "-") + first
    case 1: return isOdd ? "(" + first : "(\(first))" + (leaves == operators ? "'" : "")
    case 2 where leaves == numbers || isOdd:
      let more = (0..<fuzz.choice(among: isOdd ? 5 : 1)).map { _ in
        expression(&fuzz, of: leaves, depth: depth - 1)
      }
      return pick(isOdd ? functions : plain) + "(" + ([first] + more).joined(separator: ", ") + ")"
    case 3 where fuzz.choice(among: 30) == 0:
      // Deep enough for any stack that recursion without a limit would need.
      let count = 1 << fuzz.choice(among: 16)
      return String(repeating: pick(["(", "-", "not ", "sin(", "2^", "1+"]), count: count) + first
    default:
      return "(\(first))" + pick(isOdd ? signs : plainSigns)
        + "(\(expression(&fuzz, of: leaves, depth: depth - 1)))"
    }
  }
}

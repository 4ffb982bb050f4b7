import ExactDiagonalization
import Foundation
import ModelFiles
import Numerics
import TestSupport
import Testing

@Suite("Expressions of model files")
struct ModelFileExpressionTests {
  private func real(_ text: String) throws -> Double {
    var scope = ExpressionScope()
    scope.bind("L", to: 7)
    scope.bind("j", to: 2)
    return try ExpressionParser.parse(text).real(in: scope)
  }

  @Test(
    "Arithmetic follows the usual precedence",
    arguments: [
      ("1 + 2*3", 7), ("(1 + 2)*3", 9), ("2^3^2", 512), ("-2^2", -4), ("2^-1", 0.5),
      ("7/2/2", 1.75),
      ("1 - 2 - 3", -4), ("--3", 3), ("2 * -3", -6), ("1e-3 * 2.5E2", 0.25), (".5", 0.5),
      ("(j + 6) mod L", 1), ("(j - 5) mod L", 4), ("j + 13 mod L", 8), ("-1 mod 5", 4),
      ("(-1)^j", 1),
      ("min(3, 1, 2)", 1), ("max(3)", 3), ("abs(3 - 4*im)", 5), ("floor(-0.5)", -1),
      ("ceil(0.2)", 1),
      ("real(exp(im*pi))", -1), ("real(im')", 0), ("imag(im')", -1), ("sqrt(16)", 4),
      ("imag(sqrt(-4))", 2), ("real(im^2)", -1), ("real(2 + im + h.c.)", 4), ("round(2.5)", 3),
      ("8^(1/3)", 2), ("if(j == 2, 5, 1/0)", 5), ("if(j > L, 1/0, j*(j < L))", 2),
    ])
  func arithmetic(text: String, value: Double) throws {
    #expect(abs(try real(text) - value) < 1e-14)
  }

  @Test(
    "Special functions",
    arguments: [
      ("besselj0(2.404825557695773)", 0.0), ("besselj0(1)", 0.765_197_686_557_966_5),
      ("besselj(2, 3)", 0.486_091_260_585_891_1), ("sin(pi/6)", 0.5), ("atan(1)*4", Double.pi),
      ("log(exp(2))", 2), ("tan(pi/4)", 1), ("cosh(1)^2 - sinh(1)^2", 1),
    ])
  func functions(text: String, value: Double) throws {
    #expect(abs(try real(text) - value) < 1e-14)
  }

  @Test(
    "Conditions",
    arguments: [
      ("1 < 2", true), ("0 <= j < 2", false), ("0 < j <= 2", true), ("not j == 2", false),
      ("j == 1 or j == 2 and L > 9", false), ("(j == 2 or j == 1) and L != 9", true),
      ("not (1 > 2)", true), ("1 >= 1", true), ("not not 1 < 2", true),
    ])
  func conditions(text: String, value: Bool) throws {
    var scope = ExpressionScope()
    scope.bind("L", to: 7)
    scope.bind("j", to: 2)
    #expect(try ExpressionParser.parse(text).truth(in: scope) == value)
  }

  @Test("h.c. is the adjoint of the rest of its own sum")
  func hermitianConjugate() throws {
    let algebra = Algebra(.clock(3))
    try algebra.expectEqual("Z(0) + im*X(0) + h.c.", "Z(0) + im*X(0) + Z(0)' - im*X(0)'")
    try algebra.expectEqual("h.c. + Z(0)", "Z(0)' + Z(0)")
    try algebra.expectEqual("Z(0) - h.c.", "Z(0) - Z(0)'")
    try algebra.expectEqual("2*(Z(0) + h.c.) + X(0)", "2*Z(0) + 2*Z(0)' + X(0)")
    try algebra.expectEqual("im*(Z(0)*X(1) + h.c.)'", "im*(Z(0)*X(1) + X(1)'*Z(0)')")
    try algebra.expectEqual("(Z(0)*X(0))'", "X(0)'*Z(0)'")
    try algebra.expectEqual("Z(0)''", "Z(0)")
  }

  @Test("A condition is 1 or 0 in arithmetic")
  func conditionsAsNumbers() throws {
    let algebra = Algebra(.clock(3))
    try algebra.expectEqual("(1 < 2)*Z(0) + (2 < 1)*X(0)", "Z(0)")
    try algebra.expectEqual("Z(0)*(1 == 1)/(1 + (2 == 2))", "Z(0)/2")
    try algebra.expectEqual("-(1 < 2) + Z(0)", "Z(0) - 1")
    try algebra.expectEqual("((1 == 1) + (2 == 2))*Z(0)", "2*Z(0)")
  }

  @Test("Site indices are arithmetic")
  func siteIndices() throws {
    try Algebra(.clock(3)).expectEqual("Z((2 + 2) mod 3)", "Z(1)")
  }

  @Test(
    "Malformed expressions are refused at the right place",
    arguments: [
      ("1 +", 3, "ends too early"), ("2pi", 0, "product with '*'"), ("(1", 2, "')'"),
      ("1 = 2", 2, "'=='"), ("7 % 2", 2, "'mod'"), ("a && b", 2, "'and'"), ("sin 3", 4, "number 3"),
      ("sin(1, 2)", 0, "1 argument"), ("foo(1)", 0, "'foo'"), ("J", 0, "unknown name"),
      ("lenght", 0, "length"), ("2*h.c.", 2, "adjoint of the rest"), ("h.c.", 0, "adjoint of"),
      ("1 < (3 < 4)", 5, "condition"), ("1/(2 - 2)", 3, "zero"), ("3 mod 0", 6, "positive"),
      ("log(-1)", 0, "finite"), ("1 2", 2, "number 2"), ("normal(1, 2)", 0, "whole coupling"),
      ("", 0, "empty"), ("$", 0, "no meaning"), ("exp", 0, "parentheses"), ("2(3)", 1, "'('"),
      ("length(3)", 0, "not a function"), ("1e400", 0, "finite"), ("a.b", 0, "operator"),
    ])
  func malformed(text: String, position: Int, fragment: String) throws {
    var scope = ExpressionScope()
    scope.bind("length", to: 7)
    scope.bind("a", to: 1)
    let error = #expect(throws: ExpressionError.self) {
      try ExpressionParser.parse(text).real(in: scope)
    }
    #expect(error?.position == position)
    #expect(error?.message.contains(fragment) == true, "\(error?.message ?? "")")
  }

  @Test(
    "Operators are refused where they cannot be",
    arguments: [
      ("Z", "needs a site"), ("Z(3)", "numbered from 0 to 2"), ("Z(0.5)", "integer"),
      ("Z(0, 1)", "one site"), ("Y(0)", "'Y'"), ("Z(0) < 1", "number is expected"),
      ("1/Z(0)", "divisor"), ("Z(0)^-1", "powers"), ("sin(Z(0))", "number is expected"),
      ("s.Z(0)", "without a name"), ("abs(Z(0))", "applies to a number"),
      ("1 < 2", "condition"), ("levels(1, 0, 2)", "'levels'"), ("diagonal(1, 2, 3)", "'diagonal'"),
      ("exp(1000*Z(0))", "infinite"), ("log(0)*Z(0)", "infinite"),
    ])
  func misplacedOperators(text: String, fragment: String) throws {
    let error = #expect(throws: ExpressionError.self) { try Algebra(.clock(3)).operation(text) }
    #expect(error?.message.contains(fragment) == true, "\(error?.message ?? "")")
  }

  @Test("Random texts never crash the parser")
  func randomTexts() {
    let pieces = [
      "1", "2.5", "j", "Z", "(", ")", "'", "h.c.", "+", "-", "*", "/", "^", "mod", ",", ".", "<",
      "==", "not", "and", " ", "exp", "e", "Z(0)", "°", "1e",
    ]
    var generator = SeededGenerator(seed: 17)
    let algebra = Algebra(.qubit)
    var accepted = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...7, using: &generator))
        .map { _ in pieces.randomElement(using: &generator)! }.joined()
      if (try? algebra.operation(text)) != nil { accepted += 1 }
    }
    #expect(accepted > 100)
    let deep = String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)
    #expect(throws: ExpressionError.self) { try ExpressionParser.parse(deep) }
  }
}

import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Fermionic operators")
struct ModelFermionTests {
  /// Three cells of a fermion, a qubit and another fermion.
  private static let reference = FermionReference(
    dimensions: Array(repeating: 2, count: 9), fermions: [0, 2, 3, 5, 6, 8])

  /// The operator of a term, as the model file's reader makes it.
  private static func matrix(_ text: String) throws -> DenseMatrix {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        sites: {count: 3, local: {a: fermion, s: qubit, b: fermion}}
        operators: {pair: a.c * b.c, odd: a.c + 2*b.c'}
        terms: [{name: A, over: [[0]], operator: "\(text)"}]
        """, sourceName: "test.yaml")
    return model.structures[0].operators.reduce(DenseMatrix(dimension: reference.dimension)) {
      $0 + reference.embedded($1)
    }
  }

  private func distance(_ first: DenseMatrix, _ second: DenseMatrix) -> Double {
    (first + second.scaled(by: Complex(-1))).largestModulus
  }

  private var a: [DenseMatrix] { [0, 3, 6].map(Self.reference.annihilator) }
  private var b: [DenseMatrix] { [2, 5, 8].map(Self.reference.annihilator) }

  @Test("Products have the signs of the Jordan-Wigner order, whatever stands between")
  func products() throws {
    let hop = a[0].adjoint * b[2]
    #expect(distance(try Self.matrix("a.c(0)' * b.c(2) + h.c."), hop + hop.adjoint) < 1e-14)
    let reversed = b[2] * a[0].adjoint
    #expect(
      distance(try Self.matrix("b.c(2) * a.c(0)' + h.c."), reversed + reversed.adjoint) < 1e-14)
    let x = Self.reference.onSite(4, LocalSpace.qubit.matrices["X"]!)
    let four = a[0].adjoint * b[2].adjoint * x * a[2] * b[0]
    #expect(
      distance(
        try Self.matrix("a.c(0)' * b.c(2)' * s.X(1) * a.c(2) * b.c(0) + h.c."), four + four.adjoint)
        < 1e-14)
    let sum = a[0].adjoint * a[1] + b[0].adjoint * b[1] + b[1].adjoint * b[2]
    #expect(
      distance(
        try Self.matrix("a.c(0)'*a.c(1) + b.c(0)'*b.c(1) + b.c(1)'*b.c(2) + h.c."),
        sum + sum.adjoint) < 1e-14)
  }

  @Test("Named operators carry their signs to other cells")
  func named() throws {
    let pairs = (a[0] * b[0]).adjoint * (a[2] * b[2])
    #expect(distance(try Self.matrix("pair(0)' * pair(2) + h.c."), pairs + pairs.adjoint) < 1e-14)
    let odd = [0, 2].map { a[$0] + b[$0].adjoint.scaled(by: 2) }
    let product = odd[0].adjoint * odd[1]
    #expect(distance(try Self.matrix("odd(0)' * odd(2) + h.c."), product + product.adjoint) < 1e-14)
    let counts = a[1].adjoint * a[1] * b[1].adjoint * b[1]
    #expect(distance(try Self.matrix("a.n(1) * b.n(1)"), counts) < 1e-14)
  }

  @Test("Canonical anticommutation relations")
  func relations() throws {
    let species = OperatorSymbols.Species(name: nil, space: .fermion)
    let scope = ExpressionScope(
      operators: .lattice(OperatorSymbols(cellCount: 4, species: [species])))
    func operation(_ text: String) throws -> LocalOperator {
      try ExpressionParser.parse(text).operation(in: scope)
    }
    for j in 0..<4 {
      for k in 0..<4 {
        let mixed = try operation("c(\(j))*c(\(k))' + c(\(k))'*c(\(j)) - \(j == k ? 1 : 0)")
        #expect(mixed.isZero)
        #expect(try operation("c(\(j))*c(\(k)) + c(\(k))*c(\(j))").isZero)
      }
    }
    #expect(try operation("n(2) - c(2)'*c(2)").isZero)
    #expect(try operation("c(0)'*c(3)").sites == [0, 3])
    #expect(try operation("c(0)'*c(3)").parityString == [1, 2])
  }

  @Test("A string and the same signs written as a matrix are one operator")
  func stringsAndMatrices() throws {
    let species = OperatorSymbols.Species(name: nil, space: .fermion)
    let scope = ExpressionScope(
      operators: .lattice(OperatorSymbols(cellCount: 3, species: [species])))
    let texts = ["im*c(0)'*c(2)", "-im*c(2)'*c(0)*(n(1) + (1 - n(1)))"]
    let operators = try texts.map { try ExpressionParser.parse($0).operation(in: scope) }
    #expect(operators.map(\.sites) == [[0, 2], [0, 1, 2]])
    #expect(OperatorSum(operators).hermitianOperators != nil)
    #expect(OperatorSum([operators[0], operators[0]]).hermitianOperators == nil)
  }

  @Test(
    "What no fermionic model can have is refused",
    arguments: [
      ("operator: c(j)' * c(k) + h.c.", "operator: c(j) + c(j)'", "by an odd number"),
      ("on-site: exp(im*pi*n)", "on-site: c + c'", "must keep the number of fermions"),
      ("local: fermion", "local: fermions", "did you mean 'fermion'?"),
      ("local: fermion", "local: {f: fermion, q: qubit}", "say which one, as in f.c or q.c"),
    ])
  func refusals(original: String, replacement: String, fragment: String) throws {
    let source = """
      format: 1
      name: test
      sites: {count: 3, local: fermion}
      lattice: ring
      terms:
        - name: t
          over: bonds
          operator: c(j)' * c(k) + h.c.
      symmetry:
        visible: [{name: P, on-site: exp(im*pi*n)}]
      """
    _ = try ModelFile.parse(source: source, sourceName: "test.yaml")
    let error = try #require(throws: ModelFileError.self) {
      try ModelFile.parse(
        source: source.replacing(original, with: replacement), sourceName: "test.yaml")
    }
    #expect(error.description.contains(fragment), "\(error)")
  }

  @Test("A fermion and a qubit cannot be exchanged")
  func exchange() throws {
    let error = try #require(throws: ModelFileError.self) {
      try ModelFile.parse(
        source: """
          format: 1
          name: test
          sites: {count: 2, local: {f: fermion, q: qubit}}
          terms: [{name: n, over: sites, operator: f.n(j)}]
          symmetry: {visible: [{name: swap, species: {f: q, q: f}}]}
          """, sourceName: "test.yaml")
    }
    #expect(error.description.contains("only one of them holds fermions"))
  }
}

import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Operators on few sites")
struct ModelOperatorAlgebraTests {
  @Test("Clock operators obey Z X = ω X Z and Z^n = X^n = 1", arguments: [2, 3, 4, 6, 7])
  func clock(levels: Int) throws {
    let algebra = Algebra(.clock(levels))
    let omega = "exp(2*pi*im/\(levels))"
    try algebra.expectEqual("Z(0)*X(0)", "\(omega)*X(0)*Z(0)")
    try algebra.expectEqual("Z(0)^\(levels)", "1 + 0*Z(0)")
    try algebra.expectEqual("X(0)^\(levels)", "1 + 0*X(0)")
    try algebra.expectEqual("X(0)'*X(0)", "1 + 0*X(0)")
  }

  @Test(
    "Spin operators obey the angular momentum algebra",
    arguments: [
      LocalSpace.spin(twice: 1), .spin(twice: 2), .spin(twice: 3), .spin(twice: 7), .cartesianSpin,
    ])
  func spin(space: LocalSpace) throws {
    let algebra = Algebra(space)
    let spin = Double(space.dimension - 1) / 2
    try algebra.expectEqual("Sx(0)*Sy(0) - Sy(0)*Sx(0)", "im*Sz(0)")
    try algebra.expectEqual("Sy(0)*Sz(0) - Sz(0)*Sy(0)", "im*Sx(0)")
    try algebra.expectEqual("Sz(0)*Sx(0) - Sx(0)*Sz(0)", "im*Sy(0)")
    try algebra.expectEqual("Sx(0)^2 + Sy(0)^2 + Sz(0)^2", "\(spin * (spin + 1)) + 0*Sz(0)")
    try algebra.expectEqual("Sp(0)", "Sx(0) + im*Sy(0)")
    try algebra.expectEqual("Sp(0)'", "Sm(0)")
  }

  @Test("Pauli matrices")
  func qubit() throws {
    let algebra = Algebra(.qubit)
    try algebra.expectEqual("X(0)*Y(0)", "im*Z(0)")
    try algebra.expectEqual("Y(0)^2", "1 + 0*Y(0)")
  }

  @Test("A rotation of a Cartesian spin by π is diagonal")
  func rotation() throws {
    let algebra = Algebra(.cartesianSpin)
    try algebra.expectEqual("exp(im*pi*Sz(0))", "1 - 2*Sz(0)^2")
    let rotation = try algebra.operation("exp(im*pi*Sz(0))")
    #expect(rotation.columns.map { $0.map(\.row) } == [[0], [1], [2]])
    let signs = rotation.columns.map { $0[0].amplitude }
    #expect(zip(signs, [-1.0, -1, 1]).allSatisfy { ($0 - Complex($1)).length < 2e-15 })
  }

  @Test("The quadrupole is diagonal in the Cartesian basis")
  func quadrupole() throws {
    let rows = try Algebra(.cartesianSpin).operation("Sx(0)^2 - Sy(0)^2").denseRows
    #expect(rows == [[-1, 0, 0], [0, 1, 0], [0, 0, 0]].map { $0.map { Complex<Double>($0) } })
  }

  @Test("Operators on different sites commute, and the first site is the slowest")
  func sites() throws {
    let algebra = Algebra(.qubit)
    try algebra.expectEqual("X(2)*Z(0)", "Z(0)*X(2)")
    let product = try algebra.operation("X(2)*Z(0)")
    #expect(product.sites == [0, 2])
    #expect(product.columns[0] == [LocalOperator.Entry(row: 1, amplitude: .one)])
    #expect(product.columns[2] == [LocalOperator.Entry(row: 3, amplitude: -.one)])
  }

  @Test("Sums and products agree with dense Kronecker products")
  func dense() throws {
    let algebra = Algebra(.clock(3))
    let (z, x) = (LocalSpace.clock(3).matrices["Z"]!, LocalSpace.clock(3).matrices["X"]!)
    let one = LocalOperator.identity(sites: [0], dimensions: [3]).denseRows
    let expected = KroneckerMatrix(z).kronecker(KroneckerMatrix(x)).kronecker(KroneckerMatrix(one))
      .times(KroneckerMatrix(one).kronecker(KroneckerMatrix(z)).kronecker(KroneckerMatrix(x)))
    let actual = try algebra.operation("X(1)*Z(0) * (Z(1)*X(2))")
    #expect(KroneckerMatrix(actual.denseRows).distance(to: expected) < 1e-15)
  }

  @Test("exp turns a sum of commuting operators into a product")
  func exponential() throws {
    let algebra = Algebra(.spin(twice: 2))
    try algebra.expectEqual("exp(Sz(0) + im*Sx(1))", "exp(Sz(0))*exp(im*Sx(1))", within: 1e-13)
    try algebra.expectEqual("exp(5*Sx(0))*exp(-5*Sx(0))", "1 + 0*Sx(0)", within: 1e-10)
  }

  @Test("Renaming sites permutes the factors")
  func renaming() throws {
    let algebra = Algebra(.clock(3))
    let moved = try algebra.operation("Z(0)*X(1)*X(2)'").onSites { [0: 2, 1: 0, 2: 1][$0]! }
    #expect(moved == (try algebra.operation("Z(2)*X(0)*X(1)'")))
  }

  @Test("Hermiticity is a property of the sum, not of its summands")
  func hermiticity() throws {
    let algebra = Algebra(.clock(3))
    func isHermitian(_ texts: String...) throws -> Bool {
      OperatorSum(try texts.map { try algebra.operation($0) }).hermitianOperators != nil
    }
    #expect(try isHermitian("Z(0)*X(1)", "Z(0)'*X(1)'"))
    #expect(try isHermitian("im*Z(0)*X(1)", "-im*X(1)'*Z(0)'"))
    #expect(try !isHermitian("Z(0)*X(1)", "Z(0)'*X(1)"))
    // The identity on site 1 hides in a product, and cancels against a term on site 0 alone.
    #expect(try isHermitian("im*Z(0)*X(1)*X(1)'", "-im*Z(0)'"))
    #expect(try isHermitian("im*Z(0)*(1 + X(1) + X(1)')", "-im*Z(0)'", "-im*(X(1) + X(1)')*Z(0)'"))
    #expect(try !isHermitian("im + 0*Z(0)"))
  }

  @Test("The traceless decomposition adds up to the operator")
  func decomposition() throws {
    let algebra = Algebra(.clock(3))
    let whole = try algebra.operation(
      "(2 + Z(0) + X(0))*(1 + Z(1)*X(1))*(3 + X(2)') + exp(Z(0)*Z(2)')")
    let parts = OperatorSum([whole]).tracelessDecomposition.operators
    let sum = parts.reduce(LocalOperator(scalar: .zero), +)
    #expect((sum - whole).largestModulus < 1e-13)
    #expect(Set(parts.map(\.sites)).count == parts.count)
    for part in parts where !part.sites.isEmpty {
      let trace = part.columns.enumerated().flatMap { column, entries in
        entries.filter { $0.row == column }.map(\.amplitude)
      }.reduce(.zero, +)
      #expect(trace.length < 1e-13)
    }
  }
}

/// Expressions on three equal sites.
struct Algebra {
  private let scope: ExpressionScope

  init(_ space: LocalSpace) {
    let species = OperatorSymbols.Species(name: nil, space: space)
    scope = ExpressionScope(
      operators: .lattice(OperatorSymbols(cellCount: 3, species: [species])))
  }

  func operation(_ text: String) throws -> LocalOperator {
    try ExpressionParser.parse(text).operation(in: scope)
  }

  func expectEqual(
    _ left: String, _ right: String, within tolerance: Double = 1e-14,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let difference = try operation(left) - operation(right)
    #expect(
      difference.largestModulus <= tolerance, "\(left) = \(right)", sourceLocation: sourceLocation)
  }
}

import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import TestSupport
import Testing

/// Generators that are monomial only after a change of the local basis, against dense matrices in the levels of the file.
@Suite("Local bases")
struct LocalBasisTests {
  private func parse(_ text: String, symmetry: String = "") throws -> Model {
    try ModelFile.parse(
      source: "format: 1\nname: test\n" + text + "\n" + symmetry, sourceName: "test.yaml")
  }

  private static let ising = """
    sites: {count: 5, local: qubit}
    lattice: ring
    terms:
      - {name: J, over: bonds, operator: X(j)*X(k) + Z(j)*Z(k) + 0.3*Y(j)*Y(k)}
      - {name: h, over: sites, operator: 0.7*(X(j) + Z(j))}
    """
  private static let hadamard = DenseMatrix(rows: [[1, 1], [1, -1]])
    .scaled(by: Complex(0.5.squareRoot()))

  @Test("An Ising ring that the Hadamard matrix leaves alone")
  func hadamard() throws {
    let symmetry = """
      symmetry:
        visible:
          - {name: H, on-site: (X + Z)/sqrt(2)}
          - {name: T, permute: (j + 1) mod 5}
        anti-unitary: [{name: K, on-site: 1}]
      """
    let model = try parse(Self.ising, symmetry: symmetry)
    #expect(model.localBasis != nil)
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.plan.visible.group.order == 10)
    let levels = try exact.allLevels()
    let dense = DenseSectors(try parse(Self.ising))
    let flip = dense.operation(Array(repeating: Self.hadamard, count: 5))
    let shift = dense.operation(Array(repeating: nil, count: 5), images: [1, 2, 3, 4, 0])
    for (sector, name) in exact.sectors.map(\.alias).enumerated() {
      let label = name.dropFirst().dropLast().split(separator: ",").map { Int($0)! }
      let projector =
        DenseSectors.projector(flip, exponent: label[0], order: 2)
        * DenseSectors.projector(shift, exponent: label[1], order: 5)
      #expect(largestDifference(levels[sector], try dense.levels(within: projector)) < 1e-11)
    }
  }

  @Test("A clock chain that the Fourier transform leaves alone, and its eigenvalues")
  func fourier() throws {
    let model = try ModelBundledTests.load("fourier-clock", ["L": "3"])
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.sectors.map(\.name) == ["0", "1", "2", "3"])
    #expect(exact.matrices.allSatisfy { $0.isReal })
    let levels = try exact.allLevels()
    let plain = try ModelFile.load(
      path: ModelBundledTests.folder.appending(path: "fourier-clock.yaml").path,
      overrides: ["L": "3"], symmetry: "symmetry: {visible: none}")
    let dense = DenseSectors(plain)
    let matrix = DenseMatrix(
      rows: (0..<3).map { row in (0..<3).map { unitRoot(row * $0, 3) / Complex(3.0.squareRoot()) } }
    )
    let fourier = dense.operation(Array(repeating: matrix, count: 3))
    for sector in 0..<4 {
      let projector = DenseSectors.projector(fourier, exponent: sector, order: 4)
      #expect(largestDifference(levels[sector], try dense.levels(within: projector)) < 1e-11)
    }
  }

  @Test("The octahedral group on spins in the basis of Sz becomes one of Cartesian levels")
  func octahedral() throws {
    let text = """
      sites: {count: 3, local: spin(1)}
      lattice: ring
      terms:
        - {name: J, over: bonds, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + Sz(j)*Sz(k)}
        - {name: q, over: bonds, operator: 0.6*(Sx(j)^2*Sx(k)^2 + Sy(j)^2*Sy(k)^2 + Sz(j)^2*Sz(k)^2)}
      """
    let symmetry = """
      symmetry:
        visible:
          - {name: Rx, on-site: exp(im*pi/2*Sx)}
          - {name: Rz, on-site: exp(im*pi/2*Sz)}
        anti-unitary: [{name: K, on-site: exp(im*pi*Sy)}]
      """
    let exact = try ExactDiagonalization(model: try parse(text, symmetry: symmetry))
    #expect(exact.plan.visible.group.order == 24)
    #expect(exact.plan.visible.irrepDimensions.sorted() == [1, 1, 2, 3, 3])
    let all = zip(try exact.allLevels(), exact.sectors).flatMap { levels, sector in
      levels.flatMap { Array(repeating: $0, count: sector.irrepDimension) }
    }.sorted()
    #expect(largestDifference(all, try DenseSectors(try parse(text)).levels()) < 1e-11)
  }

  /// A unitary matrix from normal numbers, by Gram and Schmidt.
  private func unitary(_ dimension: Int, _ random: inout SeededGenerator) -> [[Complex<Double>]] {
    var columns: [[Complex<Double>]] = []
    while columns.count < dimension {
      var vector = (0..<dimension).map { _ in Complex(random.nextNormal(), random.nextNormal()) }
      for known in columns {
        let part = zip(known, vector).reduce(Complex<Double>.zero) { $0 + $1.0.conjugate * $1.1 }
        vector = zip(vector, known).map { $0 - part * $1 }
      }
      let length = vector.reduce(0) { $0 + $1.lengthSquared }.squareRoot()
      columns.append(vector.map { $0 / Complex(length) })
    }
    return (0..<dimension).map { row in columns.map { $0[row] } }
  }

  private func entries(_ matrix: DenseMatrix) -> String {
    matrix.rows.map { row in
      "[" + row.map { "\($0.real) + (\($0.imaginary))*im" }.joined(separator: ", ") + "]"
    }.joined(separator: ", ")
  }

  @Test("Turned by any unitary matrix a model keeps the levels of its sectors", arguments: 1...6)
  func turned(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let v = DenseMatrix(rows: unitary(3, &random))
    let (x, z) = (
      DenseMatrix(rows: [[0, 0, 1], [1, 0, 0], [0, 1, 0]]),
      DenseMatrix(rows: [[1, 0, 0], [0, unitRoot(1, 3), 0], [0, 0, unitRoot(2, 3)]])
    )
    let reversal = DenseMatrix(rows: [[1, 0, 0], [0, 0, 1], [0, 1, 0]])
    var conjugation = DenseMatrix(dimension: 3)
    for row in 0..<3 {
      for column in 0..<3 {
        conjugation[row, column] = (0..<3).reduce(.zero) { $0 + v[row, $1] * v[column, $1] }
      }
    }
    func model(_ change: DenseMatrix, _ antiunitary: DenseMatrix) throws -> Model {
      func turned(_ matrix: DenseMatrix) -> String {
        "[" + entries(change * matrix * change.adjoint) + "]"
      }
      return try parse(
        """
        sites: {count: 4, local: clock(3)}
        lattice: open chain
        operators:
          A: \(turned(x))
          B: \(turned(z))
          C: \(turned(reversal))
          U: [\(entries(antiunitary))]
        terms:
          - {name: J, over: bonds, coupling: 'uniform(0.5, 1.5)', operator: B(j)'*B(k) + h.c.}
          - {name: h, over: sites, coupling: 'uniform(0.5, 1.5)', operator: A(j) + h.c.}
        symmetry:
          visible: [{name: A, on-site: A}, {name: C, on-site: C}]
          anti-unitary: [{name: U, on-site: U}]
        """)
    }
    let plain = try ExactDiagonalization(model: try model(.identity(3), .identity(3)))
    let turned = try ExactDiagonalization(model: try model(v, conjugation))
    #expect(turned.model.localBasis != nil && plain.model.localBasis == nil)
    #expect(turned.plan.visible.table == plain.plan.visible.table)
    #expect(turned.matrices.allSatisfy { $0.isReal })
    for (first, second) in zip(try plain.allLevels(), try turned.allLevels()) {
      #expect(largestDifference(first, second) < 1e-11)
    }
  }

  @Test("A basis of its own for every site, carried along a translation", arguments: 1...4)
  func sitesOfTheirOwn(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(100 + seed))
    let changes = (0..<4).map { _ in DenseMatrix(rows: unitary(2, &random)) }
    let (x, z) = (DenseMatrix(rows: [[0, 1], [1, 0]]), DenseMatrix(rows: [[1, 0], [0, -1]]))
    func list(_ matrices: [DenseMatrix]) -> String {
      "["
        + matrices.map { matrix in
          "'matrix("
            + matrix.rows.joined().map { "\($0.real) + (\($0.imaginary))*im" }
            .joined(separator: ", ") + ")'"
        }.joined(separator: ", ") + "]"
    }
    func turned(_ matrix: DenseMatrix) -> [DenseMatrix] {
      changes.map { $0 * matrix * $0.adjoint }
    }
    /// What acts on site j after the translation has brought site j - 1.
    let steps = (0..<4).map { changes[$0] * changes[($0 + 3) % 4].adjoint }
    func operators(_ name: String, _ matrices: [DenseMatrix]) -> String {
      matrices.enumerated().map { "  \(name)\($0): [\(entries($1))]" }.joined(separator: "\n")
    }
    func sum(_ name: String) -> String {
      (0..<4).map { "\(name)\($0)(\($0))*\(name)\(($0 + 1) % 4)(\(($0 + 1) % 4))" }
        .joined(separator: " + ")
    }
    let text = """
      sites: {count: 4, local: qubit}
      operators:
      \(operators("A", turned(x)))
      \(operators("B", turned(z)))
      terms:
        - {name: J, over: [[0]], operator: \(sum("B"))}
        - {name: h, over: [[0]], operator: 0.6*(A0(0) + A1(1) + A2(2) + A3(3))}
      """
    let symmetry = """
      symmetry:
        visible:
          - {name: P, on-site: \(list(turned(x)))}
          - {name: T, permute: (j + 1) mod 4, on-site: \(list(steps))}
      """
    let exact = try ExactDiagonalization(model: try parse(text, symmetry: symmetry))
    let plain = try ExactDiagonalization(
      model: try parse(
        """
        sites: {count: 4, local: qubit}
        lattice: ring
        terms:
          - {name: J, over: bonds, operator: Z(j)*Z(k)}
          - {name: h, over: sites, operator: 0.6*X(j)}
        symmetry:
          visible: [{name: P, on-site: X}, {name: T, permute: (j + 1) mod 4}]
        """))
    for (first, second) in zip(try plain.allLevels(), try exact.allLevels()) {
      #expect(largestDifference(first, second) < 1e-11)
    }
  }

  @Test("A charge of one species beside a superposition of another")
  func charge() throws {
    let text = """
      sites: {count: 3, local: {s: spin(1/2), q: qubit}}
      lattice: open chain
      terms:
        - {name: J, over: bonds, operator: "s.Sp(j)*s.Sm(k)*(1 + 0.3*(q.X(j) + q.Z(j))) + h.c."}
        - {name: g, over: bonds, operator: q.X(j)*q.X(k) + q.Z(j)*q.Z(k)}
      """
    let symmetry = """
      symmetry:
        charges: [{name: M, of: 2*s.Sz}]
        visible: [{name: H, on-site: (q.X + q.Z)/sqrt(2)}]
      """
    let exact = try ExactDiagonalization(model: try parse(text, symmetry: symmetry))
    let dense = DenseSectors(try parse(text))
    let flip = dense.operation((0..<6).map { $0 % 2 == 1 ? Self.hadamard : nil })
    let all = try exact.allLevels()
    for (sector, levels) in zip(exact.sectors, all) {
      var projector = DenseSectors.projector(flip, exponent: sector.irrep, order: 2)
      let reference = FermionReference(dimensions: Array(repeating: 2, count: 6), fermions: [])
      for state in 0..<64 {
        let up = [0, 2, 4].count { reference.levels(state)[$0] == 0 }
        guard 2 * up - 3 != sector.charges[0] else { continue }
        for other in 0..<64 { (projector[state, other], projector[other, state]) = (.zero, .zero) }
      }
      #expect(largestDifference(levels, try dense.levels(within: projector)) < 1e-11)
    }
    // Back in the levels of the file the operators are what it says.
    let back = exact.model.inFileBasis
    let difference = DenseSectors(back).hamiltonian + dense.hamiltonian.scaled(by: Complex(-1))
    #expect(difference.largestModulus < 1e-13)
    #expect(back.charges == exact.model.charges && back.visibleGenerators.isEmpty)
  }

  @Test("Rotations of two species at once, whose common factor is split at will")
  func twoSpecies() throws {
    let text = """
      sites: {count: 2, local: {a: spin(1/2), b: spin(1)}}
      lattice: open chain
      terms:
        - {name: J, over: bonds, operator: a.Sx(j)*b.Sx(k) + 0.4*(a.Sy(j)*b.Sy(k) + a.Sz(j)*b.Sz(k))}
        - {name: D, over: sites, operator: 0.3*b.Sx(j)^2 + 0.2*a.Sx(j)}
      """
    let symmetry = """
      symmetry:
        visible: [{name: R, on-site: 'exp(im*2*pi/3*a.Sx)*exp(im*2*pi/3*b.Sx)'}]
      """
    let exact = try ExactDiagonalization(model: try parse(text, symmetry: symmetry))
    #expect(exact.plan.visible.group.order == 3)
    let all = try exact.allLevels().joined().sorted()
    #expect(largestDifference(all, try DenseSectors(try parse(text)).levels()) < 1e-11)
  }
}

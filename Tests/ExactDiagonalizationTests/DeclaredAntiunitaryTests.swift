import ExactDiagonalization
import GroupTheory
import LatticeModels
import Numerics
import TestSupport
import Testing

/// T², χ and the squares on the sectors of declared anti-unitary symmetries.
@Suite("Declared anti-unitary symmetries")
struct DeclaredAntiunitaryTests {
  /// Two-body terms of spins one half, for all pairs, with what is visible and what is declared.
  private func model(
    sites: Int, terms: [String], symmetry: String, coupling: String = "normal(0, 1)"
  ) throws -> Model {
    let lines = terms.enumerated().map { k, term in
      """
        - name: t\(k)
          over: pairs
          indices: [j, k]
          coupling: \(coupling)
          operator: \(term)
      """
    }
    return try FamilyTestModels.model(
      """
      format: 1
      name: spins
      sites: {count: \(sites), local: spin(1/2)}
      lattice: open chain
      terms:
      \(lines.joined(separator: "\n"))
      symmetry:
      \(symmetry)
      """)
  }

  private static let bilinears = ["x", "y", "z"].flatMap { a in
    ["x", "y", "z"].map { b in "S\(a)(j)*S\(b)(k)" }
  }
  private static let parityBilinears = [
    "Sx(j)*Sx(k)", "Sx(j)*Sy(k)", "Sy(j)*Sx(k)", "Sy(j)*Sy(k)", "Sz(j)*Sz(k)",
  ]
  private static let timeReversal = "{name: T, on-site: \"2*im*Sy\"}"

  private func symmetry(
    _ model: Model
  ) throws -> (DeclaredAntiunitary, ExactDiagonalization) {
    let run = try ExactDiagonalization(model: model)
    let found = run.declaredSymmetries
    #expect(found.count == 1)
    let first = try #require(found.first)
    #expect(first.failure(of: run.plan.visible.table) == nil)
    return (first, run)
  }

  @Test("T² of time reversal is (-1)^L, with nothing visible", arguments: 2...5)
  func timeReversalOfSpins(sites: Int) throws {
    let (symmetry, _) = try symmetry(
      try model(
        sites: sites, terms: Self.bilinears,
        symmetry: """
            visible: [{name: E, on-site: 1}]
            anti-unitary: [\(Self.timeReversal)]
          """))
    let sign = sites % 2 == 0 ? 1 : -1
    #expect(symmetry.square == .init(elementClass: 0, phase: RootOfUnity(sites % 2, order: 2)))
    #expect(symmetry.sectorSquares == [sign] && symmetry.character == 0)
    #expect(symmetry.images == [0] && symmetry.name == "T")
  }

  @Test("T commutes with a rotation by π up to the sign (-1)^L", arguments: 2...5)
  func rotationUpToASign(sites: Int) throws {
    let (symmetry, _) = try symmetry(
      try model(
        sites: sites, terms: Self.parityBilinears,
        symmetry: """
            visible: [{name: P, on-site: "2*Sz"}]
            anti-unitary: [{name: T, on-site: "2*Sx"}]
          """))
    let isOdd = sites % 2 == 1
    #expect(symmetry.square == .init(elementClass: 0, phase: .one))
    #expect(symmetry.images == (isOdd ? [1, 0] : [0, 1]))
    #expect(symmetry.character == (isOdd ? 1 : 0))
    #expect(symmetry.classImages == [0, 1])
    // (T P)² = T P T P is -1 for odd numbers of sites.
    #expect(symmetry.sectorSquares == (isOdd ? [0, 0] : [1, 1]))
  }

  /// Where J² = -1 every level of the sector is a pair, where J² = 1 none is, and sectors that T exchanges have the same levels.
  @Test("levels are as the squares say", arguments: 0..<10)
  func levels(number: Int) throws {
    let cases: [(sites: Int, terms: [String], symmetry: String)] = [
      (
        3, Self.bilinears,
        "visible: [{name: E, on-site: 1}]\n  anti-unitary: [\(Self.timeReversal)]"
      ),
      (
        4, Self.bilinears,
        "visible: [{name: E, on-site: 1}]\n  anti-unitary: [\(Self.timeReversal)]"
      ),
      (
        5, Self.parityBilinears,
        "visible: [{name: P, on-site: \"2*Sz\"}]\n  anti-unitary: [{name: T, on-site: \"2*Sx\"}]"
      ),
      (
        4, Self.parityBilinears,
        "visible: [{name: P, on-site: \"2*Sz\"}]\n  anti-unitary: [\(Self.timeReversal)]"
      ),
      (
        4, Self.parityBilinears,
        "visible: [{name: R, on-site: \"exp(im*pi*Sz)\"}]\n  anti-unitary: [{name: T, on-site: \"2*Sx\"}]"
      ),
      (
        5, Self.parityBilinears,
        "visible: [{name: R, on-site: \"exp(im*pi*Sz)\"}]\n  anti-unitary: [\(Self.timeReversal)]"
      ),
      (
        3, ["Sx(j)*Sx(k)", "Sy(j)*Sy(k)", "Sz(j)*Sz(k)"],
        "visible: [{name: P, on-site: \"2*Sz\"}]\n  anti-unitary: [{name: K, on-site: 1}]"
      ),
      (
        3, ["Sx(j)*Sx(k)", "Sy(j)*Sy(k)", "Sz(j)*Sz(k)"],
        "visible: [{name: X, on-site: \"2*im*Sx\"}, {name: Z, on-site: \"2*im*Sz\"}]\n  anti-unitary: [{name: K, on-site: 1}]"
      ),
      (
        4, ["Sx(j)*Sx(k)", "Sy(j)*Sy(k)", "Sz(j)*Sz(k)"],
        "visible: [{name: X, on-site: \"2*im*Sx\"}, {name: Z, on-site: \"2*im*Sz\"}]\n  anti-unitary: [\(Self.timeReversal)]"
      ),
      (
        3, ["Sx(j)*Sx(k)", "Sx(j)*Sy(k) + Sy(j)*Sx(k)", "Sz(j)*Sz(k)"],
        "visible: [{name: R, on-site: \"exp(im*pi*Sz)\"}]\n  anti-unitary: [\(Self.timeReversal)]"
      ),
    ]
    let own = cases[number]
    let (symmetry, run) = try symmetry(
      try model(sites: own.sites, terms: own.terms, symmetry: "  " + own.symmetry))
    let coefficients = run.model.coefficients(seed: 3, sample: 0)
    let levels = try run.sectors.indices.map {
      try run.spectrum(sector: $0, coefficients: coefficients)
    }
    #expect(symmetry.square != nil)
    for (sector, own) in levels.enumerated() where !own.isEmpty {
      let partner = levels[symmetry.images[sector]]
      #expect(zip(own, partner).allSatisfy { abs($0 - $1) < 1e-10 } && own.count == partner.count)
      let isFixed = symmetry.images[sector] == sector
      #expect(isFixed == (symmetry.sectorSquares[sector] != 0), "sector \(sector)")
      if symmetry.sectorSquares[sector] == -1 {
        #expect(own.count % 2 == 0)
        for k in stride(from: 0, to: own.count, by: 2) { #expect(abs(own[k] - own[k + 1]) < 1e-10) }
      }
    }
  }

  /// The same operators as matrices: T g T⁻¹ = U g* U⁻¹, T² = U U*.
  @Test("T g T⁻¹ and T² as matrices", arguments: 1...20)
  func matrices(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let dimensions = [2, 2]
    func random(phases: Int) -> MonomialOperator {
      let swaps = Bool.random(using: &generator)
      return MonomialOperator(
        dimensions: dimensions, sitePermutation: swaps ? [1, 0] : [0, 1],
        levelPermutations: (0..<2).map { _ in [[0, 1], [1, 0]].randomElement(using: &generator)! },
        phases: (0..<2).map { _ in
          (0..<2).map { _ in Int.random(in: 0..<phases, using: &generator) }
        },
        globalPhase: Int.random(in: 0..<phases, using: &generator), phaseOrder: phases)
    }
    let visible = try VisibleGroup(
      generators: [
        SymmetryGenerator(name: "g", operation: random(phases: 2)),
        SymmetryGenerator(name: "h", operation: random(phases: 2)),
      ], dimensions: dimensions)
    let operation = random(phases: 4)
    let model = Model(
      name: "none", siteDimensions: dimensions, structures: [], strengths: [],
      visibleGenerators: [],
      antiunitaryGenerators: [SymmetryGenerator(name: "T", operation: operation)])
    let declared = DeclaredAntiunitary.all(of: model, visible: visible)
    let matrix = dense(operation)
    let elements = visible.elements.map(dense)
    let group = visible.group
    let isMultiple = elements.allSatisfy { element in
      let image = matrix * element.conjugated * matrix.adjoint
      return elements.contains { $0.isMultiple(of: image) }
    }
    guard let symmetry = declared.first else {
      // With multiples of the identity in N phases may fit no character.
      let scalars = elements.filter { $0.isMultiple(of: .identity(4)) }.count
      #expect(!isMultiple || scalars > 1)
      return
    }
    #expect(isMultiple && symmetry.failure(of: visible.table) == nil)
    let chi = visible.table.complexCharacters[symmetry.character]
    for (g, element) in elements.enumerated() {
      let image = (matrix * element.conjugated * matrix.adjoint).scaled(
        by: chi[group.classOf[g]].conjugate)
      let targets = group.classes[symmetry.classImages[group.classOf[g]]]
      #expect(
        targets.contains { (elements[$0] + image.scaled(by: Complex(-1))).largestModulus < 1e-12 })
    }
    let square = matrix * matrix.conjugated
    if let own = symmetry.square {
      let phase = own.phase.value.complex
      #expect(
        group.classes[own.elementClass].contains {
          (square + elements[$0].scaled(by: -phase)).largestModulus < 1e-12
        })
    } else {
      #expect(!elements.contains { $0.isMultiple(of: square) })
    }
  }
}

extension DenseMatrix {
  fileprivate var conjugated: DenseMatrix { DenseMatrix(rows: rows.map { $0.map(\.conjugate) }) }

  fileprivate func isMultiple(of other: DenseMatrix) -> Bool {
    let overlap = (other.adjoint * self).trace
    let factor = overlap / (other.adjoint * other).trace
    return (self + other.scaled(by: -factor)).largestModulus < 1e-12
  }
}

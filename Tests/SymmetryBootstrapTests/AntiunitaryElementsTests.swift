import Branching
import GroupTheory
import Numerics
import SymmetryBootstrap
import Testing

/// Whether an anti-unitary symmetry T exists is decided in the groups themselves: characters do not tell.
@Suite struct AntiunitaryElementsTests {
  /// All ways in which T may join the irreps of N = G, so far as characters tell, against the elements of each group.
  @Test func readingsWithoutFurtherSymmetryAreThoseOfRealSymmetries() throws {
    let catalogue = try CatalogueRings.catalogue.get()
    let orders = CatalogueRings.isLong ? Array(2...24) + [27, 32] : Array(2...12)
    var (realized, refused) = (0, 0)
    for group in try orders.flatMap({ try catalogue.groups(order: $0) }) {
      let automorphisms = TableIsomorphism.all(from: group.table, to: group.table, limit: 500)
      guard automorphisms.count < 500 else { continue }
      var real: Set<SyntheticAntiunitary.Action> = []
      _ = try SyntheticAntiunitary(group).contains {
        real.insert($0)
        return false
      }
      for action in Set(automorphisms.flatMap { candidates(group.table, $0) })
      where action.types.contains(where: { $0 != .real }) {
        let isReal = automorphisms.contains { real.contains(renumbered(action, $0)) }
        let answer = try answer(group.table, action, catalogue)
        #expect(answer.exhaustive)
        #expect(answer.solutions.isEmpty != isReal, "\(group) \(action)")
        #expect(answer.solutions.allSatisfy { $0.groups.contains { $0.id == group.id } })
        realized += isReal ? 1 : 0
        refused += answer.rejections.count { $0.reason == .antiunitaryElements }
      }
    }
    print("\(realized) actions have an anti-unitary symmetry, \(refused) fail by elements alone")
    #expect(realized > 0 && refused > 0)
  }

  /// The actions T with χ_{Tα}(g) = χ_α(φ(g))* for which the numbers Σ ε_α χ_α of square roots are possible.
  private func candidates(
    _ table: CharacterTable, _ phi: TableIsomorphism
  ) -> [SyntheticAntiunitary.Action] {
    let irreps = table.dimensions.indices
    let partner = irreps.map { table.dual[phi.irreps[$0]] }
    guard irreps.allSatisfy({ partner[partner[$0]] == $0 }) else { return [] }
    let fixed = irreps.filter { partner[$0] == $0 && $0 > 0 }
    guard fixed.count <= 10 else { return [] }
    return (0..<1 << fixed.count).compactMap { signs -> SyntheticAntiunitary.Action? in
      var types = irreps.map { partner[$0] == $0 ? WignerType.real : .complex }
      for (k, irrep) in fixed.enumerated() where signs >> k & 1 == 1 {
        types[irrep] = .quaternionic
      }
      let counts = irreps.map { c in
        irreps.reduce(Complex<Double>.zero) { sum, irrep in
          let sign: Double = types[irrep] == .real ? 1 : types[irrep] == .complex ? 0 : -1
          return sum + Complex(sign) * table.complexCharacters[irrep][c]
        }
      }
      let isPossible = counts.allSatisfy {
        $0.real > -1e-9 && abs($0.imaginary) < 1e-9 && abs($0.real - $0.real.rounded()) < 1e-9
      }
      return isPossible ? SyntheticAntiunitary.Action(partner: partner, types: types) : nil
    }
  }

  private func renumbered(
    _ action: SyntheticAntiunitary.Action, _ tau: TableIsomorphism
  ) -> SyntheticAntiunitary.Action {
    var (partner, types) = (action.partner, action.types)
    for (irrep, image) in tau.irreps.enumerated() {
      partner[image] = tau.irreps[action.partner[irrep]]
      types[image] = action.types[irrep]
    }
    return SyntheticAntiunitary.Action(partner: partner, types: types)
  }

  /// What the solver makes of the degeneracies alone, without further unitary symmetry.
  private func answer(
    _ table: CharacterTable, _ action: SyntheticAntiunitary.Action, _ catalogue: GroupCatalogue
  ) throws -> BootstrapAnswer {
    let vectors = table.dimensions.indices.compactMap { irrep -> [Int]? in
      var vector = [Int](repeating: 0, count: table.rank)
      switch action.types[irrep] {
      case .real: vector[irrep] = 1
      case .quaternionic: vector[irrep] = 2
      case .complex:
        guard irrep < action.partner[irrep] else { return nil }
        (vector[irrep], vector[action.partner[irrep]]) = (1, 1)
      }
      return vector
    }
    var options = Bootstrap.Options(indices: 1...1)
    options.readings = [.antiunitary]
    return try Bootstrap.solve(
      SignatureData(visible: table, vectors: vectors), options: options, catalogue: catalogue)
  }
}

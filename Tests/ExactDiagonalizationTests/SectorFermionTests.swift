import ExactDiagonalization
import Foundation
import ModelFiles
import Numerics
import Testing

@Suite("Sectors of fermions")
struct SectorFermionTests {
  private func levels(_ exact: ExactDiagonalization) throws -> [[Double]] {
    let coefficients = exact.model.coefficients(seed: 1, sample: 0)
    return try exact.sectors.indices.map {
      try exact.spectrum(sector: $0, coefficients: coefficients)
    }
  }

  @Test("Without repulsion the Hubbard chain has the levels of free fermions")
  func freeChain() throws {
    let model = try ModelBundledTests.load("fermi-hubbard", ["U": "0", "sigma_U": "0", "L": "5"])
    let hopping = model.couplings(seed: 1, sample: 0)[0].values
    var single = DenseMatrix(dimension: 5)
    for (j, t) in hopping.enumerated() {
      single[j, j + 1] = Complex(-t)
      single[j + 1, j] = Complex(-t)
    }
    let energies = try single.eigenvalues()
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.sectors.count == 36)
    for (sector, found) in zip(exact.sectors, try levels(exact)) {
      let (up, down) = (
        freeLevels(energies, count: sector.charges[0]),
        freeLevels(energies, count: sector.charges[1])
      )
      let expected = up.flatMap { first in down.map { first + $0 } }.sorted()
      #expect(largestDifference(found, expected) < 1e-12, "\(sector.name)")
    }
  }

  /// ε_k = -2 cos(2πk/L + φ); the translation gives a fermion the phase e^{-2πik/L}.
  @Test("A ring with a flux, resolved by particle number and momentum", arguments: [3, 4, 5, 6])
  func ring(length: Int) throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: ring
        sites: {count: \(length), local: fermion}
        lattice: ring
        terms: [{name: t, over: bonds, operator: -(exp(0.3*im)*c(j)'*c(k) + h.c.)}]
        symmetry:
          charges: [{name: N, of: n}]
          visible: [{name: T, permute: (j + 1) mod \(length)}]
        """, sourceName: "ring.yaml")
    let energies = (0..<length).map {
      -2 * Double.cos(2 * .pi * Double($0) / Double(length) + 0.3)
    }
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.sectors.count == length * (length + 1))
    #expect(exact.sectors.reduce(0) { $0 + $1.multiplicity } == 1 << length)
    for (sector, found) in zip(exact.sectors, try levels(exact)) {
      let expected = subsets(of: length, count: sector.charges[0])
        .filter { ($0.reduce(0, +) + sector.irrep) % length == 0 }
        .map { $0.reduce(0) { $0 + energies[$1] } }.sorted()
      #expect(largestDifference(found, expected) < 1e-12, "\(sector.name)")
    }
  }

  @Test("A rectangle with bonds of all lengths in the Jordan-Wigner order")
  func rectangle() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: rectangle
        sites: {count: 6, local: fermion}
        lattice: {square: [3, 2], boundary: cylinder}
        terms:
          - {name: t, over: bonds, coupling: 'normal(1, 0.3)', operator: "c(j)'*c(k) + h.c."}
          - {name: mu, over: sites, coupling: 'normal(0, 1)', operator: n(j)}
        symmetry: {charges: [{name: N, of: n}]}
        """, sourceName: "rectangle.yaml")
    let couplings = model.couplings(seed: 1, sample: 0)
    var single = DenseMatrix(dimension: 6)
    let bonds = [(0, 1), (0, 3), (1, 2), (1, 4), (2, 0), (2, 5), (3, 4), (4, 5), (5, 3)]
    for ((j, k), t) in zip(bonds, couplings[0].values) {
      single[j, k] = Complex(t)
      single[k, j] = Complex(t)
    }
    for (j, mu) in couplings[1].values.enumerated() { single[j, j] = Complex(mu) }
    let energies = try single.eigenvalues()
    let exact = try ExactDiagonalization(model: model)
    for (sector, found) in zip(exact.sectors, try levels(exact)) {
      let expected = freeLevels(energies, count: sector.charges[0])
      #expect(largestDifference(found, expected) < 1e-12, "\(sector.name)")
    }
  }

  @Test("The Hubbard dimer in closed form")
  func dimer() throws {
    let (t, U) = (1.3, 2.7)
    let model = try ModelBundledTests.load(
      "fermi-hubbard", ["L": "2", "t": "\(t)", "U": "\(U)", "sigma_t": "0", "sigma_U": "0"])
    let exact = try ExactDiagonalization(model: model)
    let root = (U * U / 4 + 4 * t * t).squareRoot()
    let expected: [[Int]: [Double]] = [
      [0, 0]: [U / 2], [0, 1]: [-t, t], [1, 0]: [-t, t], [0, 2]: [-U / 2], [2, 0]: [-U / 2],
      [1, 1]: [-root, -U / 2, U / 2, root], [1, 2]: [-t, t], [2, 1]: [-t, t], [2, 2]: [U / 2],
    ]
    for (sector, found) in zip(exact.sectors, try levels(exact)) {
      #expect(largestDifference(found, expected[sector.charges] ?? []) < 1e-13, "\(sector.name)")
    }
    #expect(exact.sectors.count == 9)
  }

  @Test("The exchange of the spins and the reflection, against dense matrices")
  func exchange() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: exchange
        sites: {count: 3, local: {up: fermion, down: fermion}}
        lattice: open chain
        terms:
          - {name: t, over: bonds, operator: "-(up.c(j)'*up.c(k) + down.c(j)'*down.c(k) + h.c.)"}
          - {name: U, over: sites, operator: 1.7*up.n(j)*down.n(j)}
        symmetry:
          charges: [{name: N, of: up.n + down.n}]
          visible:
            - {name: S, species: {up: down, down: up}}
            - {name: R, permute: 2 - j}
        """, sourceName: "exchange.yaml")
    let reference = FermionReference(
      dimensions: Array(repeating: 2, count: 6), fermions: Array(0..<6))
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.plan.visible.group.order == 4)
    let found = try levels(exact).joined().sorted()
    let expected = try reference.hamiltonian(model).eigenvalues()
    #expect(largestDifference(found, expected) < 1e-12)
    // Two fermions: the spin triplet is even under the exchange of the spins times that of orbits.
    let two = zip(exact.sectors, exact.sectors.map(\.multiplicity)).filter { $0.0.charges == [2] }
    #expect(two.reduce(0) { $0 + $1.1 } == 15)
  }

  /// Hopping cancels in whole sectors, where nothing but rounding is left of it.
  @Test("A Hubbard ring with its dihedral group", arguments: [3, 4])
  func dihedral(length: Int) throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: ring
        sites: {count: \(length), local: {up: fermion, down: fermion}}
        lattice: ring
        terms:
          - {name: t, over: bonds, operator: "-(up.c(j)'*up.c(k) + down.c(j)'*down.c(k) + h.c.)"}
          - {name: U, over: sites, coupling: 4, operator: up.n(j)*down.n(j)}
        symmetry:
          charges: [{name: up, of: up.n}, {name: down, of: down.n}]
          visible:
            - {name: T, permute: (j + 1) mod \(length)}
            - {name: R, permute: (-j) mod \(length)}
        """, sourceName: "ring.yaml")
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.plan.visible.group.order == 2 * length)
    let found = zip(exact.sectors, try levels(exact)).flatMap { sector, levels in
      levels.flatMap { Array(repeating: $0, count: sector.irrepDimension) }
    }.sorted()
    let reference = FermionReference(
      dimensions: Array(repeating: 2, count: 2 * length), fermions: Array(0..<2 * length))
    let expected = try reference.hamiltonian(model).eigenvalues()
    #expect(largestDifference(found, expected) < 1e-11)
  }
}

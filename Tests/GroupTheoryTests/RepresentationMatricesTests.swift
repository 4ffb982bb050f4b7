import GroupTheory
import Numerics
import TestSupport
import Testing

/// Permutations of 0 ..< n by their images.
private func permutationGroup(_ generators: [[Int]]) throws -> FiniteGroup {
  try FiniteGroup.closure(
    of: generators, identity: Array(generators[0].indices), limit: 3000,
    multiply: { a, b in b.map { a[$0] } }
  ).group
}

/// What irreducible matrices have to satisfy, as the largest violation.
private func largestViolation(
  _ matrices: IrreducibleMatrices, irrep: Int, table: CharacterTable, group: FiniteGroup
) -> Double {
  let d = matrices.dimension
  var largest = 0.0
  for g in 0..<group.order {
    let trace = (0..<d).reduce(Complex<Double>.zero) { $0 + matrices[g, $1, $1] }
    largest = max(largest, (trace - table.complexCharacters[irrep][group.classOf[g]]).length)
    for h in Set(group.generators + [group.inverse(g)]) {
      // With h = g⁻¹ this is D(g) D(g)† = 1, provided that D(g⁻¹) = D(g)†, checked as well.
      let product = group.product(g, h)
      for row in 0..<d {
        for column in 0..<d {
          let sum = (0..<d).reduce(Complex<Double>.zero) {
            $0 + matrices[g, row, $1] * matrices[h, $1, column]
          }
          largest = max(largest, (sum - matrices[product, row, column]).length)
          let mirror = matrices[group.inverse(g), column, row].conjugate
          largest = max(largest, (matrices[g, row, column] - mirror).length)
        }
      }
    }
  }
  return largest
}

@Suite struct RepresentationMatricesTests {
  /// All laws for all irreps, and real matrices exactly where the indicator is 1.
  static func check(_ group: FiniteGroup, _ name: String) throws {
    let table = try CharacterTable(of: group)
    let identity = Array(0..<group.order)
    var worst = 0.0
    for irrep in 0..<table.rank {
      let matrices = IrreducibleMatrices(irrep: irrep, of: table, group: group)
      #expect(matrices.dimension == table.dimensions[irrep])
      worst = max(
        worst, largestViolation(matrices, irrep: irrep, table: table, group: group))
      let real = matrices.adapted(toConjugation: identity)
      #expect((real != nil) == (table.frobeniusSchurIndicators[irrep] == 1), "\(name), \(irrep)")
      if let real {
        #expect(real.isReal)
        worst = max(worst, largestViolation(real, irrep: irrep, table: table, group: group))
      }
    }
    #expect(worst < 1e-13, "\(name), order \(group.order): \(worst)")
  }

  @Test func groupsWithNames() throws {
    try Self.check(FiniteGroup(products: [[0]], generators: []), "trivial")
    for n in 3...5 {
      let cycle = (0..<n).map { ($0 + 1) % n }
      try Self.check(permutationGroup([cycle, [1, 0] + (2..<n)]), "S\(n)")
    }
    try Self.check(
      permutationGroup([[1, 2, 3, 0, 5, 6, 7, 4], [4, 7, 6, 5, 2, 1, 0, 3]]), "Q8")
    for n in [3, 4, 5, 8, 12, 31, 50, 100] {
      let turn = (0..<n).map { ($0 + 1) % n }
      try Self.check(permutationGroup([turn, (0..<n).map { (n - $0) % n }]), "D\(n)")
    }
  }

  /// (Z_n)^k extended by permutations and the inversion of coordinates, acting on k n points.
  @Test(arguments: [(2, 3), (3, 2), (5, 2), (2, 4), (3, 3)])
  func extensionsOfTori(n: Int, k: Int) throws {
    let points = Array(0..<(n * k))
    func each(_ body: (Int, Int) -> (Int, Int)) -> [Int] {
      points.map { point in
        let image = body(point / n, point % n)
        return image.0 * n + (image.1 + n) % n
      }
    }
    let translations = (0..<k).map { axis in each { ($0, ($1 + ($0 == axis ? 1 : 0)) % n) } }
    try Self.check(permutationGroup(translations + [each { ($0, -$1) }]), "Z\(n)^\(k):Z2")
    try Self.check(permutationGroup(translations + [each { (($0 + 1) % k, $1) }]), "Z\(n) wr Z\(k)")
  }

  /// Generalized Pauli matrices on several qubits or on one site of n levels: extraspecial groups,
  /// where no cyclic subgroup has a simple eigenvalue, and their extensions by a Fourier matrix's
  /// permutation of the generators.
  @Test(arguments: [(2, 2), (2, 3), (3, 1), (4, 1), (5, 1)])
  func heisenbergGroups(n: Int, k: Int) throws {
    // (x, z, phase) with (x, z, p)(x', z', p') = (x + x', z + z', p + p' + z·x').
    let identity = [Int](repeating: 0, count: 2 * k + 1)
    let generators = (0..<(2 * k)).map { place in
      (0...(2 * k)).map { $0 == place ? 1 : 0 }
    }
    let group = try FiniteGroup.closure(of: generators, identity: identity, limit: 1000) { a, b in
      let phase = (0..<k).reduce(a[2 * k] + b[2 * k]) { $0 + a[k + $1] * b[$1] }
      return (0..<(2 * k)).map { (a[$0] + b[$0]) % n } + [phase % n]
    }.group
    #expect(group.order == (0..<(2 * k + 1)).reduce(1) { product, _ in product * n })
    try Self.check(group, "Heisenberg(\(n),\(k))")
  }

  @Test func randomSubgroupsOfTheSymmetricGroupOnSixPoints() throws {
    var generator = SeededGenerator(seed: 11)
    var orders: Set<Int> = []
    for _ in 0..<40 {
      let count = Int.random(in: 1...3, using: &generator)
      let group = try permutationGroup(
        (0..<count).map { _ in Array(0..<6).shuffled(using: &generator) })
      if group.order > 200 || !orders.insert(group.order).inserted { continue }
      try Self.check(group, "subgroup of S6")
    }
    #expect(orders.count >= 4)
  }

  @Test func theMatricesDependOnNothingElse() throws {
    let group = try permutationGroup([[1, 2, 3, 4, 0], [1, 0, 2, 3, 4]])
    let table = try CharacterTable(of: group)
    for irrep in 0..<table.rank {
      let first = IrreducibleMatrices(irrep: irrep, of: table, group: group)
      #expect(
        first.elements == IrreducibleMatrices(irrep: irrep, of: table, group: group).elements)
    }
  }

  @Test func matricesAdaptedToAConjugationByAnAutomorphism() throws {
    // Z7:Z3 has complex irreps of dimension 3; inversion of Z7 exchanges them, conjugation too.
    let turn = (0..<7).map { ($0 + 1) % 7 }
    let inversion = (0..<7).map { (7 - $0) % 7 }
    let (group, elements) = try FiniteGroup.closure(
      of: [turn, (0..<7).map { 2 * $0 % 7 }], identity: Array(0..<7), limit: 100,
      multiply: { a, b in b.map { a[$0] } })
    let table = try CharacterTable(of: group)
    let automorphism = elements.map { element in
      elements.firstIndex(of: inversion.map { inversion[element[$0]] })!
    }
    var adapted = 0
    for irrep in 0..<table.rank where table.dimensions[irrep] == 3 {
      let plain = IrreducibleMatrices(irrep: irrep, of: table, group: group)
      #expect(plain.adapted(toConjugation: Array(0..<group.order)) == nil)
      let matrices = try #require(plain.adapted(toConjugation: automorphism))
      #expect(largestViolation(matrices, irrep: irrep, table: table, group: group) < 1e-13)
      for g in 0..<group.order {
        for place in 0..<9 {
          let (row, column) = (place / 3, place % 3)
          let image = matrices[automorphism[g], row, column].conjugate
          #expect((image - matrices[g, row, column]).length < 1e-13)
          adapted += 1
        }
      }
    }
    #expect(adapted == 2 * 21 * 9)
  }

  /// A seed that an irrep contains several times leads to the same irrep.
  @Test func repeatedSeedsAreSplit() throws {
    let group = try permutationGroup([[1, 2, 3, 4, 0], [1, 0, 2, 3, 4]])
    let table = try CharacterTable(of: group)
    for irrep in 0..<table.rank {
      let matrices = IrreducibleMatrices(
        irrep: irrep, of: table, group: group, seededByTrivialSubgroup: ())
      #expect(matrices.dimension == table.dimensions[irrep])
      #expect(largestViolation(matrices, irrep: irrep, table: table, group: group) < 1e-12)
    }
  }
}

import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import TestSupport
import Testing

@Suite("Constraints on neighbours")
struct ConstraintTests {
  private func parse(_ text: String) throws -> Model {
    try ModelFile.parse(source: "format: 1\nname: test\n" + text, sourceName: "test.yaml")
  }

  private func blockade(_ lattice: String, _ length: Int, _ rest: String) throws -> Model {
    try parse(
      """
      sites: {count: \(length), local: qubit}
      lattice: \(lattice)
      operators: {n: (1 - Z)/2}
      constraint: {over: bonds, allow: n(j) + n(k) <= 1}
      \(rest)
      """)
  }

  private static let flips = "terms: [{name: X, over: sites, operator: X(j), project: true}]"

  @Test("Blockaded atoms have Fibonacci numbers of states on a chain, Lucas numbers on a ring")
  func dimensions() throws {
    var (fibonacci, lucas) = ([1, 2], [2, 1])
    while fibonacci.count < 62 {
      fibonacci.append(fibonacci.suffix(2).reduce(0, +))
      lucas.append(lucas.suffix(2).reduce(0, +))
    }
    for length in [3, 4, 7, 12, 40] {
      let chain = try SectorPlan(try blockade("open chain", length, Self.flips))
      #expect(chain.hilbertSpaceDimension == fibonacci[length])
      let ring = try SectorPlan(try blockade("ring", length, Self.flips))
      #expect(ring.hilbertSpaceDimension == lucas[length])
    }
  }

  @Test("Levels of the blockaded ring by momentum")
  func blockadedRing() throws {
    let length = 8
    let symmetry = "symmetry: {visible: [{name: T, permute: (j + 1) mod \(length)}]}"
    let model = try blockade("ring", length, Self.flips + "\n" + symmetry)
    let exact = try ExactDiagonalization(model: model)
    // The reference projects the sum of all X in one go.
    func isState(_ levels: [Int]) -> Bool {
      levels.indices.allSatisfy { levels[$0] + levels[($0 + 1) % length] <= 1 }
    }
    let plain = try parse(
      """
      sites: {count: \(length), local: qubit}
      terms: [{name: X, over: sites, operator: X(j)}]
      """)
    let reference = FermionReference(
      dimensions: Array(repeating: 2, count: length), fermions: [])
    let space = (0..<reference.dimension).filter { isState(reference.levels($0)) }
    let dense = DenseSectors(plain, where: isState)
    let shift = dense.operation(
      Array(repeating: nil, count: length), images: (0..<length).map { ($0 + 1) % length })
    #expect(space.count == 47)
    for (sector, levels) in zip(exact.sectors, try exact.allLevels()) {
      let projector = DenseSectors.projector(shift, exponent: sector.irrep, order: length)
      var confined = DenseMatrix(dimension: space.count)
      var own = DenseMatrix(dimension: space.count)
      for (row, i) in space.enumerated() {
        for (column, j) in space.enumerated() {
          confined[row, column] = dense.hamiltonian[i, j]
          own[row, column] = projector[i, j]
        }
      }
      #expect(largestDifference(levels, try confined.eigenvalues(within: own)) < 1e-11)
    }
  }

  @Test("Projected terms are the terms with projectors written out")
  func projection() throws {
    let projected = try ExactDiagonalization(model: try blockade("ring", 7, Self.flips))
    let written = try ExactDiagonalization(
      model: try blockade(
        "ring", 7,
        "terms: [{name: X, over: sites, operator: (1 - n((j + 6) mod 7))*X(j)*(1 - n((j + 1) mod 7))}]"
      ))
    let levels = (try projected.allLevels()[0], try written.allLevels()[0])
    #expect(largestDifference(levels.0, levels.1) < 1e-12)
    #expect(levels.0.count == 29)
  }

  /// H of the golden chain from the F-matrix of Fibonacci anyons: on three labels a, b, c around a link the projector on the trivial
  /// fusion channel of two anyons. Source: A. Feiguin et al., Phys. Rev. Lett. 98, 160409 (2007).
  private func goldenChain(_ length: Int) throws -> [Double] {
    let phi = (1 + 5.0.squareRoot()) / 2
    // 1 is the label τ, 0 the trivial one.
    let states = (0..<(1 << length)).map { state in (0..<length).map { state >> $0 & 1 } }
      .filter { labels in labels.indices.allSatisfy { labels[$0] + labels[($0 + 1) % length] >= 1 }
      }
    let numbers = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1, $0) })
    var matrix = DenseMatrix(dimension: states.count)
    for (column, labels) in states.enumerated() {
      for site in 0..<length {
        let (left, right) = (labels[(site + length - 1) % length], labels[(site + 1) % length])
        guard left == right else { continue }
        // Only a trivial total of both anyons leaves equal labels outside: F maps b to the channel.
        let channel: [Double] =
          left == 0 ? [0, 1] : [1 / phi, 1 / phi.squareRoot()]
        for target in 0...1 where channel[target] != 0 {
          var moved = labels
          moved[site] = target
          guard let row = numbers[moved] else { continue }
          matrix[row, column] -= Complex(channel[labels[site]] * channel[target])
        }
      }
    }
    return try matrix.eigenvalues()
  }

  @Test("The golden chain, against its F-matrix", arguments: [4, 6, 9])
  func goldenChain(length: Int) throws {
    let model = try parse(
      """
      parameters: {phi: (1 + sqrt(5))/2}
      sites: {count: \(length), local: qubit}
      lattice: ring
      operators: {n: (1 - Z)/2}
      constraint: {over: bonds, allow: n(j) + n(k) >= 1}
      terms:
        - name: P
          over: tuples
          indices: [i, j, k]
          where: j == (i + 1) mod \(length) and k == (j + 1) mod \(length)
          operator: >-
            (n(i) + n(k) - 1)
            - n(i)*n(k)*(phi^(-3/2)*X(j) + phi^(-3)*n(j) + 1 + phi^(-2))
      symmetry:
        visible: [{name: T, permute: (j + 1) mod \(length)}]
        anti-unitary: [{name: K, on-site: 1}]
      """)
    let exact = try ExactDiagonalization(model: model)
    let levels = try exact.allLevels().joined().sorted()
    #expect(largestDifference(levels, try goldenChain(length)) < 1e-11)
  }

  @Test(
    "Random conditions: the states that are counted are those that obey them", arguments: 1...12)
  func random(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let dimensions = (0..<6).map { _ in Int.random(in: 2...3, using: &random) }
    let rules = (0..<5).map { _ in
      let sites = Array(
        (0..<6).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
      )
      .sorted()
      return StateConstraint.Rule(
        sites: sites,
        isAllowed: (0..<sites.reduce(1) { $0 * dimensions[$1] }).map { _ in
          Double.random(in: 0..<1, using: &random) < 0.75
        })
    }
    let constraint = StateConstraint(siteDimensions: dimensions, rules: rules)
    let weights = dimensions.map { (0..<$0).map { _ in Int.random(in: 0...2, using: &random) } }
    let reference = FermionReference(dimensions: dimensions, fermions: [])
    let states = (0..<reference.dimension).filter { constraint.allows(reference.levels($0)) }
    for total in [nil, 3, 5] as [Int?] {
      let conserved = total.map { ConservedTotal(weights: weights, total: $0) }
      let expected = states.filter { state in conserved?.allows(reference.levels(state)) ?? true }
      let selection = StateSelection(
        siteDimensions: dimensions, total: conserved, constraint: constraint)
      #expect(selection.dimension == expected.count)
      let space = try ConfigurationSpace(
        siteDimensions: dimensions, conservedTotal: conserved, constraint: constraint)
      #expect((0..<space.dimension).map { space.index(of: $0) } == expected)
      #expect(
        (0..<reference.dimension).allSatisfy { index in
          space.state(at: index).map { space.index(of: $0) == index } ?? !expected.contains(index)
        })
    }
  }

  @Test("Totals, charges, reflections and a constraint together")
  func together() throws {
    let length = 6
    let model = try blockade(
      "ring", length,
      """
      terms:
        - name: hop
          over: bonds
          operator: Sp(j)*Sm(k) + h.c.
          project: true
        - {name: V, over: bonds(2), operator: 0.7*n(j)*n(k)}
      symmetry:
        charges: [{name: N, of: n}]
        visible:
          - {name: T, permute: (j + 1) mod \(length)}
          - {name: R, permute: \(length - 1) - j}
      """)
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.plan.chargeSectors.map(\.dimension) == [1, 6, 9, 2])
    #expect(exact.plan.hilbertSpaceDimension == 18)
    let all = zip(try exact.allLevels(), exact.sectors).flatMap { levels, sector in
      levels.flatMap { Array(repeating: $0, count: sector.irrepDimension) }
    }.sorted()
    let fixed = try (0...3).flatMap { total in
      let model = try blockade(
        "ring", length,
        """
        conserve: {total: \(total), of: n}
        terms:
          - {name: hop, over: bonds, operator: Sp(j)*Sm(k) + h.c., project: true}
          - {name: V, over: bonds(2), operator: 0.7*n(j)*n(k)}
        """)
      return try ExactDiagonalization(model: model).allLevels().joined()
    }.sorted()
    #expect(largestDifference(all, fixed) < 1e-12)
  }

  @Test("Gauss laws: what conditions on stars leave, plaquettes keep")
  func gaussLaws() throws {
    // Bonds of a periodic 2 by 2 square, two for each vertex; an even number of excited bonds meets at every vertex.
    let model = try parse(
      """
      sites: {count: 8, local: qubit}
      constraint:
        over: [[0, 2, 1, 5], [2, 0, 3, 7], [4, 6, 5, 1], [6, 4, 7, 3]]
        allow: Z(j)*Z(k)*Z(l)*Z(m) == 1
      terms:
        - name: loop
          over: [[0, 3, 4, 1], [2, 1, 6, 3], [4, 7, 0, 5], [6, 5, 2, 7]]
          operator: X(j)*X(k)*X(l)*X(m)
        - {name: h, over: sites, operator: (0.3 + 0.1*j)*Z(j)}
      """)
    let exact = try ExactDiagonalization(model: model)
    // Four laws of which three are independent.
    #expect(exact.plan.hilbertSpaceDimension == 32)
  }

  @Test(
    "What leads out of the space is refused with an example",
    arguments: [
      ("terms: [{name: X, over: sites, operator: X(j)}]", "leads out of the space of 'constraint'"),
      ("terms: [{name: n, over: sites, operator: n(j), project: 1}]", "true or false"),
      (
        Self.flips + "\nsymmetry: {visible: [{name: P, on-site: X}]}",
        "takes states that obey 'constraint' to others"
      ),
      (
        Self.flips + "\nsymmetry: {visible: [{name: P, permute: [1, 2, 0, 3, 4]}]}",
        "takes states that obey 'constraint' to others"
      ),
      (
        Self.flips + "\nsymmetry: {visible: [{name: H, on-site: (X + Z)/sqrt(2)}]}",
        "'constraint'"
      ),
      ("conserve: {total: 3, of: n}\n" + Self.flips, "has the total of 'conserve'"),
    ])
  func refused(rest: String, fragment: String) throws {
    let error = try #require(throws: ModelFileError.self) { try blockade("ring", 5, rest) }
    #expect(error.message.contains(fragment), "\(error)")
    #expect(error.line != nil)
  }

  @Test(
    "Conditions that cannot be tables are refused",
    arguments: [
      ("{over: sites, allow: X(j) == 1}", "not diagonal"),
      ("{over: sites, allow: Z(j)}", "condition"),
      ("{over: sites, allow: Z(j) == 2}", "no state is left"),
      ("{over: bonds, allow: Z(j) == 1}", "lattice"), ("{over: sites}", "'allow' is missing"),
      ("{over: sites, allow: Z(7) == 1}", "no site 7"),
      ("{over: sites, allow: Z == 1}", "needs a site"),
      ("{over: sites, alow: Z(j) == 1}", "unknown key 'alow'"),
    ])
  func wrongConditions(constraint: String, fragment: String) throws {
    let error = try #require(throws: ModelFileError.self) {
      try parse(
        """
        sites: {count: 3, local: qubit}
        constraint: \(constraint)
        terms: [{name: c, over: sites, operator: Z(j)}]
        """)
    }
    #expect(error.message.contains(fragment), "\(error)")
  }
}

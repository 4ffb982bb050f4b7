import CharacterTables
import GroupTheory
import Testing

/// Conditions on power maps: genuine groups, their normal subgroups and quotients pass, and for each condition something that
/// is no group fails.
@Suite struct CharacterConditionsOfPowersTests {
  /// A quotient of a group with its power maps, and its normal subgroups.
  private struct Quotient {
    let table: ModularTable
    let powers: (Int) -> [Int]
    let sections: [(classes: [Int], order: Int)]
  }

  private func quotients(_ group: CatalogueGroup) throws -> [Quotient] {
    let normal = NormalSubgroups(group.table)
    let whole = ModularTable(group.table)
    let powers = group.table.classPowers
    return try normal.subgroups.map { kernel in
      let (table, classOf) = try #require(
        whole.quotient(irreps: kernel.quotientIrreps.members, kernelOrder: kernel.order))
      let sections = normal.subgroups.filter { kernel.classSet.isSubset(of: $0.classSet) }
      return Quotient(
        table: table,
        powers: { n in
          var images = [Int](repeating: 0, count: table.columns.count)
          for (c, d) in powers.classes(power: n).enumerated() { images[classOf[c]] = classOf[d] }
          return images
        },
        sections: sections.map {
          (Set($0.classes.map { classOf[$0] }).sorted(), $0.order / kernel.order)
        })
    }
  }

  @Test func genuineQuotientsAndNormalSubgroupsPass() throws {
    for group in try CatalogueRings.groups() where group.table.rank <= 40 {
      for quotient in try quotients(group).prefix(60) {
        for q in group.order.primeDivisors {
          try check(quotient, prime: q, group)
        }
        for n in [6, 10, 12] {
          for section in quotient.sections {
            #expect(
              FrobeniusTheorem.holds(
                classSizes: quotient.table.classSizes, powers: quotient.powers(n), exponent: n,
                classes: section.classes, order: section.order,
                isWhole: section.order == quotient.table.order), "\(group)")
          }
        }
      }
    }
  }

  private func check(_ quotient: Quotient, prime q: Int, _ group: CatalogueGroup) throws {
    let table = quotient.table
    for section in quotient.sections {
      var solutions: [Int] = []
      var exponent = 1
      repeat {
        let powers = quotient.powers(exponent)
        let count = section.classes.reduce(0) {
          $0 + (powers[$1] == 0 ? table.classSizes[$1] : 0)
        }
        if count == solutions.last { break }
        solutions.append(count)
        #expect(
          FrobeniusTheorem.holds(
            classSizes: table.classSizes, powers: powers, exponent: exponent,
            classes: section.classes, order: section.order,
            isWhole: section.order == table.order), "\(group) \(exponent)")
        exponent *= q
      } while true
      #expect(
        PrimeOrderCondition.holds(prime: q, solutions: solutions, order: section.order),
        "\(group) \(q) \(solutions) \(section.order)")
      #expect(
        AdamsCondition.holds(
          table, prime: q, powers: quotient.powers(q), irreps: Array(table.dimensions.indices),
          classes: section.classes, order: section.order), "\(group) \(q)")
    }
  }

  @Test func genuineGroupsPass() throws {
    for group in try CatalogueRings.groups() {
      let table = ModularTable(group.table)
      let powers = group.table.classPowers
      let irreps = Array(table.dimensions.indices)
      for n in [2, 3, 5] {
        #expect(
          SymmetrizedPowerCondition.holds(
            table, degree: n, powers: (0...n).map(powers.classes), irreps: irreps), "\(group)")
      }
      let involutions = zip(group.table.elementOrders, table.classSizes).reduce(0) {
        $0 + ($1.0 == 2 ? $1.1 : 0)
      }
      for visible in [0, involutions] {
        #expect(
          IndicatorCondition.holds(
            table, squares: powers.classes(power: 2), visibleInvolutions: visible), "\(group)")
      }
      #expect(
        NormalizerCondition.holds(classSizes: table.classSizes, powers: powers.powers), "\(group)")
    }
  }

  /// D4 in which all squares are 1: Sym² of the two-dimensional irrep would hold the trivial one 3/2 times.
  @Test func squaresOfD4() throws {
    let table = ModularTable(try CatalogueRings.table(8, 3))
    let wrong = [Int](repeating: 0, count: 5)
    let classes = Array(0..<5)
    #expect(
      !AdamsCondition.holds(
        table, prime: 2, powers: wrong, irreps: classes, classes: classes, order: 8))
    #expect(!IndicatorCondition.holds(table, squares: wrong, visibleInvolutions: 0))
    #expect(
      !SymmetrizedPowerCondition.holds(
        table, degree: 2, powers: [wrong, classes, wrong], irreps: classes))
    let right = try CatalogueRings.table(8, 3).classPowers.classes(power: 2)
    #expect(IndicatorCondition.holds(table, squares: right, visibleInvolutions: 5))
    #expect(!IndicatorCondition.holds(table, squares: right, visibleInvolutions: 6))
  }

  /// Z3 in which cubes do nothing: Sym³ of ω would not be an irrep.
  @Test func cubesOfZ3() throws {
    let table = ModularTable(try CatalogueRings.table(3, 1))
    let (one, all, squares) = ([0, 0, 0], [0, 1, 2], [0, 2, 1])
    #expect(
      SymmetrizedPowerCondition.holds(
        table, degree: 3, powers: [one, all, squares, one], irreps: all))
    #expect(
      !SymmetrizedPowerCondition.holds(
        table, degree: 3, powers: [one, all, squares, all], irreps: all))
  }

  /// Characters of a Frobenius group of order 30 (see `nearGroupOfOrder30`): in its kernel of order 6 the cubes of five
  /// conjugate elements are all 1 or none is, and so are their squares.
  @Test func kernelOfOrder6() {
    let sizes = [1, 5, 6, 6, 6, 6]
    func holds(_ n: Int, _ image: Int) -> Bool {
      FrobeniusTheorem.holds(
        classSizes: sizes, powers: [0, image, 0, 0, 0, 0], exponent: n, classes: [0, 1], order: 6,
        isWhole: false)
    }
    #expect(holds(2, 0) && holds(3, 0))
    #expect(!holds(2, 1) && !holds(3, 1))
  }

  /// Five involutions in a group of order 16 need an element of order 8, as SD16 has; elements of order 4 will not do. With
  /// an element of order 9 in a group of order 9, there are two of order 3.
  @Test func elementsOfPrimeOrder() {
    #expect(PrimeOrderCondition.holds(prime: 2, solutions: [1, 6, 12, 16], order: 16))
    #expect(!PrimeOrderCondition.holds(prime: 2, solutions: [1, 6, 16], order: 16))
    #expect(PrimeOrderCondition.holds(prime: 2, solutions: [1, 8, 16], order: 16))
    #expect(PrimeOrderCondition.holds(prime: 3, solutions: [1, 3, 9], order: 9))
    #expect(!PrimeOrderCondition.holds(prime: 3, solutions: [1, 9, 9], order: 9))
    // Six elements of order 4 make three cyclic subgroups: their number must be even.
    #expect(!PrimeOrderCondition.holds(prime: 2, solutions: [1, 4, 10, 16], order: 16))
  }

  /// In every group of order 27 cubes form a subgroup: of Z9 × Z3, but not where only one class of three conjugate elements has
  /// a cube that is not 1.
  @Test func cubesInGroupsOfOrder27() throws {
    for group in try CatalogueRings.catalogue.get().groups(order: 27) {
      let sets = Set(NormalSubgroups(group.table).subgroups.map(\.classSet))
      let cubes = group.table.classPowers.classes(power: 3)
      let classes = Array(0..<group.table.rank)
      func holds(_ powers: [Int]) -> Bool {
        RegularGroupCondition.holds(
          classSizes: group.table.classSizes, powers: powers, classes: classes, order: 27,
          normalSubgroups: sets)
      }
      #expect(holds(cubes), "\(group)")
      let centre = try #require(classes.dropFirst().first { group.table.classSizes[$0] == 1 })
      var wrong = [Int](repeating: 0, count: classes.count)
      wrong[classes.last!] = centre
      #expect(!holds(wrong), "\(group)")
    }
    #expect(RegularGroupCondition.isRegular(order: 27, prime: 3))
    #expect(!RegularGroupCondition.isRegular(order: 81, prime: 3))
    #expect(!RegularGroupCondition.isRegular(order: 8, prime: 2))
  }

  /// In a non-abelian group of order 27 cubes are a homomorphism to the centre Z3: of the 3⁴ odd functions of the eight classes
  /// outside, the 9 linear ones.
  @Test func cubesAreHomomorphisms() throws {
    let table = try CatalogueRings.table(27, 3)
    let modular = ModularTable(table)
    let centre = (0..<11).filter { table.classSizes[$0] == 1 }
    let inverse = table.classPowers.classes(power: -1)
    let pairs = (0..<11).filter { table.classSizes[$0] == 3 && $0 < inverse[$0] }
    #expect(centre.count == 3 && pairs.count == 4)
    let irreps = Array(0..<11)
    var passed = 0
    for code in 0..<81 {
      var powers = [Int](repeating: 0, count: 11)
      var rest = code
      for c in pairs {
        powers[c] = centre[rest % 3]
        powers[inverse[c]] = inverse[centre[rest % 3]]
        rest /= 3
      }
      let holds = AdamsCondition.holds(
        modular, prime: 3, powers: powers, irreps: irreps, classes: irreps, order: 27,
        isHomomorphism: true)
      if holds { passed += 1 }
    }
    #expect(passed == 9)
  }

  /// Six elements of order 7, all conjugate to each other, in a group of order 14: the normalizer would have 42 elements.
  @Test func normalizers() {
    let powers = [[0], [0, 1], [0] + [Int](repeating: 2, count: 6)]
    #expect(!NormalizerCondition.holds(classSizes: [1, 7, 6], powers: powers))
    // S3.
    #expect(NormalizerCondition.holds(classSizes: [1, 3, 2], powers: [[0], [0, 1], [0, 2, 2]]))
  }
}

import ContinuousGroups
import Testing

@Suite("Characters of simple Lie algebras")
struct IrreducibleCharacterTests {
  @Test(
    "dimensions from the tables of Slansky",
    arguments: [
      (SimpleLieAlgebra.a1, [[0]: 1, [1]: 2, [7]: 8]),
      (
        .a2,
        [[1, 0]: 3, [1, 1]: 8, [2, 0]: 6, [3, 0]: 10, [2, 1]: 15, [4, 0]: 15, [2, 2]: 27]
      ),
      (
        .b2,
        [[1, 0]: 5, [0, 1]: 4, [0, 2]: 10, [2, 0]: 14, [1, 1]: 16, [0, 3]: 20, [1, 2]: 35]
      ),
      (.g2, [[1, 0]: 7, [0, 1]: 14, [2, 0]: 27, [1, 1]: 64, [0, 2]: 77, [3, 0]: 77]),
      (.a3, [[1, 0, 0]: 4, [0, 1, 0]: 6, [1, 0, 1]: 15, [0, 2, 0]: 20, [1, 1, 0]: 20]),
      (.b3, [[1, 0, 0]: 7, [0, 0, 1]: 8, [0, 1, 0]: 21, [0, 0, 2]: 35, [1, 0, 1]: 48]),
      (.c3, [[1, 0, 0]: 6, [0, 1, 0]: 14, [0, 0, 1]: 14, [2, 0, 0]: 21, [1, 1, 0]: 64]),
    ])
  func dimensions(_ algebra: SimpleLieAlgebra, _ known: [[Int]: Int]) {
    for (labels, dimension) in known {
      #expect(IrreducibleCharacter.dimension(algebra, highestWeight: labels) == dimension)
      #expect(
        IrreducibleCharacter(algebra, highestWeight: labels).dimension == dimension,
        "\(algebra) \(labels)")
    }
  }

  @Test("multiplicities of the zero weight")
  func zeroWeights() {
    /// How often the sum of the positive multiples of simple roots that equals the highest weight occurs.
    func multiplicity(_ algebra: SimpleLieAlgebra, _ labels: [Int], at depth: [Int]) -> Int? {
      IrreducibleCharacter(algebra, highestWeight: labels).multiplicities[depth]
    }
    #expect(multiplicity(.a2, [1, 1], at: [1, 1]) == 2)
    #expect(multiplicity(.a2, [2, 2], at: [2, 2]) == 3)
    #expect(multiplicity(.a2, [2, 2], at: [1, 1]) == 2)
    #expect(multiplicity(.b2, [0, 2], at: [1, 2]) == 2)
    #expect(multiplicity(.b2, [2, 0], at: [2, 2]) == 2)
    #expect(multiplicity(.g2, [1, 0], at: [2, 1]) == 1)
    #expect(multiplicity(.g2, [0, 1], at: [3, 2]) == 2)
    #expect(multiplicity(.g2, [2, 0], at: [4, 2]) == 3)
    #expect(multiplicity(.g2, [1, 1], at: [5, 3]) == 4)
    #expect(multiplicity(.a3, [1, 0, 1], at: [1, 1, 1]) == 3)
    #expect(multiplicity(.b3, [1, 0, 0], at: [1, 1, 1]) == 1)
    #expect(multiplicity(.c3, [0, 1, 0], at: [1, 2, 1]) == 2)
  }

  @Test(
    "Freudenthal's formula and Weyl's agree on all small irreps",
    arguments: SimpleLieAlgebra.allCases)
  func agreement(_ algebra: SimpleLieAlgebra) {
    let range = 0...[1: 4, 2: 4, 3: 2, 4: 1][algebra.rank]!
    var labels: [[Int]] = [[]]
    for _ in 0..<algebra.rank { labels = labels.flatMap { start in range.map { start + [$0] } } }
    for highest in labels
    where IrreducibleCharacter.dimension(algebra, highestWeight: highest)! < 5000 {
      #expect(
        IrreducibleCharacter(algebra, highestWeight: highest).dimension
          == IrreducibleCharacter.dimension(algebra, highestWeight: highest), "\(highest)")
    }
  }

  @Test("the adjoint irrep has the dimension of the algebra")
  func adjoint() {
    let labels: [SimpleLieAlgebra: [Int]] = [
      .a1: [2], .a2: [1, 1], .b2: [0, 2], .g2: [0, 1], .a3: [1, 0, 1], .b3: [0, 1, 0],
      .c3: [2, 0, 0], .a4: [1, 0, 0, 1], .d4: [0, 1, 0, 0], .b4: [0, 1, 0, 0], .c4: [2, 0, 0, 0],
      .f4: [1, 0, 0, 0],
    ]
    for algebra in SimpleLieAlgebra.allCases {
      let highest = labels[algebra]!
      #expect(
        IrreducibleCharacter.dimension(algebra, highestWeight: highest) == algebra.dimension)
      #expect(algebra.congruenceClass(of: highest).allSatisfy { $0 == 0 })
    }
  }
}

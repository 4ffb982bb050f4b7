import GroupTheory
import Numerics

/// The group that permutations of sites make, with the irreps that name sectors.
///
/// A permutation p moves site i to p[i]; the product p q acts with q first.
package struct PermutationSymmetry: Sendable {
  /// All elements, the identity first. Shape: [element][site].
  package let elements: [[Int]]
  /// Permutations that generate the group, none of which the others make. Shape: [generator][site].
  package let generators: [[Int]]
  private let group: FiniteGroup
  private let irreps: LabelledIrreps
  private let numbers: [[Int]: Int]

  /// The largest order that sectors are made for.
  package static let largestOrder = 1000

  /// The group that these permutations generate; the generators are some of them, in their order.
  ///
  /// Throws: `GroupError` for more than 1000 elements.
  package init(generatedBy candidates: [[Int]], siteCount: Int) throws {
    let identity = Array(0..<siteCount)
    let chosen = try Self.independent(candidates, identity: identity)
    let closed = try Self.closure(chosen, identity: identity)
    (group, elements, generators) = (closed.group, closed.elements, chosen)
    numbers = Dictionary(uniqueKeysWithValues: elements.enumerated().map { ($1, $0) })
    irreps = try LabelledIrreps(
      groupName: "", group: group, table: CharacterTable(of: group))
  }

  private static func closure(
    _ generators: [[Int]], identity: [Int]
  ) throws -> (group: FiniteGroup, elements: [[Int]]) {
    try FiniteGroup.closure(of: generators, identity: identity, limit: largestOrder) { a, b in
      b.map { a[$0] }
    }
  }

  /// Few candidates that generate all: greedily the one that makes the largest group, the first of several, then without those
  /// that later ones made superfluous.
  private static func independent(_ candidates: [[Int]], identity: [Int]) throws -> [[Int]] {
    let most = Set(candidates).count
    var (chosen, reached): ([[Int]], Set<[Int]>) = ([], [identity])
    while candidates.contains(where: { !reached.contains($0) }) {
      var best: (candidate: [Int], order: Int)?
      for candidate in candidates where !reached.contains(candidate) {
        let order = try order(chosen + [candidate], identity: identity)
        if order > best?.order ?? 0 { best = (candidate, order) }
        if order >= most { break }
      }
      chosen.append(best!.candidate)
      reached = Set(try closure(chosen, identity: identity).elements)
    }
    for candidate in chosen where chosen.count > 1 {
      let others = chosen.filter { $0 != candidate }
      if try order(others, identity: identity) == reached.count { chosen = others }
    }
    return chosen
  }

  private static func order(_ generators: [[Int]], identity: [Int]) throws -> Int {
    var (reached, pending) = (Set([identity]), [identity])
    while let element = pending.popLast() {
      for generator in generators {
        let product = generator.map { element[$0] }
        guard reached.insert(product).inserted else { continue }
        guard reached.count <= largestOrder else {
          throw GroupError(
            "The permutations make more than \(largestOrder) different elements.")
        }
        pending.append(product)
      }
    }
    return reached.count
  }
}

extension PermutationSymmetry {
  /// The number of elements.
  package var order: Int { elements.count }
  /// The irreps' names, as sectors of the model file have them.
  package var names: [String] { irreps.names }
  /// The irreps' dimensions.
  package var dimensions: [Int] { irreps.table.dimensions }

  /// Whether a permutation is an element.
  package func contains(_ permutation: [Int]) -> Bool { numbers[permutation] != nil }

  /// The irreps whose states are among those of a representation of some elements, with how often.
  ///
  /// The states are those that P = (d/|K|) Σ conj(χ(g)) U(g) projects onto, χ being the character of an irrep of the subgroup K: irrep λ
  /// occurs ⟨Res λ, χ⟩ times, and if that is once and for one irrep only, the levels are its levels.
  /// Nil where χ is no character of K, to the accuracy of a file.
  package func irreps(
    of subgroup: [[Int]], characters: [Complex<Double>]
  ) -> [(irrep: Int, count: Int)]? {
    let classes = subgroup.map { numbers[$0].map { group.classOf[$0] } }
    guard !classes.contains(nil) else { return nil }
    var result: [(irrep: Int, count: Int)] = []
    for (irrep, row) in irreps.table.complexCharacters.enumerated() {
      var sum = Complex<Double>.zero
      for (place, character) in zip(classes, characters) {
        sum += row[place!] * character.conjugate
      }
      let count = sum / Complex(Double(subgroup.count))
      let whole = count.real.rounded()
      guard abs(count.real - whole) < 1e-4, abs(count.imaginary) < 1e-4, whole >= 0 else {
        return nil
      }
      if whole > 0 { result.append((irrep, Int(whole))) }
    }
    guard let identity = subgroup.firstIndex(of: elements[0]) else { return nil }
    let dimension = result.reduce(0) { $0 + $1.count * dimensions[$1.irrep] }
    let expected = Double(order) / Double(subgroup.count) * characters[identity].real
    return abs(Double(dimension) - expected) < 0.5 ? result : nil
  }
}

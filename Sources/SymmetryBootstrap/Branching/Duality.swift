/// Which irreps of G are dual to which: inside the irreps of one self-conjugate signature only the number of dual pairs
/// matters, since irreps of equal signature may be renamed.
public struct Duality: Hashable, Sendable {
  /// Shape [irrep of G]: the dual irrep.
  public let dual: [Int]
  /// Permutations of irreps that respect signatures and duality and fix the trivial irrep; together they generate all
  /// such permutations. Each is an exchange of two self-dual irreps, of two dual pairs, or of the partners of one pair.
  public let exchanges: [[Int]]

  /// All dualities of a branching rule, one for each number of dual pairs in each signature.
  ///
  /// In a group of odd order only the trivial irrep is self-dual (Burnside).
  public static func all(of rule: BranchingRule) -> [Duality] {
    var partial = [Builder(rank: rule.rank)]
    for k in 0..<rule.data.count {
      let block = rule.signatureOf.indices.filter { rule.signatureOf[$0] == k && $0 != 0 }
      let partner = rule.data.dual(of: k)!
      if partner < k { continue }
      if partner == k {
        partial = partial.flatMap { builder in
          (0...(block.count / 2)).map { builder.pairing(block, pairs: $0) }
        }
      } else {
        let other = rule.signatureOf.indices.filter { rule.signatureOf[$0] == partner }
        partial = partial.map { $0.pairing(block, with: other) }
      }
    }
    let odd = rule.order % 2 == 1
    return partial.filter { builder in
      !odd || builder.dual.indices.allSatisfy { $0 == 0 || builder.dual[$0] != $0 }
    }.map { Duality(dual: $0.dual, exchanges: $0.exchanges) }
  }

  private struct Builder {
    var dual: [Int]
    var exchanges: [[Int]] = []

    init(rank: Int) { dual = Array(0..<rank) }

    private func exchange(_ pairs: [(Int, Int)]) -> [Int] {
      var permutation = Array(dual.indices)
      for (a, b) in pairs { permutation.swapAt(a, b) }
      return permutation
    }

    func pairing(_ block: [Int], pairs: Int) -> Builder {
      var result = self
      let single = Array(block.dropLast(2 * pairs))
      let paired = Array(block.suffix(2 * pairs))
      for (i, a) in single.enumerated() {
        for b in single[..<i] { result.exchanges.append(exchange([(b, a)])) }
      }
      for i in 0..<pairs {
        let (a, b) = (paired[2 * i], paired[2 * i + 1])
        (result.dual[a], result.dual[b]) = (b, a)
        result.exchanges.append(exchange([(a, b)]))
        for j in 0..<i {
          let (c, d) = (paired[2 * j], paired[2 * j + 1])
          result.exchanges.append(exchange([(c, a), (d, b)]))
          result.exchanges.append(exchange([(c, b), (d, a)]))
        }
      }
      return result
    }

    func pairing(_ block: [Int], with other: [Int]) -> Builder {
      var result = self
      for (i, (a, b)) in zip(block, other).enumerated() {
        (result.dual[a], result.dual[b]) = (b, a)
        for j in 0..<i {
          result.exchanges.append(exchange([(block[j], a), (other[j], b)]))
        }
      }
      return result
    }
  }
}

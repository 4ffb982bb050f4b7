/// Which irreps of G are dual to which: given the group of one-dimensional irreps, only the number of dual pairs in each
/// self-conjugate signature matters, since irreps of equal signature may be renamed.
struct Duality: Sendable {
  /// Shape [irrep of G]: the dual irrep.
  let dual: [Int]
  /// Permutations of irreps that respect signatures, duality and the products of one-dimensional irreps: exchanges of two
  /// self-dual irreps, of two dual pairs, or of the partners of one pair, of dimension above one, and the automorphisms
  /// of the group of one-dimensional irreps.
  let renamings: [[Int]]

  /// All dualities of a branching rule, one for each number of dual pairs in each signature of dimension above one.
  ///
  /// In a group of odd order only the trivial irrep is self-dual (Burnside).
  static func all(of rule: BranchingRule, linear: LinearIrreps) -> [Duality] {
    var partial = [Builder(rank: rule.rank, linear: linear)]
    for k in 0..<rule.data.count where rule.data.dimensions[k] > 1 {
      let block = rule.signatureOf.indices.filter { rule.signatureOf[$0] == k }
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
    }.map { Duality(dual: $0.dual, renamings: $0.renamings) }
  }

  private struct Builder {
    var dual: [Int]
    var renamings: [[Int]]

    init(rank: Int, linear: LinearIrreps) {
      var dual = Array(0..<rank)
      for (position, row) in linear.products.enumerated() {
        dual[linear.irreps[position]] = linear.irreps[row.firstIndex(of: 0)!]
      }
      self.dual = dual
      renamings = linear.automorphisms.map { automorphism in
        var permutation = Array(0..<rank)
        for (position, image) in automorphism.enumerated() {
          permutation[linear.irreps[position]] = linear.irreps[image]
        }
        return permutation
      }
    }

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
        for b in single[..<i] { result.renamings.append(exchange([(b, a)])) }
      }
      for i in 0..<pairs {
        let (a, b) = (paired[2 * i], paired[2 * i + 1])
        (result.dual[a], result.dual[b]) = (b, a)
        result.renamings.append(exchange([(a, b)]))
        for j in 0..<i {
          let (c, d) = (paired[2 * j], paired[2 * j + 1])
          result.renamings.append(exchange([(c, a), (d, b)]))
          result.renamings.append(exchange([(c, b), (d, a)]))
        }
      }
      return result
    }

    func pairing(_ block: [Int], with other: [Int]) -> Builder {
      var result = self
      for (i, (a, b)) in zip(block, other).enumerated() {
        (result.dual[a], result.dual[b]) = (b, a)
        for j in 0..<i {
          result.renamings.append(exchange([(block[j], a), (other[j], b)]))
        }
      }
      return result
    }
  }
}

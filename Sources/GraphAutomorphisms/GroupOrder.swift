/// The number of elements of a group, which may be larger than any machine integer.
package struct GroupOrder: Hashable, Sendable, CustomStringConvertible {
  /// Positive integers whose product is the order.
  package let factors: [Int]

  /// A product of positive integers.
  package init(factors: [Int]) {
    precondition(factors.allSatisfy { $0 > 0 }, "factors are positive")
    self.factors = factors.filter { $0 > 1 }.sorted()
  }

  /// The order as an integer, nil where it is too large.
  package var value: Int? {
    var product = 1
    for factor in factors {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      product = next
    }
    return product
  }

  /// All decimal digits.
  package var description: String {
    // Blocks of nine digits, the lowest first; a factor may have more digits than a block.
    let block = 1_000_000_000
    var blocks = [1]
    for factor in factors {
      precondition(factor < block, "a factor is an index of a stabilizer in another")
      var carry = 0
      for place in blocks.indices {
        let sum = blocks[place] * factor + carry
        blocks[place] = sum % block
        carry = sum / block
      }
      if carry > 0 { blocks.append(carry) }
    }
    let padded = blocks.dropLast().reversed().map { block in
      String(repeating: "0", count: 9 - String(block).count) + String(block)
    }
    return String(blocks.last!) + padded.joined()
  }

  package static func == (a: GroupOrder, b: GroupOrder) -> Bool { a.description == b.description }

  package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

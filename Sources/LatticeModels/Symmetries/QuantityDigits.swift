/// Several sums over sites written as one: Σ_i (Q_i - min Q_i) base_i, digit by digit.
package struct QuantityDigits {
  /// What each level of each site adds to the one sum. Shape [site][level].
  package let weights: [[Int]]
  private let bases: [Int]
  private let counts: [Int]
  private let least: [Int]

  /// Nil where the sums could take 2^60 values together or more. Shape of `quantities`: [quantity][site][level].
  package init?(_ quantities: [[[Int]]]) {
    let least = quantities.map { $0.reduce(0) { $0 + $1.min()! } }
    let counts = zip(quantities, least).map { quantity, least in
      quantity.reduce(0) { $0 + $1.max()! } - least + 1
    }
    var (bases, next) = ([Int](), 1)
    for count in counts {
      bases.append(next)
      let (product, overflow) = next.multipliedReportingOverflow(by: count)
      guard !overflow, product < 1 << 60 else { return nil }
      next = product
    }
    weights = quantities[0].indices.map { site in
      quantities[0][site].indices.map { level in
        zip(quantities, bases).reduce(0) { sum, quantity in
          sum + (quantity.0[site][level] - quantity.0[site].min()!) * quantity.1
        }
      }
    }
    (self.bases, self.counts, self.least) = (bases, counts, least)
  }

  /// The value of each quantity when the one sum is `total`.
  package func values(of total: Int) -> [Int] {
    bases.indices.map { total / bases[$0] % counts[$0] + least[$0] }
  }

  /// The one sum when the quantities have these values; nil where one of them cannot have its value.
  package func total(of values: [Int]) -> Int? {
    var sum = 0
    for place in bases.indices {
      let digit = values[place].subtractingReportingOverflow(least[place])
      guard !digit.overflow, (0..<counts[place]).contains(digit.partialValue) else { return nil }
      sum += digit.partialValue * bases[place]
    }
    return sum
  }
}

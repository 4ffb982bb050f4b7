/// Sums over integers from files, which need not be exact.
enum ExactSum {
  /// Σ a b; nil where it overflows.
  static func ofProducts(_ a: some Sequence<Int>, _ b: some Sequence<Int>) -> Int? {
    var sum = 0
    for (x, y) in zip(a, b) {
      let (product, isLarge) = x.multipliedReportingOverflow(by: y)
      let (next, overflows) = sum.addingReportingOverflow(product)
      if isLarge || overflows { return nil }
      sum = next
    }
    return sum
  }
}

import CommandSupport
import Reports

/// The fusion algebra of a finite group for people: which irreps a product of two irreps holds, and how often.
struct FusionText {
  private let fusion: [[[Int]]]

  /// Larger algebras fill pages; they stand in JSON and in the result file.
  private static let largestRank = 12
  private static let width = 100
  private static let indent = "  "

  /// Shape [alpha][beta][gamma].
  init(_ fusion: [[[Int]]]) { self.fusion = fusion }

  var text: String {
    let rank = fusion.count
    guard rank > 1 else { return "" }
    guard rank <= Self.largestRank else {
      return
        "Fusion: \(rank * (rank - 1) / 2) products of the \(rank) irreps, see `fusion` in --json or /bootstrap.\n"
    }
    return "Fusion, beside χ1 × χ = χ\n" + lines
  }

  /// Every product of two irreps that are not the trivial one; nil where these are too many, and for one irrep.
  var products: [String]? {
    (2...Self.largestRank).contains(fusion.count) ? all : nil
  }

  private var all: [String] {
    (1..<fusion.count).flatMap { a in
      (a..<fusion.count).map { b in "χ\(a + 1)×χ\(b + 1) = \(sum(fusion[a][b]))" }
    }
  }

  /// As many products in a line as fit, in columns of one width.
  private var lines: String {
    let products = all
    let widest = products.map(\.count).max()! + 3
    let columns = max(1, (Self.width - Self.indent.count) / widest)
    return stride(from: 0, to: products.count, by: columns).map { first in
      let row = products[first..<min(first + columns, products.count)]
      let padded = row.dropLast().map { $0 + String(repeating: " ", count: widest - $0.count) }
      return wrapped(padded.joined() + row.last!)
    }.joined()
  }

  private func sum(_ multiplicities: [Int]) -> String {
    multiplicities.indices.filter { multiplicities[$0] > 0 }.map {
      multiplicities[$0] == 1 ? "χ\($0 + 1)" : "\(multiplicities[$0])χ\($0 + 1)"
    }.joined(separator: " + ")
  }

  /// A single product may be longer than a line.
  private func wrapped(_ line: String) -> String {
    guard line.count + Self.indent.count > Self.width else { return Self.indent + line + "\n" }
    return LabelledText.indented([line])
  }
}

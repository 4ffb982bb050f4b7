import GroupTheory
import Numerics

/// Why floating-point matrices could not be read as one exact monomial operator.
public enum MonomialOperatorError: Error, CustomStringConvertible, Equatable {
  /// The site permutation is not a permutation of the sites.
  case notASitePermutation([Int])
  /// The permutation moves a site to one with another number of levels.
  case unequalDimensions(source: Int, target: Int)
  /// The site permutation exchanges fermions with something else.
  case movesFermions(source: Int, target: Int)
  /// The matrix on a site of fermions changes their number.
  case changesFermions(site: Int)
  /// A site's matrix has the wrong shape.
  case wrongShape(site: Int, expected: Int)
  /// A column has no entry, or more than one, that differs from zero.
  case notMonomial(site: Int, column: Int, entries: Int)
  /// Two columns have their entry in the same row, so the matrix is singular.
  case sharedRow(site: Int, column: Int, row: Int)
  /// An entry is not a root of unity of order at most 360.
  case notARootOfUnity(site: Int?, column: Int, value: Complex<Double>)
  /// The phases are roots of unity, but have no common order up to the limit.
  case phaseOrderTooLarge(order: Int)

  /// One or two plain sentences: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .notASitePermutation(let images):
      "The list \(images) is not a permutation of the sites: every site from 0 to "
        + "\(images.count - 1) must appear exactly once."
    case .unequalDimensions(let source, let target):
      "The site permutation moves site \(source) to site \(target), which has another number of "
        + "levels; only equal sites can be exchanged."
    case .movesFermions(let source, let target):
      "The site permutation moves site \(source) to site \(target), but only one of them holds "
        + "fermions."
    case .changesFermions(let site):
      "The matrix on site \(site), which holds fermions, is not diagonal; a symmetry generator "
        + "must keep the number of fermions on every site or move them by a permutation of sites."
    case .wrongShape(let site, let expected):
      "The matrix on site \(site) must have \(expected) rows of \(expected) entries, one for each "
        + "level of the site."
    case .notMonomial(let site, let column, let entries):
      "Column \(column) of the matrix on site \(site) has \(entries) entries that differ from "
        + "zero; a symmetry generator must have exactly one in every column."
    case .sharedRow(let site, let column, let row):
      "Column \(column) of the matrix on site \(site) has its entry in row \(row), like an earlier "
        + "column; a symmetry generator must have exactly one entry in every row."
    case .notARootOfUnity(let site, let column, let value):
      (site.map { "The entry in column \(column) of the matrix on site \($0)" }
        ?? "The global phase")
        + " is \(value.real) + \(value.imaginary)i; it must be a root of unity of order at most "
        + "\(MonomialOperator.largestPhaseOrder)."
    case .phaseOrderTooLarge(let order):
      "The phases of the operator have the common order \(order); at most "
        + "\(MonomialOperator.largestPhaseOrder) is supported."
    }
  }
}

extension MonomialOperator {
  /// The largest order of a root of unity that is recognized in floating-point input.
  public static let largestPhaseOrder = 360
  /// The largest distance at which a floating-point number is read as a root of unity or as zero.
  public static let recognitionTolerance = 1e-10

  /// Recognizes U = phase · (Π_j u_j) P exactly from floating-point matrices.
  ///
  /// P moves site j to `sitePermutation[j]`; then u_j = `onSite[j]` acts on site j.
  /// - Parameters:
  ///   - dimensions: The levels of each site.
  ///   - sitePermutation: Where each site moves to.
  ///   - onSite: Monomial matrices. Shape [site][row][column].
  ///   - phase: A root of unity.
  ///   - fermions: The sites of fermions in their Jordan-Wigner order, where u_j is diagonal.
  /// - Throws: `MonomialOperatorError`, which names the site and the column.
  public init(
    dimensions: [Int], sitePermutation: [Int], onSite: [[[Complex<Double>]]],
    phase: Complex<Double> = 1, fermions: [Int] = []
  ) throws {
    precondition(onSite.count == dimensions.count, "one matrix per site")
    guard sitePermutation.count == dimensions.count, isPermutation(sitePermutation) else {
      throw MonomialOperatorError.notASitePermutation(sitePermutation)
    }
    for (source, target) in sitePermutation.enumerated()
    where dimensions[source] != dimensions[target] {
      throw MonomialOperatorError.unequalDimensions(source: source, target: target)
    }
    let columns = try dimensions.indices.map {
      try monomialColumns(of: onSite[$0], dimension: dimensions[$0], site: $0)
    }
    let fermionic = Set(fermions)
    for (source, target) in sitePermutation.enumerated()
    where fermionic.contains(source) != fermionic.contains(target) {
      throw MonomialOperatorError.movesFermions(source: source, target: target)
    }
    for site in fermions where columns[site].map(\.row) != [0, 1] {
      throw MonomialOperatorError.changesFermions(site: site)
    }
    guard let global = RootOfUnity(phase) else {
      throw MonomialOperatorError.notARootOfUnity(site: nil, column: 0, value: phase)
    }
    var order = global.order
    for column in columns.joined() {
      order = Int.leastCommonMultiple(order, column.phase.order)
      guard order <= Self.largestPhaseOrder else {
        throw MonomialOperatorError.phaseOrderTooLarge(order: order)
      }
    }
    self.init(
      dimensions: dimensions, sitePermutation: sitePermutation,
      levelPermutations: sitePermutation.map { target in columns[target].map(\.row) },
      phases: sitePermutation.map { target in
        columns[target].map { $0.phase.exponent * (order / $0.phase.order) }
      },
      globalPhase: global.exponent * (order / global.order), phaseOrder: order, fermions: fermions)
  }
}

/// A root of unity e^{2πi exponent/order} in lowest terms.
private struct RootOfUnity {
  let exponent: Int
  let order: Int

  /// Nil unless `value` lies within the recognition tolerance of a root of small order.
  init?(_ value: Complex<Double>) {
    guard value.isFinite, abs(value.length - 1) <= MonomialOperator.recognitionTolerance
    else { return nil }
    let turn = value.phase / (2 * Double.pi)
    for order in 1...MonomialOperator.largestPhaseOrder {
      let nearest = (turn * Double(order)).rounded()
      let distance = abs(turn - nearest / Double(order)) * 2 * Double.pi
      if distance <= MonomialOperator.recognitionTolerance {
        self.exponent = (Int(nearest) + order) % order
        self.order = order
        return
      }
    }
    return nil
  }
}

private struct MonomialColumn {
  let row: Int
  let phase: RootOfUnity
}

private func monomialColumns(
  of matrix: [[Complex<Double>]], dimension: Int, site: Int
) throws -> [MonomialColumn] {
  guard matrix.count == dimension, matrix.allSatisfy({ $0.count == dimension }) else {
    throw MonomialOperatorError.wrongShape(site: site, expected: dimension)
  }
  var taken = Set<Int>()
  return try (0..<dimension).map { column in
    let rows = (0..<dimension).filter {
      !(matrix[$0][column].length <= MonomialOperator.recognitionTolerance)
    }
    guard rows.count == 1 else {
      throw MonomialOperatorError.notMonomial(site: site, column: column, entries: rows.count)
    }
    guard taken.insert(rows[0]).inserted else {
      throw MonomialOperatorError.sharedRow(site: site, column: column, row: rows[0])
    }
    let value = matrix[rows[0]][column]
    guard let phase = RootOfUnity(value) else {
      throw MonomialOperatorError.notARootOfUnity(site: site, column: column, value: value)
    }
    return MonomialColumn(row: rows[0], phase: phase)
  }
}

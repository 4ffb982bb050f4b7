import LatticeModels
import Numerics

/// Operators that two terms of a Hamiltonian both have on the same sites, up to a factor: their couplings cannot be told apart.
package struct RepeatedOperators: Sendable, Hashable {
  /// The names of the two terms; equal where one term has them twice.
  package let terms: [String]
  /// How many such pairs of operators there are.
  package let count: Int
  /// The sites of the first pair.
  package let sites: [Int]

  /// Larger operators are not compared, nor models with more of them.
  private static let mostSites = 4
  private static let mostOperators = 20_000

  /// All pairs of terms with such operators, in the order of the terms.
  package static func list(in model: Model) -> [RepeatedOperators] {
    let count = model.structures.reduce(0) { $0 + $1.operators.count }
    guard count <= mostOperators,
      model.structures.allSatisfy({ $0.operators.allSatisfy { $0.sites.count <= mostSites } })
    else { return [] }
    var known: [Place: [(term: String, part: LocalOperator)]] = [:]
    var found: [[String]: (count: Int, sites: [Int])] = [:]
    var order: [[String]] = []
    for structure in model.structures {
      // Parts of n_j n_k on one site are no operator of their own; constants count for nothing.
      for part in OperatorSum(structure.operators).operators.map(withoutConstant)
      where !part.sites.isEmpty && part.largestModulus > 0 {
        let place = Place(sites: part.sites, parity: part.parityString)
        for other in known[place] ?? [] where isMultiple(part, other.part) {
          let terms = [other.term, structure.name]
          if found[terms] == nil { order.append(terms) }
          found[terms, default: (0, part.sites)].count += 1
        }
        known[place, default: []].append((structure.name, part))
      }
    }
    return order.map {
      RepeatedOperators(terms: $0, count: found[$0]!.count, sites: found[$0]!.sites)
    }
  }

  private struct Place: Hashable {
    let sites: [Int]
    let parity: [Int]
  }

  private static func withoutConstant(_ part: LocalOperator) -> LocalOperator {
    guard part.parityString.isEmpty else { return part }
    let trace = part.columns.enumerated().reduce(Complex<Double>.zero) { sum, column in
      sum + (column.element.first { $0.row == column.offset }?.amplitude ?? .zero)
    }
    return part - LocalOperator(scalar: trace / Complex(Double(part.columns.count)))
  }

  private static func isMultiple(_ a: LocalOperator, _ b: LocalOperator) -> Bool {
    let entries = a.columns.enumerated().flatMap { column, entries in
      entries.map { (column, $0.row, $0.amplitude) }
    }
    guard let largest = entries.max(by: { $0.2.length < $1.2.length }),
      let partner = b.columns[largest.0].first(where: { $0.row == largest.1 })
    else { return false }
    let factor = partner.amplitude / largest.2
    guard factor.length > 0 else { return false }
    return (a.scaled(by: factor) - b).largestModulus <= 1e-10 * b.largestModulus
  }
}

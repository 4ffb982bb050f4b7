import LatticeModels
import Numerics

/// All matrix elements of the independent operators: what changes, and on which other levels the amplitude depends.
///
/// For each transition the amplitude is a function of the levels of other sites, and it is written as the sum of functions that
/// average to zero over the levels of every site on which they depend. So are the diagonal elements. This form is unique, and a
/// permutation of sites and levels permutes its parts.
struct ElementTable {
  /// The amplitudes of one transition beside given levels of other sites.
  struct Element {
    let spectators: Spectators
    /// By operator, ascending.
    let amplitudes: [(label: Int, value: Complex<Double>)]
  }

  /// What belongs to one transition.
  struct Entry {
    let transition: Transition
    /// In an order that means nothing.
    let elements: [Element]
    let places: [Spectators: Int]
  }

  /// The diagonal elements first, then all transitions in both directions.
  let entries: [Entry]
  let places: [Transition: Int]
  let fermions: FermionOrder
  /// The largest modulus in each operator. Shape [label].
  let scales: [Double]

  /// Amplitudes below this fraction of an operator's largest are rounding noise.
  static let noise = 1e-12
  init(_ model: Model, fermionSites: [Int], limit: Int) throws {
    let fermions = FermionOrder(sites: fermionSites, siteCount: model.siteDimensions.count)
    var collector = ElementCollector(
      fermions: fermions, constraint: model.siteTotal.map(ReachableLevels.init), limit: limit)
    let family = IndependentOperators(of: model)
    var scales: [Double] = []
    for combination in family.combinations {
      let operators = combination.flatMap { member in
        model.structures[member.structure].operators.map {
          $0.scaled(by: Complex(member.factor))
        }
      }
      scales.append(try collector.add(OperatorSum(operators), label: scales.count))
    }
    // What selects states has to be kept as well.
    for kept in model.selectingOperators {
      scales.append(try collector.add(OperatorSum(kept), label: scales.count))
    }
    if let conserved = model.siteTotal {
      collector.removeMultiples(of: conserved, labelCount: scales.count)
    }
    let entries = collector.entries(scales: scales)
    self.entries = entries
    self.fermions = fermions
    self.scales = scales
    places = Dictionary(
      uniqueKeysWithValues: entries.enumerated().map { ($1.transition, $0) })
  }
}

extension Model {
  /// The fixed total, where single sites decide what it is.
  var siteTotal: ConservedTotal? { conservedTotal?.cellSize == 1 ? conservedTotal : nil }

  /// Other totals, and the number of conditions that a state breaks, as operators.
  fileprivate var selectingOperators: [[LocalOperator]] {
    (conservedTotal.map { $0.cellSize == 1 ? [] : [$0.operators] } ?? [])
      + (constraint.map { [$0.forbidden] } ?? [])
  }
}

/// Why the matrix elements were not listed.
package enum ElementTableError: Error, CustomStringConvertible {
  /// There are too many.
  case tooMany(limit: Int)
  /// An operator multiplies the parities of too many fermions.
  case longString(count: Int)

  package var description: String {
    switch self {
    case .tooMany(let limit):
      "The model has more than \(limit) different local matrix elements; choose fewer levels or fewer sites."
    case .longString(let count):
      "A term multiplies the parities of \(count) fermions, too many to be compared level by level."
    }
  }
}

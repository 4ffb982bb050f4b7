import LatticeModels
import LinearAlgebra
import Numerics

/// The continuous on-site symmetries of a model, and what of them does something on its states.
///
/// Where a fixed total or a constraint leaves fewer states than all products, some act as numbers on all of them: the total itself, a
/// Gauss law, rotations among levels that no state has. What acts as numbers is an ideal: some simple factors, and some of the centre.
package struct ContinuousPart: Sendable {
  package let decomposition: CartanDecomposition
  package let torus: MaximalTorus?
  /// The simple factors that do not act as numbers, the largest first.
  package let factors: [SimpleFactors.Factor]
  /// The charges of the torus of which no combination is one number on all states.
  package let actingCharges: [Int]
  /// The number of U(1) factors, up to those that act as numbers.
  package let abelianRank: Int

  init(
    _ decomposition: CartanDecomposition, _ all: SimpleFactors, _ torus: MaximalTorus?,
    of model: Model, in space: CellSpace
  ) {
    (self.decomposition, self.torus) = (decomposition, torus)
    let coroots = all.factors.map { factor in
      factor.simpleRoots.map { decomposition.coroot($0) }
    }
    let hull = torus.flatMap { torus in
      torus.hull(of: model, in: space, with: coroots.joined().map(torus.values))
    }
    guard let torus, let hull else {
      factors = all.factors
      actingCharges = torus.map { Array(0..<$0.rank) } ?? []
      abelianRank = all.centreDimension
      return
    }
    var place = torus.rank
    factors = all.factors.filter { factor in
      defer { place += factor.rank }
      return !(place..<place + factor.rank).allSatisfy(hull.isConstant)
    }
    actingCharges = hull.independentCoordinates
    abelianRank = actingCharges.count - factors.reduce(0) { $0 + $1.rank }
  }

  /// The dimension of the Lie algebra, less what acts as numbers.
  package var dimension: Int { factors.reduce(abelianRank) { $0 + $1.rank + $1.roots.count } }
}

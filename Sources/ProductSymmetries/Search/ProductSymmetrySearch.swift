import GroupTheory
import LatticeModels
import LinearAlgebra
import Numerics

/// The search for all symmetries of a model that are products over sites, permuted and complex conjugated or not.
///
/// Source: Documentation/Operators.md.
struct ProductSymmetrySearch {
  let space: CellSpace
  let operators: [[LocalOperator]]
  let family: TensorFamily
  /// The label of the fixed total among the operators; nil where there is none.
  private let totalLabel: Int?
  /// Whether a symmetry may map the total to its negative, seen from its mean.
  let canReverseTotal: Bool
  let algebra: OnSiteAlgebra
  let decomposition: CartanDecomposition?
  let factors: SimpleFactors?
  let torus: MaximalTorus?
  let seed: UInt64
  /// Asked before every start; true ends the search.
  let shouldStop: () -> Bool

  /// A group is complete when so many solutions in a row, each uniform on it, bring nothing new: a proper subgroup holds each with
  /// probability 1/2 at most.
  static let confirmations = 40
  /// Starts without any solution before the search gives up.
  static let mostFailures = 400

  init(_ model: Model, seed: UInt64, shouldStop: @escaping () -> Bool) throws {
    space = CellSpace(model)
    var operators = IndependentOperators(of: model).operators(of: model)
    if let total = model.conservedTotal {
      totalLabel = operators.count
      canReverseTotal = total.isHalfFilling
      operators.append(total.operators)
    } else {
      (totalLabel, canReverseTotal) = (nil, false)
    }
    if let constraint = model.constraint { operators.append(constraint.forbidden) }
    self.operators = operators
    family = try TensorFamily(operators, space: space)
    if family.tensors.isEmpty { throw ProductSymmetryError.noOperators }
    algebra = try OnSiteAlgebra(of: Self.equations(family, to: family.tensors, space))
    (self.seed, self.shouldStop) = (seed, shouldStop)
    if algebra.dimension > 0 {
      let decomposition = try CartanDecomposition(algebra, seed: seed)
      self.decomposition = decomposition
      factors = try SimpleFactors(decomposition)
      torus = try MaximalTorus(decomposition)
    } else {
      (decomposition, factors, torus) = (nil, nil, nil)
    }
  }

  private static func equations(
    _ family: TensorFamily, to images: [TensorFamily.Tensor], _ space: CellSpace
  ) -> InvarianceEquations {
    InvarianceEquations(
      dimensions: space.dimensions, parities: (0..<space.count).map(space.parity),
      equations: zip(family.tensors, images).map {
        .init(source: $0.operation, image: $1.operation.matrix)
      })
  }

  /// The equations for W in U = W P_π K^κ; nil where the components of the moved operators differ in what no W changes.
  ///
  /// With `reversesTotal` the fixed total becomes its negative, seen from its mean.
  func equations(
    siteImages: [Int], isAntiunitary: Bool, reversesTotal: Bool = false
  ) throws -> InvarianceEquations? {
    var images = family.tensors
    if !siteImages.elementsEqual(siteImages.indices) {
      guard let moved = try movedTensors(siteImages) else { return nil }
      images = moved
    }
    if isAntiunitary {
      images = images.map { tensor in
        .init(
          label: tensor.label,
          operation: CellOperator(
            place: tensor.operation.place, matrix: tensor.operation.matrix.conjugate),
          norm: tensor.norm)
      }
    }
    if reversesTotal {
      images = images.map { tensor in
        tensor.label == totalLabel
          ? .init(label: tensor.label, operation: tensor.operation.negative, norm: tensor.norm)
          : tensor
      }
    }
    let isPossible = zip(family.tensors, images).allSatisfy { source, image in
      abs(source.norm - image.norm) < 1e-9 * source.norm
        && zip(source.operation.moments, image.operation.moments).allSatisfy { abs($0 - $1) < 1e-9 }
    }
    guard isPossible else { return nil }
    let free = Self.equations(family, to: images, space)
    guard free.agreeInMixedTraces(seed: seed) else { return nil }
    return InvarianceEquations(
      dimensions: free.dimensions, parities: free.parities,
      equations: free.equations + chamberEquations(isAntiunitary: isAntiunitary, siteImages))
  }

  private func movedTensors(_ siteImages: [Int]) throws -> [TensorFamily.Tensor]? {
    let images = space.siteDimensions.indices.map { site in
      siteImages[site / space.sitesPerCell] * space.sitesPerCell + site % space.sitesPerCell
    }
    let fermions = Set(space.fermions.joined())
    let moved = try TensorFamily(
      operators.map { $0.flatMap { $0.moved(to: images, fermions: fermions) } }, space: space)
    guard moved.tensors.count == family.tensors.count else { return nil }
    var places: [TensorKey: TensorFamily.Tensor] = [:]
    for tensor in moved.tensors { places[TensorKey(tensor)] = tensor }
    let ordered = family.tensors.compactMap { places[TensorKey($0)] }
    return ordered.count == family.tensors.count ? ordered : nil
  }

  private struct TensorKey: Hashable {
    let label: Int
    let place: CellOperator.Place
    init(_ tensor: TensorFamily.Tensor) {
      (label, place) = (tensor.label, tensor.operation.place)
    }
  }

  /// U ρ U⁻¹ = ρ: every component of the group has such elements, and those of one component differ by the torus.
  private func chamberEquations(
    isAntiunitary: Bool, _ siteImages: [Int]
  ) -> [InvarianceEquations.Equation] {
    guard let decomposition, let factors else { return [] }
    let rho = algebra.matrices(decomposition.torusMember(factors.weylVector))
      .map { $0.scaled(by: Complex(0, -1)) }
    let norm = rho.map(\.squaredNorm).max()?.squareRoot() ?? 0
    guard norm > 1e-9 else { return [] }
    var moved = rho
    for (cell, image) in siteImages.enumerated() { moved[image] = rho[cell] }
    return rho.indices.map { cell in
      let image = isAntiunitary ? moved[cell].conjugate : moved[cell]
      return .init(
        source: CellOperator(
          place: .init(cells: [cell], strings: []), matrix: rho[cell].scaled(by: Complex(1 / norm))
        ),
        image: image.scaled(by: Complex(1 / norm)))
    }
  }
}

extension ConservedTotal {
  /// Whether the total is its mean over all product states.
  fileprivate var isHalfFilling: Bool {
    let mean = weights.reduce(0) { $0 + Double($1.reduce(0, +)) / Double($1.count) }
    return abs(mean - Double(total)) < 1e-9
  }
}

extension CellOperator {
  fileprivate var negative: CellOperator {
    CellOperator(place: place, matrix: matrix.scaled(by: Complex(-1)))
  }

  /// tr M² and so on to tr M⁴, which no unitary changes.
  var moments: [Double] {
    let square = matrix.multiplied(by: matrix)
    return [
      square.trace.real, square.multiplied(by: matrix).trace.real,
      square.multiplied(by: square).trace.real,
    ]
  }
}

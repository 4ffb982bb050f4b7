import GroupTheory
import LatticeModels
import Numerics

/// The checks that H is Hermitian and has its declared symmetries, on all its matrix elements.
///
/// For every basis state |s> the vectors U H|s> and H U|s> (U H* and H U for an anti-unitary U K)
/// are compared, with the couplings of one disorder sample. A residual above 1e-10 of the largest
/// matrix element of a term is a violation.
///
/// Complexity: O(dim H · terms · generators); no memory that grows with dim H.
public struct SymmetryCheck: Sendable {
  /// The fraction of the largest matrix element of H that a residual may reach.
  public static let relativeTolerance = 1e-10

  private let structures: [CouplingStructure]
  private let coefficients: [Double]
  private let space: ConfigurationSpace
  private var siteDimensions: [Int] { space.siteDimensions }

  /// Prepares the check of H = Σ_k c_k A_k.
  public init(
    structures: [CouplingStructure], coefficients: [Double], space: ConfigurationSpace
  ) {
    precondition(structures.count == coefficients.count, "one coefficient per structure")
    self.structures = structures
    self.coefficients = coefficients
    self.space = space
  }

  /// Checks that every A_k is Hermitian.
  ///
  /// - Throws: `SymmetryError.notHermitian`, which names the term.
  public func requireHermiticity() throws {
    try requireHermiticity(of: Self.unsettled(structures))
  }

  /// What of a structure is not Hermitian operator by operator.
  package struct Unsettled {
    fileprivate let structure: CouplingStructure
    fileprivate let difference: [LocalOperator]
    fileprivate let tolerance: Double
  }

  /// The structures that have to be compared state by state; the same for all charge sectors.
  ///
  /// - Throws: `SymmetryError.notFinite`.
  package static func unsettled(_ structures: [CouplingStructure]) throws -> [Unsettled] {
    try structures.compactMap { structure in
      let combined = LocalOperator.combiningEqualSupports(structure.operators)
      let scale = combined.reduce(0) { max($0, $1.largestModulus) }
      guard scale.isFinite else {
        throw SymmetryError.notFinite(term: structure.name, index: structure.index)
      }
      // Almost always every local operator is Hermitian; only the rest is compared state by state.
      let rest = combined.filter { local in
        !((local - local.adjoint).largestModulus <= relativeTolerance * scale)
      }
      return rest.isEmpty
        ? nil
        : Unsettled(
          structure: structure, difference: rest.map { $0 - $0.adjoint },
          tolerance: relativeTolerance * scale)
    }
  }

  /// Compares structures state by state.
  func requireHermiticity(of unsettled: [Unsettled]) throws {
    for open in unsettled {
      let action = StructureAction(open.difference, siteDimensions: siteDimensions)
      if let violation = firstViolation(tolerance: open.tolerance, of: action) {
        throw SymmetryError.notHermitian(
          term: open.structure.name, index: open.structure.index,
          state: levels(of: violation.state), residual: violation.residual)
      }
    }
  }

  /// Checks that every unitary generator U has U H = H U, and every anti-unitary one U H* = H U.
  ///
  /// - Throws: `SymmetryError.broken`, which names the generator, the basis state, the size of the
  ///   violation and the term with the largest residual.
  public func requireSymmetry(
    unitary: [SymmetryGenerator], antiunitary: [SymmetryGenerator]
  ) throws {
    if unitary.isEmpty && antiunitary.isEmpty { return }
    let scaled = scaledOperators(structures.indices.map { $0 })
    let scale = scaled.reduce(0) { max($0, $1.largestModulus) }
    let action = StructureAction(scaled, siteDimensions: siteDimensions)
    let tasks = unitary.map { ($0, false) } + antiunitary.map { ($0, true) }
    for (generator, conjugates) in tasks {
      var commutator = Commutator(
        generator.operation, conjugates: conjugates, siteDimensions: siteDimensions)
      for number in 0..<space.dimension {
        let state = space.index(of: number)
        let residual = commutator.residual(of: action, at: state)
        if residual <= Self.relativeTolerance * scale { continue }
        throw SymmetryError.broken(
          generator: generator.name, isAntiunitary: conjugates,
          term: termWithLargestResidual(of: commutator, at: state), state: levels(of: state),
          residual: residual, scale: scale)
      }
    }
  }

  /// Whether U, or U K, is a symmetry as exactly as numbers can tell: up to 1e-13 of the largest matrix element. For symmetries that
  /// were found and that nobody declared.
  package func allows(_ operation: MonomialOperator, isAntiunitary: Bool) -> Bool {
    let scaled = scaledOperators(Array(structures.indices))
    let scale = scaled.reduce(0) { max($0, $1.largestModulus) }
    let action = StructureAction(scaled, siteDimensions: siteDimensions)
    var commutator = Commutator(
      operation, conjugates: isAntiunitary, siteDimensions: siteDimensions)
    return (0..<space.dimension).allSatisfy {
      commutator.residual(of: action, at: space.index(of: $0)) <= 1e-13 * scale
    }
  }

  private func scaledOperators(_ places: [Int]) -> [LocalOperator] {
    let all = places.flatMap { place in
      structures[place].operators.map { $0.scaled(by: Complex(coefficients[place])) }
    }
    return LocalOperator.combiningEqualSupports(all)
  }

  private func termWithLargestResidual(of commutator: Commutator, at state: Int) -> String {
    var commutator = commutator
    var largest = (name: "", residual: -1.0)
    var seen = Set<String>()
    for name in structures.map(\.name) where seen.insert(name).inserted {
      let places = structures.indices.filter { structures[$0].name == name }
      let action = StructureAction(scaledOperators(places), siteDimensions: siteDimensions)
      let residual = commutator.residual(of: action, at: state)
      if residual > largest.residual { largest = (name, residual) }
    }
    return largest.name
  }

  private func firstViolation(
    tolerance: Double, of action: StructureAction
  ) -> (state: Int, residual: Double)? {
    let accumulator = SparseAccumulator()
    var digits = [Int](repeating: 0, count: siteDimensions.count)
    for number in 0..<space.dimension {
      let state = space.index(of: number)
      decode(state, dimensions: siteDimensions, into: &digits)
      accumulator.clear()
      action.forEachTerm(of: digits) { accumulator.add($1, at: state + $0) }
      let residual = accumulator.largestModulus
      if !(residual <= tolerance) { return (state, residual) }
    }
    return nil
  }

  private func levels(of state: Int) -> [Int] {
    var digits = [Int](repeating: 0, count: siteDimensions.count)
    decode(state, dimensions: siteDimensions, into: &digits)
    return digits
  }
}

/// Columns of U H - H U, or of U H* - H U.
private struct Commutator {
  private let action: MonomialAction
  private let phases: [Complex<Double>]
  private let conjugates: Bool
  private let siteDimensions: [Int]
  private let accumulator = SparseAccumulator()
  private var digits: [Int]

  init(_ operation: MonomialOperator, conjugates: Bool, siteDimensions: [Int]) {
    let order = operation.phaseOrder
    action = MonomialAction(operation, phaseOrder: order)
    phases = (0..<order).map {
      Complex(length: 1, phase: 2 * Double.pi * Double($0) / Double(order))
    }
    self.conjugates = conjugates
    self.siteDimensions = siteDimensions
    digits = Array(repeating: 0, count: siteDimensions.count)
  }

  /// The largest component of the column that belongs to basis state `state`.
  mutating func residual(of hamiltonian: StructureAction, at state: Int) -> Double {
    accumulator.clear()
    decode(state, dimensions: siteDimensions, into: &digits)
    hamiltonian.forEachTerm(of: digits) { change, amplitude in
      let image = action.image(of: state + change)
      let moved = conjugates ? amplitude.conjugate : amplitude
      accumulator.add(moved * phases[image.phase], at: image.index)
    }
    let image = action.image(of: state)
    let factor = -phases[image.phase]
    decode(image.index, dimensions: siteDimensions, into: &digits)
    hamiltonian.forEachTerm(of: digits) { change, amplitude in
      accumulator.add(amplitude * factor, at: image.index + change)
    }
    return accumulator.largestModulus
  }
}

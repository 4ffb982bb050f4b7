import LatticeModels
import LinearAlgebra
import Numerics

/// Random solutions of the invariance equations, uniform on all solutions.
///
/// Every cell starts with a Haar-random unitary and cells are added one after another, in an order in which each is coupled to those
/// before; after each, the method of Levenberg and Marquardt runs on the new one, and where that is not enough on all of them. Every step commutes with multiplication
/// by a symmetry from the left, and so does the distribution of the starts; therefore a solution that is found is distributed as g W
/// is for every symmetry g: by the Haar measure of the group. A run that ends in a local minimum gives nothing.
struct StabilizerSampler {
  private let equations: InvarianceEquations
  /// What solutions are tested on.
  private let all: InvarianceEquations
  private let seed: UInt64
  private let name: String
  /// Cells in the order in which they are added, with the equations that each completes.
  private let steps: [(cell: Int, equations: [Int])]
  /// The number of starts so far.
  private(set) var attempts = 0
  /// The number of solutions so far.
  private(set) var successes = 0

  /// A residual sum of squares below this is a solution: components have norm 1.
  private static let solved = 1e-26
  /// All components together, after a search on combinations of them.
  private static let accepted = 1e-20
  /// What is enough before more cells are added.
  private static let intermediate = 1e-10
  /// A stationary point above this is none.
  private static let unsolved = 1e-12
  private static let mostIterations = 300

  init(_ all: InvarianceEquations, seed: UInt64, name: String) {
    (self.all, self.seed, self.name) = (all, seed, name)
    equations = all.combined(seed: seed)
    steps = Self.steps(of: equations)
  }

  /// The solution from the next start; nil where it ends in a local minimum.
  mutating func next() throws -> [ComplexMatrix]? {
    attempts += 1
    var stream = RandomStream(seed: seed, coupling: name, sample: attempts, index: 0)
    var factors: [ComplexMatrix] = []
    for dimension in equations.dimensions {
      factors.append(try Self.haarUnitary(dimension, &stream))
    }
    var active: [Int] = []
    var chosen: [Int] = []
    for step in steps {
      active.append(step.cell)
      chosen += step.equations
      if step.equations.isEmpty { continue }
      // Mostly the others can stay as they are.
      var extended = factors
      let isExtended = try solve(
        &extended, cells: [step.cell], step.equations, to: Self.intermediate)
      if isExtended {
        factors = extended
      } else if try !solve(&factors, cells: active, chosen, to: Self.intermediate) {
        return nil
      }
    }
    guard try solve(&factors, cells: active, chosen, to: Self.solved),
      all.squares(at: factors, Array(all.equations.indices)) < Self.accepted
    else { return nil }
    successes += 1
    return factors
  }

  private static func haarUnitary(
    _ dimension: Int, _ stream: inout RandomStream
  ) throws -> ComplexMatrix {
    let gaussian = ComplexMatrix(rowCount: dimension, columnCount: dimension) { _, _ in
      Complex(stream.standardNormal(), stream.standardNormal())
    }
    return try gaussian.unitaryPolarFactor()
  }

  private static func steps(
    of equations: InvarianceEquations
  ) -> [(cell: Int, equations: [Int])] {
    let supports = equations.equations.map { Set($0.source.place.support) }
    var (waiting, active) = (Set(equations.dimensions.indices), Set<Int>())
    var open = Set(supports.indices)
    var steps: [(cell: Int, equations: [Int])] = []
    while !waiting.isEmpty {
      // The cell that completes the most equations, or else is coupled the most.
      func score(_ cell: Int) -> (Int, Int, Int) {
        let touching = open.filter { supports[$0].contains(cell) }
        let completed = touching.count { supports[$0].subtracting(active) == [cell] }
        let coupled = touching.count { !supports[$0].isDisjoint(with: active) }
        return (coupled > 0 || active.isEmpty ? completed : 0, coupled, -cell)
      }
      let cell = waiting.max { score($0) < score($1) }!
      waiting.remove(cell)
      active.insert(cell)
      let completed = open.filter { supports[$0].isSubset(of: active) }.sorted()
      open.subtract(completed)
      steps.append((cell, completed))
    }
    return steps
  }

  /// Runs to a solution; false where there is none near.
  private func solve(
    _ factors: inout [ComplexMatrix], cells: [Int], _ chosen: [Int], to target: Double
  ) throws -> Bool {
    var offsets: [Int: Int] = [:]
    var count = 0
    for cell in cells {
      offsets[cell] = count
      count += equations.unknowns(of: cell)
    }
    var normal = equations.normal(at: factors, chosen, offsets: offsets, unknowns: count)
    var damping = 1e-2
    var checkpoint = normal.squares
    for iteration in 1...Self.mostIterations {
      if normal.squares < target { return true }
      var matrix = normal.matrix
      for place in 0..<count { matrix[place, place] += damping }
      var next: [ComplexMatrix]?
      if let step = matrix.positiveDefiniteSolution(of: normal.gradient.map { -$0 }) {
        next = try moved(factors, cells: cells, by: step)
      }
      if let next, equations.squares(at: next, chosen) < normal.squares {
        factors = next
        normal = equations.normal(at: factors, chosen, offsets: offsets, unknowns: count)
        damping = max(damping / 5, 1e-15)
      } else {
        damping *= 4
        // Rounding ends the descent: what is left is a solution or never becomes one.
        if damping > 1e4 { return normal.squares < 100 * target }
      }
      if iteration % 25 == 0 {
        let gradient = normal.gradient.reduce(0) { $0 + $1 * $1 }
        if normal.squares > Self.unsolved
          && (gradient < 1e-20 || normal.squares > 0.9 * checkpoint)
        {
          return false
        }
        checkpoint = normal.squares
      }
    }
    return false
  }

  private func moved(
    _ factors: [ComplexMatrix], cells: [Int], by step: [Double]
  ) throws -> [ComplexMatrix] {
    var result = factors
    var place = 0
    for cell in cells {
      let count = equations.unknowns(of: cell)
      let change = equations.basis(of: cell).matrix(step[place..<(place + count)])
      let rotation = try ComplexMatrix.identity(change.rowCount).adding(change)
        .unitaryPolarFactor()
      result[cell] = factors[cell].multiplied(by: rotation)
      place += count
    }
    return result
  }
}

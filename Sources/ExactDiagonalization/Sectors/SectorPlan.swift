import GroupTheory
import LatticeModels
import LinearAlgebra

/// One symmetry sector: one row of an irrep's block, within one charge sector where there are
/// charges.
public struct Sector: Hashable, Sendable {
  /// The values of the charges, the name of the irrep, or both.
  public let name: String
  /// The same with the other name of the irrep that `VisibleGroup` knows; the name itself where there is none.
  public let alias: String
  /// The value of each charge. Shape [charge].
  public let charges: [Int]
  /// The irrep of the visible group.
  public let irrep: Int
  /// d_λ.
  public let irrepDimension: Int
  /// R_λ, the number of levels.
  public let multiplicity: Int
}

/// What a computation needs, known before anything of the size of the Hilbert space is allocated.
public struct SectorPlan: Sendable {
  /// The visible symmetry group, apart from the charges.
  public let visible: VisibleGroup
  /// The charge sectors, each of which the group resolves; one without charges.
  public let chargeSectors: [ChargeSector]
  /// The dimension of the Hilbert space.
  public let hilbertSpaceDimension: Int
  /// The sectors in canonical order: charge sector by charge sector, in each by irrep.
  public let sectors: [Sector]
  /// The numbers of the sectors that are computed, ascending; all of them unless some are chosen.
  public private(set) var chosen: [Int]
  /// In which local bases sectors are built, the model's own first.
  package let frames: [SectorFrame]
  /// Whether an anti-unitary symmetry may make a sector's matrix real. Shape [sector].
  public let canBeReal: [Bool]
  /// How sectors are diagonalized.
  let method: SectorMethod
  /// The most entries that a column of a matrix has.
  package let entriesPerColumn: Int
  /// The elements that are not zero of all local operators of the terms.
  private let operatorEntries: Int

  /// Closes the visible group of a model and counts the levels of its sectors.
  ///
  /// - Throws: `VisibleGroupError`, `SectorDimensionsError`, `ChargeSectorError`, and
  ///   `SymmetryError` when a generator does not keep the conserved total or a charge.
  public init(_ model: Model, groupLimit: Int = 1000) throws {
    if let conserved = model.conservedTotal {
      for generator in model.visibleGenerators + model.antiunitaryGenerators {
        guard let state = conserved.violation(by: generator.operation) else { continue }
        throw SymmetryError.generatorChangesTotal(
          generator: generator.name, state: state, total: conserved.total)
      }
    }
    if let constraint = model.constraint {
      for generator in model.visibleGenerators + model.antiunitaryGenerators {
        switch constraint.violation(by: generator.operation) {
        case nil: continue
        case .state(let state)?:
          throw SymmetryError.generatorLeavesSpace(generator: generator.name, state: state)
        case .undecided?:
          throw SymmetryError.generatorLeavesSpace(generator: generator.name, state: nil)
        }
      }
    }
    for charge in model.charges {
      for generator in model.visibleGenerators {
        guard let state = charge.violation(by: generator.operation) else { continue }
        throw SymmetryError.generatorChangesCharge(
          generator: generator.name, charge: charge.name, state: state)
      }
    }
    let visible = try VisibleGroup(
      generators: model.visibleGenerators, dimensions: model.siteDimensions,
      irrepNames: model.irrepNames, layout: model.layout, limit: groupLimit)
    let chargeSectors = try ChargeSector.all(of: model)
    self.visible = visible
    self.chargeSectors = chargeSectors
    hilbertSpaceDimension = chargeSectors.reduce(0) { $0 + $1.dimension }
    sectors = try chargeSectors.flatMap { try $0.sectors(of: visible, model: model) }
    chosen = Array(sectors.indices)
    (frames, canBeReal) = SectorFrame.all(
      of: model, visible: visible, chargeSectors: chargeSectors,
      multiplicities: sectors.map(\.multiplicity))
    method = SectorMethod(model)
    entriesPerColumn = model.structures.flatMap(\.operators).reduce(0) { sum, local in
      sum + (local.columns.map(\.count).max() ?? 0)
    }
    operatorEntries = model.structures.flatMap(\.operators).reduce(0) { sum, local in
      sum + local.columns.reduce(0) { $0 + $1.count }
    }
  }

  /// The same with some of its sectors computed only; memory and time are those of these.
  public func choosing(_ numbers: some Sequence<Int>) -> SectorPlan {
    var plan = self
    plan.chosen = Set(numbers).sorted()
    precondition(plan.chosen.allSatisfy(sectors.indices.contains), "no such sector")
    return plan
  }

  /// The irreps whose sectors in a charge sector are computed.
  package func chosenIrreps(ofChargeSector place: Int) -> [Int] {
    let first = place * visible.names.count
    return chosen.filter { (first..<(first + visible.names.count)).contains($0) }.map { $0 - first }
  }

  /// Whether no sector is left out.
  public var isWhole: Bool { chosen.count == sectors.count }

  /// The bytes that orbits, sparse matrices and the eigensolvers of `threads` threads take.
  ///
  /// Each thread has one eigensolver at a time. A sector whose matrix may be real is counted as real.
  public func memoryBytes(threads: Int, samples: Int = 2) -> Double {
    let sizes = chosen.map { (sectors[$0].multiplicity, canBeReal[$0]) }
    return assembledBytes
      + MemorySchedule(sectors: sizes, method, samples: samples, threads: threads)
      .peak(threads: threads)
  }

  /// A rough time for the matrices and levels of one sample, on one core of 2020s hardware.
  ///
  /// Units: seconds.
  public var secondsPerSample: Double {
    chosen.reduce(0) { sum, sector in
      sum + method.costFactor
        * Self.seconds(rows: sectors[sector].multiplicity, isReal: canBeReal[sector])
    }
  }

  /// A rough time for the local operators and the sparse matrices, once for all samples.
  ///
  /// Units: seconds.
  public var assemblySeconds: Double {
    Self.secondsPerOperatorEntry * Double(operatorEntries)
      + Self.secondsPerStateEntry * Double(hilbertSpaceDimension) * Double(entriesPerColumn)
  }

  /// A rough time for the curves of one sample at so many times.
  ///
  /// Units: seconds.
  public func curveSecondsPerSample(times: Int) -> Double {
    let levels = chosen.reduce(0) { $0 + sectors[$1].multiplicity }
    return Self.secondsPerLevelAndTime * Double(levels) * Double(times)
  }

  /// A rough time for a matrix and all its eigenvalues, on one core of 2020s hardware.
  ///
  /// Fitted to matrices of 128 to 4096 rows; below four hundred the quadratic part is the larger one.
  /// Units: seconds.
  public static func seconds(rows: Int, isReal: Bool) -> Double {
    let rows = Double(rows)
    return (isReal ? 1 : complexFactor) * (1.4e-8 + 3.8e-11 * rows) * rows * rows
  }

  /// A rough time for the levels of a complex matrix of all states. Units: seconds on one core.
  public var secondsWithoutSymmetry: Double {
    method.costFactor * Self.seconds(rows: hilbertSpaceDimension, isReal: false)
  }

  private static let complexFactor = 3.4
  private static let secondsPerOperatorEntry = 1.5e-6
  private static let secondsPerStateEntry = 1e-7
  private static let secondsPerLevelAndTime = 3e-9

  /// Refuses a computation that does not fit into memory.
  ///
  /// - Throws: `SectorPlanError`, with the sizes.
  public func requireMemory(threads: Int, available: Int? = AvailableMemory.bytes) throws {
    guard let available,
      let largest = chosen.max(by: { solverBytes($0) < solverBytes($1) })
    else { return }
    let needed = memoryBytes(threads: threads)
    guard needed <= Double(available) else {
      throw SectorPlanError.notEnoughMemory(
        sector: sectors[largest].name, rows: sectors[largest].multiplicity, threads: threads,
        needed: needed, available: Double(available))
    }
    try requireNumberedStates()
  }

  /// Refuses charge sectors with more states than can be numbered.
  ///
  /// - Throws: `SectorPlanError`.
  package func requireNumberedStates() throws {
    let states = chargeSectors.map(\.dimension).max() ?? 0
    guard states <= SymmetryOrbits.largestDimension else {
      throw SectorPlanError.tooManyStates(states)
    }
  }

  /// The bytes of orbits and sparse matrices.
  public var assembledBytes: Double {
    let states = Double(hilbertSpaceDimension)
    // Positions and values of the triangles, and one sector's full matrices while it is assembled.
    return states * 20 + states * Double(entriesPerColumn) * 16
  }

  private func solverBytes(_ sector: Int) -> Double {
    method.bytes(rows: sectors[sector].multiplicity, isReal: canBeReal[sector])
  }

  /// The bytes of an eigensolver for all levels of a matrix.
  package static func solverBytes(rows: Int, isReal: Bool) -> Double {
    // Beyond this the workspace formulas would overflow, and the matrix alone decides.
    guard rows <= 1_000_000 else { return Double(rows) * Double(rows) * (isReal ? 8 : 16) }
    return Double(
      isReal
        ? RealSymmetricEigensolver.workspaceBytes(dimension: rows)
        : ComplexHermitianEigensolver.workspaceBytes(dimension: rows))
  }
}

/// Why a computation was refused before it began.
public enum SectorPlanError: Error, Hashable, CustomStringConvertible {
  /// The eigensolvers do not fit into memory.
  case notEnoughMemory(
    sector: String, rows: Int, threads: Int, needed: Double, available: Double)
  /// The basis states cannot be numbered.
  case tooManyStates(Int)

  /// One or two plain sentences: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .notEnoughMemory(let sector, let rows, let threads, let needed, let available):
      "Sector \(sector) has \(rows) levels: with \(threads) thread\(threads == 1 ? "" : "s") the "
        + "computation needs \(Self.gibibytes(needed)) GiB of memory, and "
        + "\(Self.gibibytes(available)) GiB are available. Choose a smaller system"
        + (threads == 1 ? "." : " or fewer threads.")
    case .tooManyStates(let dimension):
      "The Hilbert space has \(dimension) basis states; at most "
        + "\(SymmetryOrbits.largestDimension) can be enumerated."
    }
  }

  private static func gibibytes(_ bytes: Double) -> String {
    let tenths = (bytes / 1_073_741_824 * 10).rounded(.up) / 10
    return tenths < 1e15 ? "\(tenths)" : "more than 1e15"
  }
}

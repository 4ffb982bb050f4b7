import ExactDiagonalization
import GroupTheory
import LatticeModels
import LinearAlgebra
import ModelReview

/// A model with its visible group, its sectors, the checks of its symmetry and its cost.
struct Inspection {
  let model: Model
  let plan: SectorPlan
  /// The groups of the catalogue that have the visible group's table; nil where none are listed.
  let groups: [CatalogueGroup]?
  let checks: [ModelCheck]
  /// What is allowed and probably not meant.
  let warnings: [ModelWarnings.Warning]
  let samples: Int
  let threads: Int
  let availableMemory: Int?

  /// Throws: `VisibleGroupError`, `SectorDimensionsError` or `SymmetryError` where the model has no
  /// sectors, and the catalogue's errors.
  ///
  /// `sectors` are values of `--sectors`, of which `ValidationError` is thrown where one names no sector.
  init(
    _ model: Model, samples: Int, sectors: [String], threads: Int, catalogue: GroupCatalogue
  ) throws {
    self.model = model
    let whole = try SectorPlan(model)
    let chosen = try ChosenSectors(sectors, of: whole.sectors)
    let plan = chosen.numbers.map { whole.choosing($0) } ?? whole
    self.plan = plan
    let table = plan.visible.table
    groups =
      catalogue.covers(order: table.order) ? try catalogue.groups(matching: table) : nil
    checks = ModelChecks(model, plan: plan).results
    warnings = ModelWarnings(model, plan: whole).all
    self.samples = samples
    self.threads = threads
    availableMemory = AvailableMemory.bytes
  }

  /// The declared anti-unitary symmetries that map the visible group to multiples of itself.
  var declaredSymmetries: [DeclaredAntiunitary] {
    DeclaredAntiunitary.all(of: model, visible: plan.visible)
  }

  /// The memory of a run without exact irreps.
  var memoryBytes: Double { memory.bytes }

  /// The memory of a run with exact irreps from all levels, or from a window.
  func memoryBytes(with cost: CommutantCost) -> Double {
    memory.bytes(with: cost)
  }

  private var memory: MemoryEstimate {
    MemoryEstimate(
      matrices: plan.memoryBytes(threads: threads, samples: samples) - plan.assembledBytes,
      assembled: plan.sparseBytes, threads: threads,
      sectors: plan.chosen.count,
      levels: plan.chosen.reduce(0) { $0 + plan.sectors[$1].multiplicity }, samples: samples)
  }

  /// The time of one sample on one core, its curves at the default number of times included. Units: seconds.
  var secondsPerSample: Double {
    plan.secondsPerSample + plan.curveSecondsPerSample(times: Self.usualTimes)
  }

  /// The time of all samples, sector by sector, when the threads share the diagonalizations evenly. Units: seconds.
  var duration: Double {
    Self.startSeconds + readingSeconds + plan.assemblySeconds + storingSeconds
      + secondsPerSample * Double(samples) / Double(threads)
  }

  /// Working out the operators and couplings of the terms. Units: seconds.
  private var readingSeconds: Double {
    1.2e-3 * Double(model.terms.reduce(0) { $0 + $1.tupleCount })
  }

  /// Compressing the curves. Units: seconds.
  private var storingSeconds: Double {
    let sectors = Double(plan.chosen.count)
    let filled =
      plan.chosen.count <= PairRequest.largestSectorCount ? sectors * sectors : sectors
    return 2.5e-7 * filled * Double(Self.curvesPerPair * Self.usualTimes)
  }

  /// Mean, error, imaginary part and smoothed mean.
  private static let curvesPerPair = 4

  /// What `--times` is by default.
  static let usualTimes = 2001
  /// Reading the model and writing the file.
  private static let startSeconds = 0.06

  /// What the exact irreps would take from all levels; nil where nothing can vary, or sectors are missing.
  var commutantCost: CommutantCost? {
    ModelFamily(of: model, seed: 1) == nil || !plan.isWhole
      ? nil : plan.commutantCost(threads: threads)
  }

  /// What they would take from a window.
  var commutantWindowCost: CommutantCost {
    plan.commutantCost(threads: threads, windowLevels: CommutantRun.defaultWindowLevels)
  }

  /// The time for exact irreps. Units: seconds.
  func duration(of cost: CommutantCost) -> Double {
    cost.samples * plan.secondsPerSample / Double(min(threads, max(1, plan.sectors.count)))
  }

  /// The generators of the visible group with the order of each.
  var generators: [(name: String, order: Int)] {
    plan.visible.generators.map { generator in
      let element = plan.visible.elements.firstIndex(of: generator.operation)!
      return (generator.name, plan.visible.group.elementOrders[element])
    }
  }

  /// Whether the numbers of a term come from a file.
  func isListed(_ term: Model.TermDescription) -> Bool {
    zip(model.structures, model.strengths).contains { structure, strength in
      if case .listed = strength { structure.name == term.name } else { false }
    }
  }

  /// Whether every sample draws new numbers for a term.
  func isDrawn(_ term: Model.TermDescription) -> Bool {
    zip(model.structures, model.strengths).contains { structure, strength in
      guard structure.name == term.name else { return false }
      if case .fixed = strength { return false }
      return true
    }
  }
}

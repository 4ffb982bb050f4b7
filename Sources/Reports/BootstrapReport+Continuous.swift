import Branching
import ContinuousGroups
import GroupTheory
import LevelTies
import Plateaus
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

extension BootstrapReport {
  /// The report on visible charges of levels.
  public init(
    _ answer: ContinuousAnswer, symmetry: VisibleSymmetry, spectra: SectorSpectra,
    resolution: LevelResolution, maxIndex: Int, notes: [String]
  ) {
    let observed = resolution.signatures
    let contents = answer.readings.first?.contents
    self.init(
      answer, symmetry, spectra.sectorList, vectors: observed.vectors,
      signatures: SignatureReport.all(
        observed,
        composite: observed.vectors.indices.map { k in
          contents.map { !$0[k].isIrrep } ?? observed.composite[k]
        }), exhaustive: true, maxIndex: maxIndex, notes: notes,
      verdict: Verdict(answer, from: .spectra, beside: symmetry.table == nil ? .none : .unresolved)
        .considering(resolution))
    addLevels(spectra, observed)
    add(resolution)
    if tolerance != nil { context.explained = observed.vectors }
  }

  /// The report on visible charges of exact irreps, whose diagrams are those of `vectors`.
  public init(
    _ answer: ContinuousAnswer, commutant: CommutantReport, vectors: [[Int]],
    beside factor: Verdict.Beside, irreps: ExactIrreps, symmetry: VisibleSymmetry,
    sectors list: SectorList,
    maxIndex: Int,
    notes: [String]
  ) {
    let contents = answer.readings.first?.contents
    self.init(
      answer, symmetry, list, vectors: vectors,
      signatures: vectors.indices.map { k in
        SignatureReport(
          vector: vectors[k], levels: answer.levels[k],
          dimension: zip(vectors[k], list.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 },
          composite: contents.map { !$0[k].isIrrep } ?? false)
      }, exhaustive: true, maxIndex: maxIndex, notes: notes,
      verdict: Verdict(answer, from: .commutant, beside: factor, irreps: irreps))
    self.commutant = commutant
  }

  /// The report on visible charges whose signatures were read off plateaus; other sets of them may have `otherGroups`.
  public init(
    _ answer: ContinuousAnswer, symmetry: VisibleSymmetry, sectors list: SectorList,
    signatures found: ExtremalSignatures?, otherGroups: [String], isComplete: Bool, maxIndex: Int,
    notes: [String]
  ) {
    let contents = answer.readings.first?.contents
    let vectors = found?.vectors ?? []
    self.init(
      answer, symmetry, list, vectors: vectors,
      signatures: vectors.enumerated().map { k, vector in
        SignatureReport(
          vector: vector, levels: Double(found!.levels[k]),
          dimension: zip(vector, list.irrepDimensions).reduce(0) { $0 + $1.0 * $1.1 },
          composite: contents.map { !$0[k].isIrrep } ?? false)
      }, exhaustive: isComplete, maxIndex: maxIndex, notes: notes,
      verdict: Verdict(
        plateaus: answer, beside: symmetry.table == nil ? .none : .unresolved,
        otherGroups: otherGroups, isComplete: isComplete))
    context.isReadOffPlateaus = found != nil
  }

  private init(
    _ answer: ContinuousAnswer, _ symmetry: VisibleSymmetry, _ list: SectorList,
    vectors: [[Int]], signatures: [SignatureReport], exhaustive: Bool, maxIndex: Int,
    notes: [String], verdict: Verdict
  ) {
    self.verdict = VerdictReport(verdict)
    from = self.verdict.from
    let charges = symmetry.charges!
    sectors = SectorReport.all(list, charges)
    self.charges = charges.names
    self.signatures = signatures
    self.exhaustive = exhaustive
    self.maxIndex = maxIndex
    solutions = answer.readings.map {
      SolutionReport(
        .continuous(
          ContinuousSolutionReport(
            $0, levels: answer.levels, vectors: vectors, units: charges.units)))
    }
    self.notes = notes
    context.visible = symmetry.table
    context.charges = charges
    context.diagrams = answer.diagrams
  }

  /// The report on infinite compact groups behind a finite visible one, named `visible`, of which exact irreps are irreps.
  public init(
    _ readings: [CompactGroupReading], to visible: String, irreps: ExactIrreps,
    exact: BootstrapReport.ExactContext, verdict: Verdict
  ) {
    self.init(exact, verdict: verdict)
    solutions = readings.map {
      SolutionReport(.continuous(ContinuousSolutionReport($0, to: visible, irreps: irreps)))
    }
  }

  /// The report on compact groups that are seen through a finite one, named `visible`.
  public init(
    _ restrictions: [CompactRestriction], to visible: String, answer: BootstrapAnswer,
    spectra: SectorSpectra, resolution: LevelResolution, notes: [String]
  ) {
    let observed = resolution.signatures
    self.verdict = VerdictReport(Verdict(restrictions, from: .spectra).considering(resolution))
    from = self.verdict.from
    sectors = SectorReport.all(spectra.sectorList)
    signatures = SignatureReport.all(
      observed, composite: restrictions[0].doubledSpins.map { $0 == nil })
    exhaustive = answer.exhaustive
    maxIndex = answer.indices.upperBound
    let levels = observed.meanLevels
    solutions = restrictions.map {
      SolutionReport(
        .continuous(
          ContinuousSolutionReport($0, to: visible, levels: levels, vectors: observed.vectors)))
    }
    rejected = RejectionReport.all(of: answer)
    self.notes = notes
    addLevels(spectra, observed)
    add(resolution)
    if tolerance != nil { context.explained = observed.vectors }
    context.visible = answer.data.visible
  }
}

extension SignatureContent {
  fileprivate var isIrrep: Bool {
    if case .irrep = self { true } else { false }
  }
}

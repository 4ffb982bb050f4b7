extension Figure {
  /// The figure of some kind of a run.
  ///
  /// Throws: ``FigureRefusal`` when the file has not what it shows, `ResultFileError` when something is wrong in it.
  package init(
    _ kind: FigureKind, of source: FigureSource, groups: FigureGroups
  ) throws {
    switch kind {
    case .xsff: self = try CurvesFigure(of: source).figure()
    case .ramp: self = try RampFigure(of: source).figure()
    case .plateau: self = try PlateauFigure(of: source).figure()
    case .signatures: self = try SignaturesFigure(of: source).figure()
    case .components: self = try ComponentsFigure(of: source).figure()
    case .gapRatio: self = try GapRatioFigure(of: source).figure()
    case .commutant: self = try CommutantFigure(of: source).figure()
    case .resolution: self = try ResolutionFigure(of: source, catalogue: groups.catalogue).figure()
    }
  }
}

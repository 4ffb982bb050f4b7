/// Panels with a heading and notes: everything that a figure shows, before anything draws it.
package struct Figure: Sendable {
  /// Which figure it is.
  package let kind: FigureKind
  /// What it shows and of which run, as plain text.
  package let title: String
  /// By rows.
  package let panels: [Panel]
  /// What a reader has to know, as plain text; each a sentence or two.
  package let notes: [String]
  /// The number of panels in a row.
  let columns: Int
  /// Of one panel, in points of the screen.
  let panelSize: (width: Int, height: Int)

  init(
    _ kind: FigureKind, title: String, panels: [Panel], notes: [String], columns: Int = 1,
    panelSize: (width: Int, height: Int) = (900, 375)
  ) {
    precondition(!panels.isEmpty && columns > 0, "a figure has panels")
    (self.kind, self.title, self.panels) = (kind, title, panels)
    (self.notes, self.columns, self.panelSize) = (notes, columns, panelSize)
  }
}

/// The figures of a run.
package enum FigureKind: String, Sendable, CaseIterable {
  /// K(t) on linear axes, as published.
  case xsff
  /// K(t) on logarithmic axes with the ramp.
  case ramp
  /// The matrix of plateaus.
  case plateau
  /// The numbers of levels with each signature.
  case signatures
  /// The exact irreps with their numbers of levels.
  case components
  /// Gap ratios against random matrices.
  case gapRatio = "gap-ratio"
  /// The weights that tell exact irreps apart.
  case commutant
  /// Distances between levels of different sectors, and what is read at which resolution.
  case resolution

  /// The figure's name for people.
  package var heading: String {
    switch self {
    case .xsff: "Cross spectral form factor"
    case .ramp: "Ramp and plateau"
    case .plateau: "Plateaus"
    case .signatures: "Signatures"
    case .components: "Exact irreps"
    case .gapRatio: "Gap ratios"
    case .commutant: "Weights of the commutant"
    case .resolution: "Resolution"
    }
  }

  /// What the figure shows, in a few words.
  package var summary: String {
    switch self {
    case .xsff: "K(t) on linear axes, with plateaus"
    case .ramp: "K(t) on logarithmic axes, with the fitted ramp"
    case .plateau: "the plateau matrix"
    case .signatures: "levels by signature"
    case .components: "exact irreps with their levels"
    case .gapRatio: "gap ratios against random matrices"
    case .commutant: "the weights that tell exact irreps apart"
    case .resolution: "distances between levels, and what is read at which resolution"
    }
  }
}

/// Why a run has no such figure, in one or two sentences.
package struct FigureRefusal: Error, CustomStringConvertible, Equatable {
  /// What is missing and what would make it.
  package let description: String

  init(_ description: String) { self.description = description }
}

import Foundation
import GroupTheory
import ModelFiles

/// What a file of curves or levels does not say by itself: how its arrays are named, and what its sectors are.
///
/// Every part may be left out; then the names of the published files hold.
public struct CurveMapping: Sendable {
  /// The array of times.
  public var time: String?
  /// The arrays of K: a pattern with {a} and {b}, or one array [sector, sector, time] or [sample, sector, sector, time].
  public var curves: String?
  /// The arrays of standard errors, named likewise.
  public var errors: String?
  /// The arrays of imaginary parts, named likewise.
  public var imaginary: String?
  /// Whether K was divided by d_λ d_μ.
  public var isNormalized: Bool?
  /// The arrays of levels: a pattern with {a}, or one array [sector, level] or [sample, sector, level].
  public var energies: String?
  /// Whether levels of irreps with d > 1 stand once or d times.
  public var counted: LevelCount?
  /// What quasi-energies are defined modulo.
  public var period: Double?
  /// The number of samples behind the means.
  public var samples: Int?
  /// The times of the plateau's average; of levels, the energies between which all are known.
  public var window: ClosedRange<Double>?
  /// The Heisenberg time of the largest sector.
  public var heisenbergTime: Double?
  /// The visible group's name.
  public var group: String?
  /// The visible group, stated in full.
  public var table: LabelledIrreps?
  /// A model with the same visible symmetry, and its parameters.
  public var like: String?
  /// Parameters of that model.
  public var parameters: [String: String] = [:]
  /// The names of the charges.
  public var charges: [String]?
  /// The array of numbers of levels R.
  public var levels: String?
  /// The sectors in the order of the file.
  public var sectors: [Sector] = []
  /// The text of the mapping file; empty without one.
  public var text = ""

  /// A sector: its name in the file, and what it is where that was said.
  public struct Sector: Sendable, Hashable {
    /// As names of arrays contain it.
    public var label: String
    /// The irrep by its name.
    public var irrep: String?
    /// R.
    public var levels: Int?
  }

  /// The names of the published files, and nothing else known.
  public init() {}
}

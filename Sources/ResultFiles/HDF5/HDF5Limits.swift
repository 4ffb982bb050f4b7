/// What numbers in a file may be, so that nothing behind the reader overflows.
public enum HDF5Limits {
  /// Of integers that count something or number it: sums of products of two are exact.
  public static let integer = 1 << 30
  /// Of integers in tables of groups, of which products of three are added up: dimensions, multiplicities, fusion coefficients.
  public static let table = 1 << 20
  /// Of seeds, with which nothing is calculated.
  public static let seed = Int.max
  /// Of real numbers, times among them, but not energies, which have any scale: their squares and cubes are finite.
  public static let real = 1e100
  /// Of positive times: so many of them in the denominator are finite.
  public static let leastReal = 1e-100
  /// Of K(t) and its plateaus, which count levels: rounded they are integers.
  public static let formFactor = 0x1p60
  /// Of states Σ d R of a space, which charges are averaged over.
  public static let states = 1 << 40
  /// Of charges of a sector.
  public static let charge = 1e5
  /// Of the order of a group.
  public static let groupOrder = 1 << 24
  /// Of characters: the root of the order, which bounds dimensions.
  public static let character = 0x1p12
  /// Of the order of an element, and of a phase.
  public static let elementOrder = 1 << 12
}

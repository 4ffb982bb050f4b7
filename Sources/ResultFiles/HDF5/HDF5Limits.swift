/// What numbers in a file may be, so that nothing behind the reader overflows.
public enum HDF5Limits {
  /// Of integers that count something or number it: sums of products of two are exact.
  public static let integer = 1 << 30
  /// Of integers in tables of groups, of which products of three are added up: dimensions, multiplicities, fusion coefficients.
  public static let table = 1 << 20
  /// Of seeds, with which nothing is calculated.
  public static let seed = Int.max
}

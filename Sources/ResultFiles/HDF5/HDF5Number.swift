import CHDF5
import Numerics

/// A number that datasets hold: `Double`, `Int`, `UInt64` or `Complex<Double>`.
public protocol HDF5Number: Sendable {
  /// How HDF5 stores such numbers.
  static var storage: HDF5Storage<Self> { get }
}

/// How HDF5 stores one kind of number.
public struct HDF5Storage<Number: Sendable>: Sendable {
  /// What memory is filled with before reading.
  let placeholder: Number
  /// What people call such numbers.
  let name: String
  /// Makes the type in memory.
  let makeType: @Sendable () -> Int64
  /// Whether a type in a file can be converted to it.
  let readsType: @Sendable (_ fileType: Int64) -> Bool

  func reads(_ fileType: HDF5Identifier) -> Bool {
    withExtendedLifetime(fileType) { readsType(fileType.raw) }
  }
}

extension Double: HDF5Number {
  /// Double precision; integers and other precisions are converted.
  public static var storage: HDF5Storage<Double> {
    HDF5Storage(placeholder: .nan, name: "real numbers") {
      H5Tcopy(chdf5_double())
    } readsType: {
      [H5T_FLOAT, H5T_INTEGER].contains(H5Tget_class($0))
    }
  }
}

extension Int: HDF5Number {
  /// 64 bits with a sign; other widths are converted.
  public static var storage: HDF5Storage<Int> {
    HDF5Storage(placeholder: 0, name: "integers") {
      H5Tcopy(chdf5_int64())
    } readsType: {
      H5Tget_class($0) == H5T_INTEGER
    }
  }
}

extension UInt64: HDF5Number {
  /// 64 bits without a sign; other widths are converted.
  public static var storage: HDF5Storage<UInt64> {
    HDF5Storage(placeholder: 0, name: "integers") {
      H5Tcopy(chdf5_uint64())
    } readsType: {
      H5Tget_class($0) == H5T_INTEGER
    }
  }
}

extension Complex: HDF5Number where RealType == Double {
  /// A compound of two doubles r and i, which h5py shows as complex128.
  public static var storage: HDF5Storage<Complex> {
    HDF5Storage(placeholder: .zero, name: "complex numbers (a compound of r and i)") {
      let type = H5Tcreate(H5T_COMPOUND, 16)
      H5Tinsert(type, "r", 0, chdf5_double())
      H5Tinsert(type, "i", 8, chdf5_double())
      return type
    } readsType: {
      chdf5_silence()
      return H5Tget_class($0) == H5T_COMPOUND && H5Tget_nmembers($0) == 2
        && H5Tget_member_index($0, "r") >= 0 && H5Tget_member_index($0, "i") >= 0
    }
  }
}

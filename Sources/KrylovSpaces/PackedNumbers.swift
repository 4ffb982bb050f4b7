import Numerics

/// The numbers that eight columns have in one row.
protocol PackedNumbers {
  associatedtype Number

  static var zero: Self { get }

  subscript(column: Int) -> Number { get set }

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, factor: Double) -> Self
}

extension SIMD8: PackedNumbers where Scalar == Double {}

/// Eight complex numbers.
struct PackedComplex: PackedNumbers {
  var real: SIMD8<Double>
  var imaginary: SIMD8<Double>

  static var zero: PackedComplex { PackedComplex(real: .zero, imaginary: .zero) }

  subscript(column: Int) -> Complex<Double> {
    get { Complex(real[column], imaginary[column]) }
    set { (real[column], imaginary[column]) = (newValue.real, newValue.imaginary) }
  }

  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(real: left.real + right.real, imaginary: left.imaginary + right.imaginary)
  }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self {
    Self(real: left.real - right.real, imaginary: left.imaginary - right.imaginary)
  }

  @inline(__always)
  static func * (left: Self, factor: Double) -> Self {
    Self(real: left.real * factor, imaginary: left.imaginary * factor)
  }
}

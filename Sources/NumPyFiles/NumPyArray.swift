import Foundation
import Numerics

/// An array of numbers or texts, as NumPy saves it.
public struct NumPyArray: Sendable, Equatable {
  /// The elements in row-major order, whatever the order in the file.
  public enum Elements: Sendable, Equatable {
    /// Floating-point numbers of any width.
    case real([Double])
    /// Complex numbers of any width.
    case complex([Complex<Double>])
    /// Integers of any width, and truth values as 0 and 1.
    case integers([Int])
    /// Texts.
    case texts([String])
  }

  /// The length of every axis; none for a single value.
  public let shape: [Int]
  /// The elements.
  public let elements: Elements

  /// An array from its elements in row-major order.
  public init(shape: [Int], elements: Elements) {
    precondition(shape.reduce(1, *) == elements.count, "shape and number of elements disagree")
    (self.shape, self.elements) = (shape, elements)
  }

  /// The elements as real numbers; nil for texts and complex numbers.
  public var real: [Double]? {
    switch elements {
    case .real(let values): values
    case .integers(let values): values.map(Double.init)
    case .complex, .texts: nil
    }
  }
}

extension NumPyArray.Elements {
  /// The number of elements.
  public var count: Int {
    switch self {
    case .real(let values): values.count
    case .complex(let values): values.count
    case .integers(let values): values.count
    case .texts(let values): values.count
    }
  }

  /// The elements at these places, in this order.
  func reordered(_ places: [Int]) -> NumPyArray.Elements {
    switch self {
    case .real(let values): .real(places.map { values[$0] })
    case .complex(let values): .complex(places.map { values[$0] })
    case .integers(let values): .integers(places.map { values[$0] })
    case .texts(let values): .texts(places.map { values[$0] })
    }
  }
}

extension NumPyArray {
  /// Reads an npy file.
  ///
  /// Throws: `NumPyFileError`.
  public init(reading url: URL) throws {
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw NumPyFileError(file: url.relativePath, problem: "the file cannot be read.")
    }
    try self.init([UInt8](data), file: url.relativePath, name: nil)
  }

  /// Reads an npy file.
  ///
  /// Throws: `NumPyFileError`, named after the archive and the array.
  init(_ contents: [UInt8], file: String, name: String?) throws {
    func failure(_ problem: String) -> NumPyFileError {
      NumPyFileError(file: file, array: name, problem: problem)
    }
    let bytes = LittleEndianBytes(contents[...])
    let header: NumPyHeader
    do {
      header = try NumPyHeader(bytes)
    } catch {
      switch error {
      case .notNumPy: throw failure("this is no array of NumPy's versions 1 to 3.")
      case .damaged: throw failure("its header is damaged.")
      case .structured: throw failure("it is a table of several types; save each column by itself.")
      }
    }
    guard let type = NumPyElementType(header.type) else {
      throw failure(
        "its type \(header.type) is not supported; numbers, truth values and texts are.")
    }
    let available = contents.count - header.dataStart
    var (count, size) = (1, type.width)
    for length in header.shape {
      let (elements, a) = count.multipliedReportingOverflow(by: length)
      let (bytes, b) = elements.multipliedReportingOverflow(by: type.width)
      guard !a, !b, bytes <= available || length == 0 else {
        throw failure("the shape \(header.shape) has more elements than the file.")
      }
      (count, size) = (elements, bytes)
    }
    guard size == available else {
      throw failure(
        "the shape \(header.shape) of type \(header.type) takes \(size) bytes; there are \(available)."
      )
    }
    guard let elements = type.elements(contents[header.dataStart...], count: count) else {
      throw failure("an element cannot be read.")
    }
    shape = header.shape
    self.elements =
      header.isFortranOrder && shape.count > 1
      ? elements.reordered(Self.rowMajorPlaces(shape)) : elements
  }

  /// Where each element in row-major order stands in column-major order.
  private static func rowMajorPlaces(_ shape: [Int]) -> [Int] {
    // The stride of an axis is the product of the lengths before it.
    let strides = shape.indices.map { shape[..<$0].reduce(1, *) }
    return (0..<shape.reduce(1, *)).map { index in
      var (rest, place) = (index, 0)
      for axis in shape.indices.reversed() {
        place += rest % shape[axis] * strides[axis]
        rest /= shape[axis]
      }
      return place
    }
  }
}

/// A rectangular array as a dataset holds it.
public struct HDF5Array<Element: Sendable>: Sendable {
  /// The length of every axis; none for a single value.
  public let shape: [Int]
  /// Row-major: the last axis runs fastest.
  public let elements: [Element]

  /// An array from its elements in row-major order.
  public init(shape: [Int], elements: [Element]) {
    precondition(shape.reduce(1, *) == elements.count, "shape and number of elements disagree")
    self.shape = shape
    self.elements = elements
  }

  /// A list: an array with one axis.
  public init(_ elements: [Element]) {
    self.init(shape: [elements.count], elements: elements)
  }

  /// A table: an array with two axes; all rows have `width` elements.
  public init(rows: [[Element]], width: Int) {
    precondition(rows.allSatisfy { $0.count == width }, "rows of different lengths")
    self.init(shape: [rows.count, width], elements: rows.flatMap { $0 })
  }

  /// The rows of an array with two axes.
  public var rows: [[Element]] {
    precondition(shape.count == 2, "an array with two axes has rows")
    return (0..<shape[0]).map { Array(elements[($0 * shape[1])..<(($0 + 1) * shape[1])]) }
  }
}

extension HDF5Array: Equatable where Element: Equatable {}

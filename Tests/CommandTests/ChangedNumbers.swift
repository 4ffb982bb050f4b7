import Foundation
import Numerics
import ResultFiles
import TestSupport

/// Changes to the numbers, shapes and attributes of a file by the library that writes it: checksums are right, numbers absurd.
struct ChangedNumbers {
  private let root: HDF5Group

  init(_ root: HDF5Group) { self.root = root }

  private static let integers: [Int] = [
    0, 1, -1, 2, 3, 7, 100, 1 << 15, 1 << 20, (1 << 20) + 1, 1 << 24, 100_000_000, 1 << 30,
    (1 << 30) + 1, -(1 << 30), 1 << 31, 1 << 62, .max, .min,
  ]
  private static let reals: [Double] = [
    0, -1, 1, 0.5, .leastNonzeroMagnitude, 1e-300, 1e-12, 1e9, 1e15, 1e19, 1e60, 1e154, 1.7e308,
    .nan, .infinity,
    -.infinity,
  ]
  private static let texts = [
    "", "x", "charges", "product", "finite", "continuous", "unitary", "antiunitary", "projective",
    "SU(2)", "A1", "U(1)", "SU(99999999999999999999)", "Z0", "-1", "((((", "complex", "é",
    String(repeating: "A", count: 5000), "linear:0:1:9999999999",
  ]

  /// One change; a part of the file is as likely as another, however many datasets it has.
  func change(using random: inout SeededGenerator) throws {
    let datasets = try root.datasets()
    let parts = Set(datasets.map { $0.prefix { $0 != "/" } }).sorted()
    guard let part = parts.randomElement(using: &random),
      let path = datasets.filter({ $0.prefix { $0 != "/" } == part }).randomElement(using: &random)
    else { return }
    let content = try StoredContent(dataset: path, in: root)
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<9: try root.replace(path, by: content.changed(using: &random))
    case 9..<12: try root.replace(path, by: content.reshaped(using: &random))
    case 12: try root.replace(path, by: Self.other(content.shape, using: &random))
    case 13: try root.remove(path)
    case 14:
      let other = datasets.randomElement(using: &random)!
      let old = try StoredContent(dataset: other, in: root)
      try root.replace(path, by: old)
      if other != path { try root.replace(other, by: content) }
    default: try changeAttribute(of: path, using: &random)
    }
  }

  private func changeAttribute(of path: String, using random: inout SeededGenerator) throws {
    let parts = path.split(separator: "/")
    let owner = parts.prefix(Int.random(in: 0...parts.count, using: &random))
      .joined(separator: "/")
    let names = try root.attributeNames(of: owner).filter { !["axes", "checksum"].contains($0) }
    guard let name = names.randomElement(using: &random) else { return }
    let content = try StoredContent(attribute: name, of: owner, in: root)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: try root.removeAttribute(name, of: owner)
    case 1: try Self.other(content.shape, using: &random).set(name, on: owner, in: root)
    case 2: try content.reshaped(using: &random).set(name, on: owner, in: root)
    default: try content.changed(using: &random).set(name, on: owner, in: root)
    }
  }

  /// An array of the same shape and another kind.
  private static func other(
    _ shape: [Int], using random: inout SeededGenerator
  ) -> StoredContent {
    let count = shape.reduce(1, *)
    return Bool.random(using: &random)
      ? .texts(HDF5Array(shape: shape, elements: [String](repeating: "x", count: count)))
      : .reals(HDF5Array(shape: shape, elements: [Double](repeating: 0.5, count: count)))
  }

  static func odd(_ value: Int, using random: inout SeededGenerator) -> Int {
    Bool.random(using: &random)
      ? integers.randomElement(using: &random)!
      : [value &+ 1, value &- 1, 0 &- value, value &* 1000].randomElement(using: &random)!
  }

  static func odd(_ value: Double, using random: inout SeededGenerator) -> Double {
    Bool.random(using: &random)
      ? reals.randomElement(using: &random)!
      : [value + 1, -value, value * 1e6, value * 1e-9, value * (1 + 1e-9)]
        .randomElement(using: &random)!
  }

  static func odd(
    _ value: Complex<Double>, using random: inout SeededGenerator
  ) -> Complex<Double> {
    Complex(odd(value.real, using: &random), value.imaginary)
  }

  static func odd(_ value: String, using random: inout SeededGenerator) -> String {
    texts.randomElement(using: &random)!
  }
}

extension StoredContent {
  /// Some elements replaced by odd ones, all by one, or exchanged.
  func changed(using random: inout SeededGenerator) -> StoredContent {
    switch self {
    case .integers(let array):
      .integers(array.changed(using: &random) { ChangedNumbers.odd($0, using: &$1) })
    case .reals(let array):
      .reals(array.changed(using: &random) { ChangedNumbers.odd($0, using: &$1) })
    case .complexes(let array):
      .complexes(array.changed(using: &random) { ChangedNumbers.odd($0, using: &$1) })
    case .texts(let array):
      .texts(array.changed(using: &random) { ChangedNumbers.odd($0, using: &$1) })
    }
  }

  /// The same elements, more or fewer, in another shape.
  func reshaped(using random: inout SeededGenerator) -> StoredContent {
    switch self {
    case .integers(let array): .integers(array.reshaped(using: &random))
    case .reals(let array): .reals(array.reshaped(using: &random))
    case .complexes(let array): .complexes(array.reshaped(using: &random))
    case .texts(let array): .texts(array.reshaped(using: &random))
    }
  }
}

extension HDF5Array {
  fileprivate func changed(
    using random: inout SeededGenerator,
    _ odd: (Element, inout SeededGenerator) -> Element
  ) -> HDF5Array {
    guard var elements = Optional(elements), !elements.isEmpty else { return self }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: elements.shuffle(using: &random)
    case 1:
      let value = odd(elements[0], &random)
      elements = elements.map { _ in value }
    default:
      for _ in 0..<(1 << Int.random(in: 0...3, using: &random)) {
        let place = elements.indices.randomElement(using: &random)!
        elements[place] = odd(elements[place], &random)
      }
    }
    return HDF5Array(shape: shape, elements: elements)
  }

  fileprivate func reshaped(using random: inout SeededGenerator) -> HDF5Array {
    guard let length = shape.first, length > 0 else { return HDF5Array(elements + elements) }
    let width = elements.count / length
    let tail = Array(shape.dropFirst())
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      return HDF5Array(
        shape: [length - 1] + tail, elements: Array(elements.prefix(width * (length - 1))))
    case 1:
      return HDF5Array(shape: [length + 1] + tail, elements: elements + elements.suffix(width))
    case 2: return HDF5Array(shape: [0] + tail, elements: [])
    case 3: return HDF5Array(elements)
    case 4: return HDF5Array(shape: [1] + shape, elements: elements)
    case 5: return HDF5Array(shape: shape.reversed(), elements: elements)
    default:
      return HDF5Array(
        shape: [20 * length] + tail, elements: (0..<20).flatMap { _ in elements })
    }
  }
}

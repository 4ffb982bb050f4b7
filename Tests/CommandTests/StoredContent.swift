import Numerics
import ResultFiles

/// What a dataset or an attribute holds, whatever it is.
enum StoredContent {
  case integers(HDF5Array<Int>)
  case reals(HDF5Array<Double>)
  case complexes(HDF5Array<Complex<Double>>)
  case texts(HDF5Array<String>)

  /// Reads a dataset, without limits.
  init(dataset name: String, in group: HDF5Group) throws {
    if let array = try? group.read(name, as: Int.self, limit: .max) {
      self = .integers(array)
    } else if let array = try? group.read(name, as: Double.self, largest: .infinity) {
      self = .reals(array)
    } else if let array = try? group.readStrings(name) {
      self = .texts(array)
    } else {
      self = .complexes(try group.read(name))
    }
  }

  /// Reads an attribute of a dataset or group, of the group itself where `object` is empty.
  init(attribute name: String, of object: String, in group: HDF5Group) throws {
    if let array = try? group.attribute(name, of: object, as: Int.self, limit: .max) {
      self = .integers(array)
    } else if let array = try? group.attribute(name, of: object, as: Double.self) {
      self = .reals(array)
    } else {
      self = .texts(HDF5Array(try group.stringsAttribute(name, of: object) ?? []))
    }
  }

  var shape: [Int] {
    switch self {
    case .integers(let array): array.shape
    case .reals(let array): array.shape
    case .complexes(let array): array.shape
    case .texts(let array): array.shape
    }
  }

  /// Writes it as a new dataset.
  func write(to name: String, in group: HDF5Group) throws {
    let description = HDF5Description("changed", axes: shape.indices.map { "axis \($0)" })
    switch self {
    case .integers(let array): try group.write(array, to: name, description)
    case .reals(let array): try group.write(array, to: name, description)
    case .complexes(let array): try group.write(array, to: name, description)
    case .texts(let array): try group.write(array, to: name, description)
    }
  }

  /// Sets an attribute; texts as a list unless there is one.
  func set(_ name: String, on object: String, in group: HDF5Group) throws {
    switch self {
    case .integers(let array): try group.setAttribute(name, array, on: object)
    case .reals(let array): try group.setAttribute(name, array, on: object)
    case .complexes(let array): try group.setAttribute(name, array, on: object)
    case .texts(let array):
      if array.elements.count == 1 {
        try group.setAttribute(name, array.elements[0], on: object)
      } else {
        try group.setAttribute(name, array.elements, on: object)
      }
    }
  }
}

extension HDF5Group {
  /// Puts another dataset in the place of one; its attributes are kept.
  func replace(_ path: String, by content: StoredContent) throws {
    let attributes = try attributeNames(of: path).map {
      ($0, try StoredContent(attribute: $0, of: path, in: self))
    }
    try remove(path)
    try content.write(to: path, in: self)
    for (name, value) in attributes where name != "axes" && name != "description" {
      try value.set(name, on: path, in: self)
    }
  }

  /// The paths of all datasets below.
  func datasets() throws -> [String] {
    try members().flatMap { name in
      guard let inner = try? group(name) else { return [name] }
      return try inner.datasets().map { name + "/" + $0 }
    }
  }
}

import GroupTheory

// MARK: - Lists of all groups

extension CatalogueFile {
  static func writeLists(_ orders: [PackedGroups], to root: HDF5Group) throws {
    let groups = try root.createGroup("groups")
    func write(_ name: String, _ text: String, _ axis: String, _ list: (PackedGroups) -> [Int])
      throws
    {
      try groups.write(
        HDF5Array(orders.flatMap(list)), to: name, HDF5Description(text, axes: [axis]),
        compressed: true)
    }
    try groups.write(
      HDF5Array(orders.flatMap(\.names)), to: "name",
      HDF5Description("The name in physicists' notation.", axes: ["group"]))
    try write("order", "The order.", "group") { [Int](repeating: $0.order, count: $0.names.count) }
    try write("id", "The SmallGroups number.", "group") { Array(1...$0.names.count) }
    try write("class_count", "The number of classes.", "group", \.ranks)
    try write("class_sizes", "Class sizes.", "group*class", \.classSizes)
    try write("element_orders", "Orders of the elements.", "group*class", \.elementOrders)
    try write("indicators", "Frobenius-Schur indicators.", "group*irrep", \.indicators)
    try write("degree", "The number of points permuted.", "group", \.degrees)
    try write("generator_count", "The number of generators.", "group", \.generatorCounts)
    try write(
      "generators", "Images of the points, from 0.", "group*generator*point", \.generators)
  }
}

/// The lists of all groups while they are taken off order by order.
struct CatalogueLists {
  private let group: HDF5Group
  private var names: ArraySlice<String>
  private var numbers: [String: ArraySlice<Int>] = [:]

  private init(_ root: HDF5Group) throws {
    group = try root.group("groups")
    names = try group.readStrings("name").elements[...]
    for name in [
      "order", "id", "class_count", "class_sizes", "element_orders", "indicators", "degree",
      "generator_count", "generators",
    ] {
      numbers[name] = try group.read(name, as: Int.self).elements[...]
    }
    for name in ["order", "id"] where numbers[name]!.count != names.count {
      throw group.error(name, "this list must be as long as that of the names.")
    }
  }

  /// Everything but characters and power maps, by order.
  ///
  /// Throws: `ResultFileError` for lists that do not fit each other.
  static func read(from root: HDF5Group) throws -> [Int: PackedGroups] {
    var lists = try CatalogueLists(root)
    var result: [Int: PackedGroups] = [:]
    while let order = lists.numbers["order"]!.first {
      guard order > 0, result[order] == nil else {
        throw lists.group.error("order", "orders must be positive and ascending.")
      }
      result[order] = try lists.takeOrder(order)
    }
    return result
  }

  private mutating func takeOrder(_ order: Int) throws -> PackedGroups {
    let count = numbers["order"]!.prefix { $0 == order }.count
    _ = try take("order", count)
    guard try take("id", count) == Array(1...count) else {
      throw group.error("id", "the groups of order \(order) must come by id from 1.")
    }
    var packed = PackedGroups(order: order)
    packed.names = Array(names.prefix(count))
    names = names.dropFirst(count)
    packed.ranks = try take("class_count", count)
    let classCount = packed.ranks.reduce(0, +)
    packed.classSizes = try take("class_sizes", classCount)
    packed.elementOrders = try take("element_orders", classCount)
    packed.indicators = try take("indicators", classCount)
    packed.degrees = try take("degree", count)
    packed.generatorCounts = try take("generator_count", count)
    packed.generators = try take(
      "generators", zip(packed.degrees, packed.generatorCounts).reduce(0) { $0 + $1.0 * $1.1 })
    return packed
  }

  /// The next `count` numbers of a list.
  private mutating func take(_ name: String, _ count: Int) throws -> [Int] {
    let part = numbers[name]!.prefix(count)
    guard part.count == count else { throw group.error(name, "this list is too short.") }
    guard part.allSatisfy({ $0 >= (name == "indicators" ? -1 : 0) && $0 <= 1 << 20 }) else {
      throw group.error(name, "this list holds a number that is impossible.")
    }
    numbers[name]!.removeFirst(count)
    return Array(part)
  }
}

/// The normal subgroups of a group, as far as its characters show them: all of them, with orders and quotients.
///
/// Every normal subgroup is an intersection of kernels of irreps. Characters that belong to no group may be given too: then
/// what comes out need not obey Lagrange's theorem, which is a test.
public struct NormalSubgroups: Sendable {
  /// A normal subgroup K: a union of classes.
  public struct Subgroup: Hashable, Sendable {
    /// The classes that K consists of.
    public let classSet: BitSet
    /// |K|.
    public let order: Int
    /// The irreps of the quotient G/K: those whose kernel contains K.
    public let quotientIrreps: BitSet

    /// The classes that K consists of, ascending.
    public var classes: [Int] { classSet.members }
  }

  /// Shape [irrep]: ker α, the classes with χ_α(c) = D_α.
  public let kernels: [BitSet]
  /// Shape [irrep]: Z(α), the classes with |χ_α(c)| = D_α, on which α is scalar.
  public let scalars: [BitSet]
  /// The normal subgroups by order, then by their class lists: the trivial group first, the whole group last.
  public let subgroups: [Subgroup]
  /// False when there are more than `limit`: then `subgroups` holds some of them, the trivial and the whole group included.
  public let isComplete: Bool
  /// Shape [class]: the numbers of elements.
  public let classSizes: [Int]

  /// The normal subgroups for characters of shape [irrep, class].
  ///
  /// Complexity: O(irreps · subgroups); an elementary abelian group of order 2^n has more than 2^(n²/4) subgroups.
  public init(characters: [[Cyclotomic]], classSizes: [Int], limit: Int = 5000) {
    let rank = classSizes.count
    precondition(
      characters.allSatisfy { $0.count == rank }, "every irrep has a value on each class")
    precondition(limit >= 2, "there are the trivial subgroup and the whole group")
    self.classSizes = classSizes
    kernels = characters.map { row in
      BitSet(row.indices.filter { row[$0] == row[0] }, capacity: rank)
    }
    scalars = characters.map { row in NormalSubgroups.scalarClasses(row) }
    let (sets, isComplete) = NormalSubgroups.intersections(kernels, rank, limit: limit)
    self.isComplete = isComplete
    subgroups = sets.map { [kernels] set in
      Subgroup(
        classSet: set, order: set.members.reduce(0) { $0 + classSizes[$1] },
        quotientIrreps: BitSet(
          kernels.indices.filter { set.isSubset(of: kernels[$0]) }, capacity: kernels.count))
    }.sorted { a, b in
      a.order != b.order ? a.order < b.order : a.classes.lexicographicallyPrecedes(b.classes)
    }
  }

  /// The normal subgroups of a group with this table.
  public init(_ table: CharacterTable, limit: Int = 5000) {
    self.init(characters: table.characters, classSizes: table.classSizes, limit: limit)
  }

  /// The classes of the centre: where every irrep is scalar.
  public var centre: BitSet {
    scalars.reduce(.full(capacity: classSizes.count)) { $0.intersection($1) }
  }

  /// The number of elements in a union of classes.
  public func order(of classes: BitSet) -> Int {
    classes.members.reduce(0) { $0 + classSizes[$1] }
  }

  /// The smallest normal subgroup that contains some classes: where all irreps whose kernels hold them are trivial.
  public func closure(of classes: BitSet) -> BitSet {
    kernels.reduce(.full(capacity: classSizes.count)) { result, kernel in
      classes.isSubset(of: kernel) ? result.intersection(kernel) : result
    }
  }

  /// |χ|² = D² exactly; floating point first, because products of cyclotomic numbers are slow.
  private static func scalarClasses(_ row: [Cyclotomic]) -> BitSet {
    // Values of one-dimensional irreps are roots of unity.
    if row[0] == .one { return .full(capacity: row.count) }
    var result = BitSet(capacity: row.count)
    for (c, value) in row.enumerated() {
      let isScalar = value == row[0] || value == -row[0] || hasModulus(of: row[0], value)
      if isScalar { result.insert(c) }
    }
    return result
  }

  private static func hasModulus(of dimension: Cyclotomic, _ value: Cyclotomic) -> Bool {
    guard value.conductor > 1, abs(value.complex.length - dimension.complex.length) < 1e-6 else {
      return false
    }
    return value * value.conjugate == dimension * dimension
  }

  private static func intersections(
    _ kernels: [BitSet], _ rank: Int, limit: Int
  ) -> (sets: [BitSet], isComplete: Bool) {
    let whole = BitSet.full(capacity: rank)
    let trivial = kernels.reduce(whole) { $0.intersection($1) }
    var sets = whole == trivial ? [whole] : [whole, trivial]
    var known = Set(sets)
    // Large kernels first: what the limit cuts off are small subgroups.
    for kernel in Set(kernels).sorted(by: { precedes($0, $1) }) {
      for set in sets.map({ $0.intersection(kernel) }) where !known.contains(set) {
        guard sets.count < limit else { return (sets, false) }
        known.insert(set)
        sets.append(set)
      }
    }
    return (sets, true)
  }

  private static func precedes(_ a: BitSet, _ b: BitSet) -> Bool {
    let (x, y) = (a.members, b.members)
    return x.count != y.count ? x.count > y.count : x.lexicographicallyPrecedes(y)
  }
}

import GroupTheory

/// The order of N's irreps and classes that the search uses: a function of the table and the signatures, whatever order
/// they were given in.
///
/// Irreps that nothing tells apart are exchanged by an automorphism of the data; names, if there are any, decide between
/// them, and otherwise the given order.
///
/// Method: colours are refined; then one irrep of the smallest shared colour gets a colour of its own, once for each class of
/// irreps up to automorphisms, and the orders that come out are compared (B. D. McKay, Congr. Numer. 30 (1981) 45).
public struct CanonicalOrder: Hashable, Sendable {
  /// Shape [new irrep]: the irrep of the data; the trivial one stays first.
  public let irreps: [Int]
  /// Shape [new class]: the class of the data; the identity stays first.
  public let classes: [Int]

  /// The order for some signatures; `names` of the sectors are optional.
  public init(_ data: SignatureData, names: [String] = []) {
    let isNamed = names.count == data.visible.rank
    let rank = data.visible.rank
    let order = (0..<rank).sorted { isNamed ? (names[$0], $0) < (names[$1], $1) : $0 < $1 }
    var place = [Int](repeating: 0, count: rank)
    for (position, irrep) in order.enumerated() { place[irrep] = position }
    let leaf = CanonicalOrder.leaf(CanonicalColoring(data), place)
    irreps = leaf.irrepOrder
    classes = leaf.classOrder
  }

  /// The colouring without shared colours that has the least certificate; `place` decides between equals.
  private static func leaf(_ coloring: CanonicalColoring, _ place: [Int]) -> CanonicalColoring {
    guard let cell = coloring.smallestCell else { return coloring }
    var representatives: [CanonicalColoring] = []
    for irrep in cell.sorted(by: { place[$0] < place[$1] }) {
      let marked = coloring.individualizing(irrep)
      if !representatives.contains(where: { $0.isEquivalent(to: marked) }) {
        representatives.append(marked)
      }
    }
    let leaves = representatives.map { leaf($0, place) }
    if leaves.count == 1 { return leaves[0] }
    return zip(leaves, leaves.map(\.certificate)).min {
      $0.1.lexicographicallyPrecedes($1.1)
    }!.0
  }

  /// The data in this order.
  public func renumbered(_ data: SignatureData) -> SignatureData {
    guard let table = try? data.visible.reordered(irreps: irreps, classes: classes),
      let result = try? SignatureData(visible: table, vectors: data.vectors.map(renumbered))
    else { preconditionFailure("a table in another order is a table") }
    return result
  }

  /// A branching vector in this order.
  package func renumbered(_ vector: [Int]) -> [Int] { irreps.map { vector[$0] } }

  /// A permutation of N's irreps in this order.
  package func renumbered(_ permutation: SectorPermutation) -> SectorPermutation {
    var place = irreps
    for (new, old) in irreps.enumerated() { place[old] = new }
    return SectorPermutation(
      irreps.map { place[permutation.images[$0]] }, squares: renumbered(permutation.squares))
  }

  /// A permutation of N's irreps in the order of the data.
  package func restored(_ permutation: SectorPermutation) -> SectorPermutation {
    var images = irreps
    for (new, old) in irreps.enumerated() { images[old] = irreps[permutation.images[new]] }
    return SectorPermutation(images, squares: restored(permutation.squares))
  }

  /// A branching vector in the order of the data.
  package func restored(_ vector: [Int]) -> [Int] {
    var result = vector
    for (new, old) in irreps.enumerated() { result[old] = vector[new] }
    return result
  }
}

import LatticeModels

/// The basis states of a model: all product states, or those with a conserved total and those that obey a constraint.
///
/// A state is known by its number 0 ..< dimension and by its index in the whole product basis, site
/// 0 slowest; both ascend together. Where nothing selects states they are equal and nothing is stored.
///
/// Complexity: memory proportional to the dimension, never to that of the whole product.
public struct ConfigurationSpace: Sendable {
  /// The number of levels of each site.
  public let siteDimensions: [Int]
  /// The total that selects the states, if any.
  public let conservedTotal: ConservedTotal?
  /// The conditions that the states obey, if any.
  public let constraint: StateConstraint?
  private let isWhole: Bool
  /// The number of basis states.
  public let dimension: Int
  /// The index of each state; empty when every product state is a basis state. Shape [state].
  private let indices: [Int]
  /// The number of the first state whose index is at least b · 2^shift. Shape [bucket + 1].
  private let firstOfBucket: [UInt32]
  private let shift: Int

  /// Enumerates the states.
  ///
  /// - Throws: `SectorDimensionsError.spaceTooLarge` when an index could exceed 2^48.
  public init(
    siteDimensions: [Int], conservedTotal: ConservedTotal? = nil,
    constraint: StateConstraint? = nil
  ) throws {
    let product = try SectorDimensions.productOfDimensions(siteDimensions)
    self.siteDimensions = siteDimensions
    self.conservedTotal = conservedTotal
    self.constraint = constraint
    isWhole = conservedTotal == nil && constraint == nil
    if isWhole {
      (dimension, indices, firstOfBucket, shift) = (product, [], [], 0)
      return
    }
    indices =
      if constraint == nil, let conservedTotal { conservedTotal.productIndices } else {
        constraint!.productIndices(having: conservedTotal)
      }
    dimension = indices.count
    var shift = 0
    while product >> shift > 2 * indices.count + 2 { shift += 1 }
    var first = [UInt32](repeating: 0, count: (product >> shift) + 2)
    for index in indices { first[index >> shift + 1] += 1 }
    for bucket in first.indices.dropFirst() { first[bucket] += first[bucket - 1] }
    (firstOfBucket, self.shift) = (first, shift)
  }

  /// The index of a state in the whole product basis.
  @inline(__always)
  public func index(of state: Int) -> Int { isWhole ? state : indices[state] }

  /// The number of the state with a given index, nil where that is no basis state.
  ///
  /// Complexity: O(1) where every product state is one; otherwise a search among few neighbours.
  @inline(__always)
  public func state(at index: Int) -> Int? {
    isWhole ? index : search(index)
  }

  private func search(_ index: Int) -> Int? {
    let bucket = index >> shift
    var (low, high) = (Int(firstOfBucket[bucket]), Int(firstOfBucket[bucket + 1]))
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < end && indices[low] == index ? low : nil
  }

  /// The levels of the sites of a state.
  public func levels(of state: Int) -> [Int] {
    var digits = [Int](repeating: 0, count: siteDimensions.count)
    decode(index(of: state), dimensions: siteDimensions, into: &digits)
    return digits
  }
}

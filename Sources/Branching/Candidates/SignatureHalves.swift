import GroupTheory

/// The ways to write a signature as b_α + b_{Tα} with D_α = D_{Tα}: the vectors u ≤ b with half its dimension, of u and b - u the
/// one that is later in lexicographic order.
///
/// There are about Π (b_λ + 1) of them, more than any memory holds where a level is highly degenerate. So they are visited one
/// after the other and never listed, and whether there is one is known without a visit.
package struct SignatureHalves {
  private let vector: [Int]
  private let dimensions: [Int]
  /// Shape [irrep of N]: what u can be there.
  private let places: [Place]
  /// Shape [irrep of N, dimension]: whether the irreps from this one on can have so much together; nil where the places see to it.
  private let isReachable: [[Bool]]?
  /// Whether there is none.
  package let isEmpty: Bool

  private enum Place {
    /// Any of these, descending.
    case free([Int])
    /// What another irrep's value makes of it: sign · u + constant.
    case bound(to: Int, sign: Int, constant: Int)
  }

  /// The halves of a signature; with a declared action of T those that it maps to their partners.
  package init(of vector: [Int], dimensions: [Int], declared: SectorPermutation?) {
    (self.vector, self.dimensions) = (vector, dimensions)
    let dimension = zip(vector, dimensions).reduce(0) { $0 + $1.0 * $1.1 }
    guard let declared else {
      places = vector.map { .free((0...$0).reversed()) }
      let reachable = dimension % 2 == 0 ? Self.reachable(vector, dimensions, dimension / 2) : nil
      isReachable = reachable
      isEmpty = reachable.map { !$0[0][dimension / 2] } ?? true
      return
    }
    let cycles = Self.places(of: vector, declared)
    isReachable = nil
    isEmpty = cycles == nil || dimension % 2 != 0
    places = cycles ?? []
  }

  /// Visits the halves in descending lexicographic order, from `first` on if it is given, until `visit` returns false or
  /// `shouldStop` true; whether it came to the end.
  package func forEach(
    from first: [Int]? = nil, shouldStop: () -> Bool, _ visit: ([Int]) -> Bool
  ) -> Bool {
    guard !isEmpty else { return true }
    var half: [Int] = []
    half.reserveCapacity(vector.count)
    let rest = zip(vector, dimensions).reduce(0) { $0 + $1.0 * $1.1 } / 2
    return extend(&half, rest, isEqual: true, first: first, shouldStop, visit)
  }

  /// Visits the choices of so many halves with repetition, each descending, until `visit` returns false or `shouldStop` true;
  /// whether it came to the end.
  package func forEachMultiset(
    of count: Int, shouldStop: () -> Bool, _ visit: ([[Int]]) -> Bool
  ) -> Bool {
    func extend(_ chosen: [[Int]]) -> Bool {
      guard chosen.count < count else { return visit(chosen) }
      return forEach(from: chosen.last, shouldStop: shouldStop) { extend(chosen + [$0]) }
    }
    return extend([])
  }

  /// `isEqual`: u and b - u agree so far; `first`: nil once u is later than it.
  private func extend(
    _ half: inout [Int], _ rest: Int, isEqual: Bool, first: [Int]?, _ shouldStop: () -> Bool,
    _ visit: ([Int]) -> Bool
  ) -> Bool {
    if shouldStop() { return false }
    let irrep = half.count
    guard irrep < vector.count else { return visit(half) }
    let values: [Int]
    switch places[irrep] {
    case .free(let all): values = all
    case .bound(let other, let sign, let constant): values = [sign * half[other] + constant]
    }
    for value in values {
      let left = rest - value * dimensions[irrep]
      guard left >= 0, isReachable?[irrep + 1][left] ?? true else { continue }
      // Values descend: all that follow are too small as well.
      if isEqual, 2 * value < vector[irrep] { break }
      if let first, value > first[irrep] { continue }
      half.append(value)
      let goesOn = extend(
        &half, left, isEqual: isEqual && 2 * value == vector[irrep],
        first: first.flatMap { value == $0[irrep] ? $0 : nil }, shouldStop, visit)
      half.removeLast()
      guard goesOn else { return false }
    }
    return true
  }

  // MARK: - What is possible

  /// Shape [irrep, dimension]: whether vectors below `vector` on the irreps from this one on have the dimension.
  private static func reachable(
    _ vector: [Int], _ dimensions: [Int], _ most: Int
  ) -> [[Bool]] {
    var table = [[Bool]](repeating: [Bool](repeating: false, count: most + 1), count: 1)
    table[0][0] = true
    for (count, dimension) in zip(vector, dimensions).reversed() {
      let before = table.last!
      // The number of copies of this irrep that a sum needs; it grows by one with each.
      var used = [Int](repeating: .max, count: most + 1)
      for sum in 0...most {
        if before[sum] {
          used[sum] = 0
        } else if sum >= dimension, used[sum - dimension] < count {
          used[sum] = used[sum - dimension] + 1
        }
      }
      table.append(used.map { $0 != .max })
    }
    return table.reversed()
  }

  /// Along every cycle of T one value is free, since u_λ = b_{Tλ} - u_{Tλ}; nil where it cannot be satisfied. T² belongs to the
  /// unitary group, so that it leaves b_α as it is.
  private static func places(of vector: [Int], _ action: SectorPermutation) -> [Place]? {
    var places = [Place?](repeating: nil, count: vector.count)
    for root in vector.indices where places[root] == nil {
      var members = [(irrep: root, sign: 1, constant: 0)]
      while let last = members.last, action.images[last.irrep] != root {
        let next = action.images[last.irrep]
        members.append((next, -last.sign, vector[next] - last.constant))
      }
      let (sign, constant) = (-members.last!.sign, vector[root] - members.last!.constant)
      let values = (0...vector[root]).reversed().filter { value in
        let along = members.map { $0.sign * value + $0.constant }
        return value == sign * value + constant
          && zip(members, along).allSatisfy { (0...vector[$0.irrep]).contains($1) }
          && along.indices.allSatisfy { along[$0] == along[($0 + 2) % along.count] }
      }
      guard !values.isEmpty else { return nil }
      places[root] = .free(values)
      for member in members.dropFirst() {
        places[member.irrep] = .bound(to: root, sign: member.sign, constant: member.constant)
      }
    }
    return places.map { $0! }
  }
}

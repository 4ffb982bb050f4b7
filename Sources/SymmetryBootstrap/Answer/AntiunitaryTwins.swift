import GroupTheory

extension BootstrapSolution {
  /// Whether an anti-unitary reading is the twin of this unitary one: the same degeneracies from a group of half the order.
  ///
  /// A one-dimensional irrep χ of order 2 that is trivial on N has a kernel K of index 2 with N inside. Irreps α of G with
  /// χ ⊗ α ≠ α restrict to K in pairs, α and χ ⊗ α alike; the others split into two. An anti-unitary symmetry that acts on K as
  /// an element of G outside K does joins these again: types a and c take the place of G.
  func hasTwin(_ other: BootstrapSolution) -> Bool {
    guard reading == .unitary, let corepresentations = other.corepresentations,
      index == 2 * other.index
    else { return false }
    let counts = corepresentations.parts.map {
      [$0.counts.real, $0.counts.complex, $0.counts.quaternionic]
    }
    let orders = other.elementOrders(inKernelOf: 0)
    return branching.indices.contains { chi in
      chi > 0 && branching[chi] == branching[0] && fusion.coefficients[chi][chi][0] == 1
        && joins(chi) == counts && elementOrders(inKernelOf: chi) == orders
    }
  }

  /// How many elements of each order are in the kernel of an irrep.
  private func elementOrders(inKernelOf irrep: Int) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for c in 0..<table.rank where table.characters[irrep][c] == table.characters[irrep][0] {
      counts[table.elementOrders[c], default: 0] += table.classSizes[c]
    }
    return counts
  }

  /// Shape [branching vector]: the pairs α, χ ⊗ α, and the α that χ fixes.
  private func joins(_ chi: Int) -> [[Int]] {
    let count = signatureOf.max()! + 1
    var (moved, fixed) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
    for (alpha, signature) in signatureOf.enumerated() {
      if fusion.coefficients[chi][alpha][alpha] == 1 {
        fixed[signature] += 1
      } else {
        moved[signature] += 1
      }
    }
    return zip(moved, fixed).map { [$0 / 2, $1, 0] }
  }
}

extension BootstrapAnswer {
  /// Shape [solution]: for an anti-unitary reading the unitary solutions that it is a twin of.
  public var twins: [[Int]] {
    solutions.map { other in
      solutions.indices.filter { solutions[$0].hasTwin(other) }
    }
  }
}

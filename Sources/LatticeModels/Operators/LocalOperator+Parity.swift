import Numerics

extension LocalOperator {
  /// Where an operator acts: operators of one place add up without growing.
  package struct Place: Hashable {
    let sites: [Int]
    let parityString: [Int]
  }

  package var place: Place { Place(sites: sites, parityString: parityString) }

  /// The same operator with its string moved into the matrix where it passes the support.
  func absorbingString(within support: Support) -> LocalOperator {
    parityString.contains { support.sites.contains($0) } ? extended(to: support) : self
  }

  /// The part that changes the total level of the sites `fermions` by an odd number, nil if none.
  package func oddPart(fermions: Set<Int>) -> LocalOperator? {
    let support = Support(self, self)
    let isOdd = support.oddConfigurations(on: sites.filter { fermions.contains($0) })
    let odd = columns.enumerated().map { column, entries in
      entries.filter { isOdd[$0.row] != isOdd[column] }
    }
    if odd.allSatisfy(\.isEmpty) { return nil }
    return LocalOperator(
      sites: sites, dimensions: dimensions, columns: odd, parityString: parityString)
  }

  /// The product with the parity (-1)^level of some sites with two levels each.
  package func multiplied(byParityOf string: [Int]) -> LocalOperator {
    self
      * LocalOperator(
        sites: [], dimensions: [], columns: [[Entry(row: 0, amplitude: .one)]],
        parityString: string)
  }

  /// The operator as a sum over the sites in `ambiguous` of what is proportional to the parity
  /// there, which becomes part of the string, and of the rest.
  ///
  /// The partial trace over each of these sites must vanish. Then a string and a matrix that acts
  /// as one are written in the same way.
  func separatingParity(of ambiguous: Set<Int>) -> [LocalOperator] {
    guard
      let position = sites.indices.last(where: {
        ambiguous.contains(sites[$0]) && dimensions[$0] == 2
      })
    else { return [self] }
    let stride = LocalOperator.strides(dimensions)[position]
    func level(_ configuration: Int) -> Int { configuration / stride % 2 }
    func without(_ configuration: Int) -> Int {
      configuration / (2 * stride) * stride + configuration % stride
    }
    var diagonal = [[Entry]](repeating: [], count: dimension / 2)
    var rest = [[Entry]](repeating: [], count: dimension)
    for (column, entries) in columns.enumerated() {
      for entry in entries {
        if level(entry.row) != level(column) {
          rest[column].append(entry)
        } else if level(column) == 0 {
          diagonal[without(column)].append(
            Entry(row: without(entry.row), amplitude: entry.amplitude))
        }
      }
    }
    let site = sites[position]
    let parity = LocalOperator(
      sites: sites.filter { $0 != site },
      dimensions: dimensions.indices.filter { $0 != position }.map { dimensions[$0] },
      columns: diagonal, parityString: (parityString + [site]).sorted())
    let others = LocalOperator(
      sites: sites, dimensions: dimensions, columns: rest, parityString: parityString)
    return parity.separatingParity(of: ambiguous)
      + others.separatingParity(of: ambiguous.subtracting([site]))
  }
}

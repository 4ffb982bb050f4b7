import LatticeModels
import MonomialSymmetries
import Numerics

/// Operators on all product states of a small system, state by state: slow, and written without anything that is tested.
struct ProductStates {
  let dimensions: [Int]
  let fermions: [Int]

  var count: Int { dimensions.reduce(1, *) }

  func levels(_ index: Int) -> [Int] {
    var (rest, result) = (index, [Int](repeating: 0, count: dimensions.count))
    for site in dimensions.indices.reversed() {
      result[site] = rest % dimensions[site]
      rest /= dimensions[site]
    }
    return result
  }

  func index(_ levels: [Int]) -> Int {
    zip(levels, dimensions).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// A v.
  func applied(_ operators: [LocalOperator], to vector: [Complex<Double>]) -> [Complex<Double>] {
    var result = [Complex<Double>](repeating: .zero, count: count)
    for local in operators {
      let strides = LocalOperator.strides(local.dimensions)
      for state in 0..<count where vector[state] != .zero {
        var levels = levels(state)
        let column = local.sites.indices.reduce(0) { $0 + levels[local.sites[$1]] * strides[$1] }
        let odd = local.parityString.reduce(0) { $0 + levels[$1] } % 2 == 1
        for entry in local.columns[column] {
          for (place, site) in local.sites.enumerated() {
            levels[site] = entry.row / strides[place] % local.dimensions[place]
          }
          result[index(levels)] += (odd ? -entry.amplitude : entry.amplitude) * vector[state]
        }
      }
    }
    return result
  }

  /// U v, or U K v.
  func applied(
    _ symmetry: MonomialSymmetry, to vector: [Complex<Double>]
  ) -> [Complex<Double>] {
    var result = [Complex<Double>](repeating: .zero, count: count)
    for state in 0..<count {
      let (image, phase) = image(of: levels(state), under: symmetry)
      let value = symmetry.isAntiunitary ? vector[state].conjugate : vector[state]
      result[index(image)] += phase * value
    }
    return result
  }

  /// The image of a product state: fermions one by one, c† c† … on the image of the empty state.
  private func image(
    of before: [Int], under symmetry: MonomialSymmetry
  ) -> (levels: [Int], phase: Complex<Double>) {
    var after = before
    var turns = 0.0
    for site in dimensions.indices {
      turns += symmetry.phases[site][before[site]]
      after[symmetry.sites[site]] = symmetry.levels[site][before[site]]
    }
    var filled = [Bool](repeating: false, count: dimensions.count)
    for site in fermions where symmetry.levels[site][0] == 1 { filled[symmetry.sites[site]] = true }
    var isNegative = false
    for site in fermions.reversed() where before[site] == 1 {
      let target = symmetry.sites[site]
      if fermions.count(where: { $0 < target && filled[$0] }) % 2 == 1 { isNegative.toggle() }
      filled[target].toggle()
    }
    let phase = Complex<Double>(length: 1, phase: 2 * .pi * turns)
    return (after, isNegative ? -phase : phase)
  }

  /// The largest component of U A v - A U v, relative to that of A v.
  func commutator(
    _ symmetry: MonomialSymmetry, _ operators: [LocalOperator], on vector: [Complex<Double>]
  ) -> Double {
    let first = applied(symmetry, to: applied(operators, to: vector))
    let second = applied(operators, to: applied(symmetry, to: vector))
    let scale = first.map(\.length).max()!
    return zip(first, second).map { ($0 - $1).length }.max()! / max(scale, 1e-300)
  }
}

import LatticeModels

extension MonomialOperator {
  /// The same operator where `cell.count` sites each are one site, the first of them slowest; nil where it tears cells apart.
  func merging(_ cell: [Int]) -> MonomialOperator? {
    precondition(fermions.isEmpty, "fermions of different cells exchange signs")
    let width = cell.count
    let strides = LocalOperator.strides(cell)
    var (sites, levels, exponents) = ([Int](), [[Int]](), [[Int]]())
    for start in stride(from: 0, to: dimensions.count, by: width) {
      let target = sitePermutation[start] / width
      guard (start..<(start + width)).allSatisfy({ sitePermutation[$0] / width == target }) else {
        return nil
      }
      sites.append(target)
      let images = (0..<cell.reduce(1, *)).map { configuration in
        (0..<width).reduce(into: (level: 0, phase: 0)) { image, place in
          let (site, level) = (start + place, configuration / strides[place] % cell[place])
          let position = sitePermutation[site] - target * width
          image.level += levelPermutations[site][level] * strides[position]
          image.phase += phases[site][level]
        }
      }
      levels.append(images.map(\.level))
      exponents.append(images.map(\.phase))
    }
    return MonomialOperator(
      dimensions: Array(repeating: cell.reduce(1, *), count: sites.count), sitePermutation: sites,
      levelPermutations: levels, phases: exponents, globalPhase: globalPhase,
      phaseOrder: phaseOrder)
  }
}

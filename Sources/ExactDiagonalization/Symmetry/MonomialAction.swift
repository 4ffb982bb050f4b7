import LatticeModels

/// A monomial operator prepared for fast action on indices of the computational basis.
///
/// The image index and the phase exponent are sums of one contribution per site, so the sites are
/// cut into a slow and a fast half and each half is tabulated: two look-ups per state, and tables
/// of about the square root of the dimension.
public struct MonomialAction: Sendable {
  /// The image of a basis state under a monomial operator.
  public struct Image: Sendable, Equatable {
    /// The index of the image state.
    public let index: Int
    /// The phase exponent k of e^{2πik/phaseOrder}.
    public let phase: Int
  }

  /// The order of the root of unity whose exponents the phases are.
  public let phaseOrder: Int
  private let fastCount: Int
  private let slow: [Image]
  private let fast: [Image]
  /// The signs of fermions that move between the halves; nil where none move at all.
  private let signs: ExchangeSigns?

  /// Tabulates `operation`, with phases as exponents of a root of unity of order `phaseOrder`.
  ///
  /// `phaseOrder` must be a multiple of the operator's own.
  public init(_ operation: MonomialOperator, phaseOrder: Int) {
    precondition(phaseOrder % operation.phaseOrder == 0, "phases need a common order")
    let dimensions = operation.dimensions
    let strides = basisStrides(dimensions: dimensions)
    let scale = phaseOrder / operation.phaseOrder
    func table(sites: Range<Int>, start: Image) -> [Image] {
      var images = [start]
      for site in sites {
        let stride = strides[operation.sitePermutation[site]]
        let levels = zip(operation.levelPermutations[site], operation.phases[site])
        let steps = levels.map { Image(index: $0 * stride, phase: $1 * scale) }
        images = images.flatMap { image in
          steps.map {
            Image(index: image.index + $0.index, phase: (image.phase + $0.phase) % phaseOrder)
          }
        }
      }
      return images
    }
    let cut = MonomialAction.balancedCut(dimensions)
    self.phaseOrder = phaseOrder
    self.slow = table(
      sites: 0..<cut, start: Image(index: 0, phase: operation.globalPhase * scale))
    self.fast = table(sites: cut..<dimensions.count, start: Image(index: 0, phase: 0))
    self.fastCount = fast.count
    self.signs = operation.fermions.isEmpty ? nil : ExchangeSigns(operation, cut: cut)
  }

  /// The image of the basis state with the given index.
  ///
  /// Complexity: O(1).
  @inline(__always)
  public func image(of index: Int) -> Image {
    let (quotient, remainder) = index.quotientAndRemainder(dividingBy: fastCount)
    let (high, low) = (slow[quotient], fast[remainder])
    var phase = high.phase + low.phase
    if let signs, signs.isNegative(slow: quotient, fast: remainder) { phase += phaseOrder / 2 }
    while phase >= phaseOrder { phase -= phaseOrder }
    return Image(index: high.index + low.index, phase: phase)
  }

  /// The whole permutation of the basis with its phases. Shape [state].
  public var images: [Image] { (0..<slow.count * fastCount).map(image) }

  /// The first site of the fast half: the cut with the smallest larger table.
  private static func balancedCut(_ dimensions: [Int]) -> Int {
    var total = 1.0
    for dimension in dimensions { total *= Double(dimension) }
    var slow = 1.0
    for (site, dimension) in dimensions.enumerated() {
      if slow * slow >= total { return site }
      slow *= Double(dimension)
    }
    return dimensions.count
  }
}

/// The index step of one level on each site: site 0 is slowest.
func basisStrides(dimensions: [Int]) -> [Int] {
  var strides = [Int](repeating: 1, count: dimensions.count)
  for site in dimensions.indices.dropLast().reversed() {
    strides[site] = strides[site + 1] * dimensions[site + 1]
  }
  return strides
}

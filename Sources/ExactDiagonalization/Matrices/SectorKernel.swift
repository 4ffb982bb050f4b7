import Numerics

/// What takes an amplitude <s|A|r> to the matrix elements of a sector: a hot kernel, so all tables
/// are flat.
package struct SectorKernel {
  /// The dimension d of the irrep.
  private let dimension: Int
  private let orbitOf: [UInt32]
  private let elementOf: [UInt16]
  private let phaseOf: [UInt16]
  private let sizes: [UInt32]
  private let stabilizerOf: [UInt32]
  private let firstState: [UInt32]
  /// θ* for every phase exponent of the orbits.
  private let phases: [Complex<Double>]
  /// Square roots of orbit sizes.
  private let roots: [Double]
  /// The invariant vectors of all stabilizers, conjugated, and where each stabilizer's begin.
  private var conjugates: [Complex<Double>] = []
  private var firstConjugate: [Int] = []
  /// The images of the invariant vectors of all stabilizers, and where each stabilizer's begin.
  private var images: [Complex<Double>] = []
  private var firstImage: [Int] = []
  private let counts: [Int]

  package init(_ basis: SectorBasis) {
    let orbits = basis.orbits
    let order = orbits.phaseOrder
    dimension = basis.matrices.dimension
    orbitOf = orbits.orbitOf
    elementOf = orbits.elementOf
    phaseOf = orbits.phaseOf
    sizes = orbits.sizes
    stabilizerOf = orbits.stabilizerOf
    firstState = basis.firstState
    phases = (0..<order).map { exponent in
      Complex(length: 1, phase: -2 * Double.pi * Double(exponent) / Double(order))
    }
    roots = (0...basis.matrices.order).map { Double($0).squareRoot() }
    counts = basis.invariants.map(\.count)
    for invariants in basis.invariants {
      firstConjugate.append(conjugates.count)
      firstImage.append(images.count)
      conjugates += invariants.conjugates
      images += invariants.images
    }
  }

  /// Adds the elements that the amplitude at basis state `state` makes in the columns of the states
  /// of `orbit`.
  @inline(__always)
  package func add(
    _ amplitude: Complex<Double>, to state: Int, from orbit: Int,
    into columns: inout [[SparseColumns.Entry]]
  ) {
    let target = Int(orbitOf[state])
    let (first, end) = (Int(firstState[target]), Int(firstState[target + 1]))
    if first == end { return }
    let ratio = roots[Int(sizes[orbit])] / roots[Int(sizes[target])]
    let factor = (amplitude * phases[Int(phaseOf[state])]).multiplied(by: ratio)
    let (source, destination) = (Int(stabilizerOf[orbit]), Int(stabilizerOf[target]))
    var image = firstImage[source] + Int(elementOf[state]) * counts[source] * dimension
    for column in columns.indices {
      var vector = firstConjugate[destination]
      for row in first..<end {
        var overlap = conjugates[vector] * images[image]
        for place in 1..<dimension { overlap += conjugates[vector + place] * images[image + place] }
        vector += dimension
        if overlap == .zero { continue }
        columns[column].append(SparseColumns.Entry(row: row, value: factor * overlap))
      }
      image += dimension
    }
  }
}

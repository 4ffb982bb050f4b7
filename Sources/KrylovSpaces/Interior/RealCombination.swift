/// Combinations of vectors with real factors, in which real and imaginary parts go the same way.
///
/// Loops over numbers of a known type: those over generic entries are not specialized for callers in other modules.
struct RealCombination<Scalar: KrylovScalar> {
  /// The vectors with their factors.
  let terms: [(factor: Double, vector: UnsafePointer<Scalar>)]

  /// Writes Σ f v, which may be one of the vectors, for some entries.
  func write(to target: UnsafeMutablePointer<Scalar>, _ range: Range<Int>) {
    let parts = Scalar.realCount
    let numbers = (range.lowerBound * parts)..<(range.upperBound * parts)
    let target = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Double.self)
    let sources = terms.map { UnsafeRawPointer($0.vector).assumingMemoryBound(to: Double.self) }
    let factors = terms.map(\.factor)
    switch terms.count {
    case 2:
      let (a, b) = (factors[0], factors[1])
      let (x, y) = (sources[0], sources[1])
      for place in numbers { target[place] = a * x[place] + b * y[place] }
    case 3:
      let (a, b, c) = (factors[0], factors[1], factors[2])
      let (x, y, z) = (sources[0], sources[1], sources[2])
      for place in numbers { target[place] = a * x[place] + b * y[place] + c * z[place] }
    default:
      for place in numbers {
        var sum = 0.0
        for (factor, source) in zip(factors, sources) { sum += factor * source[place] }
        target[place] = sum
      }
    }
  }
}

import Numerics

/// Numbers for the amplitudes of all transitions: equal numbers for equal amplitudes, up to what is not compared here.
///
/// Diagonal elements are compared as real numbers. Those of a transition are compared with the first that depends on no other
/// levels, up to a common phase and complex conjugation, or by their moduli where there is none.
struct AmplitudeColors {
  /// Shape [entry][element].
  let ofEntries: [[Int]]

  /// Numbers that are closer than this, as fractions of the operator's largest, are one.
  private static let tolerance = 1e-10

  init(_ table: ElementTable) {
    let values = table.entries.map { entry in
      let reference = Self.reference(of: entry)
      return entry.elements.map { element in
        element.amplitudes.flatMap { label, value in
          Self.invariants(value, reference: reference, isDiagonal: entry.transition.sites.isEmpty)
            .map { (label: label, number: $0 / table.scales[label]) }
        }
      }
    }
    let clusters = (0..<table.scales.count).map { label in
      Self.clusters(values.joined().joined().filter { $0.label == label }.map(\.number))
    }
    var colors: [[Int]: Int] = [:]
    ofEntries = values.map { elements in
      elements.map { numbers in
        let key = numbers.flatMap { [$0.label, Self.place(of: $0.number, in: clusters[$0.label])] }
        if let known = colors[key] { return known }
        colors[key] = colors.count
        return colors.count - 1
      }
    }
  }

  private static func reference(of entry: ElementTable.Entry) -> Complex<Double>? {
    guard let place = entry.places[.none] else { return nil }
    let value = entry.elements[place].amplitudes[0].value
    return value / Complex(value.length)
  }

  private static func invariants(
    _ value: Complex<Double>, reference: Complex<Double>?, isDiagonal: Bool
  ) -> [Double] {
    if isDiagonal { return [value.real] }
    guard let reference else { return [value.length] }
    let relative = value * reference.conjugate
    return [relative.real, abs(relative.imaginary)]
  }

  /// The smallest members of groups of close numbers, ascending.
  private static func clusters(_ numbers: [Double]) -> [Double] {
    var starts: [Double] = []
    var last = -Double.infinity
    for number in numbers.sorted() {
      if number - last > tolerance { starts.append(number) }
      last = number
    }
    return starts
  }

  private static func place(of number: Double, in starts: [Double]) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}

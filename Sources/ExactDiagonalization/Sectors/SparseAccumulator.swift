import Numerics

/// A sparse vector in the making: adds up amplitudes by basis index, in a small hash table.
struct SparseAccumulator {
  private var keys: [Int]
  private var values: [Complex<Double>]
  private var used: [Int] = []
  private var mask: Int

  init() {
    keys = Array(repeating: -1, count: 256)
    values = Array(repeating: .zero, count: 256)
    mask = 255
  }

  /// Adds `amplitude` at `index`.
  @inline(__always)
  mutating func add(_ amplitude: Complex<Double>, at index: Int) {
    var slot = (index &* 0x9E37_79B1) >> 7 & mask
    while keys[slot] != index {
      if keys[slot] < 0 {
        keys[slot] = index
        values[slot] = amplitude
        used.append(slot)
        if used.count * 2 > keys.count { grow() }
        return
      }
      slot = (slot + 1) & mask
    }
    values[slot] += amplitude
  }

  /// The largest modulus of a component.
  var largestModulus: Double {
    var square = 0.0
    for slot in used {
      let value = values[slot]
      let modulus = value.real * value.real + value.imaginary * value.imaginary
      // A NaN must not be lost in a comparison.
      if !(modulus <= square) { square = modulus }
    }
    return square.squareRoot()
  }

  /// Makes the vector zero.
  mutating func clear() {
    for slot in used { keys[slot] = -1 }
    used.removeAll(keepingCapacity: true)
  }

  private mutating func grow() {
    let entries = used.map { (keys[$0], values[$0]) }
    keys = Array(repeating: -1, count: keys.count * 2)
    values = Array(repeating: .zero, count: keys.count)
    mask = keys.count - 1
    used.removeAll(keepingCapacity: true)
    for (key, value) in entries { add(value, at: key) }
  }
}

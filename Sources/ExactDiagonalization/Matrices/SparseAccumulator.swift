import Numerics

/// A sparse vector in the making: adds up amplitudes by basis index, in a small hash table.
///
/// A hot kernel, hence a class with unsafe buffers. Not `Sendable`: one per thread.
final class SparseAccumulator {
  private struct Slot {
    var index: Int
    var value: Complex<Double>
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  private var used: UnsafeMutableBufferPointer<Int>
  private var count = 0
  private var mask: Int

  init() {
    slots = .allocate(capacity: 256)
    slots.initialize(repeating: Slot(index: -1, value: .zero))
    used = .allocate(capacity: 128)
    used.initialize(repeating: 0)
    mask = 255
  }

  deinit {
    slots.deallocate()
    used.deallocate()
  }

  /// Adds `amplitude` at `index`.
  @inline(__always)
  func add(_ amplitude: Complex<Double>, at index: Int) {
    var place = (index &* 0x9E37_79B1) >> 7 & mask
    while slots[place].index != index {
      if slots[place].index < 0 {
        if count == used.count { return growAndAdd(amplitude, at: index) }
        slots[place] = Slot(index: index, value: amplitude)
        used[count] = place
        count += 1
        return
      }
      place = (place + 1) & mask
    }
    slots[place].value += amplitude
  }

  /// The largest modulus of a component.
  var largestModulus: Double {
    var square = 0.0
    for place in used[..<count] {
      let value = slots[place].value
      let modulus = value.real * value.real + value.imaginary * value.imaginary
      // A NaN must not be lost in a comparison.
      if !(modulus <= square) { square = modulus }
    }
    return square.squareRoot()
  }

  /// Makes the vector zero.
  func clear() {
    for place in used[..<count] { slots[place].index = -1 }
    count = 0
  }

  @inline(never)
  private func growAndAdd(_ amplitude: Complex<Double>, at index: Int) {
    grow()
    add(amplitude, at: index)
  }

  private func grow() {
    let (oldSlots, oldUsed, oldCount) = (slots, used, count)
    slots = .allocate(capacity: 2 * oldSlots.count)
    slots.initialize(repeating: Slot(index: -1, value: .zero))
    used = .allocate(capacity: 2 * oldUsed.count)
    used.initialize(repeating: 0)
    mask = slots.count - 1
    count = 0
    for place in oldUsed[..<oldCount] { add(oldSlots[place].value, at: oldSlots[place].index) }
    oldSlots.deallocate()
    oldUsed.deallocate()
  }
}

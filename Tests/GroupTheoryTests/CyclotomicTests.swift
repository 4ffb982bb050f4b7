import GroupTheory
import Numerics
import TestSupport
import Testing

@Suite struct CyclotomicTests {
  private func random(_ generator: inout SeededGenerator) -> Cyclotomic {
    let conductor = [1, 2, 3, 4, 5, 6, 8, 9, 12, 15, 20, 24, 30].randomElement(using: &generator)!
    return Cyclotomic(
      conductor: conductor,
      coefficients: (0..<conductor).map { _ in .random(in: -3...3, using: &generator) })
  }

  @Test func arithmeticAgreesWithComplexNumbers() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let (a, b) = (random(&generator), random(&generator))
      #expect(((a + b).complex - (a.complex + b.complex)).length < 1e-10)
      #expect(((a * b).complex - a.complex * b.complex).length < 1e-9)
      #expect((a.conjugate.complex - a.complex.conjugate).length < 1e-10)
      #expect(a - a == .zero)
      #expect((a + b) - b == a)
    }
  }

  @Test func formIsUnique() {
    for order in 1...60 {
      let root = Cyclotomic.rootOfUnity(1, order: order)
      #expect(root.conductor == (order % 4 == 2 ? order / 2 : order))
      let sum = (0..<order).reduce(Cyclotomic.zero) { $0 + .rootOfUnity($1, order: order) }
      #expect(sum == (order == 1 ? .one : .zero))
      let power = (0..<order).reduce(Cyclotomic.one) { product, _ in product * root }
      #expect(power == .one)
    }
    #expect(Cyclotomic.rootOfUnity(1, order: 3) + .rootOfUnity(2, order: 3) == Cyclotomic(-1))
    let golden = Cyclotomic.rootOfUnity(1, order: 5) + .rootOfUnity(4, order: 5)
    #expect(golden * golden + golden == .one)
    #expect(
      Cyclotomic.rootOfUnity(1, order: 12) * .rootOfUnity(1, order: 12) == .rootOfUnity(1, order: 6)
    )
  }

  @Test func galoisIsAHomomorphism() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      let (a, b) = (random(&generator), random(&generator))
      for k in [7, 11, 13] where (a * b).conductor % k != 0 {
        // 7, 11, 13 are prime to every conductor drawn above.
        #expect((a * b).galois(k) == a.galois(k) * b.galois(k))
        #expect((a + b).galois(k) == a.galois(k) + b.galois(k))
      }
    }
  }

  @Test func printing() {
    #expect(Cyclotomic.rootOfUnity(1, order: 3).description == "ζ3")
    #expect(Cyclotomic(conductor: 5, coefficients: [1, -2, 0, 1]).description == "1 - 2ζ5 + ζ5^3")
    #expect(Cyclotomic(-4).description == "-4")
    #expect(Cyclotomic.zero.description == "0")
  }
}

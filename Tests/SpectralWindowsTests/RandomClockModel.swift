import LatticeModels
import ModelFiles
import TestSupport

/// Open chains of clocks with random terms and random couplings, some of them chiral, whose shift is visible.
struct RandomClockModel {
  let text: String

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (levels, length) = [(2, 9), (3, 6), (4, 5)].randomElement(using: &generator)!
    let angle = Bool.random(using: &generator) ? Double.random(in: 0...1, using: &generator) : 0
    let second = Bool.random(using: &generator)
    let spread = Double.random(in: 0.05...0.5, using: &generator)
    func coupling(_ mean: ClosedRange<Double>) -> String {
      "normal(\(Double.random(in: mean, using: &generator)), \(spread))"
    }
    text = """
      format: 1
      name: clocks
      title: A random chain of clocks
      samples: 2
      sites: {count: \(length), local: clock(\(levels))}
      lattice: open chain
      terms:
        - name: J
          over: bonds
          coupling: \(coupling(0.5...1.5))
          operator: -(exp(im*\(angle)) * Z(j)' * Z(k) + h.c.)
        - name: K
          over: \(second ? "bonds(2)" : "bonds")
          coupling: \(coupling(0...0.5))
          operator: -(Z(j)' * Z(k)) * (X(j) + h.c.) * (Z(j) * Z(k)') - (X(j) + h.c.)*(X(k) + h.c.)
        - name: h
          over: sites
          coupling: \(coupling(0.3...1.5))
          operator: -(X(j) + h.c.)
      symmetry:
        visible:
          - {name: X, on-site: X}
        anti-unitary: none

      """
  }

  func model() throws -> Model { try ModelFile.parse(source: text, sourceName: "clocks") }
}

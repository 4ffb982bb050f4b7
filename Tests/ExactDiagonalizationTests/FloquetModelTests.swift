import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Driven models: steps, symmetries, quasi-energies")
struct FloquetModelTests {
  private static func model(
    terms: String, floquet: String, symmetry: String = "anti-unitary: none", sites: Int = 4,
    lattice: String = "open chain"
  ) throws -> Model {
    try ModelFile.parse(
      source: """
        format: 1
        name: driven
        sites: {count: \(sites), local: qubit}
        lattice: \(lattice)
        parameters: {tau: 0.8}
        terms: [\(terms)]
        floquet: \(floquet)
        symmetry: {\(symmetry)}
        """, sourceName: "driven.yaml")
  }

  private static let ising =
    "{name: J, over: bonds, coupling: 'normal(1, 0.3)', operator: Z(j)*Z(k)}, "
    + "{name: h, over: sites, coupling: 'normal(0.7, 0.3)', operator: X(j)}, "
    + "{name: g, over: sites, coupling: 'normal(0.4, 0.3)', operator: Y(j)}"

  /// U of one sample in the space of all product states, by the Taylor series.
  private func period(_ model: Model, sample: Int) throws -> KroneckerMatrix {
    let coefficients = model.coefficients(seed: 1, sample: sample)
    let size = model.siteDimensions.reduce(1, *)
    return try #require(model.floquet).steps.reduce(KroneckerMatrix.identity(size)) { u, step in
      var sum = KroneckerMatrix.identity(size).scaled(by: .zero)
      for (structure, coefficient) in zip(model.structures, coefficients)
      where step.terms.contains(structure.name) {
        for operation in structure.operators {
          sum = sum.plus(
            ModelBundledTests().embedded(operation, in: model.siteDimensions).scaled(
              by: Complex(coefficient)))
        }
      }
      return sum.scaled(by: Complex(imaginary: -step.duration)).exponential.times(u)
    }
  }

  private func trace(_ matrix: KroneckerMatrix) -> Complex<Double> {
    (0..<matrix.dimension).reduce(.zero) { $0 + matrix.rows[$1][$1] }
  }

  static let cases: [(String, String)] = [
    // Three steps that are others in reverse, with complex matrices.
    (
      "[{terms: J, time: 1}, {terms: [h], time: tau}, {terms: [g], time: tau/2}]",
      "anti-unitary: none"
    ),
    // The same cycle in reverse.
    (
      "[{terms: [h], time: 0.5}, {terms: [J, g], time: 1}, {terms: [h], time: 0.5}]",
      "anti-unitary: none"
    ),
    ("[{terms: [J], time: 1}, {terms: [h, g], time: tau}]", "visible: [{name: E, on-site: 1}]"),
  ]

  @Test("all sectors together have the traces of the powers of U", arguments: cases)
  func traces(floquet: String, symmetry: String) throws {
    try expectTraces(
      Self.model(terms: Self.ising, floquet: floquet, symmetry: symmetry))
  }

  @Test(
    "the bundled driven models too",
    arguments: [
      ("kicked-clock", ["L": "3"]), ("kicked-clock", ["L": "3", "theta": "0.4", "tau": "2.3"]),
      ("brickwork", ["L": "5", "Delta": "0.6"]),
    ])
  func bundled(name: String, overrides: [String: String]) throws {
    try expectTraces(ModelBundledTests.load(name, overrides))
  }

  private func expectTraces(_ model: Model) throws {
    let diagonalization = try ExactDiagonalization(model: model)
    for sample in 0..<2 {
      let coefficients = model.coefficients(seed: 1, sample: sample)
      let levels = try diagonalization.sectors.indices.map {
        try diagonalization.spectrum(sector: $0, coefficients: coefficients)
      }
      #expect(levels.joined().allSatisfy { $0 > -.pi && $0 <= .pi })
      let unitary = try period(model, sample: sample)
      var power = unitary
      for k in 1...6 {
        if k > 1 { power = power.times(unitary) }
        let sum = zip(diagonalization.sectors, levels).reduce(Complex<Double>.zero) { sum, part in
          part.1.reduce(sum) {
            $0
              + Complex(length: 1, phase: -Double(k) * $1)
              .multiplied(by: Double(part.0.irrepDimension))
          }
        }
        #expect((sum - trace(power)).length < 1e-9, "power \(k)")
      }
    }
  }

  @Test("a run over threads gives the same quasi-energies, tied between sectors to 1e-12")
  func run() throws {
    let model = try ModelBundledTests.load("kicked-clock", ["L": "5"])
    let diagonalization = try ExactDiagonalization(model: model)
    let levels = try SpectrumRun(diagonalization, samples: [0, 1, 2], threads: 2).run()
    for sample in levels {
      for (first, second) in zip(sample[1], sample[2]) {
        let difference = (first - second).remainder(dividingBy: 2 * .pi)
        #expect(abs(difference) < 1e-12)
      }
    }
    #expect(diagonalization.heisenbergTime == 81)
  }

  @Test("a symmetry of the sum that no step has is refused")
  func exchange() throws {
    let layers =
      "{name: even, over: bonds, where: j mod 2 == 0, operator: Z(j)*Z(k) + X(j)*X(k)}, "
      + "{name: odd, over: bonds, where: j mod 2 == 1, operator: Z(j)*Z(k) + X(j)*X(k)}"
    func model(_ floquet: String) throws -> Model {
      try Self.model(
        terms: layers, floquet: floquet, symmetry: "visible: [{name: T, permute: (j + 1) mod 4}]",
        lattice: "ring")
    }
    _ = try ExactDiagonalization(model: model("[{terms: [even, odd], time: 1}]"))
    let driven = try model("[{terms: [even], time: 1}, {terms: [odd], time: 1}]")
    #expect(throws: SymmetryError.self) { try ExactDiagonalization(model: driven) }
  }

  @Test("where a cycle is the same in reverse, and where it begins")
  func cycles() {
    func sequence(_ names: String, times: [Double] = []) -> FloquetSequence {
      FloquetSequence(
        steps: names.enumerated().map { place, name in
          .init(terms: [String(name)], duration: times.isEmpty ? 1 : times[place])
        })
    }
    #expect(sequence("ab").isReversible && sequence("a").isReversible)
    #expect(!sequence("abc").isReversible)
    #expect(sequence("abcb").isReversible)
    // Neighbours with the same terms are one step, around the end of the list too.
    #expect(sequence("aba").cycle.steps.map(\.duration) == [2, 1])
    #expect(sequence("aabb").cycle.steps.map(\.duration) == [2, 2])
    // a b a c: from b or from c the rest is a palindrome.
    #expect(sequence("abac").isReversible)
    #expect(!sequence("abac", times: [1, 1, 2, 1]).isReversible)
    let turned = sequence("bcba").cycle
    #expect(turned.isReversible)
    #expect(turned.steps.dropFirst().elementsEqual(turned.steps.dropFirst().reversed()))
  }

  @Test(
    "mistakes in the steps are said with their place",
    arguments: [
      ("[]", "a period needs a step"),
      ("[{terms: [J], time: 1}]", "the term 'h' is in no step"),
      ("[{terms: [J, hh], time: 1}]", "there is no term 'hh'; did you mean 'h'?"),
      ("[{terms: [J, h, J, g], time: 1}]", "the term 'J' is twice in one step"),
      ("[{terms: [J, h, g], time: 0}]", "it must be positive"),
      ("[{terms: [J, h, g], time: -tau}]", "the time of a step is -0.8"),
      ("[{terms: [J, h, g], time: later}]", "later"),
      ("[{terms: [], time: 1}]", "a step needs a term"),
      ("[{terms: [J, h, g]}]", "the key 'time' is missing"),
      ("{terms: [J, h, g], time: 1}", "a list is expected here"),
    ])
  func mistakes(floquet: String, message: String) throws {
    let error = #expect(throws: ModelFileError.self) {
      try Self.model(terms: Self.ising, floquet: floquet)
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.line != nil)
  }

  @Test("an anti-unitary symmetry needs steps that are the same in reverse")
  func reversal() throws {
    let terms =
      "{name: x, over: bonds, operator: X(j)*X(k)}, {name: y, over: bonds, operator: Y(j)*Y(k)}, "
      + "{name: z, over: bonds, operator: Z(j)*Z(k)}"
    let steps = ["x", "y", "z", "y"].map { "{terms: [\($0)], time: 1}" }
    func load(_ count: Int) throws -> Model {
      try Self.model(
        terms: terms, floquet: "[" + steps.prefix(count).joined(separator: ", ") + "]",
        symmetry: "anti-unitary: [{name: K, on-site: 1}]")
    }
    #expect(try load(4).allowsAntiunitarySymmetry)
    let error = #expect(throws: ModelFileError.self) { try load(3) }
    #expect(error?.description.contains("reverses the order of the steps") == true)
  }
}

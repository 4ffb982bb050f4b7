import ExactDiagonalization
import Numerics

/// The matrix diag(1, ω, ω², …) of Z_n.
func clock(_ levels: Int) -> DenseMatrix {
  var matrix = DenseMatrix(dimension: levels)
  for level in 0..<levels { matrix[level, level] = unitRoot(level, levels) }
  return matrix
}

/// The matrix that raises the level by one, modulo n.
func shift(_ levels: Int) -> DenseMatrix {
  var matrix = DenseMatrix(dimension: levels)
  for level in 0..<levels { matrix[(level + 1) % levels, level] = .one }
  return matrix
}

func diagonal(_ values: [Double]) -> DenseMatrix {
  var matrix = DenseMatrix(dimension: values.count)
  for (level, value) in values.enumerated() { matrix[level, level] = Complex(value) }
  return matrix
}

private func withAdjoint(_ term: ProductTerm) -> [ProductTerm] { [term, term.adjoint] }

extension TestModel {
  /// Three-state clock chain; θ = 0 has the hidden symmetry S3.
  static func clockChain(length: Int, theta: Double = 0) -> TestModel {
    let dimensions = Array(repeating: 3, count: length)
    let bonds = (0..<(length - 1)).map { site in
      Structure(
        name: "J", index: site,
        terms: withAdjoint(
          ProductTerm(
            coefficient: -Complex(length: 1, phase: theta),
            factors: [site: clock(3).adjoint, site + 1: clock(3)])),
        strength: normalStrength("J", site))
    }
    let fields = (0..<length).map { site in
      Structure(
        name: "h", index: site,
        terms: withAdjoint(ProductTerm(coefficient: Complex(-1), factors: [site: shift(3)])),
        strength: normalStrength("h", site))
    }
    return TestModel(
      dimensions: dimensions, structures: bonds + fields,
      visible: [
        TestOperation("X", dimensions, onSite: Array(repeating: shift(3), count: length))
      ])
  }

  /// Spin 1 in the Cartesian basis with π rotations about z and x; hidden symmetry D4.
  static func spinOneChain(length: Int) -> TestModel {
    let dimensions = Array(repeating: 3, count: length)
    // (S^a)_{bc} = -i ε_{abc} in the Cartesian basis.
    func spin(_ axis: Int) -> DenseMatrix {
      var matrix = DenseMatrix(dimension: 3)
      matrix[(axis + 1) % 3, (axis + 2) % 3] = Complex(imaginary: -1)
      matrix[(axis + 2) % 3, (axis + 1) % 3] = Complex(imaginary: 1)
      return matrix
    }
    func bond(_ site: Int, _ matrix: DenseMatrix) -> ProductTerm {
      ProductTerm(coefficient: .one, factors: [site: matrix, site + 1: matrix])
    }
    var structures: [Structure] = []
    for site in 0..<(length - 1) {
      structures.append(
        Structure(
          name: "J", index: site, terms: [bond(site, spin(0)), bond(site, spin(1))],
          strength: normalStrength("J", site)))
      structures.append(
        Structure(
          name: "Delta", index: site, terms: [bond(site, spin(2))],
          strength: normalStrength("Delta", site, mean: 0.7)))
      structures.append(
        Structure(
          name: "g", index: site, terms: [bond(site, diagonal([-1, 1, 0]))],
          strength: normalStrength("g", site, mean: 0.2)))
    }
    for site in 0..<length {
      structures.append(
        Structure(
          name: "D", index: site,
          terms: [ProductTerm(coefficient: .one, factors: [site: diagonal([1, 1, 0])])],
          strength: normalStrength("D", site, mean: 0.3)))
    }
    func rotation(_ name: String, _ signs: [Double]) -> TestOperation {
      TestOperation(
        name, dimensions, onSite: Array(repeating: diagonal(signs), count: length))
    }
    return TestModel(
      dimensions: dimensions, structures: structures,
      visible: [rotation("Rz", [-1, -1, 1]), rotation("Rx", [1, -1, -1])])
  }

  /// The Ashkin-Teller chain at its S4 point, two qubits per site as one site of four levels.
  static func ashkinTeller(length: Int) -> TestModel {
    let dimensions = Array(repeating: 4, count: length)
    let (flip, sign, unit) = (shift(2), clock(2), DenseMatrix.identity(2))
    func triple(_ sites: [Int], _ matrix: DenseMatrix) -> [ProductTerm] {
      let choices = [
        matrix.kronecker(unit), unit.kronecker(matrix), matrix.kronecker(matrix),
      ]
      return choices.map { choice in
        ProductTerm(
          coefficient: Complex(-1),
          factors: Dictionary(uniqueKeysWithValues: sites.map { ($0, choice) }))
      }
    }
    var structures: [Structure] = []
    for (name, range) in [("J", 1), ("J2", 2)] {
      for site in 0..<max(0, length - range) {
        structures.append(
          Structure(
            name: name, index: site, terms: triple([site, site + range], sign),
            strength: normalStrength(name, site, mean: 1 / Double(range))))
      }
    }
    for site in 0..<length {
      structures.append(
        Structure(
          name: "h", index: site, terms: triple([site], flip),
          strength: normalStrength("h", site)))
    }
    func flips(_ name: String, _ matrix: DenseMatrix) -> TestOperation {
      TestOperation(name, dimensions, onSite: Array(repeating: matrix, count: length))
    }
    return TestModel(
      dimensions: dimensions, structures: structures,
      visible: [flips("sigma", flip.kronecker(unit)), flips("tau", unit.kronecker(flip))])
  }

  /// A clean ring of spins ½ with a chiral term: translation, and reflection times conjugation.
  static func chiralRing(length: Int, declaresReality: Bool) -> TestModel {
    let dimensions = Array(repeating: 2, count: length)
    let raise = DenseMatrix(rows: [[0, 1], [0, 0]])
    var structures: [Structure] = []
    for site in 0..<length {
      let next = (site + 1) % length
      structures.append(
        Structure(
          name: "J", index: site,
          terms: withAdjoint(
            ProductTerm(
              coefficient: Complex(length: 1, phase: 0.4),
              factors: [site: raise, next: raise.adjoint])),
          strength: .fixed(0.8)))
      structures.append(
        Structure(
          name: "Delta", index: site,
          terms: [
            ProductTerm(coefficient: .one, factors: [site: clock(2), next: clock(2)]),
            ProductTerm(coefficient: Complex(0.3), factors: [site: shift(2)]),
          ], strength: .fixed(0.37)))
    }
    let translation = TestOperation(
      "T", dimensions, sitePermutation: (0..<length).map { ($0 + 1) % length })
    let reflection = TestOperation(
      "RK", dimensions, sitePermutation: (0..<length).map { ($0 * (length - 1)) % length })
    return TestModel(
      dimensions: dimensions, structures: structures, visible: [translation],
      antiunitary: declaresReality ? [reflection] : [])
  }
}

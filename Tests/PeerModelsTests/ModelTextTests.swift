import LatticeModels
import ModelFiles
import Numerics
import PeerModels
import TestSupport
import Testing

@Suite("Model files that are written")
struct ModelTextTests {
  @Test("names are kept where they can be, and stay different")
  func names() {
    var names = ModelNames(taken: ["Sz"])
    let originals = ["J", "J+", "J-", "J'", "2t", "Sz", "pi", "α", "J_plus"]
    let made = originals.map { names.name(for: $0) }
    #expect(made[0] == "J" && made[1] == "J_plus" && made[5] == "Sz_" && made[6] == "pi_")
    #expect(Set(made).count == originals.count)
    #expect(names.name(for: "J+") == "J_plus")
    #expect(names.translated(["J+": "2", "J_plus": "3", "x": "1"])["x"] == "1")
  }

  @Test("texts that YAML would take for something else are quoted")
  func scalars() {
    #expect(ModelText.scalar("J1") == "J1")
    for text in ["yes", "", "a: b", "- x", "{a}", "x #y"] {
      #expect(ModelText.scalar(text).hasPrefix("\""))
    }
    #expect(ModelText.flow("a, b") == "\"a, b\"")
    #expect(ModelText.sum(["a", "-b", "c"]) == "a - b + c")
  }

  @Test("are read as what they say")
  func reading() throws {
    var text = ModelText(
      comments: ["made\nby a test"], name: "ring", title: "a ring: of four", siteCount: 4,
      local: "spin(1/2)")
    text.parameters = [
      .init("J", value: nil, description: "J, as the file has it"),
      .init("h", value: "0.5", description: "h"),
    ]
    text.terms = [
      .init(
        name: "J", over: .tuples([[0, 1], [1, 2], [2, 3], [3, 0]]), indices: ["j", "k"],
        couplings: ["J"],
        operation: "Sz(j)*Sz(k)"),
      .init(name: "h", over: .sites, indices: ["j"], couplings: ["h"], operation: "Sz(j)"),
    ]
    text.generators = [.init("T", images: [1, 2, 3, 0])]
    text.irrepNames = [("0", "Gamma: 0")]
    let model = try ModelFile.parse(
      source: text.text, sourceName: "text", overrides: ["J": "2"], symmetry: nil)
    #expect(model.irrepNames == ["0": "Gamma: 0"])
    #expect(throws: ModelParameterError.self) {
      try ModelFile.parse(source: text.text, sourceName: "text", overrides: [:], symmetry: nil)
    }
  }

  @Test("a matrix is the sum of its products", arguments: 0..<20)
  func matrix(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let size = 4
    var rows = [[Complex<Double>]](
      repeating: [Complex<Double>](repeating: .zero, count: size), count: size)
    for row in 0..<size {
      for column in row..<size {
        let imaginary = row == column ? 0 : Double.random(in: -1...1, using: &generator)
        rows[row][column] = Complex(Double.random(in: -1...1, using: &generator), imaginary)
        rows[column][row] = rows[row][column].conjugate
      }
    }
    let expression = SpinMatrixExpression(rows)
    // S^a on one spin, down first.
    let half = Complex<Double>(0.5)
    let spins: [[[Complex<Double>]]] = [
      [[1, 0], [0, 1]], [[0, half], [half, 0]], [[0, .i * half], [-.i * half, 0]],
      [[-half, 0], [0, half]],
    ]
    for row in 0..<size {
      for column in 0..<size {
        let sum = expression.products.reduce(Complex<Double>.zero) { sum, product in
          sum + product.factor * spins[product.axes[0]][row & 1][column & 1]
            * spins[product.axes[1]][row >> 1][column >> 1]
        }
        #expect((sum - rows[row][column]).length < 1e-12)
      }
    }
    #expect(expression.text(["j", "k"]) != nil)
    rows[0][1] = 5
    #expect(SpinMatrixExpression(rows).text(["j", "k"]) == nil)
  }
}

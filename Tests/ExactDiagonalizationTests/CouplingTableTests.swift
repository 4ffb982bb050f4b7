import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import ResultFiles
import TestSupport
import Testing

@Suite("Couplings from files")
struct CouplingTableTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "coupling-tables-\(UUID().uuidString)")

  private func load(_ coupling: String, files: [String: Data], rest: String = "") throws -> Model {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    let source = """
      format: 1
      name: test
      \(rest)
      sites: {count: 3, local: qubit}
      lattice: open chain
      terms:
        - {name: J, over: bonds, coupling: \(coupling), operator: X(j)*X(k)}
        - {name: h, over: sites, coupling: 'uniform(-1, 1)', operator: Z(j)}
      """
    let path = folder.appending(path: "test.yaml")
    try Data(source.utf8).write(to: path)
    return try ModelFile.load(path: path.path)
  }

  private static let rows = [[0.1, -2], [0.30000000000000004, 4], [5, 6e-3]]
  private static let text = Data(
    "# two bonds\n0.1, -2\n\n0.30000000000000004;4\n5\t6e-3 # last\n".utf8)

  private func values(_ model: Model, sample: Int) -> [Double] {
    model.couplings(seed: 1, sample: sample).first { $0.name == "J" }!.values
  }

  @Test("A row for each sample, in the order of the sum")
  func text() throws {
    let model = try load("{values: J.csv}", files: ["J.csv": Self.text])
    #expect(model.defaultSamples == 3)
    #expect(model.sampleLimit?.samples == 3 && model.sampleLimit?.term == "J")
    for (sample, row) in Self.rows.enumerated() {
      #expect(values(model, sample: sample) == row)
      #expect(Array(model.coefficients(seed: 7, sample: sample).prefix(2)) == row)
    }
    #expect(abs(model.meanCoefficients[1] - 2.006 / 3) < 1e-15)
    // The levels are those of the same numbers written into the file.
    let exact = try ExactDiagonalization(model: model, seed: 1)
    for (sample, row) in Self.rows.enumerated() {
      let written = try load("[\(row[0]), \(row[1])]", files: [:])
      let reference = try ExactDiagonalization(model: written, seed: 1)
      #expect(
        largestDifference(
          try exact.allLevels(sample: sample)[0], try reference.allLevels(sample: sample)[0])
          < 1e-13)
    }
  }

  @Test("NumPy and HDF5 hold the same numbers")
  func binary() throws {
    let npy = NumPyWriter.array(Self.rows.flatMap { $0 }, shape: [3, 2])
    let file = try HDF5File()
    let group = try file.root.createGroup("couplings")
    try group.write(
      HDF5Array(rows: Self.rows, width: 2), to: "J",
      HDF5Description("bonds", axes: ["sample", "bond"]))
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).h5")
    try file.write(to: url, overwrite: false)
    defer { try? FileManager.default.removeItem(at: url) }
    let models = [
      try load("{values: J.npy}", files: ["J.npy": Data(npy)]),
      try load(
        "{values: J.h5, dataset: /couplings/J}", files: ["J.h5": try Data(contentsOf: url)]),
    ]
    for model in models {
      for (sample, row) in Self.rows.enumerated() { #expect(values(model, sample: sample) == row) }
    }
    #expect(models[0].listFingerprint == models[1].listFingerprint)
  }

  @Test("A single row is that of every sample, and sets no limit")
  func singleRow() throws {
    let model = try load("{values: J.csv}", files: ["J.csv": Data("0.5 1.5\n".utf8)])
    #expect(model.sampleLimit == nil && model.defaultSamples == 1)
    #expect(values(model, sample: 12345) == [0.5, 1.5])
    #expect(model.coefficientVariances.prefix(2) == [0, 0])
  }

  @Test("Members of the family beyond all samples are mixtures of rows, and generic")
  func family() throws {
    let model = try load(
      "{values: J.csv}", files: ["J.csv": Data("1 2\n3 4\n".utf8)])
    // All rows have J_1 = J_0 + 1.
    for member in 0..<4 {
      let value = model.coefficients(seed: 1, sample: 1 << 40 + member)
      #expect(abs(value[1] - value[0] - 1) < 1e-12)
    }
    let first = model.coefficients(seed: 1, sample: 1 << 40)[0]
    #expect(abs(first - model.coefficients(seed: 1, sample: 1 << 40 + 1)[0]) > 1e-3)
    #expect(ModelFamily(of: model, seed: 1)?.variation == .disorder)
  }

  @Test("One bit of a number changes what identifies the list")
  func fingerprint() throws {
    let model = try load("{values: J.csv}", files: ["J.csv": Self.text])
    let other = try load(
      "{values: J.csv}",
      files: ["J.csv": Data("0.1, -2\n0.3, 4\n5 6e-3\n".utf8)])
    #expect(model.listFingerprint?.hasPrefix("J 3x2 fnv1a-64 ") == true)
    #expect(model.listFingerprint != other.listFingerprint)
  }

  @Test(
    "What does not fit is said with what was found and what is needed",
    arguments: [
      ("{values: J.csv}", "1 2 3\n", "", "has the shape [1, 3], but the sum of 'J' has 2 tuples"),
      ("{values: J.csv}", "1 2\n3\n", "", "J.csv:2: this line has 1 numbers, the first has 2"),
      ("{values: J.csv}", "a b\n1 2\n", "", "J.csv:1: 'a' is not a number"),
      ("{values: J.csv}", "# nothing\n", "", "rows and columns"),
      ("{values: J.csv}", "1 nan\n", "", "infinite or undefined"),
      ("{values: absent.csv}", "1 2\n", "", "absent.csv cannot be read"),
      ("{values: J.h5}", "1 2\n", "", "there is no such file"),
      ("{value: J.csv}", "1 2\n", "", "unknown key 'value'"),
      ("{values: J.csv}", "1 2\n3 4\n", "samples: 3", "the number of samples is 3, but"),
    ])
  func refused(coupling: String, text: String, rest: String, fragment: String) throws {
    let error = try #require(throws: ModelFileError.self) {
      try load(coupling, files: ["J.csv": Data(text.utf8)], rest: rest)
    }
    #expect(error.message.contains(fragment), "\(error)")
    #expect(error.line != nil)
  }
}

import Foundation
import Numerics
import ResultFiles
import Testing

/// Numbers that no run has, with checksums that are right: refused where they are read.
@Suite("Absurd numbers in run files")
struct AbsurdNumbersTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ arguments: String...) throws {
    let made = try Program.xsff.run(
      ["compute"] + arguments + ["--times", "40", "-o", "run.h5", "-q"], in: folder)
    try #require(made.status == 0, "\(made.errors)")
  }

  /// Changes a copy, runs a command on it and wants one sentence that names a part of the file.
  private func refusal(
    of program: Program = .bootstrap, _ arguments: [String], naming part: String,
    status: Int32 = 3, after change: (HDF5Group) throws -> Void
  ) throws {
    let copy = try HDF5File(copying: folder.file("run.h5"))
    try change(copy.root)
    try copy.write(to: folder.file("changed.h5"), overwrite: true)
    let result = try program.run(arguments, in: folder)
    #expect(result.status == status, "\(part): \(result.output)\(result.errors)")
    #expect(result.errors.contains(part) && result.errors.count < 600, "\(result.errors)")
  }

  /// Multiplies the elements of a dataset of real numbers.
  private func scale(_ path: String, by factor: Double) -> (HDF5Group) throws -> Void {
    { root in
      let old = try root.read(path, as: Double.self)
      let new = HDF5Array(shape: old.shape, elements: old.elements.map { $0 * factor })
      try root.replace(path, by: .reals(new))
    }
  }

  private func set(_ path: String, _ values: [Int]) -> (HDF5Group) throws -> Void {
    { root in
      let shape = try StoredContent(dataset: path, in: root).shape
      let isList = shape.reduce(1, *) != values.count
      let array = isList ? HDF5Array(values) : HDF5Array(shape: shape, elements: values)
      try root.replace(path, by: .integers(array))
    }
  }

  @Test("levels whose phases overflow at the times of a measurement")
  func phases() throws {
    try compute("s3-chain", "--set", "L=3", "--samples", "2")
    try refusal(
      of: .xsff, ["probe", "changed.h5", "--shots", "5"], naming: "is no number",
      after: scale("spectra/1", by: 1e307))
  }

  @Test("stored signatures", arguments: [0, -1])
  func storedSignatures(value: Int) throws {
    try compute("heisenberg", "--set", "L=4", "--samples", "2")
    let solved = try Program.bootstrap.run("solve", "run.h5", "-q", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let path = "bootstrap/sets/0/vector"
    let count = try RunFile(reading: folder.file("run.h5")).root.read(path, as: Int.self)
      .elements.count
    try refusal(
      ["verify", "changed.h5"], naming: "vector",
      after: set(path, [Int](repeating: value, count: count)))
  }

  @Test("times, curves and plateaus")
  func reals() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "12")
    let from = { ["solve", "changed.h5", "--from", $0, "--no-store", "-q"] }
    try refusal(of: .bootstrap, from("curves"), naming: "/time", after: scale("time", by: 1e150))
    try refusal(of: .bootstrap, from("curves"), naming: "/time", after: scale("time", by: 1e-150))
    for name in ["curves", "plateau"] {
      let part = name == "curves" ? "xsff/mean" : "plateau/time_average"
      try refusal(of: .bootstrap, from(name), naming: part, after: scale(part, by: 1e30))
    }
    try refusal(of: .bootstrap, from("curves"), naming: "heisenberg_time") {
      try $0.setAttribute("heisenberg_time", -1e200, on: "time")
    }
    try refusal(of: .bootstrap, from("plateau"), naming: "plateau_window") {
      try $0.setAttribute("plateau_window", HDF5Array([1, Double.infinity]), on: "time")
    }
  }

  @Test("states, irreps and the visible group")
  func integers() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "2")
    let plateau = ["solve", "changed.h5", "--from", "plateau", "-q"]
    let sizes = [1 << 29, 1 << 29, 1 << 29]
    try refusal(
      of: .bootstrap, plateau, naming: "class_sizes", after: set("visible_group/class_sizes", sizes)
    )
    try refusal(of: .bootstrap, plateau, naming: "element_orders") { root in
      try set("visible_group/class_sizes", [1, 1, (1 << 20) - 2])(root)
      try set("visible_group/element_orders", [1, 1 << 20, 1 << 20])(root)
      try root.setAttribute("order", 1 << 20, on: "visible_group")
    }
    try refusal(of: .bootstrap, plateau, naming: "characters") { root in
      let old: HDF5Array<Complex<Double>> = try root.read("visible_group/characters")
      var elements = old.elements
      elements[elements.count - 1] = Complex(1e30)
      try root.replace(
        "visible_group/characters",
        by: .complexes(HDF5Array(shape: old.shape, elements: elements)))
    }
    // Σ D² of so many irreps is no number of 64 bits.
    try refusal(of: .bootstrap, ["verify", "changed.h5"], naming: "/commutant") { root in
      let count = 1000
      let commutant = try root.group("commutant")
      for (name, value) in [("dimension", 100_000_000), ("levels", 1), ("conjugate", -1)] {
        try commutant.replace(
          name, by: .integers(HDF5Array([Int](repeating: value, count: count))))
      }
      try commutant.replace(
        "branching",
        by: .integers(HDF5Array(rows: Array(repeating: [1, 0, 0], count: count), width: 3)))
      try commutant.replace(
        "field", by: .texts(HDF5Array([String](repeating: "real", count: count))))
    }
  }

  @Test("charges and numbers of states that are averaged together")
  func charges() throws {
    try compute("heisenberg", "--set", "L=4", "--samples", "2")
    let original = folder.file("run.h5")
    try refusal(
      of: .bootstrap, ["compare", "changed.h5", original.path], naming: "charges",
      after: scale("sectors/charges", by: 1e8))
    try refusal(of: .bootstrap, ["compare", "changed.h5", original.path], naming: "multiplicity") {
      root in
      let count = try root.read("sectors/multiplicity", as: Int.self).elements.count
      for _ in 0..<1 {
        try set("sectors/multiplicity", [Int](repeating: 1 << 30, count: count))(root)
      }
      // Sectors enough for more states than are allowed.
      let charges = HDF5Array(rows: (0..<1100).map { [$0] }, width: 1)
      try root.replace("sectors/charges", by: .integers(charges))
      try root.replace(
        "sectors/multiplicity", by: .integers(HDF5Array([Int](repeating: 1 << 30, count: 1100))))
      try root.replace(
        "sectors/irrep_dimension", by: .integers(HDF5Array([Int](repeating: 1, count: 1100))))
      try root.replace("sectors/name", by: .texts(HDF5Array((0..<1100).map(String.init))))
    }
  }

  @Test("arrays of no elements with endless rows")
  func emptyRows() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "2")
    try refusal(
      of: .bootstrap, ["solve", "changed.h5", "--from", "spectra", "-q"], naming: "more values than"
    ) { root in
      try set("sectors/multiplicity", [0, 27, 27])(root)
      try root.replace("spectra/0", by: .reals(HDF5Array(shape: [1 << 40, 0], elements: [])))
    }
  }

  @Test("signatures of a stored answer that are no table")
  func signatures() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "12")
    let solved = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "plateau", "--max-index", "2", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    try refusal(of: .bootstrap, ["verify", "changed.h5"], naming: "vector") { root in
      for name in try root.group("bootstrap/sets").members() {
        try root.replace("bootstrap/sets/\(name)/vector", by: .integers(HDF5Array([1, 2, 3])))
      }
    }
  }

  @Test("shards that speak of more samples and times than there are")
  func shards() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "4", "--shard", "1/2")
    let merge = ["merge", "merged.h5", "changed.h5", "--force", "-q"]
    try refusal(of: .xsff, merge, naming: "missing", status: 1) {
      try $0.setAttribute("samples", 1 << 30, on: "model/parameters")
    }
    try refusal(of: .xsff, merge, naming: "shard") {
      try $0.setAttribute("shard", HDF5Array([1, 1 << 30]), on: "samples")
    }
    try refusal(of: .xsff, merge, naming: "--times") { root in
      try root.setAttribute("request", "999999999999", on: "time")
      try root.setAttribute("samples", 2, on: "model/parameters")
      try set("samples/index", [0, 1])(root)
    }
  }
}

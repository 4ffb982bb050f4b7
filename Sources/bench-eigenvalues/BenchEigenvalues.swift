import ArgumentParser
import Foundation
import LinearAlgebra
import Numerics

/// Times the eigenvalue solvers on one core against a product of two matrices of the same size.
@main
struct BenchEigenvalues: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-eigenvalues",
    abstract: "Times eigenvalues on one core against products of matrices, in turns.",
    discussion: """
      Prints a line of JSON for each size: the least processor times in seconds of a product of two
      real n × n matrices and of the eigenvalues of real symmetric and complex Hermitian ones, and
      the part of the product's rate that they reach, counting 4/3 n³ and 16/3 n³ operations.
      """)

  @Argument(help: "The numbers of rows.")
  var sizes: [Int] = [512, 1024, 2187, 4096]

  @Option(help: "How often each is timed.")
  var repetitions = 3

  @Option(help: "The real solver's band: 16, 32, 48 or 64 subdiagonals, 0 for one stage.")
  var band: Int?

  @Option(help: "The complex solver's band: 16, 32, 48 or 64 subdiagonals, 0 for one stage.")
  var complexBand: Int?

  @Flag(inversion: .prefixedNo, help: "Time complex matrices too.")
  var complex = true

  func validate() throws {
    for band in [band, complexBand].compactMap({ $0 }) where ![0, 16, 32, 48, 64].contains(band) {
      throw ValidationError("A band has 16, 32, 48 or 64 subdiagonals; 0 is one stage.")
    }
    guard repetitions > 0 else { throw ValidationError("--repetitions is at least 1.") }
    guard sizes.allSatisfy({ $0 > 1 }) else { throw ValidationError("A size is at least 2.") }
  }

  mutating func run() throws {
    LinearAlgebraLibrary.reexecuteWithBestKernel()
    LinearAlgebraLibrary.useOneThread()
    for size in sizes {
      let timing = try EigenvalueTiming(
        size: size, repetitions: repetitions, band: band, complexBand: complexBand,
        withComplex: complex)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      print(String(decoding: try encoder.encode(timing), as: UTF8.self))
    }
  }
}

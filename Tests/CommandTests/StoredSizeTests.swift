import Foundation
import ResultFiles
import Testing

/// The fault: answers from plateaus, with a hundred solutions and more, made small files grow by 13 to 42 MB.
@Suite("Answers with many solutions take little room")
struct StoredSizeTests {
  private struct Answer: Decodable {
    let solutions: [Solution]
    let sets: [SignatureSet]

    struct Solution: Decodable {
      let set: Int
      let fusion: [[[Int]]]
    }

    struct SignatureSet: Decodable {
      let chiSquare: Double
    }
  }

  @Test(arguments: [["s3-chain"], ["random-field-ring"], ["ashkin-teller", "--set", "L=4"]])
  func lessThanOneMegabyte(model: [String]) throws {
    let folder = try TemporaryFolder()
    let computed = try Program.xsff.run(
      ["compute"] + model + ["-q", "-o", "run.h5", "--commutant", "off", "--operators", "off"],
      in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let before = try Data(contentsOf: folder.file("run.h5")).count
    let solved = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "plateau", "--exhaustive", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let after = try Data(contentsOf: folder.file("run.h5")).count
    #expect(after - before < 1_000_000)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
    #expect(answer.solutions.count > 10)
    // All of it is there.
    let root = try RunFile(reading: folder.file("run.h5")).root.group("bootstrap")
    for (number, solution) in answer.solutions.enumerated()
    where root.contains("solutions/\(number)/fusion") {
      let fusion = try root.read("solutions/\(number)/fusion", as: Int.self)
      #expect(fusion.elements == solution.fusion.flatMap { $0.flatMap { $0 } })
      #expect(root.contains("sets/\(solution.set)/vector"))
    }
    #expect(
      try root.read("all_sets/chi_square", as: Double.self).elements
        == answer.sets.map(\.chiSquare))
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test("the fusion algebra is printed")
  func fusionText() throws {
    let folder = try TemporaryFolder()
    let computed = try Program.xsff.run(
      "compute", "ashkin-teller", "--set", "L=4", "--samples", "1", "-q", "-o", "run.h5", in: folder
    )
    try #require(computed.status == 0, "\(computed.errors)")
    let text = try Program.bootstrap.run("solve", "run.h5", "--no-store", in: folder).output
    let lines = text.split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("Fusion, beside") })
    let products = lines[(start + 1)...].prefix { $0.hasPrefix("  χ") }.joined(separator: "   ")
    // S4: ten products of four irreps, in some order; 2 × 2 = 1 + 1' + 2.
    #expect(products.components(separatedBy: "×").count == 11)
    #expect(products.contains("χ3×χ3 = χ1 + χ2 + χ3"))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }
}

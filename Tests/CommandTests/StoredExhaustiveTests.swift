import Foundation
import ResultFiles
import Testing

/// `/bootstrap` said `exhaustive` = 1 for every answer on visible charges, also where the printed answer said that not all sets of
/// signatures had been tried.
@Suite("Exhaustive in the file as in the answer")
struct StoredExhaustiveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("plateaus of charges with large errors leave too many sets to try")
  func chargesFromPlateaus() throws {
    let computed = try Program.xsff.run(
      "compute", "fermi-hubbard", "--set", "L=4", "--samples", "5", "-q", "-o", "run.h5",
      in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let solved = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "plateau", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    struct Answer: Decodable { let exhaustive: Bool }
    let answer = try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
    #expect(!answer.exhaustive, "these errors should leave something open")
    let stored = try RunFile(reading: folder.file("run.h5")).root.group("bootstrap")
      .attribute("exhaustive", as: Int.self)?.elements
    #expect(stored == [0])
  }
}

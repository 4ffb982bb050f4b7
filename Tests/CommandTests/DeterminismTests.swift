import Foundation
import Testing

@Suite("Equal runs give equal numbers")
struct DeterminismTests {
  private let folder: TemporaryFolder
  private let groups = ["spectra", "xsff", "plateau", "couplings", "samples"]

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ options: String..., name: String) throws -> [String: [UInt64]] {
    let run = try Program.xsff.run(
      ["compute", "s3-chain", "--set", "L=5", "--samples", "4", "-o", name, "--quiet"] + options,
      in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return try StoredNumbers.bits(of: groups, in: folder.file(name))
  }

  @Test("one thread and two give the same bits everywhere")
  func threads() throws {
    let single = try compute("--threads", "1", "--seed", "3", name: "one.h5")
    let double = try compute("--threads", "2", "--seed", "3", name: "two.h5")
    #expect(single.count > 8)
    #expect(single == double)
  }

  @Test("another seed gives other couplings and levels")
  func seeds() throws {
    let first = try compute(name: "first.h5")
    let standard = try compute("--seed", "1", name: "standard.h5")
    let other = try compute("--seed", "2", name: "other.h5")
    #expect(first == standard)
    for path in ["spectra/0", "spectra/1", "couplings/J", "xsff/mean", "plateau/time_average"] {
      #expect(first[path] != nil && first[path] != other[path], "\(path)")
    }
    // The exact plateau counts levels, which no coupling changes.
    #expect(first["plateau/exact"] == other["plateau/exact"])
  }

  @Test("more samples repeat the first ones")
  func samples() throws {
    let few = try compute(name: "few.h5")
    let many = try compute("--samples", "6", name: "many.h5")
    for path in ["spectra/0", "spectra/2", "couplings/h"] {
      let numbers = try #require(few[path]).dropFirst(2)
      #expect(try #require(many[path]).dropFirst(2).starts(with: numbers), "\(path)")
    }
  }
}

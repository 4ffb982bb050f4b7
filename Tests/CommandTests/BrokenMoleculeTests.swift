import Foundation
import Testing

/// FCIDUMP files that each have one mistake: `Tests/Fixtures/broken-fcidump`.
@Suite("Broken FCIDUMP files")
struct BrokenMoleculeTests {
  private static let fixtures = Program.packageRoot.appending(
    path: "Tests/Fixtures/broken-fcidump")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What the sentence has to name.
  private static let files = [
    "complex-integral": "this integral is complex",
    "core-energy-twice": "the core energy stands twice",
    "cut-off": "not 3 fields",
    "header-without-end": "the header has no end",
    "index-is-no-integer": "'b' is no index",
    "indices-of-nothing": "indices 1 1 2 0 are none of",
    "integral-of-two-values": "0.6636 in line 6",
    "irrep-beyond-d2h": "none of D2h or a subgroup",
    "irrep-is-a-symbol": "are integers, not 'Ag'",
    "irreps-that-integrals-break": "product of the irreps of its orbitals is not the first",
    "no-integrals": "the file is cut off",
    "no-norb": "has no NORB",
    "no-one-electron-integrals": "no one-electron integral",
    "norb-is-text": "one integer is expected, not 'two'",
    "norb-of-zero": "one orbital or more, not 0",
    "norb-twice": "NORB: the key stands twice",
    "odd-number-of-spin-orbitals": "counts spin orbitals",
    "orbital-beyond-norb": "there is no orbital 3",
    "relativistic": "TREL: real integrals",
    "spin-of-other-parity": "MS2 is N_up - N_down",
    "spin-turned-over": "turns a spin over",
    "too-few-fields": "not 4 fields",
    "too-few-irreps": "1 irreps for NORB=2 orbitals",
    "too-many-electrons": "hold 0 to 4 electrons, not 5",
    "too-many-orbitals": "choose an active space",
    "uhf-is-a-word": "1 and 0, or .TRUE. and .FALSE.",
    "unrestricted-without-blocks": "a one-electron integral stands among",
    "value-is-no-number": "'0.66.36' is no finite number",
    "value-not-finite": "'nan' is no finite number",
    "word-without-key": "'7' belongs to no key",
  ]

  @Test("a file is refused in a sentence that says what and where", arguments: files)
  func refused(name: String, phrase: String) throws {
    let path = Self.fixtures.appending(path: "\(name).fcidump").path
    for command in [
      ["compute", path, "-q", "-o", "run.h5"], ["import", path, "-o", "model.yaml"],
    ] {
      let result = try Program.xsff.run(command, in: folder)
      expectRefusal(result, status: 3, phrase, "\(name).fcidump:")
    }
    #expect(folder.names.isEmpty)
  }

  @Test("a choice that is none is refused with those that are understood")
  func choices() throws {
    let path = Self.fixtures.appending(path: "no-norb.fcidump").path
    let result = try Program.xsff.run(
      ["compute", path, "--set", "point_group=D7h", "-o", "run.h5"], in: folder)
    expectRefusal(result, status: 2, "parameter point_group", "D2h, C2v")
  }

  @Test("every fixture has its sentence")
  func complete() {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: Self.fixtures.path)) ?? []
    #expect(all.map { String($0.dropLast(".fcidump".count)) }.sorted() == Self.files.keys.sorted())
  }
}

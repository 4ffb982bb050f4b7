import Foundation
import Testing

/// Where the authors' data stand, beside the project.
private enum PublishedCurves {
  static let drivenBoseHubbard = Program.packageRoot.deletingLastPathComponent()
    .appending(path: "shared/published/driven-bose-hubbard-L8-N9.npz").path
}

/// The published form factors of the driven Bose-Hubbard ring, whose 200 samples are one spectrum, rescaled.
@Suite(
  "Published plateaus that contradict one another",
  .enabled(
    if: Python.withH5py != nil
      && FileManager.default.fileExists(atPath: PublishedCurves.drivenBoseHubbard),
    "needs python3 with h5py and ../shared/published/driven-bose-hubbard-L8-N9.npz"))
struct PublishedPlateauTests {
  private struct Answer: Decodable {
    let verdict: Verdict
    let sectors: [Sector]
    let conflict: Conflict
    let solutions: [Solution]

    struct Verdict: Decodable {
      let kind: String
      let groups: [String]
    }

    struct Sector: Decodable {
      let name: String
    }

    struct Conflict: Decodable {
      let errorFactor: Double
      let complete: Bool
      let entries: [Entry]
    }

    struct Entry: Decodable {
      let sectors: [Int]
      let value: Double
      let reason: String
    }

    struct Solution: Decodable {
      let rank, order: Int
      let reading: String
    }
  }

  /// Averages over the second half of the times, with errors from sixteen sections of them.
  private static let script = """
    import h5py, numpy as np
    z = np.load('\(PublishedCurves.drivenBoseHubbard)')
    run = h5py.File('run.h5', 'r')
    names = list(run['sectors/name'].asstr()[:])
    keys = [n.strip('()').replace(',+', '_p').replace(',-', '_m') for n in names]
    rows = {str(k): int(d) // int(i) for k, d, i in zip(z['sector_keys'], z['sector_dims'], z['d_irreps'])}
    late = z['t_calc'] > z['t_calc'][-1] / 2
    curves = [[z[f'K_{a}_{b}' if f'K_{a}_{b}' in z.files else f'K_{b}_{a}'][late] for b in keys] for a in keys]
    sections = np.array([[[s.mean() for s in np.array_split(c, 16)] for c in row] for row in curves])
    with h5py.File('plateau.h5', 'w') as f:
        run.copy('visible_group', f)
        f['sectors/name'] = names
        f['sectors/irrep_dimension'] = run['sectors/irrep_dimension'][:]
        f['sectors/multiplicity'] = [rows[k] for k in keys]
        f['plateau/time_average'] = np.array([[c.mean() for c in row] for row in curves])
        f['plateau/standard_error'] = sections.std(axis=2, ddof=1) / 4
    """

  @Test("the entries in conflict, the factor, and the answer under it")
  func drivenBoseHubbard() throws {
    let folder = try TemporaryFolder()
    let run = try Program.xsff.run(
      "compute", "driven-bose-hubbard", "--samples", "1", "-q", "-o", "run.h5", in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let made = try Python.run(try #require(Python.withH5py), Self.script, in: folder)
    try #require(made.status == 0, "\(made.errors)")
    let result = try Program.bootstrap.run(
      "solve", "plateau.h5", "--from", "plateau", "--json", "--no-store", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
    #expect(answer.verdict.kind == "undecided")
    #expect(answer.verdict.groups == ["D8×Z2", "D8∘Z4"])
    #expect(answer.conflict.complete)
    #expect((2.2...2.8).contains(answer.conflict.errorFactor), "\(answer.conflict.errorFactor)")
    let entries = answer.conflict.entries.map { entry in
      "\(entry.reason) "
        + entry.sectors.map { answer.sectors[$0].name }.sorted().joined(separator: " ")
    }
    #expect(
      Set(entries.filter { $0.hasPrefix("unexplained") }) == ["unexplained 1 2", "unexplained 2 3"])
    #expect(Set(entries).isSuperset(of: ["negative (0,+) 2", "negative (0,-) 1"]))
    #expect(answer.solutions.allSatisfy { $0.order == 32 && $0.reading == "projective" })
  }
}

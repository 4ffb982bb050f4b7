import Foundation
import ResultFiles
import TestSupport
import Testing

@Suite("Published curves beside our own")
struct PublishedCurveTests {
  private static let published = Program.packageRoot.deletingLastPathComponent()
    .appending(path: "shared/published")
  private static let isPresent = FileManager.default.fileExists(atPath: published.path)
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

  @Test(
    "curves that are imported and those of our own run of the same model agree",
    .enabled(if: isPresent, "the published files are not beside the project"),
    .enabled(if: isLong, "takes minutes; set XSFF_LONG_TESTS"),
    arguments: [
      ("s3-chain-L8", ["s3-chain", "--set", "L=8"]),
      ("torus-chain-L9-theta-pi-6", ["torus-chain", "--set", "L=9", "--set", "theta=pi/6"]),
    ] as [(String, [String])])
  func agree(name: String, model: [String]) throws {
    let folder = try TemporaryFolder()
    let source = Self.published.appending(path: name + ".npz")
    let like = ["--like", model[0]] + model.dropFirst()
    let imported = try Program.xsff.run(
      ["import", source.path, "-o", "theirs.h5"] + like, in: folder)
    try #require(imported.status == 0, "\(imported.errors)")
    let times = try #require(try RunFile(reading: folder.file("theirs.h5")).times()).times
    let samples = 20
    let computed = try Program.xsff.run(
      ["compute"] + model + [
        "--samples", "\(samples)", "--commutant", "off", "--operators", "off", "-q", "-o",
        "ours.h5",
        "--times", "linear:\(times[0]):\(times.last!):\(times.count)",
      ], in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let theirs = try #require(try RunFile(reading: folder.file("theirs.h5")).formFactor())
    let ours = try #require(try RunFile(reading: folder.file("ours.h5")).formFactor())
    var (chiSquared, bins) = (0.0, 0)
    for first in ours.mean.indices {
      for second in first..<ours.mean.count {
        // Tied sectors have one curve; it counts once.
        let isCopy =
          (0..<first).contains {
            abs(ours.mean[first][second][0] - ours.mean[$0][second][0]) < 1e-6
          }
          || first != second && abs(ours.mean[first][second][0] - ours.mean[first][first][0]) < 1e-6
        if isCopy { continue }
        let comparison = CurveComparison(
          theirs.mean[first][second], samples: 200, with: ours.mean[first][second],
          standardError: ours.standardError[first][second], samples: samples, width: 50)
        chiSquared += comparison.chiSquared
        bins += comparison.binCount
      }
    }
    print("\(name): χ² per bin \(chiSquared / Double(bins)), \(bins) bins")
    #expect(bins >= 120)
    #expect(chiSquared / Double(bins) < 1.3)
  }
}
